// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/batchtablemodel.h"

#include <QWidget>

class QAction;
class QButtonGroup;
class QMenu;
class QStackedWidget;

namespace console {

class EmptyState;
class NoticeBar;
class PageHeader;
class TableView;

/// All batches, the open ones first by choice. GUI thread; part of the batches page.
class BatchList : public QWidget
{
    Q_OBJECT

public:
    /// `newBatch` is the page's main action.
    BatchList(BatchTableModel& model, QAction* newBatch, QWidget* parent = nullptr);

    void retranslate();
    void showProblem(const QString& text);
    [[nodiscard]] TableView* view() const { return m_view; }

signals:
    void batchChosen(console::BatchId id);
    void pauseRequested(console::BatchId id);
    void resumeRequested(console::BatchId id);

private:
    class OpenFilter;

    void makeFilter();
    void makeTable();
    void buildMenu(QMenu& menu, const QModelIndex& row);
    void showWhatFits();
    void explainEmpty();
    [[nodiscard]] const BatchRow& rowAt(const QModelIndex& index) const;

    BatchTableModel& m_model;
    QAction* m_newBatch;
    OpenFilter* m_filter = nullptr;
    PageHeader* m_header = nullptr;
    QWidget* m_filterBox = nullptr;
    QButtonGroup* m_choices = nullptr;
    NoticeBar* m_notice = nullptr;
    TableView* m_view = nullptr;
    EmptyState* m_empty = nullptr;
    EmptyState* m_noneOpen = nullptr;
    QStackedWidget* m_stack = nullptr;
};

} // namespace console
