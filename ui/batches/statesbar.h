// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rollout/batch.h"

#include <QWidget>

namespace console {

/// A batch at a glance: one bar with a segment per state, and under it every state that occurs as icon, number and
/// word. GUI thread.
class StatesBar : public QWidget
{
    Q_OBJECT

public:
    explicit StatesBar(QWidget* parent = nullptr);

    void setCounts(const TaskCounts& counts);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void describe();
    void paintBar(QPainter& painter, const QRect& bar) const;
    void paintLegend(QPainter& painter, const QRect& line) const;

    TaskCounts m_counts;
};

} // namespace console
