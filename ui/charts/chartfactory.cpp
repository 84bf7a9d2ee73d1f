// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartfactory.h"

#ifdef ROLLOUT_WITH_CHARTS
#include "ui/charts/qtdonutview.h"
#include "ui/charts/qttimeview.h"
#endif

namespace console {

#ifdef ROLLOUT_WITH_CHARTS
DonutView* createDonutView(QWidget* parent)
{
    return new QtDonutView(parent);
}
TimeView* createTimeView(TimeView::Kind kind, QWidget* parent)
{
    return new QtTimeView(kind, parent);
}
#else
DonutView* createDonutView(QWidget*)
{
    return nullptr;
}
TimeView* createTimeView(TimeView::Kind, QWidget*)
{
    return nullptr;
}
#endif

} // namespace console
