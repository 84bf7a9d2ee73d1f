// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/control/orders.h"

#include "models/control/deviceorders.h"

#include "models/firmware/draftcheck.h"
#include "models/rollout/waveorder.h"

#include <algorithm>

namespace console::orders {

namespace {

struct Aim
{ ///< a firmware's module and version as the fleet numbers them
    ModuleIndex module;
    VersionIndex target;
};

Aim aimOf(Rules& rules, const Firmware& firmware)
{
    FleetNames& names = rules.fleet.names();
    return { names.modules.intern(firmware.module.toStdString()),
        names.versions.intern(firmware.version.toStdString()) };
}

/// A device as a target; its place among the waves only where the plan has some.
class Targets
{
public:
    Targets(Rules& rules, const Firmware& firmware, const Aim& aim, BatchId batch, bool inWaves)
        : m_rules(rules)
        , m_product(firmware.productKey.toStdString())
        , m_module(aim.module)
        , m_batch(batch.value)
        , m_inWaves(inWaves)
    {
    }

    [[nodiscard]] RolloutEngine::Target of(DeviceSlot device)
    {
        const Fleet& fleet = m_rules.fleet;
        RolloutEngine::Target target{ device, fleet.version(device, m_module), m_rules.groupOf(device) };
        if (m_inWaves)
            target.order = waveOrder(shareOrder(m_product, fleet.names().devices.at(device)), m_batch);
        return target;
    }

private:
    Rules& m_rules;
    std::string m_product;
    ModuleIndex m_module;
    quint64 m_batch;
    bool m_inWaves;
};

/// What the plan's filter says; empty where it has none. Error: FilterInvalid.
Result<DeviceQuery> filterOf(const Plan& plan)
{
    if (plan.scope != Scope::Filter)
        return DeviceQuery();
    const auto query = DeviceQuery::parse(plan.filter);
    if (!query || query->isEmpty())
        return failure(ErrorKind::FilterInvalid, plan.filter.left(200));
    return *query;
}

FirmwareDraft draftOf(const Firmware& firmware)
{
    return { firmware.fileName, firmware.name, firmware.productKey, firmware.module, firmware.version,
        firmware.signMethod, firmware.customInfo, firmware.notes };
}

/// The form's own checks once more: an order may come from elsewhere than the form.
std::optional<Error> firstFault(const RolloutView& engine, const Firmware& added)
{
    std::vector<Firmware> existing;
    for (const FirmwareId id : engine.firmwareIds())
        existing.push_back(*engine.firmware(id));
    const QList<FieldError> faults = checkDraft(draftOf(added), existing, added.sha256);
    return faults.isEmpty() ? std::nullopt : std::optional(faults.first().error);
}

Error fleetChanged(std::size_t meant, std::size_t found)
{
    return { ErrorKind::FleetChanged, QStringLiteral("%1, %2").arg(meant).arg(found) };
}

/// Leaves only devices that were reviewed among the targets. What else forbids the start although the plan is sound:
/// the operator means other devices, or does not know of something.
std::optional<Error> withoutLeave(
    ControlLoop& loop, const BatchDraft& draft, const Firmware& firmware, Selection& selection, TimeMs now)
{
    Rules& rules = loop.rules();
    std::vector<DeviceSlot>& targets = selection.targets;
    if (draft.reviewed) {
        const std::vector<DeviceSlot>& reviewed = *draft.reviewed;
        if (draft.expected && *draft.expected != reviewed.size())
            return fleetChanged(*draft.expected, reviewed.size());
        std::erase_if(
            targets, [&](DeviceSlot device) { return !std::binary_search(reviewed.begin(), reviewed.end(), device); });
        if (targets.empty())
            return fleetChanged(reviewed.size(), 0);
    } else if (draft.expected && *draft.expected != targets.size()) {
        return fleetChanged(*draft.expected, targets.size());
    }
    if (!draft.expected && targets.size() > largeBatch)
        return Error{ ErrorKind::CountUnconfirmed, QString::number(targets.size()) };
    const auto found = preflight(rules.fleet, rules.engine, firmware, draft.plan, selection,
        loop.notices().preview(firmware, targets.front(), now).checks, now);
    return withoutConsent(found, draft.consent);
}

} // namespace

std::optional<Error> withoutConsent(const QList<Finding>& found, const Consent& consent)
{
    QStringList missing;
    for (const Finding& finding : standingInTheWay(found, consent)) {
        if (finding.weight() == Finding::Weight::NeedsConsent) // what blocks has an error of its own
            missing.append(QStringLiteral("%1 %2").arg(nameOf(finding.kind)).arg(finding.devices));
    }
    if (missing.isEmpty())
        return std::nullopt;
    return Error{ ErrorKind::ConsentMissing, missing.join(QLatin1String(", ")) };
}

std::optional<Error> noticeFault(const QList<NoticeCheck>& checks)
{
    for (const NoticeCheck& check : checks) {
        if (check.blocking && check.kind == NoticeCheck::Kind::UrlTooLong)
            return Error{ ErrorKind::UrlTooLong, check.detail };
        if (check.blocking)
            return Error{ ErrorKind::UrlInvalid, check.detail };
    }
    return std::nullopt;
}

Result<Selection> select(ControlLoop& loop, const Firmware& firmware, const Plan& plan, TimeMs now)
{
    Rules& rules = loop.rules();
    const auto filter = filterOf(plan);
    if (!filter)
        return failure(filter.error());
    return selectTargets(rules.fleet, firmware.productKey.toStdString(), firmware.module.toStdString(),
        firmware.version.toStdString(), plan,
        [&](DeviceSlot device) { return deviceMatches(loop, *filter, device, now); });
}

Result<Firmware> addFirmware(ControlLoop& loop, Firmware firmware, TimeMs now)
{
    Rules& rules = loop.rules();
    if (const auto fault = firstFault(rules.engine, firmware))
        return failure(*fault);
    firmware.id = FirmwareId{ rules.ids.next(now) };
    firmware.uploadedAt = now;
    firmware.state = FirmwareState::Unverified;
    rules.engine.addFirmware(firmware);
    return firmware;
}

Result<void> deleteFirmware(ControlLoop& loop, FirmwareId id)
{
    return loop.rules().engine.deleteFirmware(id);
}

Result<QList<Firmware>> firmwareInUse(ControlLoop& loop)
{
    const RolloutView& engine = loop.rules().engine;
    QList<Firmware> found;
    for (const FirmwareId id : engine.firmwareIds()) {
        const auto batches = engine.batches();
        const bool inUse = std::any_of(batches.begin(), batches.end(),
            [&](BatchId batch) { return engine.batch(batch)->firmware == id && isOpen(engine.batch(batch)->state); });
        if (inUse)
            found.append(*engine.firmware(id));
    }
    return found;
}

Result<bool> needsFile(ControlLoop& loop, const QByteArray& sha256)
{
    const RolloutEngine& engine = loop.rules().engine;
    const auto firmware = engine.firmwareIds();
    const auto batches = engine.batches();
    return std::any_of(firmware.begin(), firmware.end(), [&](FirmwareId id) {
        return !engine.firmware(id)->deleted && engine.firmware(id)->sha256 == sha256;
    }) || std::any_of(batches.begin(), batches.end(), [&](BatchId id) {
        const Firmware* sent = engine.firmware(engine.batch(id)->firmware);
        return isOpen(engine.batch(id)->state) && sent && sent->sha256 == sha256;
    });
}

Result<FirmwareId> firmwareOf(ControlLoop& loop, BatchId id)
{
    const Batch* batch = loop.rules().engine.batch(id);
    if (!batch)
        return failure(ErrorKind::NotFound, id.toString());
    return batch->firmware;
}

Result<NoticePreview> previewNotice(ControlLoop& loop, FirmwareId id, TimeMs now)
{
    const Firmware* firmware = loop.rules().engine.firmware(id);
    if (!firmware)
        return failure(ErrorKind::NotFound, id.toString());
    return loop.notices().preview(*firmware, noDevice, now);
}

Result<BatchPreview> previewBatch(ControlLoop& loop, const BatchDraft& draft, TimeMs now)
{
    Rules& rules = loop.rules();
    const Firmware* firmware = rules.engine.firmware(draft.firmware);
    if (!firmware)
        return failure(ErrorKind::NotFound, draft.firmware.toString());
    auto selection = select(loop, *firmware, draft.plan, now);
    if (!selection)
        return failure(selection.error());
    BatchPreview preview;
    preview.selection = std::move(*selection);
    const DeviceSlot example = preview.selection.targets.empty() ? noDevice : preview.selection.targets.front();
    preview.notice = loop.notices().preview(*firmware, example, now);
    const auto devices = static_cast<qint64>(preview.selection.targets.size());
    const qint64 rate = std::max(draft.plan.ratePerMinute, 1);
    preview.minutesAtRate = (devices + rate - 1) / rate;
    preview.findings
        = preflight(rules.fleet, rules.engine, *firmware, draft.plan, preview.selection, preview.notice.checks, now);
    const auto overlap = std::ranges::find(preview.findings, Finding::Kind::InOtherBatch, &Finding::kind);
    preview.selection.inOtherBatch = overlap == preview.findings.end() ? 0 : overlap->devices;
    if (devices > 0) {
        if (auto sizes = waveSizes(draft.plan.waves, static_cast<quint32>(devices)))
            preview.waveSizes = std::move(*sizes);
        else
            preview.waveFault = sizes.error();
    }
    preview.usual = usualFailures(rules.engine, firmware->productKey);
    if (draft.plan.scope == Scope::Filter && preview.selection.notMatched == preview.selection.candidates)
        preview.hole = findHole(loop, *DeviceQuery::parse(draft.plan.filter), firmware->productKey, now);
    return preview;
}

Result<BatchId> startBatch(ControlLoop& loop, const BatchDraft& draft, const Author& author, int linkHours, TimeMs now)
{
    Rules& rules = loop.rules();
    const Firmware* firmware = rules.engine.firmware(draft.firmware);
    if (!firmware)
        return failure(ErrorKind::NotFound, draft.firmware.toString());
    if (const auto fault = noticeFault(loop.notices().preview(*firmware, noDevice, now).checks))
        return failure(*fault);
    auto selection = select(loop, *firmware, draft.plan, now);
    if (!selection)
        return failure(selection.error());
    if (draft.plan.scope == Scope::Filter && selection->notMatched == selection->candidates) {
        const auto hole = findHole(loop, *DeviceQuery::parse(draft.plan.filter), firmware->productKey, now);
        return failure(ErrorKind::FilterMatchesNone,
            hole ? draft.plan.filter.mid(hole->clause.position, hole->clause.length) : firmware->productKey);
    }
    if (draft.kind == BatchKind::Upgrade && !selection->targets.empty()) {
        if (const auto fault = withoutLeave(loop, draft, *firmware, *selection, now))
            return failure(*fault);
    }
    const Aim aim = aimOf(rules, *firmware);
    Batch batch;
    batch.id = BatchId{ rules.ids.next(now) };
    Targets found(rules, *firmware, aim, batch.id, !draft.plan.waves.empty());
    std::vector<RolloutEngine::Target> targets;
    targets.reserve(selection->targets.size() + selection->skipped.size());
    for (const auto& devices : { selection->targets, selection->skipped }) {
        for (const DeviceSlot device : devices)
            targets.push_back(found.of(device));
    }
    batch.kind = draft.kind;
    batch.firmware = draft.firmware;
    batch.plan = draft.plan;
    batch.createdBy = author.name;
    batch.needsRelease = author.needsSecond;
    batch.linksExpireAt = now / 1000 + qint64{ linkHours } * 3600;
    auto started = rules.engine.startBatch(std::move(batch), targets, aim.module, aim.target, now);
    if (started && draft.plan.excluded && !draft.plan.excluded->empty())
        loop.devicesExcluded({ *started, draft.plan.excluded });
    return started;
}

Result<DeviceDetails> deviceDetails(ControlLoop& loop, DeviceSlot device, TimeMs now)
{
    const Fleet& fleet = loop.rules().fleet;
    if (device >= fleet.size())
        return failure(ErrorKind::NotFound, QString::number(device));
    DeviceDetails details;
    details.device = device;
    details.versions = fleet.versions(device);
    details.messages = loop.rawMessages().of(device, 20);
    details.firstSeen = fleet.device(device).firstSeen;
    details.lastSeen = fleet.device(device).lastSeen;
    if (loop.deviceRow(device).openBatch == 0)
        details.absence = whyAbsent(loop, device, {}, now);
    return details;
}

} // namespace console::orders
