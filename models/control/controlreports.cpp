// SPDX-License-Identifier: GPL-3.0-or-later
// What comes in: the workspace, reports, publish results, link changes, download evidence.
#include "models/control/controlloop.h"

#include "models/control/deviceorders.h"

#include "models/control/workspacerestore.h"

#include <algorithm>

namespace console {

namespace {

constexpr TimeMs longAwayMs = 10 * 1000;

} // namespace

void ControlLoop::reportReceived(const DeviceReport& report, const MqttMessage& message)
{
    const TimeMs now = m_parts.clock.now();
    m_reports.count();
    const auto known = m_rules.fleet.find(report.productKey, report.deviceName);
    if (known && !m_watch.admit(*known, ReportWatch::Kind::Message, now)) {
        ++m_dropped;
        suspect(*known, report.step, QStringLiteral("flood"));
        return;
    }
    const FleetChange change = m_rules.fleet.apply(report, now, known);
    if (change.device == noDevice) {
        const QString who = toText(report.productKey) + u'/' + toText(report.deviceName);
        if (const auto activity
            = m_rejections.add(change.refused.value_or(Error{ ErrorKind::NotFound, who }), message, now))
            log(*activity);
        return;
    }
    m_records.deviceChanged(change, now);
    if (change.enrolled) {
        if (m_enrolled++ == 0)
            m_firstEnrolled = change.device;
    }
    m_frameBuilder.deviceChanged(change.device);
    RawMessage raw{ now, true, report.retained, message.topic, message.payload };
    if (report.kind == ReportKind::Pull)
        m_raw.add(change.device, std::move(raw));
    else
        m_raw.addReport(change.device,
            report.kind == ReportKind::Progress ? LastReports::Kind::Progress : LastReports::Kind::Version,
            std::move(raw));
    if (change.versionChanged && change.previousVersion != 0 && !report.retained
        && !m_watch.admit(change.device, ReportWatch::Kind::VersionChange, now))
        suspect(change.device, 0, QStringLiteral("versions"));
    applyToEngine(report, change, now);
    if (change.version != 0)
        welcome(change.device, now);
}

/// Into the batches that are open to devices that match by now.
void ControlLoop::welcome(DeviceSlot device, TimeMs now)
{
    if (!m_newcomers.areExpected())
        return;
    m_newcomers.consider(
        device, now, [&](const DeviceQuery& query) { return orders::deviceMatches(*this, query, device, now); });
}

void ControlLoop::suspect(DeviceSlot device, int step, const QString& finding)
{
    if (!m_frameBuilder.markSuspicious(device))
        return;
    Activity activity;
    activity.kind = ActivityKind::SuspiciousReport;
    activity.device = device;
    activity.args = { QString::number(step) };
    if (!finding.isEmpty())
        activity.args.append(finding);
    log(activity);
}

void ControlLoop::applyToEngine(const DeviceReport& report, const FleetChange& change, TimeMs now)
{
    RolloutEngine& engine = m_rules.engine;
    // A legacy pull asks before it informs: otherwise the push that its version causes would take the answer's place.
    if (!report.retained && (report.kind == ReportKind::Pull || report.kind == ReportKind::LegacyPull)) {
        const bool legacy = report.kind == ReportKind::LegacyPull;
        const QByteArray requestId(report.requestId.data(), static_cast<qsizetype>(report.requestId.size()));
        if (!engine.pulled(change.device, change.module, legacy, requestId, now) && !legacy)
            m_emptyPulls.push_back({ change.device, requestId });
    }
    const bool reportsVersion = report.kind == ReportKind::Inform || report.kind == ReportKind::LegacyPull;
    if (reportsVersion && change.version != 0)
        engine.versionReported(change.device, change.module, change.version, report.retained, now);
    if (report.kind == ReportKind::Progress) {
        if (!report.retained && m_frameBuilder.isUnexplained(change.device))
            suspect(change.device, report.step, {});
        else if (!report.retained && !m_frameBuilder.hasOpenTask(change.device)
            && !m_watch.admit(change.device, ReportWatch::Kind::IdleProgress, now))
            suspect(change.device, report.step, QStringLiteral("again"));
        engine.progressReported(change.device, change.module, report.step, report.retained, now);
    }
}

void ControlLoop::reportRejected(const Error& error, const MqttMessage& message)
{
    if (error.kind == ErrorKind::ReportOwnEcho)
        return;
    m_reports.count();
    if (const auto activity = m_rejections.add(error, message, m_parts.clock.now()))
        log(*activity);
}

quint64 ControlLoop::burstEnded()
{
    const quint64 durable = settle();
    // Where too much waits for its commit, nothing more is read before all of it has one.
    return m_backlog.isFull() ? m_records.lastSequence() : durable;
}

void ControlLoop::publishEnded(quint64 tag, PublishOutcome outcome, quint8 reason)
{
    if (const auto task = m_notices.takeEnded(tag)) {
        m_rules.engine.noticeEnded(*task, outcome, m_parts.clock.now(), reason);
        settleSoon();
    }
}

void ControlLoop::linkChanged(const LinkStatus& status)
{
    logLink(status);
    const bool wasConnected = m_linkStatus.state == LinkState::Connected;
    const bool isConnected = status.state == LinkState::Connected;
    m_linkStatus = status;
    if (wasConnected != isConnected) {
        look();
        const TimeMs now = m_parts.clock.now();
        m_rules.engine.setConnected(isConnected, now, heardAt(now));
        if (isConnected)
            m_lostAt.reset();
        else
            m_lostAt = m_parts.clock.steady() - m_link.silentMs();
        if (!isConnected) // what was in flight and cancelled meanwhile must not go out again with the next connection
            takeBackNotices(m_parts.clock.now());
        settleSoon();
    }
}

/// A session that was kept is no proof: a broker's queue has an end, of QoS 0 many keep nothing, and none tells what it
/// dropped. Said only where devices at work had the time to speak.
bool ControlLoop::mayHaveMissed(const LinkStatus& status) const
{
    if (!status.sessionResumed)
        return m_rules.fleet.size() > 0;
    if (!m_lostAt || m_parts.clock.steady() - *m_lostAt < longAwayMs)
        return false;
    const std::vector<BatchId> batches = m_rules.engine.batches();
    return std::any_of(batches.begin(), batches.end(), [this](BatchId id) {
        const Batch* batch = m_rules.engine.batch(id);
        return isOpen(batch->state)
            && batch->counts.of(TaskState::Notified) + batch->counts.of(TaskState::Upgrading) > 0;
    });
}

void ControlLoop::logLink(const LinkStatus& status)
{
    Activity activity;
    if (status.state == LinkState::Connected && m_linkStatus.state != LinkState::Connected) {
        activity.kind = ActivityKind::BrokerConnected;
        activity.args = { status.host, QString::number(status.port),
            status.mqtt5 ? QStringLiteral("MQTT 5") : QStringLiteral("MQTT 3.1.1") };
        log(activity);
        if (mayHaveMissed(status)) {
            Activity missing;
            missing.kind = ActivityKind::ReportsMayBeMissing;
            log(missing);
        }
    } else if (status.error && status.error != m_linkStatus.error) {
        activity.kind = ActivityKind::BrokerLost;
        activity.args = { QString::number(static_cast<int>(status.error->kind)), status.error->context };
        log(activity);
    }
}

void ControlLoop::logEnrolments(TimeMs now)
{
    if (m_enrolled == 0)
        return;
    Activity activity;
    activity.at = now;
    activity.kind = ActivityKind::DeviceEnrolled;
    activity.args = { QString::number(m_enrolled), toText(m_rules.fleet.names().devices.at(m_firstEnrolled)) };
    if (m_enrolled == 1)
        activity.device = m_firstEnrolled;
    m_enrolled = 0;
    log(activity);
}

void ControlLoop::takeDownloads()
{
    if (m_backlog.isFull())
        return; // they wait in their mailbox, which has its own end
    for (const DownloadEvidence& seen : m_parts.downloads.takeAll()) {
        const TaskKey key{ seen.batch, seen.device };
        const bool unreadable = seen.kind == DownloadEvidence::Kind::Unreadable;
        if (unreadable || seen.kind == DownloadEvidence::Kind::Tampered) {
            if (const Batch* batch = m_rules.engine.batch(seen.batch))
                m_rules.engine.fileFound(
                    batch->firmware, unreadable ? FileState::Unreadable : FileState::Changed, seen.at);
        } else {
            m_rules.engine.downloadSeen(key, seen.kind == DownloadEvidence::Kind::Began, seen.bytes, seen.at);
        }
    }
    settleSoon();
}

Result<void> ControlLoop::restore(const WorkspaceContents& contents)
{
    if (auto restored = restoreRules(m_rules, m_links, contents); !restored)
        return restored;
    for (const auto& device : contents.devices)
        m_lastAlive = std::max(m_lastAlive, device.lastSeen);
    m_records.markRestored(contents.greatestLog);
    m_frameBuilder.restore();
    m_frameBuilder.setFilters(m_rules.filters.all());
    publishLinks(); // the file server may be asked before the loop's first tick
    return {};
}

} // namespace console
