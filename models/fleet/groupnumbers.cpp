// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/groupnumbers.h"

#include "models/fleet/devicemarks.h"

namespace console {

GroupNumbers::GroupNumbers(const Vocabulary& marks)
    : m_marks(marks)
{
}

MarksIndex GroupNumbers::of(MarksIndex marks)
{
    while (m_numbers.size() <= marks && m_numbers.size() < m_marks.size()) {
        const auto next = static_cast<MarksIndex>(m_numbers.size());
        const std::string group(packedGroup(m_marks.at(next)));
        m_numbers.push_back(group.empty() ? 0 : m_first.emplace(group, next).first->second);
    }
    return marks < m_numbers.size() ? m_numbers[marks] : 0;
}

} // namespace console
