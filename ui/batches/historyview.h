// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/commands.h"
#include "models/tables/activitytablemodel.h"

#include <QWidget>

class QLabel;

namespace console {

class TableView;

/// Orders and decisions about one batch: the stored ones, older pages as one scrolls down, new ones by frames. GUI
/// thread.
class HistoryView : public QWidget
{
    Q_OBJECT

public:
    HistoryView(Commands& commands, ActivityTableModel::SentenceOf sentenceOf, QWidget* parent = nullptr);

    void setBatch(BatchId batch);
    void applyFrame(const Frame& frame);
    void retranslate();

private:
    void readOlder();
    void pageRead(const Result<QList<Activity>>& page);

    Commands& m_commands;
    BatchId m_batch;
    quint64 m_turn = 0;
    bool m_reading = false;
    ActivityTableModel* m_model = nullptr;
    TableView* m_view = nullptr;
    QLabel* m_problem = nullptr;
};

} // namespace console
