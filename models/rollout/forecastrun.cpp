// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/forecastrun.h"

#include <algorithm>

namespace console {

namespace {

constexpr VersionIndex fromVersion = 1;
constexpr VersionIndex targetVersion = 2;
constexpr TimeMs dayMs = 24LL * 60 * 60 * 1000;
constexpr TimeMs watchedAfterwards = 7 * dayMs;
constexpr TimeMs longestRollout = 400 * dayMs;

/// The versions have other numbers here.
Task renumbered(Task task)
{
    const bool source = task.evidence.reportedVersion != 0 && task.evidence.reportedVersion == task.fromVersion;
    task.evidence.reportedVersion = source ? fromVersion : 0;
    task.fromVersion = fromVersion;
    return task;
}

std::vector<TimeMs> timesOf(const std::vector<RunOutcome::Ending>& endings, bool onlySucceeded)
{
    std::vector<TimeMs> times;
    for (const RunOutcome::Ending& ending : endings) {
        if (ending.succeeded || !onlySucceeded)
            times.push_back(ending.at);
    }
    return times;
}

} // namespace

std::vector<TimeMs> RunOutcome::endedAt() const
{
    return timesOf(endings, false);
}

std::vector<TimeMs> RunOutcome::succeededAt() const
{
    return timesOf(endings, true);
}

ForecastRun::ForecastRun(Draw device)
    : m_made(std::move(device))
{
}

RunOutcome ForecastRun::run(const Batch& batch, std::vector<Task> tasks, TimeMs now, qint64 fileBytes)
{
    restore(batch, std::move(tasks), now, fileBytes);
    while (!m_outcome.halted) {
        const TimeMs due = m_engine.nextAdvance();
        const TimeMs next = m_events.empty() ? due : due == 0 ? m_events.top().at : std::min(due, m_events.top().at);
        if (next == 0 || isOver(next))
            break;
        now = std::max(now, next);
        if (due != 0 && due <= now)
            m_engine.advance(now);
        while (!m_events.empty() && m_events.top().at <= now) {
            const Event event = m_events.top();
            m_events.pop();
            happen(event);
        }
        take(now);
    }
    const Batch& ended = *m_engine.batch(m_batch);
    for (const Task& task : *m_engine.tasks(m_batch))
        m_outcome.exposed += task.attempt > 0 && !ended.holdsBack(task) ? 1 : 0;
    m_outcome.unsent = m_unsent;
    return std::move(m_outcome);
}

void ForecastRun::restore(const Batch& batch, std::vector<Task> tasks, TimeMs now, qint64 fileBytes)
{
    m_batch = batch.id;
    m_live.resize(tasks.size());
    Firmware firmware;
    firmware.id = batch.firmware;
    firmware.state = FirmwareState::Verified;
    firmware.size = fileBytes;
    m_countsDownloads = batch.plan.pace.maxDownloads > 0;
    m_outcome.wavesBegan.resize(batch.plan.waves.size());
    m_engine.restoreFirmware(firmware);
    for (Task& task : tasks) {
        task = renumbered(task);
        m_live[task.device].ended = !isOpen(task.state);
        m_live[task.device].wave = task.wave;
        m_unsent += task.state == TaskState::Queued && task.evidence.pushes == 0 ? 1 : 0;
    }
    m_lastFirstPush = now;
    m_engine.restoreBatch(batch, tasks, defaultModuleIndex, targetVersion);
    m_engine.setConnected(true, now);
    for (const Task& task : tasks)
        goOn(task, now);
    m_engine.advance(now);
    take(now);
}

/// What a device is at already: the rest of what was drawn for it, counted from its notice.
void ForecastRun::goOn(const Task& task, TimeMs now)
{
    if (!isOpen(task.state) || task.evidence.pushes == 0)
        return;
    Live& live = m_live[task.device];
    const TaskEvidence& seen = task.evidence;
    const TimeMs waited = std::max<TimeMs>(now - seen.publishedAt, 1000);
    const ModelledDevice device = m_made(task.device);
    // Overdue: as long again or longer for every second one, for that it did not speak up so far says that much.
    const auto rest = [&](TimeMs drawn) {
        const double again = std::min(1 / device.patience - 1, 1000.0);
        return drawn > waited ? drawn - waited : static_cast<TimeMs>(static_cast<double>(waited) * again);
    };
    live.thereAt = now;
    if (task.state == TaskState::Queued) {
        if (task.reason == TaskReason::WaitingForDevice) {
            live.thereAt = now + rest(device.isThere ? 0 : device.waitMs);
            add(live.thereAt, task.device, What::Comes);
        }
        return;
    }
    if (device.failsSilently)
        return;
    if (task.state == TaskState::Notified && seen.downloadBeganAt == 0)
        return add(now + rest(device.respondMs), task.device, What::Begins);
    const TimeMs fetchedAt = now + std::max<TimeMs>(device.downloadMs - waited, 0);
    m_outcome.downloads.push_back({ now, fetchedAt, device.bytesPerSecond, task.device });
    if (m_countsDownloads && task.step < 100)
        add(fetchedAt, task.device, What::Fetched);
    add(now + rest(device.respondMs + device.downloadMs + device.workMs), task.device, What::Ends);
}

void ForecastRun::add(TimeMs at, DeviceSlot device, What what)
{
    m_events.push({ at, device, m_live[device].notices, what });
}

bool ForecastRun::isOver(TimeMs at) const
{
    return at > m_lastFirstPush + (m_unsent == 0 ? watchedAfterwards : longestRollout);
}

void ForecastRun::take(TimeMs now)
{
    for (;;) {
        const Effects effects = m_engine.takeEffects();
        for (const Task& task : effects.tasks) {
            if (isOpen(task.state) || std::exchange(m_live[task.device].ended, true))
                continue;
            const bool succeeded = task.state == TaskState::Succeeded;
            if (succeeded || task.state == TaskState::Failed)
                m_outcome.endings.push_back({ now, task.device, succeeded });
        }
        for (const Batch& batch : effects.batches)
            m_outcome.halted = m_outcome.halted || batch.isHalted();
        if (effects.notices.empty() || m_outcome.halted)
            return;
        for (const NoticeOrder& notice : effects.notices)
            answer(notice, now);
    }
}

void ForecastRun::answer(const NoticeOrder& notice, TimeMs now)
{
    const DeviceSlot device = notice.task.device;
    Live& live = m_live[device];
    const ModelledDevice drawn = m_made(device);
    ++live.notices;
    if (live.thereAt == 0) {
        live.thereAt = drawn.isThere ? now : now + drawn.waitMs;
        --m_unsent;
        m_lastFirstPush = now;
        if (live.wave < m_outcome.wavesBegan.size() && m_outcome.wavesBegan[live.wave] == 0)
            m_outcome.wavesBegan[live.wave] = now;
        if (!drawn.isThere)
            add(live.thereAt, device, What::Comes);
    }
    if (now < live.thereAt) {
        --live.notices; // its coming still counts
        m_engine.noticeEnded(notice.task, PublishOutcome::NobodyListening, now);
        return;
    }
    m_engine.noticeEnded(notice.task, PublishOutcome::Acknowledged, now);
    if (drawn.failsSilently)
        return;
    add(now + drawn.respondMs, device, What::Begins);
}

void ForecastRun::happen(const Event& event)
{
    Live& live = m_live[event.device];
    if (live.ended)
        return;
    const ModuleIndex module = defaultModuleIndex;
    if (event.what == What::Comes)
        return m_engine.versionReported(event.device, module, fromVersion, false, event.at);
    if (event.notice != live.notices)
        return; // it got another one since
    const ModelledDevice drawn = m_made(event.device);
    if (event.what == What::Begins) {
        m_engine.progressReported(event.device, module, 1, false, event.at);
        const TimeMs fetchedAt = event.at + drawn.downloadMs;
        m_outcome.downloads.push_back({ event.at, fetchedAt, drawn.bytesPerSecond, event.device });
        if (m_countsDownloads)
            add(fetchedAt, event.device, What::Fetched);
        return add(fetchedAt + drawn.workMs, event.device, What::Ends);
    }
    if (event.what == What::Fetched)
        return m_engine.progressReported(event.device, module, 100, false, event.at);
    const auto task = m_engine.task({ m_batch, event.device });
    if (drawn.fails && (task->attempt <= 1 || drawn.failsAgain))
        m_engine.progressReported(event.device, module, -1, false, event.at);
    else
        m_engine.versionReported(event.device, module, targetVersion, false, event.at);
}

} // namespace console
