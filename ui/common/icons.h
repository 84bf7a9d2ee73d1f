// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QIcon>
#include <QPainter>

namespace console {

/// The program's own line drawings (resources/icons/NAME.svg), drawn in the text colour of the theme in force at the
/// moment of painting, so nothing is reloaded when the theme changes. An unknown name gives a null icon. GUI thread.
[[nodiscard]] QIcon icon(const QString& name);
/// In the colour of a state.
[[nodiscard]] QIcon icon(const QString& name, ColorRole role);
/// Into a rectangle, in any colour, sharp at every scale.
void drawIcon(QPainter* painter, const QRect& rect, const QString& name, const QColor& color);
[[nodiscard]] QIcon appIcon();

} // namespace console
