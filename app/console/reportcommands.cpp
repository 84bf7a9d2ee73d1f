// SPDX-License-Identifier: GPL-3.0-or-later
// Files about batches and devices: the part of ConsoleCommands that writes what people take elsewhere.
#include "app/console/await.h"
#include "app/console/batchreport.h"
#include "app/console/console.h"
#include "app/console/consolecommands.h"
#include "app/console/dossier.h"
#include "app/console/inventory.h"
#include "app/console/taskexport.h"

#include <QDateTime>
#include <QtConcurrent>

namespace console {

namespace {

/// On the pool, told how far it is, ended by who wants it no more.
template <class T> QFuture<Result<T>> longWork(Console& console, std::function<Result<T>(StoreReader::Progress)> work)
{
    return QtConcurrent::run(&console.pool(), [&console, work = std::move(work)](QPromise<Result<T>>& promise) {
        promise.setProgressRange(0, 100);
        promise.addResult(work([&console, &promise](int percent) {
            promise.setProgressValue(percent);
            return !promise.isCanceled() && !console.isEnding();
        }));
    });
}

/// The chosen devices (none: all), a turn of the engine for so many of them.
class FleetPages
{
public:
    FleetPages(ControlLoop& loop, const std::vector<DeviceSlot>& devices)
        : m_loop(loop)
        , m_chosen(std::make_shared<const std::vector<DeviceSlot>>(devices)) // a question may outlive who asked
    {
    }

    Result<InventoryPage> next()
    {
        const std::size_t from = std::exchange(m_next, m_next + devicesATurn);
        return await(m_loop.ask<InventoryPage>([chosen = m_chosen, from](ControlLoop& loop, TimeMs) {
            return Result<InventoryPage>(pageFrom(loop, *chosen, from));
        }));
    }

private:
    static constexpr std::size_t devicesATurn = 5'000;

    static InventoryPage pageFrom(ControlLoop& loop, const std::vector<DeviceSlot>& chosen, std::size_t from)
    {
        const Fleet& fleet = loop.rules().fleet;
        const std::size_t all = chosen.empty() ? fleet.size() : chosen.size();
        InventoryPage page;
        page.all = all;
        for (std::size_t i = from; i < std::min(all, from + devicesATurn); ++i) {
            const DeviceSlot slot = chosen.empty() ? static_cast<DeviceSlot>(i) : chosen[i];
            if (slot < fleet.size())
                page.devices.push_back({ loop.deviceRow(slot), fleet.versions(slot) });
        }
        return page;
    }

    ControlLoop& m_loop;
    std::shared_ptr<const std::vector<DeviceSlot>> m_chosen;
    std::size_t m_next = 0;
};

/// What leaves is in the log before.
Result<void> logSeal(Console& console, const QString& actor, BatchId batch, const QString& seal)
{
    return await(console.loop().order<void>(actor, [batch, seal](ControlLoop& loop, TimeMs) -> Result<void> {
        Activity activity;
        activity.kind = ActivityKind::DossierSaved;
        activity.batch = batch;
        activity.args = { seal };
        loop.log(activity);
        return {};
    }));
}

} // namespace

QFuture<Result<quint32>> ConsoleCommands::exportTasks(BatchId id, const QString& path)
{
    return longWork<quint32>(m_console, [&console = m_console, id, path](const StoreReader::Progress& progress) {
        return console::exportTasks(console.reader(), *console.names(), id, path, progress);
    });
}

QFuture<Result<quint32>> ConsoleCommands::exportReport(BatchId id, const QString& path, ReportFormat format)
{
    const TimeMs now = QDateTime::currentMSecsSinceEpoch();
    return longWork<quint32>(
        m_console, [&console = m_console, id, path, format, now](const StoreReader::Progress& progress) {
            return writeReport(console.reader(), *console.names(), id, path, format, now, progress);
        });
}

QFuture<Result<quint32>> ConsoleCommands::exportInventory(const QString& path, const std::vector<DeviceSlot>& devices)
{
    return longWork<quint32>(m_console, [&console = m_console, path, devices](const StoreReader::Progress& progress) {
        FleetPages pages(console.loop(), devices);
        return console::exportInventory([&pages] { return pages.next(); }, *console.names(), path, progress);
    });
}

QFuture<Result<QString>> ConsoleCommands::saveDossier(BatchId id, const QString& path)
{
    const DossierOrigin origin{ m_console.workspace().folder(), actor(), QDateTime::currentMSecsSinceEpoch() };
    return longWork<QString>(
        m_console, [&console = m_console, id, path, origin](const StoreReader::Progress& progress) {
            return console::saveDossier(console.reader(), *console.names(), id, origin, path, progress,
                [&](const QString& seal) { return logSeal(console, origin.madeBy, id, seal); });
        });
}

} // namespace console
