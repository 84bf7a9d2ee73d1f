// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/control/frame.h"

namespace console {

namespace {

DeviceFacts::State stateOf(const DeviceRow& row)
{
    if (row.openBatch == 0)
        return DeviceFacts::State::Idle;
    if (row.openState == TaskState::Upgrading)
        return DeviceFacts::State::Upgrading;
    return row.openState == TaskState::Notified ? DeviceFacts::State::Notified : DeviceFacts::State::Queued;
}

DeviceFacts::Outcome outcomeOf(const DeviceRow& row)
{
    if (!row.hasOutcome)
        return DeviceFacts::Outcome::None;
    if (row.lastOutcome == TaskState::Succeeded)
        return DeviceFacts::Outcome::Succeeded;
    if (row.lastOutcome == TaskState::Failed)
        return DeviceFacts::Outcome::Failed;
    return row.lastOutcome == TaskState::Cancelled ? DeviceFacts::Outcome::Cancelled : DeviceFacts::Outcome::Skipped;
}

} // namespace

DeviceFacts factsOf(const DeviceRow& row)
{
    DeviceFacts facts;
    facts.state = stateOf(row);
    facts.silent = row.openBatch != 0 && row.silent;
    facts.outcome = outcomeOf(row);
    facts.lastSeen = row.lastSeen;
    facts.firstSeen = row.firstSeen();
    return facts;
}

DeviceFacts factsOf(const DeviceRow& row, const FleetNames& names)
{
    DeviceFacts facts = factsOf(row);
    facts.name = names.devices.at(row.slot);
    facts.product = names.products.at(row.product);
    facts.version = names.versions.at(row.version);
    facts.marks = names.marks.at(row.marks);
    return facts;
}

} // namespace console
