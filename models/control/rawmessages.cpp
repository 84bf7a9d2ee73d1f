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
        ++m_first;
    }
}

void RawMessages::addReport(DeviceSlot device, LastReports::Kind kind, RawMessage message)
{
    m_lastReports.add(device, kind, message);
    add(device, std::move(message));
}

TrafficPage RawMessages::since(quint64 after, qsizetype limit, const std::function<bool(DeviceSlot)>& wanted) const
{
    TrafficPage page;
    const quint64 newest = m_first + m_entries.size() - 1;
    const auto take = [&](quint64 number) {
        const Entry& entry = m_entries[number - m_first];
        if (wanted(entry.device))
            page.messages.append({ number, entry.device, entry.message });
        return page.messages.size() < limit;
    };
    page.next = newest;
    if (after == 0) {
        quint64 number = newest + 1;
        while (number > m_first && take(--number)) { }
        std::reverse(page.messages.begin(), page.messages.end());
        return page;
    }
    page.skipped = after + 1 < m_first;
    for (quint64 number = std::max(after + 1, m_first); number <= newest; ++number) {
        if (!take(number)) {
            page.next = number;
            break;
        }
    }
    return page;
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
