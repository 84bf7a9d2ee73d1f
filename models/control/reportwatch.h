// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/device.h"

#include <array>
#include <unordered_map>

namespace console {

/// Tells devices that say more than an honest one has to say (RELIABILITY.md T1, T2, T7): messages without end, a
/// version that changes again and again, progress again and again with nothing to do. A leaking bucket a device and
/// kind, filled by what comes; the sizes leave room for the fastest download of a device that says everything twice.
/// Holds those that spoke lately. Engine thread.
class ReportWatch
{
public:
    enum class Kind : quint8 { Message, VersionChange, IdleProgress };
    static constexpr std::array burst{ 300, 30, 10 }; ///< by kind
    static constexpr std::array leakMs{ 50, 10'000, 10'000 }; ///< one a time

    /// Counts one; false when it is one too many.
    [[nodiscard]] bool admit(DeviceSlot device, Kind kind, TimeMs now);
    /// Now and then: forgets devices whose buckets are empty.
    void forgetQuiet(TimeMs now);
    [[nodiscard]] std::size_t size() const { return m_devices.size(); }

private:
    struct Bucket
    {
        TimeMs emptyAt = 0; ///< if nothing more comes
    };
    std::unordered_map<DeviceSlot, std::array<Bucket, 3>> m_devices;
};

} // namespace console
