// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/charttint.h"

#include <QString>
#include <QWidget>

#include <vector>

namespace console {

/// Versions as horizontal bars with name, count and share: the legend of the ring beside it. Each bar is a link, by
/// mouse and by arrow keys and Enter. Painted by hand: a bar chart cannot set text in columns. GUI thread.
class VersionBars final : public QWidget
{
    Q_OBJECT

public:
    struct Bar
    {
        QString label;
        quint32 devices = 0;
        double share = 0; ///< 0..1
        ChartTint tint;
        bool operator==(const Bar&) const = default;
    };

    explicit VersionBars(QWidget* parent = nullptr);

    void setBars(std::vector<Bar> bars);
    [[nodiscard]] const std::vector<Bar>& bars() const { return m_bars; }
    [[nodiscard]] int current() const { return m_current; }
    [[nodiscard]] QRect barRect(int bar) const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void barClicked(int bar);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Columns
    {
        int label = 0;
        int count = 0;
        int share = 0;
    };
    [[nodiscard]] Columns columns() const;
    void paintBar(QPainter& painter, int bar, const Columns& columns) const;
    [[nodiscard]] int barAt(const QPoint& place) const;
    void setHovered(int bar);

    std::vector<Bar> m_bars;
    int m_current = 0;
    int m_hovered = -1;
};

} // namespace console
