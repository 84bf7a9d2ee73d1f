// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/tasktable.h"

#include <QWidget>

#include <map>

namespace console {

/// Failed tasks by reason as horizontal bars, most first. Counts changes of a TaskTable, never scans it but after a
/// reset. GUI thread; the table must outlive it.
class ReasonBars : public QWidget
{
    Q_OBJECT

public:
    explicit ReasonBars(const TaskTable& table, QWidget* parent = nullptr);

    struct Bar
    {
        TaskReason reason;
        quint32 devices;
    };
    [[nodiscard]] std::vector<Bar> bars() const;

signals:
    void changed();

protected:
    void paintEvent(QPaintEvent* event) override;
    [[nodiscard]] QSize sizeHint() const override { return { 280, 132 }; }

private:
    void recount();
    void applyChanges(const std::vector<TaskTable::Change>& changes);
    void describe();

    const TaskTable& m_table;
    std::map<TaskReason, quint32> m_counts;
};

} // namespace console
