// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/error.h"
#include "models/fleet/device.h"
#include "models/fleet/versiondistribution.h"
#include "models/protocol/devicereport.h"

#include <deque>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

namespace console {

/// How much the console takes in (RELIABILITY.md I11). Anybody who may publish can invent names: these bounds keep
/// memory and database finite. They leave room for a first contact of a million devices at the broker's full speed, and
/// one product or one device alone cannot use up what the others need. What is known already is never refused, nor is a
/// label of the operator's own firmware; a restored workspace may exceed them.
struct FleetLimits
{
    quint32 devices = 2'000'000;
    quint32 devicesOfProduct = 1'500'000;
    quint32 products = 10'000;
    quint32 modules = 65'535;
    quint32 modulesOfDevice = 64; ///< beside `default`
    quint32 versions = 65'535; ///< distinct labels of all devices together
    quint32 versionsOfDevice = 256; ///< labels that a device was the first to report, since the console started
};

/// What one report changed.
struct FleetChange
{
    DeviceSlot device = noDevice;
    ModuleIndex module = defaultModuleIndex;
    VersionIndex version = 0; ///< reported now; 0 for a progress or pull without version
    VersionIndex previousVersion = 0; ///< of that module, before
    bool enrolled = false; ///< first report of this device
    bool versionChanged = false;
    bool seenChanged = false; ///< lastSeen moved
    std::optional<Error> refused{}; ///< a bound was reached: the report changed nothing, device == noDevice
};

/// The inventory: which devices exist and which versions they report, per module. Pure: a report and a time go in, a
/// change comes out. Retained reports enrol and set versions but do not count as "seen". A device enrols by its first
/// inform or legacy pull; progress and pulls of unknown devices give device == noDevice, and such a report about a
/// module nobody has reported yet gives module == 0. What exceeds the limits is refused. Engine thread.
class Fleet
{
public:
    explicit Fleet(std::shared_ptr<FleetNames> names, const FleetLimits& limits = {});
    ~Fleet();

    FleetChange apply(const DeviceReport& report, TimeMs now);
    /// The same for who has looked already: `known` is what find() says of the report's device.
    FleetChange apply(const DeviceReport& report, TimeMs now, std::optional<DeviceSlot> known);

    /// Restore from the store, slots in order.
    DeviceSlot restore(std::string_view productKey, std::string_view name, TimeMs firstSeen, TimeMs lastSeen);
    void restoreVersion(DeviceSlot device, std::string_view module, std::string_view version, TimeMs since);
    /// The same by numbers of names(): for a million of them.
    DeviceSlot restore(ProductIndex product, std::string_view name, TimeMs firstSeen, TimeMs lastSeen);
    void restoreVersion(DeviceSlot device, const ModuleVersion& version);

    /// What the operator wrote on the device.
    void setMarks(DeviceSlot slot, MarksIndex marks) { m_devices[slot].marks = marks; }

    [[nodiscard]] std::optional<DeviceSlot> find(std::string_view productKey, std::string_view name) const;
    [[nodiscard]] const Device& device(DeviceSlot slot) const { return m_devices[slot]; }
    [[nodiscard]] VersionIndex version(DeviceSlot slot, ModuleIndex module) const;
    [[nodiscard]] std::vector<ModuleVersion> versions(DeviceSlot slot) const;
    /// Bytes held, names included.
    [[nodiscard]] std::size_t memory() const;
    [[nodiscard]] quint32 size() const { return static_cast<quint32>(m_devices.size()); }
    [[nodiscard]] const FleetNames& names() const { return *m_names; }
    [[nodiscard]] FleetNames& names() { return *m_names; }
    [[nodiscard]] const VersionDistribution& distribution() const { return m_distribution; }
    [[nodiscard]] VersionDistribution& distribution() { return m_distribution; }

private:
    class NameIndex;

    [[nodiscard]] std::optional<Error> refusal(const DeviceReport& report, std::optional<DeviceSlot> known) const;
    [[nodiscard]] std::optional<Error> deviceRefusal(std::string_view productKey) const;
    [[nodiscard]] bool holdsModule(DeviceSlot slot, ModuleIndex module) const;
    DeviceSlot enrol(ProductIndex product, std::string_view name, TimeMs firstSeen, TimeMs lastSeen);
    VersionIndex setVersion(DeviceSlot slot, ModuleIndex module, VersionIndex version, TimeMs since);

    std::shared_ptr<FleetNames> m_names;
    FleetLimits m_limits;
    std::vector<quint32> m_devicesOfProduct; ///< by ProductIndex
    std::unordered_map<DeviceSlot, quint32> m_newVersions; ///< labels it was the first to report
    std::deque<Device> m_devices; ///< deques: a million devices must not be copied, nor half of the room stay empty
    std::deque<TimeMs> m_versionSince; ///< of module default, by slot
    std::unordered_map<DeviceSlot, std::vector<ModuleVersion>> m_moreModules;
    std::unique_ptr<NameIndex> m_index;
    VersionDistribution m_distribution;
};

} // namespace console
