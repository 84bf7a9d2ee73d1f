// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/fleet.h"
#include "models/rollout/devicecsv.h"

namespace console {

/// Finds the devices of a list in the fleet, a bounded piece at a time, so that who owns the fleet has time for it in
/// between. The list is read elsewhere (readDeviceCsv). One thread at a time; next() on the fleet's.
class CsvLookup
{
public:
    CsvLookup(CsvList list, const QString& productKey);

    /// Looks up at most `most` more rows; false when none is left.
    bool next(const Fleet& fleet, std::size_t most);
    /// How far it is.
    [[nodiscard]] int percent() const;
    /// What was found, once next() gave false.
    [[nodiscard]] CsvDevices takeFound() { return std::move(m_found); }

private:
    void lookUp(const Fleet& fleet, const CsvRow& row);
    [[nodiscard]] bool isOfOtherProduct(const Fleet& fleet, std::string_view name) const;
    void reject(const CsvRow& row, CsvProblem problem);

    CsvList m_list;
    std::string m_productKey;
    std::size_t m_next = 0;
    std::vector<bool> m_seen; ///< by device
    CsvDevices m_found;
};

} // namespace console
