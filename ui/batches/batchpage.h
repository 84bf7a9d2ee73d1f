// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/commands.h"
#include "models/tables/activitytablemodel.h"
#include "models/tables/tasktable.h"

#include <QWidget>

#include <array>

class QAction;
class QLabel;
class QLineEdit;
class QStackedWidget;
class QTabBar;
class QToolButton;

namespace console {

class BadgeLabel;
class ExportBar;
class HistoryView;
class NoticeBar;
class OutcomeCards;
class PaceLabel;
class PageHeader;
class PlanView;
class ReleaseBar;
class ReplayBar;
class StatesBar;
class TaskList;
class WaveBar;

/// One batch, live: what it is, how far it is, what went wrong, its devices by state, its plan and history; and the
/// orders that steer it. Ctrl+. pauses from anywhere on it and never asks. GUI thread; owns the tables it shows.
class BatchPage : public QWidget
{
    Q_OBJECT

public:
    BatchPage(Commands& commands, std::shared_ptr<const FleetNames> names, ActivityTableModel::SentenceOf sentenceOf,
        QWidget* parent = nullptr);
    ~BatchPage() override;

    /// `firmwareSize` in bytes, 0 = unknown.
    void showBatch(const BatchRow& row, qint64 firmwareSize);
    void applyFrame(const Frame& frame);
    [[nodiscard]] BatchId batch() const { return m_row.batch.id; }

signals:
    void backRequested();
    void deviceRequested(console::DeviceSlot device);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    static constexpr int planTab = 5;
    static constexpr int historyTab = 6;

    void makeActions();
    QWidget* makeTop();
    QWidget* makeTabs();
    void retranslate();
    void refresh();
    void refreshHalt();
    void refreshActions();
    void refreshTabs();
    void pause();
    void pauseOrResume();
    void cancel();
    void retry(const std::vector<DeviceSlot>& devices);
    void cancelDevices(const std::vector<DeviceSlot>& devices);
    void changeRate();
    void releaseWave();
    void showMoment(const Frame& frame);
    void backToNow();
    template <class T> void tell(const QFuture<Result<T>>& answer, const QString& done);

    Commands& m_commands;
    std::shared_ptr<const FleetNames> m_names;
    BatchRow m_row;
    TimeMs m_now = 0;
    TaskTable m_tasks;

    QAction* m_back = nullptr;
    QAction* m_pause = nullptr;
    QAction* m_cancel = nullptr;
    QAction* m_retry = nullptr;
    QAction* m_rate = nullptr;
    QAction* m_close = nullptr; ///< a dynamic batch, to devices that match later
    QAction* m_halt = nullptr;
    PageHeader* m_header = nullptr;
    BadgeLabel* m_badge = nullptr;
    QLabel* m_subtitle = nullptr;
    QToolButton* m_more = nullptr;
    ExportBar* m_export;
    ReplayBar* m_replay;
    BatchRow m_live; ///< while one looks back
    NoticeBar* m_notice = nullptr;
    NoticeBar* m_haltNotice = nullptr; ///< while it is halted: why
    ReleaseBar* m_release;
    WaveBar* m_waves;
    StatesBar* m_states = nullptr;
    PaceLabel* m_pace = nullptr;
    OutcomeCards* m_cards = nullptr;
    QTabBar* m_tabs = nullptr;
    QLineEdit* m_search = nullptr;
    QStackedWidget* m_stack = nullptr;
    std::array<TaskList*, 5> m_lists{};
    PlanView* m_plan = nullptr;
    HistoryView* m_history = nullptr;
};

} // namespace console
