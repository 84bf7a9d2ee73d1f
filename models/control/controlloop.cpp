// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/control/controlloop.h"

#include "models/base/failpoint.h"
#include "models/base/logging.h"

#include <algorithm>

namespace console {

namespace {

constexpr int tickMs = 100;
constexpr int moreMs = 10; ///< while the window still lacks devices
constexpr TimeMs idleFrameMs = 1000;
constexpr TimeMs lazyEveryMs = 500;
constexpr std::size_t mostLazy = 10'000; ///< at once: more would keep what matters waiting
constexpr TimeMs forgetMs = 60 * 1000;
constexpr TimeMs aliveMs = 5 * 1000;
constexpr TimeMs stillMs = 10 * 1000; ///< since the last look: the process was stopped, or the machine slept

} // namespace

ControlLoop::ControlLoop(ControlParts parts, std::shared_ptr<FleetNames> names)
    : m_parts(std::move(parts))
    , m_rules(std::move(names))
    , m_newcomers(m_rules)
    , m_records(m_rules.fleet, m_rules.engine)
    , m_frameBuilder(m_rules.fleet, m_rules.engine)
    , m_links(m_rules.engine, m_parts.vaultPath)
    , m_link(m_parts.makeSession, m_parts.clock, *this)
    , m_notices(m_link, m_rules.fleet, m_rules.engine, m_parts.downloadLink)
    , m_backlog(m_parts.store, m_parts.mostUncommitted)
{
    m_link.setParent(this);
    for (QTimer* timer : { &m_advanceTimer, &m_tickTimer, &m_settleTimer })
        timer->setParent(this);
    m_advanceTimer.setSingleShot(true);
    m_advanceTimer.setTimerType(Qt::PreciseTimer);
    m_settleTimer.setSingleShot(true);
    m_settleTimer.setInterval(0);
    m_tickTimer.setInterval(tickMs);
    connect(&m_advanceTimer, &QTimer::timeout, this, &ControlLoop::advance);
    connect(&m_tickTimer, &QTimer::timeout, this, &ControlLoop::tick);
    connect(&m_settleTimer, &QTimer::timeout, this, [this] { settle(); });
}

// The link and the timers are children so that they move to the engine thread with the loop; as members they are gone,
// and out of the list of children, before QObject looks at it.
ControlLoop::~ControlLoop() = default;

void ControlLoop::start()
{
    m_started = true;
    m_parts.downloads.setWake(wakeOn(this, [this] { takeDownloads(); }));
    const TimeMs now = m_parts.clock.now();
    const TimeMs heard = std::max(m_lastAlive, m_parts.lastAlive);
    m_rules.engine.resumeAfterRestart(now, heard);
    if (heard != 0)
        m_lostAt = m_parts.clock.steady() - (now - heard); // the console was away since then
    m_tickTimer.start();
    settle();
    tick();
}

void ControlLoop::stop()
{
    m_stopped = true;
    m_parts.downloads.setWake({});
    m_tickTimer.stop();
    m_advanceTimer.stop();
    m_link.disconnectFrom();
    logEnrolments(m_parts.clock.now());
    while (const auto merged = m_rejections.flush(m_parts.clock.now(), true))
        log(*merged);
    settle();
    m_backlog.handOverLast();
}

void ControlLoop::connectTo(const BrokerProfile& profile, const QString& password)
{
    m_link.connectTo(profile, password);
}

void ControlLoop::disconnectFrom()
{
    m_link.disconnectFrom();
}

void ControlLoop::setLinks(const QString& publicUrl, int linkHours)
{
    m_notices.setLinks(publicUrl, linkHours);
}

void ControlLoop::setServerStatus(const ServerStatus& status)
{
    m_serverStatus = status;
}

void ControlLoop::watch(BatchId batch)
{
    m_frameBuilder.watch(batch);
    tick();
}

void ControlLoop::markProblemsSeen()
{
    m_frameBuilder.markProblemsSeen();
    tick();
}

void ControlLoop::log(Activity activity)
{
    if (activity.at == 0)
        activity.at = m_parts.clock.now();
    activity.id = EventId{ m_rules.ids.next(activity.at) };
    if (activity.actor.isEmpty() && isOrder(activity.kind))
        activity.actor = m_actor;
    m_records.addActivity(activity);
    m_frameBuilder.addActivity(activity);
    settleSoon();
}

void ControlLoop::devicesMarked(const std::vector<MarksRecord>& marks)
{
    m_records.addMarks(marks);
    for (const MarksRecord& one : marks) {
        m_frameBuilder.deviceChanged(one.slot);
        m_rules.engine.regrouped(one.slot, m_rules.groupOf(one.slot));
    }
    const TimeMs now = m_parts.clock.now();
    for (const MarksRecord& one : marks)
        welcome(one.slot, now);
}

void ControlLoop::filterChanged(const FilterRecord& filter)
{
    m_records.addFilter(filter);
    m_frameBuilder.setFilters(m_rules.filters.all());
}

quint64 ControlLoop::carryOutAs(const QString& actor, const std::function<void()>& work)
{
    m_actor = actor;
    work();
    const quint64 sequence = settle();
    m_actor.clear();
    return sequence;
}

quint64 ControlLoop::settle()
{
    const TimeMs now = m_parts.clock.now();
    const Effects effects = m_rules.engine.takeEffects();
    m_records.add(effects, now);
    m_frameBuilder.apply(effects);
    m_links.apply(effects);
    if (m_links.grantsMore())
        publishLinks(); // before a notice tells a device to fetch
    for (const Activity& activity : effects.activities)
        log(activity);
    failPoint("control.before-store");
    const quint64 sequence = handOver(lazyShare());
    failPoint("control.after-store");
    m_settleTimer.stop(); // before carrying out, which may ask for the next one
    carryOut(effects, sequence, now);
    armTimer();
    return sequence;
}

void ControlLoop::publishLinks()
{
    if (const auto links = m_links.takeSnapshot())
        m_parts.publishLinks(links);
}

void ControlLoop::settleSoon()
{
    if (!m_settleTimer.isActive() && !m_stopped)
        m_settleTimer.start();
}

std::size_t ControlLoop::lazyShare()
{
    if (m_stopped)
        return RecordCollector::allLazy;
    const TimeMs steady = m_parts.clock.steady();
    const bool isDue = m_lazyAt == 0 || steady - m_lazyAt >= lazyEveryMs;
    // A store that is behind gets nothing that can wait.
    if (!isDue || !m_records.holdsLazy() || !m_parts.store.isEmpty())
        return 0;
    m_lazyAt = steady;
    return mostLazy;
}

quint64 ControlLoop::handOver(std::size_t lazyRecords)
{
    if (auto batch = m_records.take(lazyRecords)) {
        if (batch->isDurable())
            m_durable = batch->sequence;
        m_backlog.add(std::move(*batch));
    }
    fillStore();
    return m_durable;
}

void ControlLoop::fillStore()
{
    m_backlog.handOver();
    holdReading();
}

void ControlLoop::holdReading()
{
    if (m_link.isHeld() == m_backlog.isFull())
        return;
    m_link.hold(m_backlog.isFull());
    if (!m_link.isHeld())
        takeDownloads();
}

void ControlLoop::carryOut(const Effects& effects, quint64 sequence, TimeMs now)
{
    for (const NoticeOrder& order : effects.notices) {
        if (const auto sent = m_notices.send(order, sequence, now))
            m_raw.add(order.task.device, { now, false, false, sent->topic, sent->payload });
    }
    for (const EmptyPull& pull : std::exchange(m_emptyPulls, {})) {
        const auto sent = m_notices.sendNothingPending(pull.device, pull.requestId, sequence);
        m_raw.add(pull.device, { now, false, false, sent.topic, sent.payload });
    }
    for (const FirmwareId id : effects.fileChecks) {
        if (!m_stopped)
            m_parts.checkFile(*m_rules.engine.firmware(id));
    }
    const bool anyTaskEnded
        = std::any_of(effects.tasks.begin(), effects.tasks.end(), [](const Task& task) { return !isOpen(task.state); });
    const bool anyBatchStopped = std::any_of(effects.batches.begin(), effects.batches.end(),
        [](const Batch& batch) { return batch.state != BatchState::Running; });
    if (!anyTaskEnded && !anyBatchStopped)
        return;
    takeBackNotices(now);
}

void ControlLoop::takeBackNotices(TimeMs now)
{
    // A paused batch: what is taken back is not lost. The engine takes it up again when it may, and knows which device
    // may have its notice already.
    for (const TaskKey& key : m_notices.withdrawStale()) {
        m_rules.engine.noticeEnded(key, PublishOutcome::Withdrawn, now);
        settleSoon();
    }
}

void ControlLoop::advance()
{
    if (m_answers.storeError() || m_stopped)
        return; // nothing is pushed that cannot be recorded
    look();
    const TimeMs now = m_parts.clock.now();
    m_rules.engine.advance(now, heardAt(now));
    settle();
}

void ControlLoop::look()
{
    const TimeMs steady = m_parts.clock.steady();
    const TimeMs stood = m_lookedAt == 0 ? 0 : steady - m_lookedAt;
    m_lookedAt = steady;
    const TimeMs jumped = m_parts.clock.catchUp();
    const TimeMs now = m_parts.clock.now();
    if (jumped != 0)
        m_rules.engine.clockJumped(jumped, now);
    if (stood > stillMs)
        m_rules.engine.stoodStill(now - stood, now);
    if (jumped == 0 && stood <= stillMs)
        return;
    qCInfo(lcControl) << "the clock jumped by" << jumped << "ms; nothing was read for" << stood << "ms";
    settleSoon();
}

void ControlLoop::armTimer()
{
    const TimeMs next = m_rules.engine.nextAdvance();
    if (next == 0 || m_stopped) {
        m_advanceTimer.stop();
        return;
    }
    const TimeMs wait = std::clamp<TimeMs>(m_parts.clock.lasts(next - m_parts.clock.now()), 0, 60 * 1000);
    m_advanceTimer.start(static_cast<int>(wait));
}

void ControlLoop::tick()
{
    if (!m_started)
        return;
    look();
    const TimeMs now = m_parts.clock.now();
    const TimeMs steady = m_parts.clock.steady();
    while (const auto merged = m_rejections.flush(now))
        log(*merged);
    logEnrolments(now);
    for (Activity& joined : m_newcomers.takeJoined())
        log(std::move(joined));
    m_reports.look(steady);
    sayAlive(now, steady);
    if (steady - m_forgotAt >= forgetMs) {
        m_watch.forgetQuiet(now);
        m_forgotAt = steady;
    }
    if (m_records.holdsLazy())
        settle();
    else
        fillStore();
    publishLinks();
    if (!m_parts.frames.isEmpty() || (m_frameBuilder.isEmpty() && steady - m_lastFrameAt < idleFrameMs))
        return;
    m_lastFrameAt = steady;
    const bool taken
        = m_parts.frames.put(m_frameBuilder.build(ownPulse(), m_rules.fleet.distribution().takeChanges(), now));
    Q_ASSERT(taken);
    Q_UNUSED(taken)
    if (const int pause = m_frameBuilder.hasMore() ? moreMs : tickMs; pause != m_tickTimer.interval())
        m_tickTimer.setInterval(pause);
}

void ControlLoop::sayAlive(TimeMs now, TimeMs steady)
{
    const bool hears = m_link.status().state == LinkState::Connected && !m_answers.storeError() && !m_backlog.isFull();
    if (!hears || steady - m_saidAliveAt < aliveMs)
        return;
    m_saidAliveAt = steady;
    m_parts.alive(heardAt(now));
}

Pulse ControlLoop::pulse(TimeMs now)
{
    Pulse whole = ownPulse();
    m_frameBuilder.fillCounts(whole, now);
    return whole;
}

Pulse ControlLoop::ownPulse() const
{
    Pulse pulse;
    pulse.link = m_link.status();
    pulse.server = m_serverStatus;
    pulse.reportsPerSecond = m_reports.perSecond();
    pulse.reports = m_reports.total();
    pulse.rejectedReports = m_rejections.total() + m_dropped;
    pulse.storeMs = static_cast<double>(m_commitMicroseconds) / 1000;
    pulse.storeError = m_answers.storeError();
    return pulse;
}

void ControlLoop::storeCommitted(quint64 sequence, qint64 microseconds)
{
    m_commitMicroseconds = microseconds;
    m_backlog.committed(sequence);
    m_link.committed(sequence);
    m_answers.committed(sequence);
    fillStore();
}

void ControlLoop::storeFailed(const Error& error)
{
    m_answers.failed(error);
    Activity activity;
    activity.kind = ActivityKind::StoreFailed;
    activity.args = { QString::number(static_cast<int>(error.kind)), error.context };
    log(activity);
}

void ControlLoop::storeRecovered()
{
    m_answers.recovered();
    Activity activity;
    activity.kind = ActivityKind::StoreRecovered;
    log(activity);
    advance();
}

} // namespace console
