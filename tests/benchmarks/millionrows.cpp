// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/millionrows.h"

#include "models/fleet/devicemarks.h"

#include <QDateTime>

#include <array>
#include <cstdio>
#include <string>

namespace console {

namespace {

constexpr std::array versions{ "1.9.0", "2.0.0", "2.1.0", "2.2.0", "2.3.0", "2.3.1", "2.4.0", "2.4.1", "2.4.2-rc1",
    "2.4.2", "2.10.0", "3.0.0" };

constexpr int groups = 40;

/// Numbers that look random and are the same in every run.
quint32 scattered(quint32 number)
{
    number = (number ^ 61U) ^ (number >> 16U);
    number *= 9U;
    number ^= number >> 4U;
    number *= 0x27d4eb2dU;
    return number ^ (number >> 15U);
}

DeviceRow rowOf(quint32 slot, quint32 chance, TimeMs now)
{
    DeviceRow row;
    row.slot = slot;
    row.product = 1 + chance % 20;
    row.marks = chance % 7 == 0 ? 0 : 1 + chance / 7 % groups;
    row.version = 1 + chance / 20 % static_cast<quint32>(versions.size());
    row.moreModules = chance % 13 == 0 ? 2 : 0;
    row.setFirstSeen(now - TimeMs{ 40'000'000 } - TimeMs{ scattered(slot + 7) % 2'592'000 } * 1000);
    // Whole hours and some minutes ago: a filter by age holds for the same devices a while later.
    row.lastSeen = chance % 50 == 0 ? 0 : now - TimeMs{ chance / 100 % 720 } * 3'600'000 - 600'000 - chance % 997;
    if (chance % 4 == 0) {
        row.openBatch = 11;
        row.openState = static_cast<TaskState>(chance / 4 % 3);
        row.openStep = static_cast<qint8>(chance / 12 % 101);
        row.silent = row.openState == TaskState::Notified && chance % 3 == 0;
    } else if (chance % 4 == 1) {
        row.hasOutcome = true;
        row.lastOutcome = static_cast<TaskState>(3 + chance / 4 % 4);
        row.lastReason = row.lastOutcome == TaskState::Failed ? TaskReason::TimedOut : TaskReason::None;
    }
    return row;
}

} // namespace

MillionRows::MillionRows(quint32 devices)
    : names(std::make_shared<FleetNames>())
{
    for (char product = 'A'; product < 'U'; ++product)
        names->products.intern(std::string("a1B2c3D4e5") + product);
    for (const char* version : versions)
        names->versions.intern(version);
    for (int group = 0; group < groups; ++group) {
        DeviceMarks marks;
        marks.group = QStringLiteral("Site %1").arg(group);
        if (group % 3 == 0)
            marks.tags = QStringList{ QStringLiteral("tag-%1").arg(group % 4) };
        names->marks.intern(marks.packed());
    }
    const TimeMs now = QDateTime::currentMSecsSinceEpoch();
    frame.at = now;
    frame.pulse.devices = devices;
    frame.devices.reserve(devices);
    for (quint32 slot = 0; slot < devices; ++slot) {
        const quint32 chance = scattered(slot);
        std::array<char, 24> name{};
        std::snprintf(name.data(), name.size(), "gw-%08x", chance);
        names->devices.append(name.data());
        frame.devices.push_back(rowOf(slot, chance, now));
    }
}

} // namespace console
