// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/inventory.h"

#include "app/console/csvlines.h"
#include "app/console/valuenames.h"
#include "models/fleet/devicemarks.h"

#include <QSaveFile>

#include <algorithm>

namespace console {

namespace {

constexpr char header[] = "product,device,module,version,version_since,group,tags,first_seen,last_seen,last_outcome,"
                          "last_reason,open_batch,open_state\n";

void add(CsvLines& lines, const DeviceRow& row, const ModuleVersion& module, const FleetNames& names)
{
    lines.text(names.products.at(row.product));
    lines.text(names.devices.at(row.slot));
    lines.text(names.modules.at(module.module));
    lines.text(names.versions.at(module.version));
    lines.time(module.since);
    const std::string_view marks = names.marks.at(row.marks);
    lines.text(packedGroup(marks));
    std::string tags(packedTags(marks));
    std::replace(tags.begin(), tags.end(), '\n', '|');
    lines.text(tags);
    lines.time(row.firstSeen());
    lines.time(row.lastSeen);
    if (row.hasOutcome) {
        lines.word(nameOf(row.lastOutcome));
        lines.word(row.lastReason == TaskReason::None ? QLatin1StringView() : nameOf(row.lastReason));
    } else {
        lines.skip();
        lines.skip();
    }
    if (row.openBatch != 0) {
        lines.number(static_cast<qint64>(row.openBatch));
        lines.word(nameOf(row.openState));
    } else {
        lines.skip();
        lines.skip();
    }
    lines.endLine();
}

} // namespace

Result<quint32> exportInventory(
    const InventoryPages& pages, const FleetNames& names, const QString& path, const StoreReader::Progress& progress)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return failure(ErrorKind::WriteFailed, path);
    CsvLines lines(header);
    std::size_t count = 0;
    for (;;) {
        const auto page = pages();
        if (!page)
            return failure(page.error());
        if (page->devices.empty())
            break;
        for (const InventoryDevice& device : page->devices) {
            for (const ModuleVersion& module : device.modules)
                add(lines, device.row, module, names);
            if (device.modules.empty())
                add(lines, device.row, { defaultModuleIndex, 0, 0 }, names);
        }
        count += page->devices.size();
        if (auto written = lines.flush(file); !written)
            return failure(written.error());
        if (progress
            && !progress(static_cast<int>(std::min<std::size_t>(count * 100 / std::max(page->all, count), 99))))
            return failure(ErrorKind::Cancelled);
    }
    if (auto written = lines.flush(file, true); !written)
        return failure(written.error());
    if (!file.commit())
        return failure(ErrorKind::WriteFailed, path);
    return static_cast<quint32>(count);
}

} // namespace console
