// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/clock.h"

#include <queue>
#include <vector>

namespace console {

/// Values by time, earliest first. Nothing is ever removed from the middle: the taker checks whether an entry still
/// means something (lazy deletion). One thread.
template <class T> class TimerQueue
{
public:
    struct Entry
    {
        TimeMs at = 0;
        T value{};
    };

    void add(TimeMs at, T value) { m_entries.push({ at, std::move(value) }); }
    [[nodiscard]] bool isEmpty() const { return m_entries.empty(); }
    [[nodiscard]] const Entry& first() const { return m_entries.top(); }
    Entry takeFirst()
    {
        Entry entry = m_entries.top();
        m_entries.pop();
        return entry;
    }

private:
    struct Later
    {
        bool operator()(const Entry& a, const Entry& b) const { return a.at > b.at; }
    };
    std::priority_queue<Entry, std::vector<Entry>, Later> m_entries;
};

} // namespace console
