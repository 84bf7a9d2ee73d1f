// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/commands.h"
#include "ui/common/sidepanel.h"

#include <QHash>
#include <QTimer>

#include <memory>

class QLabel;
class QPlainTextEdit;
class QVBoxLayout;

namespace console {

class FactGrid;
class NoticeBar;

/// Everything about one device: identity, versions by module, why it stands where it stands, what happened to it, its
/// last raw messages. Asks for the details when its row changes, at most once a second. GUI thread.
class DevicePanel final : public SidePanel
{
    Q_OBJECT

public:
    DevicePanel(Commands& commands, std::shared_ptr<const FleetNames> names, QWidget* parent = nullptr);

    void showDevice(const DeviceRow& row);
    /// The row of the device shown changed.
    void rowChanged(const DeviceRow& row);
    void setConnected(bool connected) { m_connected = connected; } ///< to the broker: shown with what comes next
    void setBatches(const std::vector<BatchRow>& rows);
    void forget();
    [[nodiscard]] DeviceSlot device() const { return m_row.slot; }
    void passTime(TimeMs now);

signals:
    void batchRequested(console::BatchId batch);

protected:
    void changeEvent(QEvent* event) override;

private:
    QLabel* addSection(QVBoxLayout* layout, QWidget* body);
    void ask();
    void detailsCame(DeviceSlot device, const Result<DeviceDetails>& details);
    void showAll();
    void showIdentity();
    void showWhy();
    void showVersions();
    void showTasks();
    void showTimeline();
    void showMessages();
    void retranslate();

    Commands& m_commands;
    std::shared_ptr<const FleetNames> m_names;
    DeviceRow m_row;
    DeviceDetails m_details;
    QHash<quint64, Batch> m_batches;
    bool m_connected = true;
    TimeMs m_now = 0;
    QTimer m_askSoon;
    bool m_asking = false;
    bool m_askAgain = false;
    NoticeBar* m_notice;
    QLabel* m_why;
    QLabel* m_batchLink; ///< to the batch of the task that m_why speaks of
    BatchId m_batch;
    FactGrid* m_identity;
    FactGrid* m_versions;
    FactGrid* m_tasks;
    FactGrid* m_timeline;
    QPlainTextEdit* m_messages;
    QLabel* m_versionsTitle;
    QLabel* m_tasksTitle;
    QLabel* m_timelineTitle;
    QLabel* m_messagesTitle;
};

} // namespace console
