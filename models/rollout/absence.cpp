// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/absence.h"

#include "models/base/versionorder.h"

namespace console {

namespace {

using Kind = Absence::Kind;

bool isBySource(const Plan& plan)
{
    return (plan.scope == Scope::SourceVersions || plan.scope == Scope::Percent) && !plan.sourceVersions.isEmpty();
}

QString reportedBy(const Fleet& fleet, DeviceSlot device, const QString& module)
{
    const auto index = fleet.names().modules.find(module.toStdString());
    return index ? toText(fleet.names().versions.at(fleet.version(device, *index))) : QString();
}

Absence absenceByFilter(Absence absence, const Batch& batch, const DeviceFacts& facts, TimeMs now)
{
    const auto query = DeviceQuery::parse(batch.plan.filter);
    for (std::size_t clause = 0; query && clause < query->clauses().size(); ++clause) {
        if (query->clauseMatches(clause, facts, now))
            continue;
        absence.kind = Kind::FilterClause;
        absence.detail = batch.plan.filter.mid(query->clauses()[clause].position, query->clauses()[clause].length);
        return absence;
    }
    if (takesShare(batch.plan))
        absence.kind = Kind::OutsideShare;
    else
        absence.kind = batch.plan.dynamic && isOpen(batch.state) ? Kind::JoinsNext : Kind::CameLater;
    return absence;
}

bool isNewer(const QString& version, const QString& than)
{
    return than.isEmpty() || compareVersions(version.toStdString(), than.toStdString()) > 0;
}

/// The newest firmware that would be new to the device, of those that are verified or of those that are not.
const Firmware* newestFor(
    const Fleet& fleet, const RolloutView& engine, DeviceSlot device, const QString& product, bool verified)
{
    const Firmware* newest = nullptr;
    for (const FirmwareId id : engine.firmwareIds()) {
        const Firmware* each = engine.firmware(id);
        if (each->deleted || each->productKey != product || (each->state == FirmwareState::Verified) != verified)
            continue;
        if (isNewer(each->version, reportedBy(fleet, device, each->module))
            && (!newest || isNewer(each->version, newest->version)))
            newest = each;
    }
    return newest;
}

} // namespace

Absence explainAbsence(
    const Fleet& fleet, const Batch& batch, bool hasTask, DeviceSlot device, const DeviceFacts& facts, TimeMs now)
{
    const Plan& plan = batch.plan;
    Absence absence{ Kind::HasTask, batch.id, batch.version, {} };
    if (hasTask)
        return absence;
    const bool isLate = fleet.device(device).firstSeen > batch.createdAt && !plan.dynamic;
    if (batch.productKey != QString::fromUtf8(facts.product.data(), static_cast<qsizetype>(facts.product.size())))
        absence.kind = Kind::OtherProduct;
    else if (isExcluded(plan, device))
        absence.kind = Kind::LeftOut;
    else if (isLate)
        absence.kind = Kind::CameLater;
    else if (plan.scope == Scope::Devices)
        absence.kind = Kind::NotListed;
    else if (isBySource(plan) && !plan.sourceVersions.contains(reportedBy(fleet, device, batch.module)))
        absence.kind = Kind::OtherSource;
    else if (plan.scope == Scope::Percent)
        absence.kind = Kind::OutsideShare;
    else if (plan.scope == Scope::Filter)
        return absenceByFilter(absence, batch, facts, now);
    else
        absence.kind = Kind::CameLater;
    return absence;
}

Absence explainIdle(
    const Fleet& fleet, const RolloutView& engine, DeviceSlot device, const DeviceFacts& facts, TimeMs now)
{
    const QString product = QString::fromUtf8(facts.product.data(), static_cast<qsizetype>(facts.product.size()));
    if (const Firmware* newest = newestFor(fleet, engine, device, product, true)) {
        const auto batches = engine.batches();
        for (auto id = batches.rbegin(); id != batches.rend(); ++id) {
            const Batch& batch = *engine.batch(*id);
            if (batch.firmware == newest->id && batch.kind == BatchKind::Upgrade)
                return explainAbsence(fleet, batch, engine.task({ *id, device }).has_value(), device, facts, now);
        }
        return { Kind::NoBatchYet, {}, newest->version, {} };
    }
    if (const Firmware* newest = newestFor(fleet, engine, device, product, false))
        return { Kind::NotVerifiedYet, {}, newest->version, {} };
    for (const FirmwareId id : engine.firmwareIds()) {
        if (const Firmware* each = engine.firmware(id); !each->deleted && each->productKey == product)
            return { Kind::RunsNewest, {}, reportedBy(fleet, device, each->module), {} };
    }
    return {};
}

bool saysMore(const Absence& absence, const Task& newest, const Batch& batch)
{
    const bool isSettled
        = absence.kind == Kind::HasTask || absence.kind == Kind::RunsNewest || absence.kind == Kind::NoFirmware;
    return !isOpen(newest.state) && !isSettled && absence.version != batch.version;
}

QLatin1StringView nameOf(Absence::Kind kind)
{
    switch (kind) {
    case Kind::HasTask:
        return QLatin1StringView("has_task");
    case Kind::OtherProduct:
        return QLatin1StringView("other_product");
    case Kind::LeftOut:
        return QLatin1StringView("left_out");
    case Kind::CameLater:
        return QLatin1StringView("came_later");
    case Kind::NotListed:
        return QLatin1StringView("not_listed");
    case Kind::OtherSource:
        return QLatin1StringView("other_source");
    case Kind::OutsideShare:
        return QLatin1StringView("outside_share");
    case Kind::FilterClause:
        return QLatin1StringView("filter_clause");
    case Kind::JoinsNext:
        return QLatin1StringView("joins_next");
    case Kind::RunsNewest:
        return QLatin1StringView("runs_newest");
    case Kind::NotVerifiedYet:
        return QLatin1StringView("not_verified_yet");
    case Kind::NoBatchYet:
        return QLatin1StringView("no_batch_yet");
    case Kind::NoFirmware:
        return QLatin1StringView("no_firmware");
    }
    Q_UNREACHABLE();
}

} // namespace console
