// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/control/rawmessages.h"

namespace console {

qsizetype RawMessages::sizeOf(const Entry& entry)
{
    return entry.message.topic.size() + entry.message.payload.size() + static_cast<qsizetype>(sizeof(Entry));
}

void RawMessages::add(DeviceSlot device, RawMessage message)
{
    message.payloadSize = message.payload.size();
    if (message.payload.size() > maximumPayload)
        message.payload = message.payload.first(maximumPayload);
    m_entries.push_back({ device, std::move(message) });
    m_bytes += sizeOf(m_entries.back());
    while (m_entries.size() > maximumCount || m_bytes > maximumBytes) {
        m_bytes -= sizeOf(m_entries.front());
        m_entries.pop_front();
    }
}

QList<RawMessage> RawMessages::of(DeviceSlot device, qsizetype limit) const
{
    QList<RawMessage> found;
    for (auto entry = m_entries.rbegin(); entry != m_entries.rend() && found.size() < limit; ++entry) {
        if (entry->device == device)
            found.append(entry->message);
    }
    return found;
}

} // namespace console
