// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/donutview.h"
#include "ui/charts/timeview.h"

namespace console {

/// The charts of this build; null in a build without Qt Charts (-DROLLOUT_CHARTS=OFF): ChartCard then shows the table.
/// Owned by `parent`, or by the layout they are put in.
[[nodiscard]] DonutView* createDonutView(QWidget* parent = nullptr);
[[nodiscard]] TimeView* createTimeView(TimeView::Kind kind, QWidget* parent = nullptr);

} // namespace console
