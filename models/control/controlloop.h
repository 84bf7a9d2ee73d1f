// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/mailbox.h"
#include "models/broker/brokerlink.h"
#include "models/control/controlparts.h"
#include "models/control/framebuilder.h"
#include "models/control/linkledger.h"
#include "models/control/newcomers.h"
#include "models/control/noticedesk.h"
#include "models/control/orderdesk.h"
#include "models/control/rawmessages.h"
#include "models/control/recordcollector.h"
#include "models/control/rejectionlog.h"
#include "models/control/reportmeter.h"
#include "models/control/reportwatch.h"
#include "models/control/rules.h"

#include <QTimer>

#include <optional>

namespace console {

/// The heart: broker in, rules, store first, then out. Lives on the engine thread; restore() before it starts. Whatever
/// the rules decide is handed to the store as a numbered record batch, and leaves the process only when that number is
/// committed.
class ControlLoop final : public OrderDesk, private BrokerListener
{
    Q_OBJECT

public:
    ControlLoop(ControlParts parts, std::shared_ptr<FleetNames> names);
    ~ControlLoop() override;

    /// Before start(), any one thread. Error: DatabaseDamaged when records do not fit together.
    [[nodiscard]] Result<void> restore(const WorkspaceContents& contents);
    void start();
    /// Leaves the broker and hands the last records to the store.
    void stop();

    void connectTo(const BrokerProfile& profile, const QString& password);
    void disconnectFrom();
    void setLinks(const QString& publicUrl, int linkHours);
    void setServerStatus(const ServerStatus& status);
    void watch(BatchId batch);
    void markProblemsSeen();
    void addSamples(std::vector<VersionSample> samples) { m_frameBuilder.addSamples(std::move(samples)); }
    /// What orders wrote on devices, and a saved filter that changed: to the store and to the window.
    void devicesMarked(const std::vector<MarksRecord>& marks);
    void filterChanged(const FilterRecord& filter);
    void devicesExcluded(const ExclusionRecord& excluded) { m_records.addExclusion(excluded); }
    /// Adds an entry to the log.
    void log(Activity activity);

    [[nodiscard]] Rules& rules() { return m_rules; }
    [[nodiscard]] const NoticeDesk& notices() const { return m_notices; }
    [[nodiscard]] const RawMessages& rawMessages() const { return m_raw; }

    [[nodiscard]] DeviceRow deviceRow(DeviceSlot device) const { return m_frameBuilder.deviceRow(device); }
    /// As the next frame would carry it.
    [[nodiscard]] Pulse pulse(TimeMs now);

public slots:
    void storeCommitted(quint64 sequence, qint64 microseconds);
    void storeFailed(const console::Error& error);
    void storeRecovered();

private:
    // OrderDesk
    [[nodiscard]] ControlLoop& loop() override { return *this; }
    [[nodiscard]] TimeMs time() const override { return m_parts.clock.now(); }
    quint64 carryOutAs(const QString& actor, const std::function<void()>& work) override;
    // BrokerListener
    void reportReceived(const DeviceReport& report, const MqttMessage& message) override;
    void reportRejected(const Error& error, const MqttMessage& message) override;
    [[nodiscard]] quint64 burstEnded() override;
    void publishEnded(quint64 tag, PublishOutcome outcome, quint8 reason) override;
    void linkChanged(const LinkStatus& status) override;

    /// Shows the device as suspicious, once; `finding` says what ActivityText is to say of it.
    void suspect(DeviceSlot device, int step, const QString& finding);
    void applyToEngine(const DeviceReport& report, const FleetChange& change, TimeMs now);
    void takeDownloads();
    /// Stores and then carries out what the rules decided; the number to wait for.
    quint64 settle();
    /// How many lazy records may go to the store now.
    [[nodiscard]] std::size_t lazyShare();
    void settleSoon();
    void publishLinks();
    quint64 handOver(std::size_t lazyRecords);
    void fillStore();
    void carryOut(const Effects& effects, quint64 sequence, TimeMs now);
    /// Notices that nobody wants any more are not sent, or not sent again.
    void takeBackNotices(TimeMs now);
    /// Reads on, or reads nothing more, as the backlog has room.
    void holdReading();
    void advance();
    /// Sees whether the clock jumped, or this thread stood still: before anything is judged by the time.
    void look();
    [[nodiscard]] TimeMs heardAt(TimeMs now) const { return now - m_link.silentMs(); }
    void armTimer();
    void tick();
    void sayAlive(TimeMs now, TimeMs steady);
    [[nodiscard]] Pulse ownPulse() const;
    void logLink(const LinkStatus& status);
    [[nodiscard]] bool mayHaveMissed(const LinkStatus& status) const;
    void logEnrolments(TimeMs now);
    void welcome(DeviceSlot device, TimeMs now);

    struct EmptyPull
    {
        DeviceSlot device;
        QByteArray requestId;
    };

    ControlParts m_parts;
    Rules m_rules;
    Newcomers m_newcomers;
    RecordCollector m_records;
    FrameBuilder m_frameBuilder;
    LinkLedger m_links;
    BrokerLink m_link;
    NoticeDesk m_notices;
    RawMessages m_raw;
    RejectionLog m_rejections;
    ReportWatch m_watch;
    quint64 m_dropped = 0; ///< messages of devices that do not stop
    TimeMs m_forgotAt = 0;
    QTimer m_advanceTimer;
    QTimer m_tickTimer;
    QTimer m_settleTimer;
    StoreBacklog m_backlog;
    std::vector<EmptyPull> m_emptyPulls;
    QString m_actor; ///< of the order being carried out
    quint64 m_durable = 0; ///< newest sequence that holds more than lazy records
    qint64 m_commitMicroseconds = 0;
    LinkStatus m_linkStatus;
    ServerStatus m_serverStatus;
    ReportMeter m_reports;
    quint32 m_enrolled = 0; ///< since the last log entry
    DeviceSlot m_firstEnrolled = noDevice;
    TimeMs m_lastFrameAt = 0; ///< steady time
    TimeMs m_lazyAt = 0; ///< steady time: when lazy records went last
    TimeMs m_lookedAt = 0; ///< steady time
    std::optional<TimeMs> m_lostAt; ///< steady time, of an earlier run below 0 too; none = connected, or never was
    TimeMs m_lastAlive = 0; ///< newest sign of life in the restored workspace: timeouts stand still from there
    TimeMs m_saidAliveAt = 0; ///< steady time
    bool m_stopped = false;
};

} // namespace console
