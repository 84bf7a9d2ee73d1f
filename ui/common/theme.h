// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/settings.h"

#include <QColor>
#include <QFont>

class QApplication;

namespace console {

/// What a colour means. States keep their colour everywhere: badges, bars, charts.
enum class ColorRole {
    Window,
    Base,
    Alternate,
    Border,
    Text,
    SecondaryText,
    Accent,
    Queued,
    Notified,
    Upgrading,
    Succeeded,
    Failed,
    Warning,
    Other,
    OnAccent, ///< text and icons on an accent surface
};

// Spacing, in device independent pixels.
inline constexpr int space4 = 4;
inline constexpr int space8 = 8;
inline constexpr int space12 = 12;
inline constexpr int space16 = 16;
inline constexpr int space24 = 24;
inline constexpr int controlRadius = 4;
inline constexpr int cardRadius = 8;
inline constexpr int tableRowHeight = 28;
inline constexpr int formRowHeight = 32;

/// Gives the program its look: Fusion, own palette, own fonts, one style sheet. May be called again at any time; System
/// follows the desktop's light or dark by the lightness of its palette. GUI thread.
void applyTheme(QApplication& app, Theme theme);

/// By the palette in force, so nothing has to be told when the theme changes.
[[nodiscard]] bool isDark();
[[nodiscard]] QColor themeColor(ColorRole role);
/// The colour laid thinly over the base: selections, badge grounds. `share` 0..1.
[[nodiscard]] QColor tint(const QColor& color, double share);

[[nodiscard]] QFont titleFont(); ///< 16 pt semibold: page titles
[[nodiscard]] QFont sectionFont(); ///< 12 pt semibold
[[nodiscard]] QFont secondaryFont(); ///< 9 pt
[[nodiscard]] QFont bigNumberFont(); ///< 28 pt light: the one number of a card
[[nodiscard]] QFont monoFont(); ///< ids, digests, payloads

} // namespace console
