// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/frame.h"
#include "models/fleet/device.h"
#include "models/fleet/devicequery.h"

#include <memory>
#include <vector>

namespace console {

/// A query over rows, made for a million of them: what it says of each product, version and combination of group and
/// tags is found out once, and of a row only what is left is asked, names last. A value; const use from any thread.
class RowFilter
{
public:
    RowFilter(const DeviceQuery& query, std::shared_ptr<const FleetNames> names, TimeMs now);
    [[nodiscard]] bool operator()(const DeviceRow& row) const;

private:
    using Verdicts = std::vector<bool>; ///< by the number of a label; empty: not asked
    struct Asked
    {
        Verdicts products;
        Verdicts versions;
        Verdicts marks;
        std::vector<std::size_t> ofRow; ///< clauses of the query
        std::vector<std::size_t> ofName;
        std::vector<std::size_t> ofMore;
    };

    DeviceQuery m_query;
    std::shared_ptr<const FleetNames> m_names;
    TimeMs m_now;
    std::shared_ptr<const Asked> m_asked; ///< shared with the jobs on the pool
};

} // namespace console
