// SPDX-License-Identifier: GPL-3.0-or-later
// Waves and their gates, maintenance windows, and the end of a plan.
#include "models/rollout/rolloutstate.h"

#include <algorithm>

namespace console {

namespace {

/// How often a gate is looked at that is due since the broker was last heard.
constexpr TimeMs unheardMs = 1000;

QStringList numbersOf(const Batch& batch)
{
    const WaveCounts& counts = batch.wave.counts;
    return { QString::number(batch.wave.open + 1), QString::number(batch.plan.waves.size()),
        QString::number(counts.succeeded), QString::number(counts.finished()) };
}

} // namespace

/// Judges the gate before the next wave as far as devices were seen: not while the broker is away, nor before what it
/// kept has been read. A paused batch goes on soaking, but opens nothing.
void RolloutState::watchGate(BatchBook& book, TimeMs now)
{
    Batch& batch = book.batch;
    const bool lives = batch.state == BatchState::Running || batch.state == BatchState::Paused;
    while (lives && connected && now >= judgeFrom && batch.hasMoreWaves()) {
        WaveStatus& wave = batch.wave;
        const TimeMs since = metSinceOf(batch.plan.waves[wave.open].gate, wave, now);
        const GateState gate = gateState(batch.plan.waves, wave, now);
        const bool blocked = gate.verdict == GateVerdict::OutOfReach;
        if (blocked && !wave.blocked)
            note(ActivityKind::GateOutOfReach, &book, noDevice, now, numbersOf(batch));
        if (since != wave.metSince || blocked != wave.blocked) {
            wave.metSince = since;
            wave.blocked = blocked;
            book.batchTouched = true;
            list(book);
        }
        if (gate.verdict != GateVerdict::Open || !mayPush(book) || batch.isPastEnd(now))
            return;
        // It ran out while nothing was heard: if the connection turns out dead, that time is forgiven.
        if (gateState(batch.plan.waves, wave, std::min(now, lastHeard)).verdict != GateVerdict::Open) {
            book.gateNotBefore = now + unheardMs;
            return;
        }
        note(ActivityKind::WaveOpened, &book, noDevice, now, numbersOf(batch));
        openWave(book);
    }
}

void RolloutState::openWave(BatchBook& book)
{
    book.openNextWave();
    book.gateNotBefore = 0;
    list(book);
}

/// Devices may have reported what was not seen yet: as with all that judges them, only when the broker has been heard.
void RolloutState::endBySchedule(BatchBook& book, TimeMs now)
{
    Batch& batch = book.batch;
    if (!isOpen(batch.state) || !batch.isPastEnd(now) || !connected || now < judgeFrom || book.endDone)
        return;
    if (!batch.isPastEnd(std::min(now, lastHeard))) {
        book.gateNotBefore = now + unheardMs;
        return;
    }
    book.endDone = true;
    if (batch.plan.endAction == EndAction::CancelAll) {
        cancelOpen(book, true, now);
        return;
    }
    batch.plan.dynamic = false;
    book.batchTouched = true;
    list(book);
    quint32 cancelled = 0;
    quint32 mayArrive = 0;
    // Counted first: the last one to end closes the batch, and that is to stand behind this in the log.
    for (quint32 index = 0; index < book.size(); ++index) {
        if (book.tasks().state(index) != TaskState::Queued)
            continue;
        ++cancelled;
        mayArrive += TaskRef{ &book, index }.value().mayStillArrive ? 1 : 0;
    }
    if (cancelled > 0)
        note(ActivityKind::BatchEndedBySchedule, &book, noDevice, now,
            { QString::number(cancelled), QString::number(mayArrive) });
    for (quint32 index = 0; cancelled > 0 && index < book.size(); ++index) {
        if (book.tasks().state(index) == TaskState::Queued)
            apply({ &book, index }, TaskEvent::CancelOrdered, { .now = now, .bySchedule = true });
    }
    closeIfDone(book, now);
}

/// RELIABILITY.md I7 for a gate: time in which failures would not have been seen does not count.
void RolloutState::forgiveSoak(BatchBook& book, TimeMs now)
{
    TimeMs& since = book.batch.wave.metSince;
    if (since == 0 || !book.batch.hasMoreWaves() || !isOpen(book.batch.state))
        return;
    since += std::max<TimeMs>(now - std::max(blindSince, since), 0);
    book.batchTouched = true;
    list(book);
}

TimeMs RolloutState::nextOfSchedule(const BatchBook& book) const
{
    const Batch& batch = book.batch;
    if (!connected || !isOpen(batch.state))
        return 0;
    TimeMs next = 0;
    if (batch.plan.endAt != 0 && !book.endDone)
        next = std::max({ batch.plan.endAt, judgeFrom, book.gateNotBefore });
    if (!batch.hasMoreWaves() || !mayPush(book))
        return next;
    const Gate& gate = batch.plan.waves[batch.wave.open].gate;
    TimeMs due = 0;
    if (batch.wave.metSince == 0 && metSinceOf(gate, batch.wave, 1) != 0)
        due = judgeFrom; // it holds, and was not looked at yet
    else if (batch.wave.metSince != 0 && !gate.manual && (batch.plan.endAt == 0 || !book.endDone))
        due = std::max({ batch.wave.metSince + TimeMs{ gate.soakMinutes } * 60'000, judgeFrom, book.gateNotBefore });
    return due != 0 && (next == 0 || due < next) ? due : next;
}

TimeMs RolloutState::nextPush(BatchBook& book) const
{
    if (!mayPush(book) || book.atEnd)
        return 0;
    const bool waits = book.front(settling).has_value();
    if (!waits && !book.holdsAny())
        return 0;
    TimeMs next = book.pacing.nextAt();
    if (!waits)
        next = std::max(next, judgeFrom);
    return book.wasWindowOpen() ? next : std::max(next, book.windowChangesAt());
}

} // namespace console
