// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/pacing.h"

#include <algorithm>

namespace console {

namespace {
constexpr qint64 onePush = 60'000'000;
}

Pacing::Pacing(int perMinute, TimeMs now)
    : m_pace(qint64{ std::max(perMinute, 1) } * 1000)
    , m_credit(capacity())
    , m_filledAt(now)
{
}

void Pacing::resumeAfter(TimeMs lastPush)
{
    m_credit = 0;
    m_filledAt = lastPush;
}

void Pacing::setPace(qint64 inThousandMinutes, TimeMs now)
{
    fill(now);
    m_pace = std::max<qint64>(inThousandMinutes, 1);
    m_credit = std::min(m_credit, capacity());
}

bool Pacing::take(TimeMs now)
{
    fill(now);
    if (m_credit < onePush)
        return false;
    m_credit -= onePush;
    return true;
}

TimeMs Pacing::nextAt() const
{
    if (m_credit >= onePush)
        return m_filledAt;
    return m_filledAt + (onePush - m_credit + m_pace - 1) / m_pace;
}

void Pacing::fill(TimeMs now)
{
    if (now <= m_filledAt)
        return;
    // So long fills any bucket: longer spans would only risk an overflow.
    const qint64 span = std::min<qint64>(now - m_filledAt, onePush);
    m_credit = std::min(m_credit + span * m_pace, capacity());
    m_filledAt = now;
}

/// Whole pushes that may be saved up.
qint64 Pacing::capacity() const
{
    return std::max<qint64>(1, m_pace * 1000 / onePush) * onePush;
}

} // namespace console
