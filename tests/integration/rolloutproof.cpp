// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/rolloutproof.h"

#include "app/fleet/verdict.h"

#include <QFile>

namespace console {

namespace {

constexpr int longMs = 120000;

/// Whether every device with a task has ended what it began, by its own account.
bool devicesAreThrough(const ConsoleRig& rig, const FleetProcess& fleet)
{
    const QMap<QString, LedgerEntry> ledger = fleet.ledger();
    const QMap<QString, Task> tasks = rig.tasks();
    for (auto task = tasks.begin(); task != tasks.end(); ++task) {
        const QString outcome = ledger.value(task.key()).outcome;
        if (task->state != TaskState::Skipped
            && (outcome == QStringLiteral("idle") || outcome == QStringLiteral("unfinished")))
            return false;
    }
    return !tasks.isEmpty();
}

} // namespace

QString writeFirmware(const ConsoleRig& rig, int bytes)
{
    QFile file(rig.path(QStringLiteral("firmware.bin")));
    if (!file.open(QIODevice::WriteOnly))
        return {};
    for (int at = 0; at < bytes; at += 4) {
        const quint32 word = static_cast<quint32>(at) * 2654435761U;
        file.write(reinterpret_cast<const char*>(&word), 4);
    }
    return file.fileName();
}

QString describeOpen(const ConsoleRig& rig)
{
    QStringList open;
    const QMap<QString, Task> tasks = rig.tasks();
    for (auto task = tasks.begin(); task != tasks.end(); ++task) {
        if (isOpen(task->state))
            open.append(QStringLiteral("%1: state %2, reason %3, step %4")
                            .arg(task.key())
                            .arg(static_cast<int>(task->state))
                            .arg(static_cast<int>(task->reason))
                            .arg(task->step));
    }
    return QStringLiteral("still open: ") + open.join(QStringLiteral("; "));
}

QStringList differences(const ConsoleRig& rig, const FleetProcess& fleet)
{
    QStringList found;
    const QMap<QString, LedgerEntry> ledger = fleet.ledger();
    const QMap<QString, Task> tasks = rig.tasks();
    for (auto task = tasks.begin(); task != tasks.end(); ++task) {
        const LedgerEntry entry = ledger.value(task.key());
        const BatchRow* row = rig.batch(task->batch);
        const QString right = row ? rightWord(entry, *task, row->batch) : QStringLiteral("unknown batch");
        if (outcomeWord(*task) != right)
            found.append(QStringLiteral("%1: the console says %2; the device: %3, so it should be %4")
                             .arg(task.key(), outcomeWord(*task), entry.outcome, right));
    }
    return found;
}

bool bringToItsEnd(ConsoleRig& rig, FleetProcess& fleet, BatchId batch)
{
    const auto ended = [&] { return rig.batch(batch) && rig.batch(batch)->batch.state == BatchState::Completed; };
    const auto through = [&] {
        QTest::qWait(250); // each look reads the whole ledger
        return ended() || devicesAreThrough(rig, fleet);
    };
    if (!QTest::qWaitFor(through, longMs))
        return false;
    if (QTest::qWaitFor(ended, 3000)) // what they said last may be on its way
        return true;
    fleet.stop();
    return fleet.start() && QTest::qWaitFor(ended, longMs);
}

} // namespace console
