// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/csvreading.h"

#include "app/console/await.h"
#include "models/base/files.h"
#include "models/rollout/csvlookup.h"

namespace console {

namespace {

constexpr std::size_t namesAtOnce = 10'000;

bool isDevice(ControlLoop& loop, const QString& productKey, const std::string& name)
{
    const auto found
        = await(loop.ask<bool>([product = productKey.toStdString(), name](ControlLoop& engine, TimeMs) -> Result<bool> {
              return engine.rules().fleet.find(product, name).has_value();
          }));
    return found.value_or(false);
}

} // namespace

Result<CsvDevices> readCsvFile(
    ControlLoop& loop, const QString& path, const QString& productKey, const std::function<bool(int percent)>& progress)
{
    const auto bytes = readFile(path, largestDeviceCsv, ErrorKind::CsvTooLarge);
    if (!bytes)
        return failure(bytes.error());
    auto list = readDeviceCsv(*bytes,
        { [&](const std::string& name) { return isDevice(loop, productKey, name); },
            [&progress](int percent) { return progress(percent / 2); } });
    if (!list)
        return failure(list.error());
    // Shared with the engine: an order that was let go of may outlive this function.
    const auto lookup = std::make_shared<CsvLookup>(std::move(*list), productKey);
    for (bool more = true; more;) {
        if (!progress(50 + lookup->percent() / 2))
            return failure(ErrorKind::Cancelled);
        const auto left = await(loop.ask<bool>([lookup](ControlLoop& engine, TimeMs) -> Result<bool> {
            return lookup->next(engine.rules().fleet, namesAtOnce);
        }));
        if (!left)
            return failure(left.error());
        more = *left;
    }
    (void)progress(100);
    return lookup->takeFound();
}

} // namespace console
