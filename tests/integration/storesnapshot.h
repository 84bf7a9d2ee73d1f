// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rollout/batch.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QMap>
#include <QSet>

namespace console {

/// A task as the database has it.
struct StoredTask
{
    quint64 batch = 0;
    QByteArray device; ///< PRODUCT/DEVICE
    TaskState state = TaskState::Queued;
    TaskReason reason = TaskReason::None;
    int attempt = 0;
    int pushes = 0;
};

struct StoredBatch
{
    BatchKind kind = BatchKind::Upgrade;
    BatchState state = BatchState::Running;
    quint64 firmware = 0;
    QString module;
    QString version;
    int retryCount = 0;
    int timeoutMinutes = 0;
};

struct StoredFirmware
{
    QString version;
    int state = 0; ///< FirmwareState
    QByteArray sha256;
    bool deleted = false;
};

/// What a workspace's database holds, read by SQL of its own through a connection that cannot write: the product's
/// reading is not what is to be believed here. Versions are those of the module "default".
struct StoreSnapshot
{
    QString fault; ///< why it cannot be trusted: damaged, unreadable; empty = sound
    QMap<quint64, StoredBatch> batches;
    QMap<quint64, StoredFirmware> firmware;
    QList<StoredTask> tasks;
    QHash<QByteArray, QByteArray> versions; ///< of every device known, by PRODUCT/DEVICE; empty = never reported
    QHash<QByteArray, QList<QByteArray>> history; ///< versions a device ever had, oldest first
};

/// With PRAGMA integrity_check where `thorough`.
[[nodiscard]] StoreSnapshot readStore(const QString& databasePath, bool thorough = true);

} // namespace console
