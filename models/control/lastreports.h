// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/commands.h"

#include <array>
#include <list>
#include <unordered_map>

namespace console {

/// The last version report and the last progress of each device, whatever the rest of the fleet says meanwhile
/// (PROTOCOL.md 10.17). Bounded: topic and payload of a message keep at most 256 bytes, 512 a device; all of them with
/// their keeping at most 64 MiB (some 150,000 devices), of which the devices that reported longest ago are dropped
/// first. Engine thread.
class LastReports
{
public:
    enum class Kind : quint8 { Version, Progress };
    static constexpr qsizetype maximumMessage = 256;
    static constexpr qsizetype maximumBytes = 64 * 1024 * 1024;

    explicit LastReports(qsizetype limit = maximumBytes)
        : m_limit(limit)
    {
    }

    void add(DeviceSlot device, Kind kind, const RawMessage& message);
    /// At most one of each kind, newest first.
    [[nodiscard]] QList<RawMessage> of(DeviceSlot device) const;
    [[nodiscard]] qsizetype bytes() const { return m_bytes; }
    [[nodiscard]] std::size_t devices() const { return m_entries.size(); }

private:
    struct Kept
    {
        QByteArray bytes; ///< topic and payload, in one piece
        TimeMs at = 0; ///< 0 = none
        quint32 payloadSize = 0; ///< as it was sent
        quint16 topicSize = 0;
        bool retained = false;
    };
    struct Entry
    {
        DeviceSlot device = noDevice;
        std::array<Kept, 2> kept;
    };
    using Entries = std::list<Entry>;

    static qsizetype sizeOf(const Entry& entry);

    qsizetype m_limit;
    Entries m_entries; ///< who reported last comes first
    std::unordered_map<DeviceSlot, Entries::iterator> m_places;
    qsizetype m_bytes = 0;
};

} // namespace console
