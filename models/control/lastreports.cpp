// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/control/lastreports.h"

#include <algorithm>

namespace console {

namespace {

constexpr qsizetype blockBytes = 32; ///< what a piece of memory costs beside what is in it
constexpr qsizetype placeBytes = 48; ///< of the index, a device

} // namespace

qsizetype LastReports::sizeOf(const Entry& entry)
{
    qsizetype size = static_cast<qsizetype>(sizeof(Entry)) + blockBytes + placeBytes;
    for (const Kept& kept : entry.kept)
        size += kept.at == 0 ? 0 : kept.bytes.capacity() + blockBytes;
    return size;
}

void LastReports::add(DeviceSlot device, Kind kind, const RawMessage& message)
{
    const auto [place, isNew] = m_places.try_emplace(device);
    if (isNew) {
        m_entries.emplace_front().device = device;
        place->second = m_entries.begin();
    } else {
        m_bytes -= sizeOf(*place->second);
        m_entries.splice(m_entries.begin(), m_entries, place->second);
    }
    Entry& entry = m_entries.front();
    Kept& kept = entry.kept[static_cast<std::size_t>(kind)];
    const qsizetype topic = std::min(message.topic.size(), maximumMessage);
    const qsizetype payload = std::min(message.payload.size(), maximumMessage - topic);
    kept.bytes.resize(topic + payload);
    std::copy_n(message.topic.constData(), topic, kept.bytes.data());
    std::copy_n(message.payload.constData(), payload, kept.bytes.data() + topic);
    kept.at = message.at;
    kept.topicSize = static_cast<quint16>(topic);
    kept.retained = message.retained;
    kept.payloadSize = static_cast<quint32>(message.payload.size());
    m_bytes += sizeOf(entry);
    while (m_bytes > m_limit && m_entries.size() > 1) {
        m_bytes -= sizeOf(m_entries.back());
        m_places.erase(m_entries.back().device);
        m_entries.pop_back();
    }
}

QList<RawMessage> LastReports::of(DeviceSlot device) const
{
    QList<RawMessage> found;
    const auto place = m_places.find(device);
    if (place == m_places.end())
        return found;
    for (const Kept& kept : place->second->kept) {
        if (kept.at != 0)
            found.append({ kept.at, true, kept.retained, kept.bytes.first(kept.topicSize),
                kept.bytes.sliced(kept.topicSize), kept.payloadSize });
    }
    std::stable_sort(found.begin(), found.end(), [](const RawMessage& a, const RawMessage& b) { return a.at > b.at; });
    return found;
}

} // namespace console
