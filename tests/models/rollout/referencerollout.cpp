// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/rollout/referencerollout.h"

#include <algorithm>

namespace console {

namespace {
constexpr TimeMs settleMs = 5000;
}

TaskCounts ReferenceRollout::Book::counts() const
{
    TaskCounts counts;
    for (const ReferenceTask& task : tasks) {
        ++counts.of(task.state);
        counts.silent += task.silent ? 1 : 0;
    }
    return counts;
}

ReferenceRollout::ReferenceRollout(bool verified, VersionIndex target)
    : m_target(target)
    , m_firmware(verified ? FirmwareState::Verified : FirmwareState::Unverified)
{
}

bool ReferenceRollout::allowed(BatchKind kind) const
{
    if (m_tampered)
        return false;
    const bool isVerified = m_firmware == FirmwareState::Verified;
    return kind == BatchKind::Upgrade ? isVerified : !isVerified && m_firmware != FirmwareState::Verifying;
}

bool ReferenceRollout::mayPush(const Book& book) const
{
    const auto needed = book.kind == BatchKind::Upgrade ? FirmwareState::Verified : FirmwareState::Verifying;
    return m_connected && book.state == BatchState::Running && !m_tampered && m_firmware == needed;
}

ReferenceTask* ReferenceRollout::taskOf(BatchId id, DeviceSlot device)
{
    const auto book = m_books.find(id);
    return book == m_books.end() || device >= book->second.tasks.size() ? nullptr : &book->second.tasks[device];
}

ReferenceTask* ReferenceRollout::currentOf(DeviceSlot device)
{
    const auto found = m_current.find(device);
    return found == m_current.end() ? nullptr : found->second;
}

/// Reports belong to the open task of a device, else to the newest.
void ReferenceRollout::noteCurrent(ReferenceTask& task)
{
    const ReferenceTask* known = currentOf(task.device);
    if (!known || task.open() || !known->open())
        m_current[task.device] = &task;
}

bool ReferenceRollout::start(BatchId id, BatchKind kind, const Plan& plan,
    const std::vector<VersionIndex>& fromOfDevice, const std::vector<std::size_t>& waveOfDevice, bool needsRelease,
    TimeMs now)
{
    const bool anyToDo
        = std::any_of(fromOfDevice.begin(), fromOfDevice.end(), [this](VersionIndex v) { return v != m_target; });
    if (!allowed(kind) || fromOfDevice.empty() || (kind == BatchKind::Verification && !anyToDo))
        return false;
    if (anyToDo && !plan.waves.empty()) {
        const std::vector<quint32> sizes = sizesOf(plan.waves, fromOfDevice);
        if (sizes.empty() || waveOfDevice.size() != fromOfDevice.size())
            return false;
        std::vector<quint32> found(sizes.size());
        for (DeviceSlot device = 0; device < fromOfDevice.size(); ++device)
            found[waveOfDevice[device]] += fromOfDevice[device] == m_target ? 0 : 1;
        if (found != sizes)
            return false;
    }
    Book& book = m_books[id];
    book.id = id;
    book.kind = kind;
    book.plan = plan;
    book.unreleased = needsRelease && kind == BatchKind::Upgrade;
    book.began = plan.startAt <= now && !book.unreleased;
    book.state = book.began ? BatchState::Running : BatchState::Scheduled;
    if (kind == BatchKind::Verification)
        m_firmware = FirmwareState::Verifying;
    for (DeviceSlot device = 0; device < fromOfDevice.size(); ++device) {
        ReferenceTask task;
        task.batch = id;
        task.device = device;
        task.target = m_target;
        task.plan = &book.plan;
        task.flashed = &m_flashed;
        task.from = fromOfDevice[device];
        task.wave = plan.waves.empty() ? 0 : waveOfDevice[device];
        task.reason = book.began ? TaskReason::WaitingForTurn : TaskReason::WaitingForStart;
        task.inLine = true;
        ReferenceTask* older = currentOf(device);
        if (task.from == m_target)
            task.finish(TaskState::Skipped, TaskReason::AlreadyThere, now);
        else if (older && older->open()) {
            const bool givesWay = plan.conflict == ConflictPolicy::Replace && older->state != TaskState::Upgrading
                && older->cancel(TaskReason::Replaced, now);
            if (!givesWay)
                task.finish(TaskState::Failed, TaskReason::Conflict, now);
        }
        book.tasks.push_back(task);
    }
    for (ReferenceTask& task : book.tasks)
        noteCurrent(task);
    closeBooks();
    pump(now);
    return true;
}

bool ReferenceRollout::pause(BatchId id)
{
    const auto book = m_books.find(id);
    if (book == m_books.end()
        || (book->second.state != BatchState::Running && book->second.state != BatchState::Scheduled))
        return false;
    book->second.state = BatchState::Paused;
    return true;
}

bool ReferenceRollout::resume(BatchId id, TimeMs now)
{
    const auto found = m_books.find(id);
    if (found == m_books.end() || found->second.state != BatchState::Paused || m_tampered)
        return false;
    Book& book = found->second;
    if (book.kind == BatchKind::Upgrade && m_firmware != FirmwareState::Verified)
        return false;
    if (!book.began)
        book.state = BatchState::Scheduled; // its file is checked first, even where its time has passed
    else
        begin(book);
    pump(now);
    return true;
}

void ReferenceRollout::begin(Book& book)
{
    book.state = BatchState::Running;
    if (std::exchange(book.began, true))
        return;
    for (ReferenceTask& task : book.tasks) {
        if (task.reason == TaskReason::WaitingForStart)
            task.reason = TaskReason::WaitingForTurn;
    }
}

bool ReferenceRollout::cancel(BatchId id, TimeMs now)
{
    const auto found = m_books.find(id);
    if (found == m_books.end() || !isOpen(found->second.state))
        return false;
    Book& book = found->second;
    book.state = BatchState::Cancelled;
    for (ReferenceTask& task : book.tasks) {
        if (task.cancel(TaskReason::CancelledByOperator, now))
            task.linkEnds = false; // with all the others of the batch
    }
    m_linkEnds.push_back(id);
    if (book.kind == BatchKind::Verification)
        m_firmware = FirmwareState::VerificationFailed;
    return true;
}

bool ReferenceRollout::cancelTask(BatchId id, DeviceSlot device, TimeMs now)
{
    const auto book = m_books.find(id);
    if (book == m_books.end() || !isOpen(book->second.state))
        return false;
    if (ReferenceTask* task = taskOf(id, device))
        task->cancel(TaskReason::CancelledByOperator, now);
    closeBooks();
    pump(now);
    return true;
}

bool ReferenceRollout::retry(BatchId id, const std::vector<DeviceSlot>& devices, TimeMs now)
{
    const auto found = m_books.find(id);
    if (found == m_books.end() || found->second.unreleased)
        return false;
    Book& book = found->second;
    if ((!isOpen(book.state) || book.kind == BatchKind::Upgrade) && !allowed(book.kind))
        return false;
    if (book.plan.endAt != 0 && book.plan.endAt <= now)
        return false;
    std::vector<ReferenceTask*> retried;
    for (ReferenceTask& task : book.tasks) {
        const bool named = devices.empty() || std::find(devices.begin(), devices.end(), task.device) != devices.end();
        if (named && task.state == TaskState::Failed && !currentOf(task.device)->open())
            retried.push_back(&task);
    }
    if (retried.empty())
        return false;
    if (!isOpen(book.state)) {
        book.state = BatchState::Running;
        if (book.kind == BatchKind::Verification)
            m_firmware = FirmwareState::Verifying;
    }
    for (ReferenceTask* task : retried) {
        task->retry(now);
        m_current[task->device] = task;
    }
    closeBooks();
    pump(now);
    return true;
}

void ReferenceRollout::fileFound(FileState state)
{
    if (state == FileState::Changed && !std::exchange(m_tampered, true) && m_firmware == FirmwareState::Verified)
        m_firmware = FirmwareState::VerificationFailed;
    for (auto& [id, book] : m_books)
        pause(id);
}

void ReferenceRollout::reported(DeviceSlot device, VersionIndex version, TimeMs now)
{
    if (ReferenceTask* task = currentOf(device))
        task->reported(version, now);
    sweep(now);
    pump(now);
}

void ReferenceRollout::progressed(DeviceSlot device, int step, TimeMs now)
{
    ReferenceTask* task = currentOf(device);
    if (task && step >= -4 && step <= 100)
        task->progressed(step, now);
    sweep(now);
    pump(now);
}

bool ReferenceRollout::pulled(DeviceSlot device, bool legacy, TimeMs now)
{
    ReferenceTask* task = currentOf(device);
    if (!task || !task->open() || !mayPushAt(m_books.at(task->batch), now) || !task->answersPulls())
        return false;
    task->pulled(legacy, now);
    pump(now);
    return true;
}

void ReferenceRollout::noticeEnded(BatchId id, DeviceSlot device, PublishOutcome outcome, TimeMs now)
{
    if (ReferenceTask* task = taskOf(id, device))
        task->noticeEnded(outcome, now);
    sweep(now);
    pump(now);
}

void ReferenceRollout::served(BatchId id, DeviceSlot device, bool began, TimeMs now)
{
    if (ReferenceTask* task = taskOf(id, device))
        task->served(began, now);
}

void ReferenceRollout::connected(bool connected, TimeMs now)
{
    if (std::exchange(m_connected, connected) == connected)
        return;
    if (!connected)
        m_blindSince = now;
    else
        m_connectedAt = now;
    for (auto& [id, book] : m_books) {
        if (connected && m_blindSince != 0 && book.heldSince != 0 && isOpen(book.state))
            book.heldSince += now - std::max(m_blindSince, book.heldSince);
        for (ReferenceTask& task : book.tasks) {
            if (!connected)
                task.connectionLost();
            else if (m_blindSince != 0)
                task.blindBetween(m_blindSince, now);
        }
    }
    if (connected && m_blindSince != 0)
        m_judgeFrom = now + settleMs;
    pump(now);
}

void ReferenceRollout::advance(TimeMs now)
{
    for (auto& [id, book] : m_books) {
        if (book.state == BatchState::Scheduled && !book.unreleased && book.plan.startAt <= now)
            book.checkAsked = true;
        if (!m_connected || now < m_judgeFrom)
            continue;
        for (ReferenceTask& task : book.tasks) {
            for (TimeMs due = task.deadline(m_connectedAt); due != 0 && due <= now; due = task.deadline(m_connectedAt))
                task.act(m_connectedAt, now);
        }
    }
    sweep(now);
    endBooks(now);
    pump(now);
}

TimeMs ReferenceRollout::nextDue(TimeMs now) const
{
    TimeMs first = 0;
    const auto consider = [&first](TimeMs at) { first = first == 0 ? at : std::min(first, at); };
    for (const auto& [id, book] : m_books) {
        if (book.state == BatchState::Scheduled && !book.unreleased && !book.checkAsked)
            consider(std::max<TimeMs>(1, book.plan.startAt));
        if (m_connected && isOpen(book.state) && book.plan.endAt != 0 && !book.ended)
            consider(std::max(book.plan.endAt, m_judgeFrom));
        if (const TimeMs due = waveDue(book); due != 0)
            consider(due);
        for (const ReferenceTask& task : book.tasks) {
            const TimeMs due = task.deadline(m_connectedAt);
            if (m_connected && due != 0)
                consider(std::max(due, m_judgeFrom));
            // Only those in doubt still wait, or all for a window.
            if (!mayPush(book) || !task.open() || !task.inLine || task.wave > book.open)
                continue;
            if (const TimeMs push = pushDue(book, now); push != 0)
                consider(push);
        }
    }
    return first;
}

void ReferenceRollout::restarted(TimeMs lastAlive, TimeMs now)
{
    m_connected = false;
    m_connectedAt = 0;
    m_current.clear();
    for (auto& [id, book] : m_books) {
        book.checkAsked = book.ended = false;
        for (ReferenceTask& task : book.tasks) {
            task.restarted();
            noteCurrent(task);
        }
    }
    m_blindSince = lastAlive;
    connected(true, now);
}

void ReferenceRollout::taken(TimeMs now)
{
    m_linkEnds.clear();
    for (auto& [id, book] : m_books) {
        for (ReferenceTask& task : book.tasks) {
            task.orders = 0;
            task.linkEnds = false;
        }
    }
    for (auto& [id, book] : m_books) {
        if (std::exchange(book.checkAsked, false) && book.state == BatchState::Scheduled)
            begin(book);
    }
    pump(now);
}

void ReferenceRollout::closeBooks()
{
    for (auto& [id, book] : m_books) {
        const TaskCounts counts = book.counts();
        if (!isOpen(book.state) || counts.open() > 0)
            continue;
        book.state = BatchState::Completed;
        if (book.kind != BatchKind::Verification)
            continue;
        const bool passed = counts.of(TaskState::Succeeded) > 0 && counts.of(TaskState::Failed) == 0
            && counts.of(TaskState::Cancelled) == 0 && !m_tampered;
        m_firmware = passed ? FirmwareState::Verified : FirmwareState::VerificationFailed;
    }
}

void ReferenceRollout::pump(TimeMs now)
{
    for (auto& [id, book] : m_books) {
        openWaves(book, now);
        if (!mayPushAt(book, now))
            continue;
        for (ReferenceTask& task : book.tasks) {
            if (task.wave > book.open)
                continue;
            // For a while after blind time, what the broker kept may show that a notice did arrive.
            if (task.open() && task.inLine && !(task.delivered && now < m_judgeFrom))
                task.turn(now);
        }
    }
}

} // namespace console
