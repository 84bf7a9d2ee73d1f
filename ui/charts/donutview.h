// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/charttint.h"

#include <QString>
#include <QWidget>

#include <vector>

namespace console {

/// Shares of a whole as a ring with one number in its middle. GUI thread.
class DonutView : public QWidget
{
    Q_OBJECT

public:
    struct Slice
    {
        QString label;
        double value = 0;
        ChartTint tint;
        bool operator==(const Slice&) const = default;
    };

    using QWidget::QWidget;

    virtual void setSlices(const std::vector<Slice>& slices) = 0;
    virtual void setCentre(const QString& number, const QString& words) = 0;

signals:
    void sliceClicked(int index);
};

} // namespace console
