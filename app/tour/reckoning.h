// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rollout/batch.h"
#include "models/rollout/task.h"

#include <QList>
#include <QString>

namespace console {

/// One task as the console has it.
struct TaskAccount
{
    QString device;
    Task task;
    Batch batch;
};

/// Holds what the console says of every task against the ledger of the simulated fleet. `error` tells, for people, what
/// does not agree; else `summary` counts the outcomes in words ("170 succeeded, 3 failed(-1), …"), the devices' own
/// words first where the console has another one for it ("2 fell-back (timed-out)").
struct Reckoning
{
    QString error;
    QString summary;
    int devices = 0;
};

[[nodiscard]] Reckoning reckon(const QList<TaskAccount>& accounts, const QString& ledgerFile);
/// Devices that, by the ledger, did something with a notice and will never say how it ended.
[[nodiscard]] QStringList silentDevices(const QString& ledgerFile);

} // namespace console
