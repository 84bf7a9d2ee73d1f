// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/ids.h"

#include <algorithm>

namespace console {

namespace {
constexpr TimeMs epoch2020 = 1577836800000;
}

void IdSource::raise(quint64 id)
{
    m_last = std::max(m_last, id);
}

quint64 IdSource::next(TimeMs now)
{
    const quint64 fromClock = static_cast<quint64>(std::max<TimeMs>(now - epoch2020, 0)) << 9;
    m_last = std::max(m_last + 1, fromClock);
    return m_last;
}

} // namespace console
