// SPDX-License-Identifier: GPL-3.0-or-later
// Groups, tags and saved filters: the part of ConsoleCommands that operators write on devices with.
#include "app/console/await.h"
#include "app/console/console.h"
#include "app/console/consolecommands.h"
#include "models/base/files.h"
#include "models/control/deviceorders.h"

#include <QtConcurrent>

namespace console {

namespace {

constexpr std::size_t rowsATurn = 10'000;

Result<MarkList> readMarksFile(ControlLoop& loop, const QString& path, const std::function<bool(int percent)>& progress)
{
    const auto bytes = readFile(path, largestDeviceCsv, ErrorKind::CsvTooLarge);
    if (!bytes)
        return failure(bytes.error());
    auto rows = readMarksCsv(*bytes, progress);
    if (!rows)
        return failure(rows.error());
    // Shared with the engine: a question that was let go of may outlive this function.
    const auto lookup = std::make_shared<MarksLookup>(std::move(*rows));
    for (bool more = true; more;) {
        if (!progress(100))
            return failure(ErrorKind::Cancelled);
        const auto left = await(loop.ask<bool>([lookup](ControlLoop& engine, TimeMs) -> Result<bool> {
            return lookup->next(engine.rules().fleet, rowsATurn);
        }));
        if (!left)
            return failure(left.error());
        more = *left;
    }
    return lookup->takeFound();
}

using Slots = std::shared_ptr<const std::vector<DeviceSlot>>; // shared with the engine, as above

/// Up to so many lines from the engine, from device number `from` on.
Result<QByteArray> marksFrom(ControlLoop& loop, const Slots& chosen, std::size_t from)
{
    return await(loop.ask<QByteArray>([chosen, from](ControlLoop& engine, TimeMs) -> Result<QByteArray> {
        const std::vector<DeviceSlot>& devices = *chosen;
        const Fleet& fleet = engine.rules().fleet;
        const FleetNames& names = fleet.names();
        const std::size_t all = devices.empty() ? fleet.size() : devices.size();
        QByteArray lines;
        for (std::size_t i = from; i < std::min(all, from + rowsATurn); ++i) {
            const DeviceSlot slot = devices.empty() ? static_cast<DeviceSlot>(i) : devices[i];
            if (slot >= fleet.size())
                continue;
            const Device& device = fleet.device(slot);
            lines += writeMarksLine(
                names.products.at(device.product), names.devices.at(slot), names.marks.at(device.marks));
        }
        return lines;
    }));
}

} // namespace

QFuture<Result<quint32>> ConsoleCommands::markDevices(const MarkOrder& order)
{
    return m_console.loop().order<quint32>(
        actor(), [order](ControlLoop& loop, TimeMs) { return orders::markDevices(loop, order); });
}

QFuture<Result<MarkList>> ConsoleCommands::readMarks(const QString& path)
{
    return QtConcurrent::run(&m_console.pool(), [&console = m_console, path](QPromise<Result<MarkList>>& promise) {
        promise.setProgressRange(0, 100);
        promise.addResult(readMarksFile(console.loop(), path, [&console, &promise](int percent) {
            promise.setProgressValue(percent);
            return !promise.isCanceled() && !console.isEnding();
        }));
    });
}

QFuture<Result<quint32>> ConsoleCommands::applyMarks(const MarkList& list)
{
    return m_console.loop().order<quint32>(
        actor(), [marks = list.marks](ControlLoop& loop, TimeMs) { return orders::applyMarks(loop, marks); });
}

QFuture<Result<quint32>> ConsoleCommands::exportMarks(const QString& path, const std::vector<DeviceSlot>& devices)
{
    return QtConcurrent::run(&m_console.pool(), [&console = m_console, path, devices]() -> Result<quint32> {
        const auto chosen = std::make_shared<const std::vector<DeviceSlot>>(devices);
        QByteArray csv = marksCsvHeader();
        quint32 lines = 0;
        for (std::size_t from = 0;; from += rowsATurn) {
            const auto more = marksFrom(console.loop(), chosen, from);
            if (!more)
                return failure(more.error());
            if (more->isEmpty())
                break;
            csv += *more;
            lines += static_cast<quint32>(more->count("\r\n"));
        }
        if (auto written = writeFile(path, csv); !written)
            return failure(written.error());
        return lines;
    });
}

QFuture<Result<void>> ConsoleCommands::saveFilter(const SavedFilter& filter)
{
    return m_console.loop().order<void>(
        actor(), [filter](ControlLoop& loop, TimeMs) { return orders::saveFilter(loop, filter); });
}

} // namespace console
