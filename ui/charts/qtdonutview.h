// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/donutview.h"

#include <QChartView>
#include <QPieSeries>

class QLabel;

namespace console {

/// DonutView by Qt Charts.
class QtDonutView final : public DonutView
{
    Q_OBJECT

public:
    explicit QtDonutView(QWidget* parent = nullptr);

    void setSlices(const std::vector<Slice>& slices) override;
    void setCentre(const QString& number, const QString& words) override;

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void paintSlices();
    void slicePressed(QPieSlice* slice);
    void sliceHovered(QPieSlice* slice, bool hovered);

    std::vector<Slice> m_slices;
    QChartView* m_view;
    QPieSeries* m_pie;
    QLabel* m_number;
    QLabel* m_words;
    QString m_centreNumber;
    QString m_centreWords;
};

} // namespace console
