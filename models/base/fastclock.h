// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/clock.h"

namespace console {

/// A clock for rehearsals: from a time of day of its own it goes as fast as any, and once speedUp() was called so many
/// times faster. Only now() does: spans of the process itself (steady()) stay what they are, so that a connection's
/// patience is not shortened. Any thread.
class FastClock final : public Clock
{
public:
    using Reading = TimeMs (*)(); ///< milliseconds, never back
    explicit FastClock(TimeMs begin);
    FastClock(TimeMs begin, Reading steadyReading);

    /// Once. `factor` 1 or more.
    void speedUp(double factor);

    [[nodiscard]] TimeMs now() const override;
    [[nodiscard]] TimeMs steady() const override { return m_steady(); }
    [[nodiscard]] TimeMs lasts(TimeMs span) const override;

private:
    struct Pace
    {
        TimeMs steadyAt = 0;
        TimeMs nowAt = 0;
        double factor = 1;
    };

    [[nodiscard]] const Pace& pace() const { return *m_pace.load(std::memory_order_acquire); }

    Reading m_steady;
    Pace m_first;
    Pace m_fast; ///< written before m_pace points to it
    std::atomic<const Pace*> m_pace;
};

} // namespace console
