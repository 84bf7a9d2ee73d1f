// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/isotime.h"

#include <chrono>

namespace console {

void IsoTime::append(QByteArray& into, TimeMs at)
{
    if (at <= 0)
        return;
    constexpr qint64 dayMs = 86'400'000;
    const auto put = [](char* to, qint64 value, int digits) {
        while (--digits >= 0) {
            to[digits] = static_cast<char>('0' + value % 10);
            value /= 10;
        }
    };
    if (at / dayMs != m_day) {
        m_day = at / dayMs;
        const std::chrono::year_month_day date{ std::chrono::sys_days(std::chrono::days(m_day)) };
        m_date = { '0', '0', '0', '0', '-', '0', '0', '-', '0', '0', 'T' };
        put(m_date.data(), static_cast<int>(date.year()), 4);
        put(m_date.data() + 5, static_cast<unsigned>(date.month()), 2);
        put(m_date.data() + 8, static_cast<unsigned>(date.day()), 2);
    }
    const qint64 ms = at % dayMs;
    std::array<char, 13> clock{ '0', '0', ':', '0', '0', ':', '0', '0', '.', '0', '0', '0', 'Z' };
    put(clock.data(), ms / 3'600'000, 2);
    put(clock.data() + 3, ms / 60'000 % 60, 2);
    put(clock.data() + 6, ms / 1000 % 60, 2);
    put(clock.data() + 9, ms % 1000, 3);
    into.append(m_date.data(), static_cast<qsizetype>(m_date.size()));
    into.append(clock.data(), static_cast<qsizetype>(clock.size()));
}

} // namespace console
