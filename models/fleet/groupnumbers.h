// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/device.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace console {

/// One number for each group of the operator: the first combination of marks that has it. Marks are only ever added,
/// and keep their numbers in the workspace, so a group keeps its own. Engine thread, owned by Rules.
class GroupNumbers
{
public:
    explicit GroupNumbers(const Vocabulary& marks);

    /// The group's number in this combination of marks, itself one of a combination; 0 = no group.
    [[nodiscard]] MarksIndex of(MarksIndex marks);

private:
    const Vocabulary& m_marks;
    std::vector<MarksIndex> m_numbers; ///< by combination, as far as they were looked at
    std::unordered_map<std::string, MarksIndex> m_first; ///< by group
};

} // namespace console
