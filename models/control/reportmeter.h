// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/clock.h"

namespace console {

/// How many reports came, and how many a second of late. Engine thread, owned by ControlLoop.
class ReportMeter
{
public:
    void count() { ++m_total; }
    /// Now and then; reckons once a second. Steady time.
    void look(TimeMs steady);

    [[nodiscard]] quint64 total() const { return m_total; }
    [[nodiscard]] double perSecond() const { return m_perSecond; } ///< between the last two reckonings

private:
    quint64 m_total = 0;
    quint64 m_before = 0; ///< at the last reckoning
    TimeMs m_lookedAt = 0; ///< 0 = never
    double m_perSecond = 0;
};

} // namespace console
