// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/fleet.h"

#include <QHashFunctions>

#include <algorithm>
#include <utility>

namespace console {

namespace {

Error bound(ErrorKind kind, quint32 limit)
{
    return { kind, QString::number(limit) };
}

} // namespace

/// Product and name to slot: open addressing over slots alone, 6 to 11 bytes a device. The names stay where they are.
class Fleet::NameIndex
{
public:
    explicit NameIndex(const Fleet& fleet)
        : m_fleet(fleet)
        , m_places(64, noDevice)
    {
    }

    [[nodiscard]] DeviceSlot find(ProductIndex product, std::string_view name) const
    {
        for (std::size_t place = first(product, name);; place = (place + 1) & (m_places.size() - 1)) {
            const DeviceSlot slot = m_places[place];
            if (slot == noDevice || (m_fleet.m_devices[slot].product == product && nameOf(slot) == name))
                return slot;
        }
    }

    void insert(DeviceSlot slot)
    {
        if ((m_used + 1) * 10 > m_places.size() * 7) {
            const std::vector<DeviceSlot> old
                = std::exchange(m_places, std::vector<DeviceSlot>(m_places.size() * 2, noDevice));
            for (const DeviceSlot moved : old) {
                if (moved != noDevice)
                    place(moved);
            }
        }
        place(slot);
        ++m_used;
    }

    [[nodiscard]] std::size_t memory() const { return m_places.capacity() * sizeof(DeviceSlot); }

private:
    [[nodiscard]] std::string_view nameOf(DeviceSlot slot) const { return m_fleet.m_names->devices.at(slot); }

    [[nodiscard]] std::size_t first(ProductIndex product, std::string_view name) const
    {
        // Seeded per process: names come from devices, and nobody shall choose them to collide.
        return qHashBits(name.data(), name.size(), QHashSeed::globalSeed() ^ product) & (m_places.size() - 1);
    }

    void place(DeviceSlot slot)
    {
        std::size_t at = first(m_fleet.m_devices[slot].product, nameOf(slot));
        while (m_places[at] != noDevice)
            at = (at + 1) & (m_places.size() - 1);
        m_places[at] = slot;
    }

