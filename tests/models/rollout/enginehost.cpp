// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/rollout/enginehost.h"

#include <QTest>

#include <algorithm>

namespace console {

Plan quickPlan()
{
    Plan plan;
    plan.ratePerMinute = 10'000;
    return plan;
}

Plan retryPlan(int count, int interval)
{
    Plan plan = quickPlan();
    plan.retryCount = count;
    plan.retryIntervalMinutes = interval;
    return plan;
}

EngineHost::EngineHost(bool verified)
    : engine(std::make_unique<RolloutEngine>())
{
    Firmware firmware;
    firmware.id = testFirmware;
    firmware.name = QStringLiteral("engine");
    firmware.productKey = QStringLiteral("pk");
    firmware.module = QStringLiteral("default");
    firmware.version = QStringLiteral("2.0");
    firmware.state = verified ? FirmwareState::Verified : FirmwareState::Unverified;
    engine->addFirmware(firmware);
    engine->setConnected(true, now);
    take();
}

BatchId EngineHost::start(quint32 count, const Plan& plan, BatchKind kind)
{
    const auto started = tryStart(count, plan, kind);
    if (!started)
        qFatal("the batch was refused: %d", static_cast<int>(started.error().kind));
    return *started;
}

Result<BatchId> EngineHost::tryStart(quint32 count, const Plan& plan, BatchKind kind)
{
    Batch draft;
    draft.id = BatchId{ nextId++ };
    draft.kind = kind;
    draft.firmware = testFirmware;
    draft.plan = plan;
    std::vector<RolloutEngine::Target> targets;
    for (DeviceSlot device = 0; device < count; ++device)
        targets.push_back({ device, oldVersion, groupOf(device) });
    const auto started = engine->startBatch(draft, targets, testModule, newVersion, now);
    if (started)
        batch = *started;
    take();
    return started;
}

void EngineHost::inform(DeviceSlot device, VersionIndex version, bool retained)
{
    engine->versionReported(device, testModule, version, retained, now);
    take();
}

void EngineHost::progress(DeviceSlot device, int step, bool retained)
{
    engine->progressReported(device, testModule, step, retained, now);
    take();
}

bool EngineHost::pull(DeviceSlot device, bool legacy)
{
    const bool answered = engine->pulled(device, testModule, legacy, "42", now);
    take();
    return answered;
}

void EngineHost::acknowledge(DeviceSlot device, PublishOutcome outcome, quint8 reason)
{
    engine->noticeEnded({ batch, device }, outcome, now, reason);
    take();
}

void EngineHost::download(DeviceSlot device, bool began, quint64 bytes)
{
    engine->downloadSeen({ batch, device }, began, bytes, now);
    take();
}

void EngineHost::pass(TimeMs ms)
{
    const TimeMs end = now + ms;
    for (TimeMs next = engine->nextAdvance(); next != 0 && next <= end; next = engine->nextAdvance()) {
        now = std::max(now, next);
        engine->advance(now);
        take();
        const TimeMs after = engine->nextAdvance();
        QVERIFY2(after == 0 || after > now, "advance left something undone");
    }
    now = end;
    engine->advance(now);
    take();
}

void EngineHost::connect(bool connected)
{
    engine->setConnected(connected, now);
    take();
}

void EngineHost::restart(TimeMs offFor)
{
    const TimeMs lastAlive = now;
    now += offFor;
    engine = std::make_unique<RolloutEngine>();
    for (const auto& [id, firmware] : storedFirmware)
        engine->restoreFirmware(firmware);
    for (const auto& [id, stored] : storedBatches) {
        std::vector<Task> tasks;
        for (const auto& entry : storedTasks[id])
            tasks.push_back(entry.second);
        engine->restoreBatch(stored, std::move(tasks), testModule, newVersion, groupOf);
    }
    engine->resumeAfterRestart(now, lastAlive);
    take();
    connect(true);
}

void EngineHost::take()
{
    const Effects effects = engine->takeEffects();
    const auto store = [this](const std::vector<Task>& tasks) {
        for (const Task& changed : tasks)
            storedTasks[changed.batch][changed.device] = changed;
    };
    store(effects.tasks);
    for (const Task& changed : effects.tasks)
        logs[changed.batch].add(changed, now);
    if (!losesLazy)
        store(effects.touched);
    for (const Batch& changed : effects.batches)
        storedBatches[changed.id] = changed;
    for (const Firmware& changed : effects.firmware)
        storedFirmware[changed.id] = changed;
    notices.insert(notices.end(), effects.notices.begin(), effects.notices.end());
    orderedAt.insert(orderedAt.end(), effects.notices.size(), now);
    revoked.insert(revoked.end(), effects.revokedLinks.begin(), effects.revokedLinks.end());
    log.insert(log.end(), effects.activities.begin(), effects.activities.end());
    fileChecks.insert(fileChecks.end(), effects.fileChecks.begin(), effects.fileChecks.end());
    if (!fileState || effects.fileChecks.empty())
        return;
    for (const FirmwareId id : effects.fileChecks)
        engine->fileChecked(id, *fileState, now);
    take();
}

Task EngineHost::task(DeviceSlot device) const
{
    return *engine->task({ batch, device });
}

int EngineHost::activities(ActivityKind kind) const
{
    return static_cast<int>(
        std::count_if(log.begin(), log.end(), [kind](const Activity& activity) { return activity.kind == kind; }));
}

} // namespace console
