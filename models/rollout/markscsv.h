// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/devicemarks.h"
#include "models/fleet/fleet.h"
#include "models/rollout/devicecsv.h"

namespace console {

/// What a list says of one device; what is not there stays.
struct MarkLine
{
    DeviceSlot device = noDevice;
    std::optional<QString> group;
    std::optional<QStringList> tags; ///< in the place of those it has
};

/// A list of groups and tags as an operator brings it.
struct MarkList
{
    std::vector<MarkLine> marks;
    QList<CsvRejection> rejected;
    qsizetype lines = 0; ///< with something on them, the header not counted
};

/// A line of it, before anyone asked the fleet.
struct MarkRow
{
    qsizetype line = 0;
    QByteArray text; ///< cut at 200 bytes
    std::string product; ///< empty: whichever has a device of the name
    std::string name;
    std::optional<QString> group;
    std::optional<QStringList> tags;
    std::optional<CsvProblem> problem;
};

/// A CSV whose first line names its columns: device, and group or tags or both, and product where device names repeat.
/// Tags stand in one field, with | between them; an empty field takes away. Forms and bounds as readDeviceCsv. Any
/// thread. Errors: CsvNotText, CsvTooLarge, CsvEmpty, CsvColumnsMissing, Cancelled.
[[nodiscard]] Result<std::vector<MarkRow>> readMarksCsv(
    const QByteArray& bytes, const std::function<bool(int percent)>& progress = {});

/// The header of what writeMarksLine writes.
[[nodiscard]] QByteArray marksCsvHeader();
/// A device as such a line, safe for spreadsheets.
[[nodiscard]] QByteArray writeMarksLine(std::string_view product, std::string_view name, std::string_view marks);

/// Finds the devices of such rows in the fleet, a bounded piece at a time; next() on the fleet's thread.
class MarksLookup
{
public:
    explicit MarksLookup(std::vector<MarkRow> rows);

    bool next(const Fleet& fleet, std::size_t most); ///< false when none is left
    [[nodiscard]] MarkList takeFound() { return std::move(m_found); }

private:
    void lookUp(const Fleet& fleet, const MarkRow& row);
    void reject(const MarkRow& row, CsvProblem problem);

    std::vector<MarkRow> m_rows;
    std::size_t m_next = 0;
    std::vector<bool> m_seen; ///< by device
    MarkList m_found;
};

} // namespace console
