// SPDX-License-Identifier: GPL-3.0-or-later
// Four eyes, waves, windows and the end of a plan, as ROLLOUTS.md and models/README.md tell them: counted anew at every
// look.
#include "tests/models/rollout/referencerollout.h"

#include <algorithm>

namespace console {

namespace {

constexpr TimeMs minuteMs = 60'000;
constexpr TimeMs dayMs = 24 * 60 * minuteMs;

/// Windows of these plans are in UTC and of every day.
bool isOpenAt(const Plan& plan, TimeMs now)
{
    const auto minute = static_cast<int>(now % dayMs / minuteMs);
    return plan.windows.empty() || std::ranges::any_of(plan.windows, [minute](const MaintenanceWindow& window) {
        const bool overnight = window.toMinute <= window.fromMinute;
        const bool begun = minute >= window.fromMinute;
        const bool over = minute >= window.toMinute;
        return overnight ? begun || !over : begun && !over;
    });
}

TimeMs opensAt(const Plan& plan, TimeMs now)
{
    TimeMs at = now;
    while (!isOpenAt(plan, at))
        at += minuteMs - at % minuteMs;
    return at;
}

} // namespace

bool ReferenceRollout::mayPushAt(const Book& book, TimeMs now) const
{
    return mayPush(book) && (book.plan.endAt == 0 || now < book.plan.endAt) && isOpenAt(book.plan, now);
}

TimeMs ReferenceRollout::pushDue(const Book& book, TimeMs now) const
{
    const TimeMs at = opensAt(book.plan, std::max(now, m_judgeFrom));
    return book.plan.endAt != 0 && at >= book.plan.endAt ? 0 : at;
}

/// None where nothing is left for one of them.
std::vector<quint32> ReferenceRollout::sizesOf(
    const std::vector<Wave>& waves, const std::vector<VersionIndex>& fromOfDevice) const
{
    const auto there = static_cast<quint32>(std::ranges::count(fromOfDevice, m_target));
    const auto devices = static_cast<quint32>(fromOfDevice.size()) - there;
    std::vector<quint32> sizes;
    quint32 left = devices;
    for (const Wave& wave : waves) {
        quint32 size = wave.devices;
        if (wave.percentThousandths != 0)
            size = std::max(devices * static_cast<quint32>(wave.percentThousandths) / 100'000, 1U);
        if (wave.isRest())
            size = left;
        if (size == 0 || size > left)
            return {};
        left -= size;
        sizes.push_back(size);
    }
    return sizes;
}

bool ReferenceRollout::isShareHeld(const Book& book) const
{
    quint32 good = 0;
    quint32 bad = 0;
    for (const ReferenceTask& task : book.tasks) {
        if (task.wave > book.open)
            continue;
        good += task.state == TaskState::Succeeded ? 1 : 0;
        bad += task.silent || (task.state == TaskState::Failed && task.reason != TaskReason::Conflict) ? 1 : 0;
    }
    return good > 0
        && good * 100 >= static_cast<quint32>(book.plan.waves[book.open].gate.successPercent) * (good + bad);
}

/// Whether some device of the open waves still is to have its notice or its outcome.
bool ReferenceRollout::isAnyAtWork(const Book& book) const
{
    return std::ranges::any_of(book.tasks, [&book](const ReferenceTask& task) {
        const bool away = task.state == TaskState::Queued && task.reason == TaskReason::WaitingForDevice;
        return task.wave <= book.open && task.open() && !task.silent && !away;
    });
}

void ReferenceRollout::openWaves(Book& book, TimeMs now)
{
    while (m_connected && now >= m_judgeFrom && book.open + 1 < book.plan.waves.size()
        && (book.state == BatchState::Running || book.state == BatchState::Paused)) {
        if (!isShareHeld(book))
            book.heldSince = 0;
        else if (book.heldSince == 0 && !isAnyAtWork(book))
            book.heldSince = now;
        const Gate& gate = book.plan.waves[book.open].gate;
        const bool mayOpen = mayPush(book) && (book.plan.endAt == 0 || now < book.plan.endAt);
        if (book.heldSince == 0 || gate.manual || now < book.heldSince + gate.soakMinutes * minuteMs || !mayOpen)
            return;
        ++book.open;
        book.heldSince = 0;
    }
}

TimeMs ReferenceRollout::waveDue(const Book& book) const
{
    if (!mayPush(book) || book.open + 1 >= book.plan.waves.size())
        return 0;
    const Gate& gate = book.plan.waves[book.open].gate;
    if (book.heldSince == 0)
        return isShareHeld(book) && !isAnyAtWork(book) ? m_judgeFrom : 0;
    const TimeMs due = std::max(book.heldSince + gate.soakMinutes * minuteMs, m_judgeFrom);
    return gate.manual || book.ended || (book.plan.endAt != 0 && due >= book.plan.endAt) ? 0 : due;
}

bool ReferenceRollout::approve(BatchId id, bool byAuthor, TimeMs now)
{
    const auto found = m_books.find(id);
    if (found == m_books.end() || !isOpen(found->second.state) || !found->second.unreleased || byAuthor
        || !allowed(BatchKind::Upgrade) || (found->second.plan.endAt != 0 && found->second.plan.endAt <= now))
        return false;
    found->second.unreleased = false;
    return true;
}

/// Both allowed, or nothing changes; what its end has cancelled does not come back.
bool ReferenceRollout::setTimes(BatchId id, const PlanTimes& times, TimeMs now)
{
    const auto found = m_books.find(id);
    if (found == m_books.end() || !isOpen(found->second.state) || found->second.unreleased)
        return false;
    Book& book = found->second;
    if (times == timesOf(book.plan))
        return true;
    const bool isOver = book.ended || (book.plan.endAt != 0 && book.plan.endAt <= now);
    const bool isLater
        = times.endAt == 0 || times.endAt == book.plan.endAt || times.endAt > std::max(now, book.plan.startAt);
    if (isOver || !isLater)
        return false;
    book.plan.windows = times.windows;
    book.plan.endAt = times.endAt;
    book.plan.endAction = times.endAction;
    pump(now);
    return true;
}

bool ReferenceRollout::release(BatchId id, std::size_t wave, TimeMs now)
{
    const auto found = m_books.find(id);
    if (found == m_books.end() || !isOpen(found->second.state) || found->second.state == BatchState::Scheduled
        || found->second.unreleased)
        return false;
    Book& book = found->second;
    if (wave != book.open + 1 || wave >= book.plan.waves.size())
        return false;
    book.open = wave;
    book.heldSince = 0;
    pump(now);
    return true;
}

void ReferenceRollout::endBooks(TimeMs now)
{
    if (!m_connected || now < m_judgeFrom)
        return;
    for (auto& [id, book] : m_books) {
        if (!isOpen(book.state) || book.plan.endAt == 0 || now < book.plan.endAt || std::exchange(book.ended, true)
            || book.plan.endAction == EndAction::FinishOpen)
            continue;
        book.state = BatchState::Cancelled;
        for (ReferenceTask& task : book.tasks) {
            if (task.cancel(TaskReason::EndedBySchedule, now))
                task.linkEnds = false; // with all the others of the batch
        }
        m_linkEnds.push_back(id);
        if (book.kind == BatchKind::Verification)
            m_firmware = FirmwareState::VerificationFailed;
    }
    sweep(now);
}

/// After its end nothing of a batch waits to be sent.
void ReferenceRollout::sweep(TimeMs now)
{
    for (auto& [id, book] : m_books) {
        for (ReferenceTask& task : book.tasks) {
            if (book.ended && task.state == TaskState::Queued)
                task.cancel(TaskReason::EndedBySchedule, now);
        }
    }
    closeBooks();
}

} // namespace console