    const Fleet& m_fleet;
    std::vector<DeviceSlot> m_places; ///< a power of two of them, at most 70 % taken
    std::size_t m_used = 0;
};

Fleet::Fleet(std::shared_ptr<FleetNames> names, const FleetLimits& limits)
    : m_names(std::move(names))
    , m_limits(limits)
    , m_index(std::make_unique<NameIndex>(*this))
{
    Q_ASSERT(m_names->devices.size() == 0);
}

Fleet::~Fleet() = default;

FleetChange Fleet::apply(const DeviceReport& report, TimeMs now)
{
    return apply(report, now, find(report.productKey, report.deviceName));
}

FleetChange Fleet::apply(const DeviceReport& report, TimeMs now, std::optional<DeviceSlot> known)
{
    const bool carriesVersion = report.kind == ReportKind::Inform || report.kind == ReportKind::LegacyPull;
    FleetChange change;
    if (carriesVersion)
        change.refused = refusal(report, known);
    if (change.refused)
        return change;
    if (known) {
        change.device = *known;
    } else if (carriesVersion) {
        change.device = enrol(m_names->products.intern(report.productKey), report.deviceName, now, 0);
        change.enrolled = true;
    } else {
        return change;
    }
    Device& device = m_devices[change.device];
    if (!report.retained && now > device.lastSeen) {
        device.lastSeen = now;
        change.seenChanged = true;
    }
    if (!carriesVersion) {
        change.module = m_names->modules.find(report.module).value_or(0);
        return change;
    }
    change.module = m_names->modules.intern(report.module);
    const quint32 versions = m_names->versions.size();
    change.version = m_names->versions.intern(report.version);
    if (m_names->versions.size() > versions)
        ++m_newVersions[change.device];
    change.previousVersion = setVersion(change.device, change.module, change.version, now);
    change.versionChanged = change.previousVersion != change.version;
    return change;
}

// The vocabularies hold the empty text besides.
std::optional<Error> Fleet::refusal(const DeviceReport& report, std::optional<DeviceSlot> known) const
{
    if (!known) {
        if (auto refused = deviceRefusal(report.productKey))
            return refused;
    }
    const auto module = m_names->modules.find(report.module);
    if (!module && m_names->modules.size() > m_limits.modules)
        return bound(ErrorKind::TooManyModules, m_limits.modules);
    if (known && (!module || !holdsModule(*known, *module))
        && m_devices[*known].moreModules >= m_limits.modulesOfDevice)
        return bound(ErrorKind::TooManyModules, m_limits.modulesOfDevice);
    if (m_names->versions.find(report.version))
        return std::nullopt;
    if (m_names->versions.size() > m_limits.versions)
        return bound(ErrorKind::TooManyVersions, m_limits.versions);
    const auto added = known ? m_newVersions.find(*known) : m_newVersions.end();
    if (added != m_newVersions.end() && added->second >= m_limits.versionsOfDevice)
        return bound(ErrorKind::TooManyVersions, m_limits.versionsOfDevice);
    return std::nullopt;
}

std::optional<Error> Fleet::deviceRefusal(std::string_view productKey) const
{
    if (size() >= m_limits.devices)
        return bound(ErrorKind::TooManyDevices, m_limits.devices);
    const auto product = m_names->products.find(productKey);
    if (!product && m_names->products.size() > m_limits.products)
        return bound(ErrorKind::TooManyProducts, m_limits.products);
    if (product && *product < m_devicesOfProduct.size() && m_devicesOfProduct[*product] >= m_limits.devicesOfProduct)
        return bound(ErrorKind::TooManyDevices, m_limits.devicesOfProduct);
    return std::nullopt;
}

bool Fleet::holdsModule(DeviceSlot slot, ModuleIndex module) const
{
    if (module == defaultModuleIndex)
        return true;
    const auto more = m_moreModules.find(slot);
    return more != m_moreModules.end()
        && std::ranges::find(more->second, module, &ModuleVersion::module) != more->second.end();
}

DeviceSlot Fleet::restore(std::string_view productKey, std::string_view name, TimeMs firstSeen, TimeMs lastSeen)
{
    return enrol(m_names->products.intern(productKey), name, firstSeen, lastSeen);
}

DeviceSlot Fleet::restore(ProductIndex product, std::string_view name, TimeMs firstSeen, TimeMs lastSeen)
{
    return enrol(product, name, firstSeen, lastSeen);
}

void Fleet::restoreVersion(DeviceSlot device, const ModuleVersion& version)
{
    setVersion(device, version.module, version.version, version.since);
}

void Fleet::restoreVersion(DeviceSlot device, std::string_view module, std::string_view version, TimeMs since)
{
    setVersion(device, m_names->modules.intern(module), m_names->versions.intern(version), since);
}

std::optional<DeviceSlot> Fleet::find(std::string_view productKey, std::string_view name) const
{
    const auto product = m_names->products.find(productKey);
    if (!product)
        return std::nullopt;
    const DeviceSlot slot = m_index->find(*product, name);
    return slot == noDevice ? std::nullopt : std::optional(slot);
}

VersionIndex Fleet::version(DeviceSlot slot, ModuleIndex module) const
{
    if (module == defaultModuleIndex)
        return m_devices[slot].version;
    const auto more = m_moreModules.find(slot);
    if (more == m_moreModules.end())
        return 0;
    const auto found = std::ranges::find(more->second, module, &ModuleVersion::module);
    return found == more->second.end() ? 0 : found->version;
}

std::vector<ModuleVersion> Fleet::versions(DeviceSlot slot) const
{
    std::vector<ModuleVersion> all;
    if (m_devices[slot].version != 0)
        all.push_back({ defaultModuleIndex, m_devices[slot].version, m_versionSince[slot] });
    if (const auto more = m_moreModules.find(slot); more != m_moreModules.end())
        all.insert(all.end(), more->second.begin(), more->second.end());
    return all;
}

std::size_t Fleet::memory() const
{
    std::size_t bytes = m_names->devices.memory() + m_index->memory();
    bytes += m_devices.size() * (sizeof(Device) + sizeof(TimeMs));
    for (const auto& [slot, modules] : m_moreModules)
        bytes += modules.capacity() * sizeof(ModuleVersion) + sizeof(slot) + sizeof(modules) + 3 * sizeof(void*);
    return bytes;
}

DeviceSlot Fleet::enrol(ProductIndex product, std::string_view name, TimeMs firstSeen, TimeMs lastSeen)
{
    const DeviceSlot slot = m_names->devices.append(name);
    Q_ASSERT(slot == m_devices.size());
    Device device;
    device.product = product;
    device.firstSeen = firstSeen;
    device.lastSeen = lastSeen;
    if (device.product >= m_devicesOfProduct.size())
        m_devicesOfProduct.resize(device.product + 1);
    ++m_devicesOfProduct[device.product];
    m_devices.push_back(device);
    m_versionSince.push_back(0);
    m_index->insert(slot);
    return slot;
}

/// The version before.
VersionIndex Fleet::setVersion(DeviceSlot slot, ModuleIndex module, VersionIndex version, TimeMs since)
{
    Device& device = m_devices[slot];
    VersionIndex previous = 0;
    if (module == defaultModuleIndex) {
        previous = std::exchange(device.version, version);
        if (previous != version)
            m_versionSince[slot] = since;
    } else {
        std::vector<ModuleVersion>& more = m_moreModules[slot];
        const auto found = std::ranges::find(more, module, &ModuleVersion::module);
        if (found != more.end()) {
            previous = std::exchange(found->version, version);
            if (previous != version)
                found->since = since;
        } else {
            more.push_back({ module, version, since });
            device.moreModules = static_cast<quint32>(more.size());
        }
    }
    m_distribution.change(device.product, module, previous, version);
    return previous;
}

} // namespace console
