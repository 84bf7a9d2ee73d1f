// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/series/outcomecurve.h"

#include <algorithm>

namespace console {

namespace {

/// 0 = open, 1 succeeded, 2 failed, 3 anything else.
constexpr quint8 endOf(TaskState state)
{
    if (isOpen(state))
        return 0;
    return state == TaskState::Succeeded ? 1 : state == TaskState::Failed ? 2 : 3;
}

} // namespace

OutcomeCurve::OutcomeCurve(TimeMs from, TimeMs to, int columns)
    : m_from(from)
    , m_to(std::max(to, from + 1))
    , m_columns(static_cast<std::size_t>(std::max(columns, 1)))
{
}

void OutcomeCurve::add(const BatchLogEntry& entry)
{
    if (entry.device >= m_ended.size())
        m_ended.resize(std::size_t{ entry.device } + 1);
    quint8& before = m_ended[entry.device];
    const quint8 now = endOf(entry.state);
    if (now == before)
        return;
    const auto columns = static_cast<qint64>(m_columns.size());
    const qint64 column = std::clamp<qint64>((entry.at - m_from) * columns / (m_to - m_from), 0, columns - 1);
    Counts& counts = m_columns[static_cast<std::size_t>(column)];
    if (before != 0)
        --counts[before - 1U];
    if (now != 0)
        ++counts[now - 1U];
    before = now;
}

std::vector<OutcomePoint> OutcomeCurve::points() const
{
    std::vector<OutcomePoint> result{ { m_from, 0, 0, 0 } };
    Counts sum{};
    const auto columns = static_cast<qint64>(m_columns.size());
    for (qint64 i = 0; i < columns; ++i) {
        const Counts& counts = m_columns[static_cast<std::size_t>(i)];
        if (counts == Counts{})
            continue;
        for (std::size_t each = 0; each < sum.size(); ++each)
            sum[each] += counts[each];
        const auto number = [&sum](std::size_t each) { return static_cast<quint32>(std::max<qint64>(sum[each], 0)); };
        result.push_back({ m_from + (m_to - m_from) * (i + 1) / columns, number(0), number(1), number(2) });
    }
    return result;
}

} // namespace console
