// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/fleet/device.h"

#include <QByteArray>
#include <QList>

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace console {

enum class CsvProblem : quint8 {
    NotUtf8,
    BrokenLine,
    TooLong,
    InvalidName,
    UnknownDevice,
    WrongProduct,
    Duplicate,
    InvalidMark,
    SeveralProducts
};

struct CsvRejection
{
    qsizetype line = 0; ///< 1 = first
    CsvProblem problem = CsvProblem::BrokenLine;
    QByteArray text; ///< as it stood, cut at 200 bytes
};

/// A list of devices as an operator brings it: first column the device name, or a column headed deviceName / device.
struct CsvDevices
{
    std::vector<DeviceSlot> devices; ///< in the order of the list
    QList<CsvRejection> rejected;
    qsizetype lines = 0; ///< with something on them, the header not counted
};

inline constexpr qint64 largestDeviceCsv = 100 * 1000 * 1000; ///< bytes

/// A line with something on it: a name that could be a device's, or why there is none.
struct CsvRow
{
    qsizetype line = 0;
    std::string_view text; ///< the whole line, in CsvList::text
    std::string name;
    std::optional<CsvProblem> problem;
};

/// The list as it was read, before anyone asked the fleet.
struct CsvList
{
    QByteArray text; ///< UTF-8; rows point into it
    std::vector<CsvRow> rows;
};

/// What reading asks and tells on its way.
struct CsvReading
{
    /// Asked at most once: whether what looks like a header is a device of the product.
    std::function<bool(const std::string& name)> isDevice;
    /// Percent 0..100; false cancels. May be empty.
    std::function<bool(int percent)> progress;
};

/// UTF-8 with or without BOM, UTF-16 with BOM; comma, semicolon or tab, found on the first line (or named by `sep=`);
/// quotes, which end on the line they began; at most 100 MB, 1,000,000 rows, 64 KiB a line. Any thread: a long list
/// takes a second. CsvLookup finds the devices. Errors: CsvNotText, CsvTooLarge, CsvEmpty, Cancelled.
[[nodiscard]] Result<CsvList> readDeviceCsv(const QByteArray& bytes, const CsvReading& reading);

/// The rejected lines as CSV (line, reason code, text), safe for spreadsheets: no cell can become a formula.
[[nodiscard]] QByteArray writeRejectedCsv(const QList<CsvRejection>& rejected);

} // namespace console
