// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <QImage>
#include <QString>

class QWidget;

namespace console {

/// A chart as it is on the window, with its title above it and the window's colours, for elsewhere. Any widget that
/// paints itself will do. GUI thread.

/// Twice as sharp as the window.
[[nodiscard]] QImage chartImage(QWidget& chart, const QString& title);
/// By the ending of `path`: .svg as drawings of lines and text, all else as PNG. Error: WriteFailed, and the file is as
/// it was.
[[nodiscard]] Result<void> saveChartPicture(QWidget& chart, const QString& title, const QString& path);

} // namespace console
