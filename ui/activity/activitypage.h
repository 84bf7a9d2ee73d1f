// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/commands.h"
#include "models/tables/activitytablemodel.h"
#include "ui/activity/activitytext.h"
#include "ui/common/page.h"

#include <QHash>
#include <QTimer>
#include <QWidget>

#include <memory>
#include <optional>

class QButtonGroup;
class QSplitter;
class QStackedWidget;

namespace console {

class ActivityPanel;
class EmptyState;
class NoticeBar;
class PageHeader;
class TableView;

/// The log: every order and every decision as a sentence, newest first, each linking to its subject. Live entries come
/// by frames, older ones from the store as one scrolls. Looking at it makes problems seen. GUI thread.
class ActivityPage final : public QWidget, public Page
{
    Q_OBJECT

public:
    ActivityPage(Commands& commands, std::shared_ptr<const FleetNames> names, QWidget* parent = nullptr);

    void applyFrame(const Frame& frame);
    void retranslate() override;
    /// Only what is silent, failed or suspicious.
    void showProblems();
    /// Widths and sizes, for the next start.
    [[nodiscard]] QByteArray saveState() const;
    void restoreState(const QByteArray& state);

signals:
    void batchRequested(console::BatchId batch);
    void deviceRequested(console::DeviceSlot device);
    void firmwareRequested(console::FirmwareId firmware);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void buildFilter(PageHeader* header);
    void setGroup(int button);
    void loadOlder();
    void olderLoaded(const Result<QList<Activity>>& activities);
    void currentMoved();
    void showCurrent();
    void openSubject(const QModelIndex& index);
    void updateEmpty();
    void passTime();
    [[nodiscard]] QString sentence(const Activity& activity) const;

    Commands& m_commands;
    std::shared_ptr<const FleetNames> m_names;
    QHash<quint64, QString> m_batchVersions;
    std::optional<ActivityGroup> m_group; ///< none = all
    int m_query = 0; ///< answers to earlier questions are not wanted any more
    bool m_loaded = false;
    ActivityTableModel m_model;
    PageHeader* m_header;
    QButtonGroup* m_groups;
    NoticeBar* m_notice;
    TableView* m_table;
    ActivityPanel* m_panel;
    EmptyState* m_empty;
    QStackedWidget* m_stack;
    QSplitter* m_splitter;
    QTimer m_clock;
};

} // namespace console
