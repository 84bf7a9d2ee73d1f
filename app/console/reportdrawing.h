// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/reportpaper.h"

#include <QColor>
#include <QSizeF>

class QPainter;

namespace console {

/// What all papers draw alike, in the light theme, for it is printed. Any thread.
namespace reportdrawing {

inline constexpr QSizeF curveSize{ 720, 210 }; ///< in the painter's units; text is 11 of them high
inline constexpr QRgb textColor = 0xff1B2430;
inline constexpr QRgb faintColor = 0xff566273;
inline constexpr QRgb lineColor = 0xffD7DCE3;
inline constexpr QRgb succeededColor = 0xff1A7F4B;
inline constexpr QRgb failedColor = 0xffC4314B;

/// Failed and succeeded devices as areas that stand on each other, with axes and legend, into 0,0 to curveSize.
void paintCurve(QPainter& painter, const ReportCurve& curve);
/// A whole number that people count in, so that at most five steps reach the greatest count.
[[nodiscard]] double countStep(double greatest);

} // namespace reportdrawing

} // namespace console
