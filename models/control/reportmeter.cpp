// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/control/reportmeter.h"

namespace console {

namespace {
constexpr TimeMs everyMs = 1000;
}

void ReportMeter::look(TimeMs steady)
{
    const TimeMs elapsed = steady - m_lookedAt;
    if (elapsed < everyMs)
        return;
    const auto came = static_cast<double>(m_total - m_before);
    m_perSecond = m_lookedAt == 0 ? 0 : came * 1000 / static_cast<double>(elapsed);
    m_before = m_total;
    m_lookedAt = steady;
}

} // namespace console
