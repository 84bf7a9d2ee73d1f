// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/targetselection.h"

#include <algorithm>
#include <set>

namespace console {

namespace {

constexpr quint64 fnvOffset = 0xcbf29ce484222325;
constexpr quint64 fnvPrime = 0x100000001b3;

quint64 fnv1a(quint64 hash, std::string_view text)
{
    for (const char character : text)
        hash = (hash ^ static_cast<unsigned char>(character)) * fnvPrime;
    return hash;
}

/// The words of a plan as the fleet's numbers; what the fleet has never heard of is 0 or absent.
struct Wanted
{
    std::optional<ProductIndex> product;
    std::optional<ModuleIndex> module;
    std::optional<VersionIndex> target;
    bool bySource = false;
    std::set<VersionIndex> sources;
};

Wanted translate(
    const Fleet& fleet, std::string_view productKey, std::string_view module, std::string_view target, const Plan& plan)
{
    const FleetNames& names = fleet.names();
    Wanted wanted;
    wanted.product = names.products.find(productKey);
    wanted.module = names.modules.find(module);
    wanted.target = names.versions.find(target);
    wanted.bySource
        = (plan.scope == Scope::SourceVersions || plan.scope == Scope::Percent) && !plan.sourceVersions.isEmpty();
    for (const QString& source : plan.sourceVersions) {
        if (const auto index = names.versions.find(source.toStdString()))
            wanted.sources.insert(*index);
    }
    return wanted;
}

VersionIndex reportedBy(const Fleet& fleet, DeviceSlot slot, const Wanted& wanted)
{
    return wanted.module ? fleet.version(slot, *wanted.module) : VersionIndex{ 0 };
}

/// The devices a plan looks at, before versions and share.
std::vector<DeviceSlot> considered(const Fleet& fleet, const Wanted& wanted, const Plan& plan,
    const std::function<bool(DeviceSlot)>& matches, Selection& selection)
{
    std::vector<DeviceSlot> found;
    const auto isOfProduct
        = [&](DeviceSlot slot) { return wanted.product && fleet.device(slot).product == *wanted.product; };
    for (DeviceSlot slot = 0; slot < fleet.size(); ++slot) {
        if (!isOfProduct(slot))
            continue;
        ++selection.candidates;
        if (plan.scope == Scope::Filter && !(matches && matches(slot)))
            ++selection.notMatched;
        else if (plan.scope != Scope::Devices)
            found.push_back(slot);
    }
    if (plan.scope != Scope::Devices)
        return found;
    std::vector<DeviceSlot> listed = plan.devices;
    std::sort(listed.begin(), listed.end());
    listed.erase(std::unique(listed.begin(), listed.end()), listed.end());
    for (const DeviceSlot slot : listed) {
        if (slot < fleet.size() && isOfProduct(slot))
            found.push_back(slot);
        else
            ++selection.wrongProduct;
    }
    return found;
}

void keepSources(const Fleet& fleet, const Wanted& wanted, std::vector<DeviceSlot>& found, Selection& selection)
{
    std::erase_if(found, [&](DeviceSlot slot) {
        const VersionIndex version = reportedBy(fleet, slot, wanted);
        if (version != 0 && wanted.sources.contains(version))
            return false;
        if (version == 0)
            ++selection.neverReported;
        else if (version == wanted.target)
            ++selection.alreadyThere;
        else
            ++selection.otherVersion;
        return true;
    });
}

void keepShare(const Fleet& fleet, std::string_view productKey, int thousandths, std::vector<DeviceSlot>& found,
    Selection& selection)
{
    if (found.empty())
        return;
    const quint64 wantedCount
        = static_cast<quint64>(found.size()) * static_cast<quint64>(std::max(thousandths, 0)) / 100'000;
    const auto kept = static_cast<std::size_t>(std::clamp<quint64>(wantedCount, 1, found.size()));
    std::vector<std::pair<quint64, DeviceSlot>> ordered;
    ordered.reserve(found.size());
    for (const DeviceSlot slot : found)
        ordered.emplace_back(shareOrder(productKey, fleet.names().devices.at(slot)), slot);
    std::nth_element(ordered.begin(), ordered.begin() + static_cast<std::ptrdiff_t>(kept) - 1, ordered.end());
    selection.notInShare = static_cast<quint32>(found.size() - kept);
    found.clear();
    for (std::size_t i = 0; i < kept; ++i)
        found.push_back(ordered[i].second);
    std::sort(found.begin(), found.end());
}

} // namespace

quint64 shareOrder(std::string_view productKey, std::string_view deviceName)
{
    quint64 hash = fnv1a(fnvOffset, productKey);
    hash = fnv1a(hash, std::string_view("\0", 1));
    hash = fnv1a(hash, deviceName);
    hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccd;
    hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53;
    return hash ^ (hash >> 33);
}

Selection selectTargets(const Fleet& fleet, std::string_view productKey, std::string_view module,
    std::string_view targetVersion, const Plan& plan, const std::function<bool(DeviceSlot)>& matches)
{
    Selection selection;
    const Wanted wanted = translate(fleet, productKey, module, targetVersion, plan);
    std::vector<DeviceSlot> found = considered(fleet, wanted, plan, matches, selection);
    selection.excluded
        = static_cast<quint32>(std::erase_if(found, [&plan](DeviceSlot slot) { return isExcluded(plan, slot); }));
    if (wanted.bySource)
        keepSources(fleet, wanted, found, selection);
    if (takesShare(plan))
        keepShare(fleet, productKey, plan.percentThousandths, found, selection);
    for (const DeviceSlot slot : found) {
        const VersionIndex version = reportedBy(fleet, slot, wanted);
        const bool there = version != 0 && version == wanted.target;
        (there ? selection.skipped : selection.targets).push_back(slot);
        selection.alreadyThere += there ? 1 : 0;
    }
    return selection;
}

} // namespace console
