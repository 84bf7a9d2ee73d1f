// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/rollout/rolloutduel.h"

namespace console {

namespace {

using NoticeKey = std::tuple<BatchId, DeviceSlot, ReferenceTask::Ask>;

void collect(const ReferenceRollout& reference, std::multiset<NoticeKey>& notices,
    std::set<std::pair<BatchId, DeviceSlot>>& links)
{
    for (const auto& [id, book] : reference.books()) {
        for (const ReferenceTask& task : book.tasks) {
            const bool leaves = task.state == TaskState::Notified || task.state == TaskState::Upgrading;
            for (int order = 0; leaves && order < task.orders; ++order)
                notices.insert({ id, task.device, task.answers });
            if (task.linkEnds && !task.open())
                links.insert({ id, task.device });
        }
    }
    for (const BatchId id : reference.linkEnds()) {
        if (!isOpen(reference.books().at(id).state))
            links.insert({ id, noDevice });
    }
}

} // namespace

void RolloutDuel::take()
{
    std::multiset<NoticeKey> expected;
    std::set<std::pair<BatchId, DeviceSlot>> links;
    collect(m_reference, expected, links);
    m_reference.taken(m_host.now);
    collect(m_reference, expected, links);
    m_reference.taken(m_host.now);
    m_host.take();
    std::multiset<NoticeKey> notices;
    for (const NoticeOrder& notice : m_host.takeNotices()) {
        using Ask = ReferenceTask::Ask;
        const Ask answers = notice.asPullReply ? Ask::Pull : notice.asLegacyReply ? Ask::LegacyPull : Ask::Nothing;
        notices.insert({ notice.task.batch, notice.task.device, answers });
        checkNotice(notice);
    }
    std::set<std::pair<BatchId, DeviceSlot>> revoked;
    for (const TaskKey& key : std::exchange(m_host.revoked, {}))
        revoked.insert({ key.batch, key.device });
    const auto describe = [this](const char* what, BatchId batch, DeviceSlot device, bool byEngine) {
        differ(device,
            QStringLiteral("%1 of device %2 in batch %3: only by the %4")
                .arg(QLatin1StringView(what))
                .arg(device)
                .arg(batch.value)
                .arg(byEngine ? QStringLiteral("engine") : QStringLiteral("reference")));
    };
    for (const auto& [batch, device, answers] : expected) {
        if (expected.count({ batch, device, answers }) > notices.count({ batch, device, answers }))
            describe("notice", batch, device, false);
    }
    for (const auto& [batch, device, answers] : notices) {
        if (notices.count({ batch, device, answers }) > expected.count({ batch, device, answers }))
            describe("notice", batch, device, true);
    }
    for (const auto& link : links) {
        if (!revoked.contains(link))
            describe("revoked link", link.first, link.second, false);
    }
    for (const auto& link : revoked) {
        if (!links.contains(link))
            describe("revoked link", link.first, link.second, true);
    }
}

/// PROTOCOL.md 10.6: not more than once in 30 s, unless the one before did not arrive.
void RolloutDuel::checkNotice(const NoticeOrder& notice)
{
    const Task task = *m_host.engine->task(notice.task);
    Pushed& last = m_pushed[{ notice.task.batch, notice.task.device }];
    if (last.attempt == task.attempt && last.at != 0 && task.evidence.publishedAt - last.at < 30 * second)
        differ(task.device, QStringLiteral("pushed again after %1 ms").arg(task.evidence.publishedAt - last.at));
    last = { task.evidence.publishedAt, task.attempt };
}

void RolloutDuel::compare()
{
    std::set<DeviceSlot> open;
    m_open = 0;
    for (const auto& [id, book] : m_reference.books()) {
        const Batch* batch = m_host.engine->batch(id);
        const TaskStore* tasks = m_host.engine->tasks(id);
        if (!batch || !tasks || tasks->size() != book.tasks.size())
            return differ(noDevice, QStringLiteral("batch %1 is not whole").arg(id.value));
        same("state of the batch", { id, noDevice }, int(book.state), int(batch->state));
        if (isOpen(book.state) && !book.plan.waves.empty()) {
            same("open wave", { id, noDevice }, static_cast<qint64>(book.open), batch->wave.open);
            same("time of the gate", { id, noDevice }, book.heldSince, batch->wave.metSince);
        }
        for (quint32 index = 0; index < tasks->size(); ++index) {
            compareTask(book.tasks[index], (*tasks)[index]);
            comparePromises((*tasks)[index], open);
        }
        m_open += batch->counts.open();
        if (book.counts() != batch->counts)
            differ(noDevice, QStringLiteral("counts of batch %1").arg(id.value));
    }
    same("state of the firmware", {}, int(m_reference.firmware()), int(m_host.engine->firmware(testFirmware)->state));
}

void RolloutDuel::compareTask(const ReferenceTask& expected, const Task& actual)
{
    const TaskKey key{ actual.batch, actual.device };
    same("state", key, int(expected.state), int(actual.state));
    same("reason", key, int(expected.reason), int(actual.reason));
    same("attempt", key, expected.attempt, actual.attempt);
    same("pushes", key, expected.pushes, actual.evidence.pushes);
    same("step", key, expected.step, actual.step);
    same("silence", key, expected.silent, actual.silent);
    same("doubt", key, expected.mayArrive, actual.mayStillArrive);
    same("source version", key, expected.from, actual.fromVersion);
}

/// RELIABILITY.md section 3, as far as it shows here: I2, I3, I4, I6.
void RolloutDuel::comparePromises(const Task& task, std::set<DeviceSlot>& open)
{
    const auto promise = [&](bool kept, const char* what) {
        if (!kept)
            differ(task.device,
                QStringLiteral("%1: device %2 in batch %3")
                    .arg(QLatin1StringView(what))
                    .arg(task.device)
                    .arg(task.batch.value));
    };
    const Plan& plan = m_host.engine->batch(task.batch)->plan;
    promise(task.attempt <= plan.retryCount + 1, "I6, an attempt beyond the plan");
    if (isOpen(task.state))
        promise(open.insert(task.device).second, "I4, two open tasks");
    const auto key = std::pair(task.batch, task.device);
    const auto known = m_finals.find(key);
    if (known != m_finals.end() && known->second != std::pair(task.state, task.reason))
        promise(m_retrying && known->second.first == TaskState::Failed, "I3, a final outcome changed");
    if (isOpen(task.state)) {
        m_finals.erase(key);
        return;
    }
    if (known != m_finals.end() && known->second == std::pair(task.state, task.reason))
        return;
    ++m_outcomes;
    m_finals[key] = { task.state, task.reason };
    if (task.state == TaskState::Succeeded)
        promise(m_targetReportedBy == task.device && task.evidence.pushes > 0, "I2, success without a report");
}

} // namespace console
