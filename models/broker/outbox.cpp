// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/broker/outbox.h"

#include <algorithm>
#include <vector>

namespace console {

void Outbox::add(Entry entry, quint64 afterSequence)
{
    const Serial serial = ++m_last;
    m_byTag.insert(entry.tag, serial);
    m_entries.insert(serial, std::move(entry));
    if (afterSequence == 0)
        m_ready.push_back(serial);
    else
        m_held.emplace(afterSequence, serial);
}

void Outbox::committed(quint64 sequence)
{
    const auto end = m_held.upper_bound(sequence);
    for (auto held = m_held.begin(); held != end; ++held)
        m_ready.push_back(held->second);
    m_held.erase(m_held.begin(), end);
}

bool Outbox::withdraw(quint64 tag)
{
    const auto serial = m_byTag.constFind(tag);
    if (serial == m_byTag.cend() || m_sentOrder.count(*serial) != 0)
        return false;
    m_entries.remove(*serial);
    m_byTag.erase(serial);
    return true;
}

bool Outbox::hasLeft(quint64 tag) const
{
    const auto serial = m_byTag.constFind(tag);
    return serial != m_byTag.cend() && m_entries.constFind(*serial)->left;
}

const Outbox::Entry* Outbox::next()
{
    while (!m_ready.empty()) {
        const auto entry = m_entries.constFind(m_ready.front());
        if (entry != m_entries.cend())
            return &*entry;
        m_ready.pop_front();
    }
    return nullptr;
}

void Outbox::sent(quint16 packetId)
{
    const Serial serial = m_ready.front();
    m_ready.pop_front();
    m_entries[serial].left = true;
    m_inFlight.insert(packetId, serial);
    m_sentOrder[serial] = ++m_sends;
}

quint64 Outbox::refused()
{
    const Serial serial = m_ready.front();
    m_ready.pop_front();
    const quint64 tag = m_entries.take(serial).tag;
    m_byTag.remove(tag);
    return tag;
}

std::optional<quint64> Outbox::acknowledged(quint16 packetId)
{
    const auto found = m_inFlight.constFind(packetId);
    if (found == m_inFlight.cend())
        return {};
    const Serial serial = *found;
    m_inFlight.erase(found);
    m_sentOrder.erase(serial);
    const quint64 tag = m_entries.take(serial).tag;
    m_byTag.remove(tag);
    return tag;
}

void Outbox::connectionLost()
{
    std::vector<std::pair<quint64, Serial>> order;
    for (const auto& [serial, sent] : m_sentOrder)
        order.emplace_back(sent, serial);
    std::sort(order.begin(), order.end());
    for (auto entry = order.crbegin(); entry != order.crend(); ++entry)
        m_ready.push_front(entry->second);
    m_inFlight.clear();
    m_sentOrder.clear();
}

} // namespace console
