// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/clock.h"

namespace console {

/// How many notices of a batch may leave: a bucket filled by the rate, holding at most one second's worth and at least
/// one. Over any span of time no more than rate × span + one bucket leave. Whole numbers only, so no drift. Engine
/// thread.
class Pacing
{
public:
    explicit Pacing(int perMinute, TimeMs now = 0);

    /// After a restart: empty since the last push that was committed, so that stopping and starting gains nothing.
    void resumeAfter(TimeMs lastPush);
    /// What was saved up stays, up to the new bucket's size. Pushes in a thousand minutes (paceOf).
    void setPace(qint64 inThousandMinutes, TimeMs now);
    [[nodiscard]] qint64 pace() const { return m_pace; }
    /// The clock jumped: what is saved up stays.
    void shift(TimeMs by) { m_filledAt += by; }
    /// Takes one push if there is one.
    [[nodiscard]] bool take(TimeMs now);
    /// When take() will succeed; `now` or earlier where it would now.
    [[nodiscard]] TimeMs nextAt() const;

private:
    void fill(TimeMs now);
    [[nodiscard]] qint64 capacity() const;

    qint64 m_pace; ///< pushes in a thousand minutes
    qint64 m_credit; ///< in pushes × 60,000,000: grows by m_pace each millisecond
    TimeMs m_filledAt;
};

} // namespace console
