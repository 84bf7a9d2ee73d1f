// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/rollout/rolloutduel.h"

#include "models/rollout/wavetext.h"
#include "models/rollout/windowtext.h"

#include <array>

namespace console {

namespace {

template <std::size_t N> auto pick(const std::array<int, N>& values, quint32 number)
{
    return values[number % N];
}

/// Waves, windows and an end; nothing of them where the number is 0.
void addSchedule(Plan& plan, quint32 number, TimeMs now)
{
    const auto gate = [&number]() {
        Gate any{ pick(std::array{ 0, 1, 50, 100 }, number), pick(std::array{ 0, 10, 0 }, number / 4),
            number / 16 % 5 == 0 };
        number /= 64;
        any.successPercent = any.any() ? any.successPercent : 50;
        return any;
    };
    const quint32 shape = number % 16;
    number /= 16;
    if (shape % 4 == 1)
        plan.waves = { { 1, 0, gate() }, {} };
    else if (shape % 4 == 2)
        plan.waves = { { 0, 40'000, gate() }, { 2, 0, gate() }, {} };
    if (shape / 4 == 1) {
        const int from = static_cast<int>(now / minute % 1440 + number % 60);
        plan.windows.push_back({ 0x7f, from % 1440, (from + 1 + int(number / 64 % 90)) % 1440, "UTC" });
    } else if (shape / 4 == 2) {
        plan.endAt = now + (6 + number % 40) * minute;
        plan.endAction = number / 64 % 2 ? EndAction::FinishOpen : EndAction::CancelAll;
    }
}

Plan planOf(const DuelStep& step, TimeMs now)
{
    Plan plan = quickPlan();
    plan.timeoutMinutes = step.b % 2 ? 0 : 15;
    plan.retryCount = pick(std::array{ 0, 1, 2, 5 }, step.b / 2);
    plan.retryIntervalMinutes = step.b / 8 % 2 ? 0 : 10;
    plan.conflict = step.b / 16 % 2 ? ConflictPolicy::Keep : ConflictPolicy::Replace;
    plan.startAt = step.b / 32 % 4 ? 0 : now + 5 * minute;
    if (step.b / 128 % 2)
        plan.sourceVersions = QStringList{ QStringLiteral("1.0") };
    addSchedule(plan, step.c / 256, now);
    return plan;
}

} // namespace

RolloutDuel::RolloutDuel(bool verified, bool tells)
    : m_tells(tells)
    , m_host(verified)
    , m_reference(verified, newVersion)
{
}

void RolloutDuel::say(DeviceSlot device, const QString& line)
{
    m_story.emplace_back(
        device, QStringLiteral("%1 s  %2").arg(double(m_host.now % 10'000'000) / 1000, 0, 'f', 3).arg(line));
}

QStringList RolloutDuel::storyOf(DeviceSlot device, int last) const
{
    QStringList lines;
    for (const auto& [about, line] : m_story) {
        if (about == device || about == noDevice || device == noDevice)
            lines.append(line);
    }
    return lines.mid(std::max<qsizetype>(0, lines.size() - last));
}

void RolloutDuel::differ(DeviceSlot device, const QString& what)
{
    if (!m_difference.isEmpty())
        return;
    m_difference = what;
    m_differingDevice = device;
}

void RolloutDuel::same(const char* what, const TaskKey& key, qint64 expected, qint64 actual)
{
    if (expected != actual)
        differ(key.device,
            QStringLiteral("%1 of device %2 in batch %3: reference %4, engine %5")
                .arg(QLatin1StringView(what))
                .arg(key.device)
                .arg(key.batch.value)
                .arg(expected)
                .arg(actual));
}

BatchId RolloutDuel::batchOf(quint32 number) const
{
    return m_batches.empty() ? BatchId{ 1 } : m_batches[number % m_batches.size()];
}

bool RolloutDuel::play(const DuelStep& step)
{
    m_retrying = false;
    m_targetReportedBy = noDevice;
    if (step.kind % 32 < 7)
        order(step);
    else if (step.kind % 32 < 25)
        report(step);
    else
        world(step);
    if (step.c % 4 != 0)
        take();
    compare();
    return m_difference.isEmpty();
}

void RolloutDuel::start(const DuelStep& step)
{
    const Plan plan = planOf(step, m_host.now);
    Batch draft;
    draft.id = BatchId{ m_host.nextId++ };
    draft.kind = step.a % 5 ? BatchKind::Upgrade : BatchKind::Verification;
    draft.firmware = testFirmware;
    draft.plan = plan;
    draft.createdBy = QStringLiteral("Anna");
    draft.needsRelease = step.a / 1024 % 4 == 3;
    std::vector<VersionIndex> from;
    std::vector<RolloutEngine::Target> targets;
    for (DeviceSlot device = 0; device < 1 + step.a / 8 % devices; ++device) {
        from.push_back(static_cast<VersionIndex>(pick(std::array{ 1, 1, 1, 1, 0, 2, 3 }, step.a / 64 + device * 5)));
        targets.push_back({ device, from.back() });
    }
    if (m_tells)
        say(noDevice,
            QStringLiteral(
                "start batch %1 kind %2 on %3 devices, timeout %4, retries %5 after %6 min, replace %7, later %8")
                    .arg(draft.id.value)
                    .arg(int(draft.kind))
                    .arg(targets.size())
                    .arg(plan.timeoutMinutes)
                    .arg(plan.retryCount)
                    .arg(plan.retryIntervalMinutes)
                    .arg(plan.conflict == ConflictPolicy::Replace)
                    .arg(plan.startAt != 0)
                + QStringLiteral(", waves “%1”, windows “%2”, end in %3 min, action %4")
                      .arg(wavesText(plan.waves), windowsText(plan.windows))
                      .arg(plan.endAt == 0 ? 0 : (plan.endAt - m_host.now) / minute)
                      .arg(int(plan.endAction)));
    const bool started = m_host.engine->startBatch(draft, targets, testModule, newVersion, m_host.now).has_value();
    std::vector<std::size_t> waves;
    for (quint32 index = 0; started && index < from.size(); ++index)
        waves.push_back((*m_host.engine->tasks(draft.id))[index].wave);
    same("start allowed", { draft.id, noDevice },
        m_reference.start(draft.id, draft.kind, plan, from, waves, draft.needsRelease, m_host.now), started);
    if (started)
        m_batches.push_back(draft.id);
}

void RolloutDuel::order(const DuelStep& step)
{
    RolloutEngine& engine = *m_host.engine;
    const BatchId id = batchOf(step.a);
    const DeviceSlot device = step.b % devices;
    const TimeMs now = m_host.now;
    const QString name = QString::number(id.value);
    switch (step.kind % 32) {
    case 0:
        if (m_batches.size() < 3 || step.c % 8 == 5 || m_open == 0)
            start(step);
        return;
    case 1:
        if (m_tells)
            say(noDevice, u"pause " + name);
        return same("pause", { id, noDevice }, m_reference.pause(id), engine.pauseBatch(id, now).has_value());
    case 2:
    case 3:
        if (m_tells)
            say(noDevice, u"resume " + name);
        return same("resume", { id, noDevice }, m_reference.resume(id, now), engine.resumeBatch(id, now).has_value());
    case 4:
        if (step.b % 8 == 1)
            return release(step);
        if (step.b % 8 < 4 && step.b % 8 > 1)
            return approve(id, step.b % 8 == 2);
        if (step.b % 8 == 4)
            return setTimes(id, step);
        if (step.b % 8 != 0)
            return;
        if (m_tells)
            say(noDevice, u"cancel " + name);
        return same("cancel", { id, noDevice }, m_reference.cancel(id, now), engine.cancelBatch(id, now).has_value());
    case 5: {
        m_retrying = true;
        const std::vector<DeviceSlot> named = step.c / 4 % 2 ? std::vector{ device } : std::vector<DeviceSlot>{};
        if (m_tells)
            say(named.empty() ? noDevice : device, u"retry the failed of " + name);
        m_pushed.clear();
        return same(
            "retry", { id, device }, m_reference.retry(id, named, now), engine.retryFailed(id, named, now).has_value());
    }
    default:
        if (step.c / 4 % 4 != 0)
            return;
        if (m_tells)
            say(device, u"cancel task in " + name);
        same("cancel task", { id, device }, m_reference.cancelTask(id, device, now),
            engine.cancelTasks(id, { device }, now).has_value());
    }
}

void RolloutDuel::approve(BatchId id, bool byAuthor)
{
    const QString name = byAuthor ? QStringLiteral(" ANNA ") : QStringLiteral("Ben");
    if (m_tells)
        say(noDevice, QStringLiteral("approve %1 as %2").arg(id.value).arg(name));
    same("approve", { id, noDevice }, m_reference.approve(id, byAuthor, m_host.now),
        m_host.engine->approveBatch(id, name, m_host.now).has_value());
}

void RolloutDuel::setTimes(BatchId id, const DuelStep& step)
{
    const Batch* batch = m_host.engine->batch(id);
    if (!batch)
        return;
    Plan changed;
    addSchedule(changed, step.b / 8, m_host.now);
    PlanTimes times = timesOf(changed);
    if (step.c / 4 % 8 == 0)
        times.endAt = m_host.now - 1; // past
    if (m_tells)
        say(noDevice,
            QStringLiteral("times of %1: windows “%2”, end in %3 min")
                .arg(id.value)
                .arg(windowsText(times.windows))
                .arg(times.endAt == 0 ? 0 : (times.endAt - m_host.now) / minute));
    const Plan plan = batch->plan;
    same("times", { id, noDevice }, m_reference.setTimes(id, times, m_host.now),
        m_host.engine->setPace(id, plan.ratePerMinute, plan.pace, times, m_host.now).has_value());
}

void RolloutDuel::release(const DuelStep& step)
{
    const BatchId id = batchOf(step.a);
    const Batch* batch = m_host.engine->batch(id);
    const int wave = (batch ? batch->wave.open : 0) + (step.b / 8 % 4 ? 2 : 3);
    if (m_tells)
        say(noDevice, QStringLiteral("release wave %1 of %2").arg(wave).arg(id.value));
    same("release", { id, noDevice }, m_reference.release(id, static_cast<std::size_t>(wave - 1), m_host.now),
        m_host.engine->releaseWave(id, wave, m_host.now).has_value());
}

void RolloutDuel::report(const DuelStep& step)
{
    RolloutEngine& engine = *m_host.engine;
    const DeviceSlot device = step.a % devices;
    const TimeMs now = m_host.now;
    const bool retained = step.c / 4 % 16 == 0;
    const quint32 kind = step.kind % 32;
    if (kind >= 22) { // the file server needs no broker
        const BatchId id = batchOf(step.c / 64);
        if (m_tells)
            say(device, QStringLiteral("download in %1, began %2").arg(id.value).arg(step.b % 2));
        engine.downloadSeen({ id, device }, step.b % 2, step.b % 100'000, now);
        return m_reference.served(id, device, step.b % 2, now);
    }
    if (!m_connected)
        return;
    if (kind < 12) {
        const auto version = static_cast<VersionIndex>(pick(std::array{ 1, 1, 1, 2, 3 }, step.b));
        if (m_tells)
            say(device, QStringLiteral("reports version %1%2").arg(version).arg(retained ? u", retained" : u""));
        if (version == newVersion && !retained)
            m_targetReportedBy = device;
        engine.versionReported(device, testModule, version, retained, now);
        if (!retained)
            m_reference.reported(device, version, now);
    } else if (kind < 16) {
        const int progress
            = step.b % 4 ? pick(std::array{ 0, 10, 50, 99, 100, 100, 101 }, step.b / 4) : -1 - int(step.b / 4 % 5);
        if (m_tells)
            say(device, QStringLiteral("progress %1%2").arg(progress).arg(retained ? u", retained" : u""));
        engine.progressReported(device, testModule, progress, retained, now);
        if (!retained)
            m_reference.progressed(device, progress, now);
    } else if (kind == 16) {
        if (m_tells)
            say(device, QStringLiteral("pulls"));
        same("pull answered", { {}, device }, m_reference.pulled(device, step.b % 2, now),
            engine.pulled(device, testModule, step.b % 2, "7", now));
    } else {
        const BatchId id = batchOf(step.c / 64);
        const auto outcome = static_cast<PublishOutcome>(pick(std::array{ 0, 0, 1, 1, 2, 3 }, step.b));
        take(); // only what was carried out can end
        if (m_tells)
            say(device, QStringLiteral("notice of %1 ended: %2").arg(id.value).arg(int(outcome)));
        if (outcome != PublishOutcome::Acknowledged)
            m_pushed.erase({ id, device });
        engine.noticeEnded({ id, device }, outcome, now, 0x87);
        m_reference.noticeEnded(id, device, outcome, now);
    }
}

void RolloutDuel::world(const DuelStep& step)
{
    switch (step.kind % 32) {
    case 25:
        m_connected = step.b % 4 != 0;
        if (m_tells)
            say(noDevice, m_connected ? QStringLiteral("connected") : QStringLiteral("connection lost"));
        m_host.engine->setConnected(m_connected, m_host.now);
        return m_reference.connected(m_connected, m_host.now);
    case 26:
        if (step.b % 4 != 0)
            return;
        take();
        if (m_tells)
            say(noDevice, QStringLiteral("restart"));
        {
            const TimeMs before = m_host.now;
            m_pushed.clear();
            m_connected = true;
            m_host.restart(2 * second + step.a % (40 * minute));
            m_reference.restarted(before, m_host.now);
            return take(); // the host did
        }
    case 27:
        if (step.b % 32 != 0)
            return;
        return spoilFile(step.b % 128 == 0 ? FileState::Changed : FileState::Unreadable);
    case 28:
    case 29:
        return pass(step.b % (12 * minute), true);
    case 30:
        return pass(step.b % (40 * second), true);
    default:
        pass(step.b % (2 * minute), false);
    }
}

void RolloutDuel::spoilFile(FileState state)
{
    if (m_tells)
        say(noDevice,
            state == FileState::Changed ? QStringLiteral("the file was changed")
                                        : QStringLiteral("the file cannot be read"));
    m_host.engine->fileFound(testFirmware, state, m_host.now);
    m_reference.fileFound(state);
}

void RolloutDuel::pass(TimeMs ms, bool inSteps)
{
    if (m_tells)
        say(noDevice, QStringLiteral("%1 ms pass%2").arg(ms).arg(inSteps ? u"" : u" at once"));
    const TimeMs end = m_host.now + ms;
    while (inSteps && m_difference.isEmpty()) {
        const TimeMs next = m_host.engine->nextAdvance();
        const TimeMs due = m_reference.nextDue(m_host.now);
        if (due != 0 && (next == 0 || next > std::max(due, m_host.now)))
            return differ(noDevice,
                QStringLiteral("due in %1 ms, engine waits %2 ms").arg(due - m_host.now).arg(next - m_host.now));
        if (next == 0 || next > end)
            break;
        m_host.now = std::max(m_host.now, next);
        advance();
        take();
        const TimeMs after = m_host.engine->nextAdvance();
        if (after != 0 && after <= m_host.now)
            return differ(noDevice, QStringLiteral("advance left something undone"));
    }
    m_host.now = end;
    advance();
}

void RolloutDuel::advance()
{
    m_host.engine->advance(m_host.now);
    m_reference.advance(m_host.now);
    compare();
}

} // namespace console
