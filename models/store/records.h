// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/firmware/firmware.h"
#include "models/fleet/device.h"
#include "models/rollout/activity.h"
#include "models/rollout/batch.h"

#include <QByteArray>
#include <QList>

#include <vector>

namespace console {

enum class Label : quint8 { Product, Module, Version, Marks };

/// A new entry of a vocabulary: its number is kept in the database, so records carry numbers, not text.
struct LabelRecord
{
    Label kind;
    quint32 index = 0;
    QByteArray text;
};

/// A device's first report.
struct DeviceRecord
{
    DeviceSlot slot = 0;
    ProductIndex product = 0;
    QByteArray name;
    TimeMs firstSeen = 0;
    TimeMs lastSeen = 0;
};

/// A changed (or first) version of a module; the writer keeps history.
struct VersionRecord
{
    DeviceSlot slot = 0;
    ModuleIndex module = defaultModuleIndex;
    VersionIndex version = 0;
    TimeMs since = 0;
};

struct SeenRecord
{
    DeviceSlot slot = 0;
    TimeMs lastSeen = 0;
};

/// What an operator wrote on a device; the device is there already.
struct MarksRecord
{
    DeviceSlot slot = 0;
    MarksIndex marks = 0;
};

/// Devices that a batch leaves out.
struct ExclusionRecord
{
    BatchId batch;
    std::shared_ptr<const std::vector<DeviceSlot>> devices;
};

/// A saved filter; without text it is gone.
struct FilterRecord
{
    QString name;
    QString text;
};

/// A piece of the log of a batch (BatchLogWriter).
struct BatchLogRecord
{
    quint64 id = 0; ///< 1, 2, 3, … of the workspace
    BatchId batch;
    QByteArray entries;
};

/// One numbered unit of durability: either all of it is in the database or nothing.
struct RecordBatch
{
    quint64 sequence = 0; ///< 1, 2, 3, … of this process
    std::vector<LabelRecord> labels;
    std::vector<DeviceRecord> devices;
    std::vector<VersionRecord> versions;
    std::vector<MarksRecord> marks;
    std::vector<FilterRecord> filters;
    std::vector<ExclusionRecord> exclusions;
    std::vector<SeenRecord> seen; ///< merged and written with the next batch or within a second
    std::vector<Task> tasks; ///< upserts
    std::vector<Task> lazyTasks; ///< only step, evidence and times moved: merged, written within a second
    std::vector<Batch> batches; ///< upserts
    std::vector<Firmware> firmware; ///< upserts
    std::vector<BatchLogRecord> logs; ///< of what `tasks` did; never without them
    std::vector<Activity> activities; ///< inserts

    [[nodiscard]] bool isDurable() const
    {
        return !(labels.empty() && devices.empty() && versions.empty() && marks.empty() && filters.empty()
            && exclusions.empty() && tasks.empty() && batches.empty() && firmware.empty() && activities.empty());
    }
};

/// Everything the engine needs at start.
struct WorkspaceContents
{
    struct DeviceEntry
    {
        ProductIndex product = 0;
        TimeMs firstSeen = 0;
        TimeMs lastSeen = 0;
        QByteArray name;
        MarksIndex marks = 0;
    };
    std::vector<LabelRecord> labels; ///< by kind and index, dense
    std::vector<DeviceEntry> devices; ///< by slot, dense
    std::vector<VersionRecord> versions;
    std::vector<FilterRecord> filters; ///< by name
    std::vector<Firmware> firmware;
    std::vector<Batch> batches; ///< oldest first; excluded devices among their plans
    std::vector<Task> tasks; ///< of all batches, by batch then device
    quint64 greatestId = 0; ///< of firmware, batches and events: IdSource continues above it
    quint64 greatestLog = 0; ///< of the pieces of batches' logs
};

/// One line of the version history of the fleet, with what is needed to count it.
struct VersionChange
{
    TimeMs at = 0;
    DeviceSlot device = 0;
    ProductIndex product = 0;
    ModuleIndex module = defaultModuleIndex;
    VersionIndex version = 0;
};

struct VersionHistoryEntry
{
    ModuleIndex module = defaultModuleIndex;
    VersionIndex version = 0;
    TimeMs since = 0;
};

/// Which entries of the activity log a reader wants, newest first.
struct ActivityQuery
{
    EventId before{}; ///< null = newest
    int limit = 200;
    QList<ActivityKind> kinds{}; ///< empty = all
    BatchId batch{}; ///< null = any
    FirmwareId firmware{};
    DeviceSlot device = noDevice;
};

} // namespace console
