// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/fleet/fleet.h"

#include <QByteArray>
#include <QList>

namespace console {

enum class CsvProblem : quint8 { NotUtf8, BrokenLine, TooLong, InvalidName, UnknownDevice, WrongProduct, Duplicate };

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

/// UTF-8 with or without BOM, UTF-16 with BOM; comma, semicolon or tab, found on the first line (or named by `sep=`);
/// quotes, which end on the line they began; at most 100 MB, 1,000,000 rows, 64 KiB a line. Reads names of the fleet:
/// the engine's thread, or any while the fleet stands still. Errors: CsvNotText, CsvTooLarge, CsvEmpty.
[[nodiscard]] Result<CsvDevices> readDeviceCsv(
    const QByteArray& bytes, const Fleet& fleet, std::string_view productKey);

/// The rejected lines as CSV (line, reason code, text), safe for spreadsheets: no cell can become a formula.
[[nodiscard]] QByteArray writeRejectedCsv(const QList<CsvRejection>& rejected);

} // namespace console
