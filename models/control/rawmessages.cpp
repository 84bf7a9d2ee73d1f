// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/control/rawmessages.h"

#include <algorithm>

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

void RawMessages::addReport(DeviceSlot device, LastReports::Kind kind, RawMessage message)
{
    m_lastReports.add(device, kind, message);
    add(device, std::move(message));
}

QList<RawMessage> RawMessages::of(DeviceSlot device, qsizetype limit) const
{
    QList<RawMessage> found;
    for (auto entry = m_entries.rbegin(); entry != m_entries.rend() && found.size() < limit; ++entry) {
        if (entry->device == device)
            found.append(entry->message);
    }
    for (const RawMessage& report : m_lastReports.of(device)) {
        const bool isThere = std::any_of(found.cbegin(), found.cend(), [&](const RawMessage& message) {
            return message.incoming && message.at == report.at && message.topic.startsWith(report.topic)
                && message.payload.startsWith(report.payload);
        });
        if (!isThere)
            found.append(report);
    }
    return found;
}

} // namespace console
