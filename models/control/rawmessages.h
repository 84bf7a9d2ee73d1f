// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/clock.h"
#include "models/control/lastreports.h"

#include <deque>
#include <functional>

namespace console {

/// The last raw messages, in memory only, for "what did this device really say": of the whole fleet, bounded twice (the
/// oldest go when there are more than 65,536 or they hold more than 32 MiB), and of each device its last reports, which
/// other devices do not push out. Engine thread.
class RawMessages
{
public:
    static constexpr std::size_t maximumCount = 65536;
    static constexpr qsizetype maximumBytes = 32 * 1024 * 1024;
    static constexpr qsizetype maximumPayload = 8 * 1024;

    /// Keeps the first 8 KiB of a payload, and how long it was.
    void add(DeviceSlot device, RawMessage message);
    void addReport(DeviceSlot device, LastReports::Kind kind, RawMessage message);
    /// Newest first, at most `limit` and the last report of each kind where it is older. A walk over all that is kept:
    /// for panels, not for loops.
    [[nodiscard]] QList<RawMessage> of(DeviceSlot device, qsizetype limit) const;
    /// What came after a number, or the newest; only of devices that are `wanted`. What was pushed out meanwhile is
    /// skipped, and said so.
    [[nodiscard]] TrafficPage since(
        quint64 after, qsizetype limit, const std::function<bool(DeviceSlot)>& wanted) const;
    [[nodiscard]] qsizetype bytes() const { return m_bytes; }
    [[nodiscard]] std::size_t count() const { return m_entries.size(); }

private:
    struct Entry
    {
        DeviceSlot device;
        RawMessage message;
    };
    static qsizetype sizeOf(const Entry& entry);

    std::deque<Entry> m_entries; ///< oldest first
    quint64 m_first = 1; ///< number of the oldest
    qsizetype m_bytes = 0;
    LastReports m_lastReports;
};

} // namespace console
