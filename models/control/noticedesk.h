// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/broker/brokerlink.h"
#include "models/firmware/downloadlink.h"
#include "models/fleet/fleet.h"
#include "models/rollout/rolloutview.h"

#include <optional>
#include <unordered_map>

namespace console {

/// Writes the notices the engine ordered and hands them to the link, behind the gate of the record batch that explains
/// them. The same task and attempt gives the same bytes, also after a restart. Engine thread, owned by ControlLoop.
class NoticeDesk
{
public:
    struct Sent
    {
        TaskKey task;
        QByteArray topic;
        QByteArray payload;
    };

    NoticeDesk(BrokerLink& link, const Fleet& fleet, const RolloutView& engine, DownloadLink downloadLink);

    /// Base of the links, without a trailing slash; and how long they live.
    void setLinks(const QString& publicUrl, int linkHours);
    [[nodiscard]] QString publicUrl() const { return m_publicUrl; }

    /// Publishes the notice; gives what was written, null when the task is gone.
    std::optional<Sent> send(const NoticeOrder& order, quint64 afterSequence, TimeMs now);
    /// "Nothing pending" to a device that pulled.
    Sent sendNothingPending(DeviceSlot device, const QByteArray& requestId, quint64 afterSequence);
    /// Takes back what has not left yet of tasks that are no longer open, or whose batch does not run. Gives the tasks
    /// that are still open: their notice is not sent (again).
    [[nodiscard]] std::vector<TaskKey> withdrawStale();
    /// Whose publish ended; null for answers that belong to no task. Forgets the tag.
    [[nodiscard]] std::optional<TaskKey> takeEnded(quint64 tag);

    /// The bytes a device would get, with a link of the form in force.
    [[nodiscard]] NoticePreview preview(const Firmware& firmware, DeviceSlot device, TimeMs now) const;

private:
    [[nodiscard]] Notice noticeFor(const Firmware& firmware, const LinkClaim& claim, qint64 id) const;
    [[nodiscard]] qint64 expiry(qint64 firstExpiry, TimeMs now) const;

    BrokerLink& m_link;
    const Fleet& m_fleet;
    const RolloutView& m_engine;
    DownloadLink m_downloadLink;
    QString m_publicUrl;
    int m_linkHours = 24 * 7;
    quint64 m_lastTag = 0;
    std::unordered_map<quint64, TaskKey> m_underway; ///< by tag
};

} // namespace console
