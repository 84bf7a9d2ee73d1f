// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/pacing.h"

#include <algorithm>

namespace console {

namespace {
constexpr qint64 onePush = 60'000;
}

Pacing::Pacing(int perMinute, TimeMs now)
    : m_perMinute(std::max(perMinute, 1))
    , m_credit(capacity())
    , m_filledAt(now)
{
}

void Pacing::resumeAfter(TimeMs lastPush)
{
    m_credit = 0;
    m_filledAt = lastPush;
}

void Pacing::setRate(int perMinute, TimeMs now)
{
    fill(now);
    m_perMinute = std::max(perMinute, 1);
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
    return m_filledAt + (onePush - m_credit + m_perMinute - 1) / m_perMinute;
}

void Pacing::fill(TimeMs now)
{
    if (now <= m_filledAt)
        return;
    // A minute fills any bucket: longer spans would only risk an overflow.
    const qint64 span = std::min<qint64>(now - m_filledAt, 60'000);
    m_credit = std::min(m_credit + span * m_perMinute, capacity());
    m_filledAt = now;
}

/// Whole pushes that may be saved up.
qint64 Pacing::capacity() const
{
    return std::max<qint64>(1, m_perMinute * 1000 / onePush) * onePush;
}

} // namespace console
