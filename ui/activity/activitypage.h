// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/commands.h"
#include "models/tables/activitytablemodel.h"
#include "ui/activity/activitytext.h"
#include "ui/common/tablepage.h"

#include <QHash>

#include <memory>
#include <optional>

class QButtonGroup;

namespace console {

class ActivityPanel;
class NoticeBar;
class PageHeader;

/// The log: every order and every decision as a sentence, newest first, each linking to its subject. Live entries come
/// by frames, older ones from the store as one scrolls. Looking at it makes problems seen. GUI thread.
class ActivityPage final : public TablePage
{
    Q_OBJECT

public:
    ActivityPage(Commands& commands, std::shared_ptr<const FleetNames> names, QWidget* parent = nullptr);

    void applyFrame(const Frame& frame);
    void retranslate() override;
    /// Only what is silent, failed or suspicious.
    void showProblems();

signals:
    void batchRequested(console::BatchId batch);
    void deviceRequested(console::DeviceSlot device);
    void firmwareRequested(console::FirmwareId firmware);

protected:
    void showCurrent() override;
    void passTime() override;
    void showEvent(QShowEvent* event) override;

private:
    void buildFilter(PageHeader* header);
    void setGroup(int button);
    void loadOlder();
    void olderLoaded(const Result<QList<Activity>>& activities);
    void openSubject(const QModelIndex& index);
    void updateEmpty();
    [[nodiscard]] QString sentence(const Activity& activity) const;

    Commands& m_commands;
    std::shared_ptr<const FleetNames> m_names;
    QHash<quint64, QString> m_batchVersions;
    std::optional<ActivityGroup> m_group; ///< none = all
    int m_query = 0; ///< answers to earlier questions are not wanted any more
    bool m_loaded = false;
    ActivityTableModel m_model;
    QButtonGroup* m_groups;
    NoticeBar* m_notice;
    ActivityPanel* m_panel;
};

} // namespace console
