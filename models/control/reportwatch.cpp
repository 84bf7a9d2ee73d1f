// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/control/reportwatch.h"

#include <algorithm>

namespace console {

bool ReportWatch::admit(DeviceSlot device, Kind kind, TimeMs now)
{
    const auto index = static_cast<std::size_t>(kind);
    Bucket& bucket = m_devices[device][index];
    const TimeMs leak = leakMs[index];
    const TimeMs full = now + burst[index] * leak;
    // A clock that went back must not leave a bucket full for ever.
    bucket.emptyAt = std::clamp(bucket.emptyAt, now, full);
    if (bucket.emptyAt + leak > full)
        return false;
    bucket.emptyAt += leak;
    return true;
}

void ReportWatch::forgetQuiet(TimeMs now)
{
    std::erase_if(m_devices, [now](const auto& entry) {
        return std::ranges::all_of(entry.second, [now](const Bucket& bucket) { return bucket.emptyAt <= now; });
    });
}

} // namespace console
