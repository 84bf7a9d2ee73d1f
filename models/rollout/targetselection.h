// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/fleet/fleet.h"
#include "models/rollout/batch.h"

#include <QByteArray>
#include <QList>

namespace console {

/// Which devices a plan means, and why others are left out. Counts for the wizard, slots for the engine.
struct Selection
{
    std::vector<DeviceSlot> targets;
    quint32 candidates = 0; ///< devices of the product
    quint32 alreadyThere = 0; ///< skipped: report the target version
    quint32 otherVersion = 0; ///< not among the source versions
    quint32 neverReported = 0; ///< no version for the module, and the plan names source versions
    quint32 notInShare = 0; ///< outside the percent
    quint32 wrongProduct = 0; ///< listed but of another product
    quint32 inOtherBatch = 0; ///< targets with an open task elsewhere (filled by the engine's host)
};

/// The same devices every time: the share is taken by a hash of product key and device name, in ascending order.
[[nodiscard]] Selection selectTargets(const Fleet& fleet, std::string_view productKey, std::string_view module,
    std::string_view targetVersion, const Plan& plan);

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
    std::vector<DeviceSlot> devices;
    QList<CsvRejection> rejected;
    qsizetype lines = 0;
};

/// UTF-8 with or without BOM, UTF-16 with BOM; comma, semicolon or tab; quotes; at most 100 MB, 1,000,000 rows, 64 KiB
/// a line. Errors: CsvNotText, CsvTooLarge, CsvEmpty.
[[nodiscard]] Result<CsvDevices> readDeviceCsv(
    const QByteArray& bytes, const Fleet& fleet, std::string_view productKey);

/// The rejected lines as CSV (line, reason code, text), safe for spreadsheets.
[[nodiscard]] QByteArray writeRejectedCsv(const QList<CsvRejection>& rejected);

} // namespace console
