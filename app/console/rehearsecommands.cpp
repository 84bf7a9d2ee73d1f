// SPDX-License-Identifier: GPL-3.0-or-later
// Rehearsals: the part of ConsoleCommands that says what is to be rehearsed, and follows the process that does it.
#include "app/console/await.h"
#include "app/console/console.h"
#include "app/console/consolecommands.h"
#include "app/rehearsal/rehearsalchild.h"
#include "models/control/forecastsnapshot.h"
#include "models/control/orders.h"
#include "models/fleet/devicemarks.h"

#include <QEventLoop>
#include <QFutureWatcher>
#include <QtConcurrent>

namespace console {

namespace {

using Promise = QPromise<Result<Rehearsal>>;

/// Of devices that have never said what they run.
const QString unknownVersion = QStringLiteral("0");

struct Basis
{
    ForecastInput input;
    Firmware firmware;
    std::vector<DeviceSlot> targets;
};

Result<Basis> basisOf(ControlLoop& loop, const BatchDraft& draft, TimeMs now)
{
    auto input = orders::forecastInput(loop, draft, now);
    if (!input)
        return failure(input.error());
    const Firmware firmware = *loop.rules().engine.firmware(draft.firmware);
    auto selection = orders::select(loop, firmware, draft.plan, now);
    if (!selection)
        return failure(selection.error());
    if (selection->targets.empty())
        return failure(ErrorKind::NoTargets);
    if (const auto sizes = waveSizes(draft.plan.waves, static_cast<quint32>(selection->targets.size())); !sizes)
        return failure(sizes.error());
    return Basis{ std::move(*input), firmware, std::move(selection->targets) };
}

/// Names, versions and marks of those that virtual devices stand in for.
std::vector<RehearsalTarget> describe(const Rules& rules, const std::vector<DeviceSlot>& devices, const QString& module)
{
    const FleetNames& names = rules.fleet.names();
    std::vector<RehearsalTarget> made;
    for (const DeviceSlot device : devices) {
        const DeviceMarks marks = DeviceMarks::unpacked(names.marks.at(rules.fleet.device(device).marks));
        RehearsalTarget target{ toText(names.devices.at(device)), {}, marks.group, marks.tags };
        for (const ModuleVersion& each : rules.fleet.versions(device))
            target.versions.insert(toText(names.modules.at(each.module)), toText(names.versions.at(each.version)));
        if (!target.versions.contains(module))
            target.versions.insert(module, unknownVersion);
        made.push_back(std::move(target));
    }
    return made;
}

Result<RehearsalOrder> orderFor(Console& console, const BatchDraft& draft, const RehearsalWish& wish)
{
    const auto basis = await(
        console.loop().ask<Basis>([draft](ControlLoop& loop, TimeMs now) { return basisOf(loop, draft, now); }));
    if (!basis)
        return failure(basis.error());
    const Firmware& firmware = basis->firmware;
    if (auto checked = console.vault().check(
            firmware.sha256, FirmwareVault::Rehash::IfChanged, [&](int) { return !console.isEnding(); });
        !checked)
        return failure(checked.error());
    RehearsalOrder order;
    order.script = rehearsalScript(basis->input, wish);
    order.devices = basis->input.devices;
    order.firmware = { console.vault().path(firmware.sha256), firmware.name, firmware.productKey, firmware.module,
        firmware.version, firmware.signMethod, firmware.customInfo, {} };
    std::vector<DeviceSlot> devices;
    for (const VirtualDevice& device : order.script.devices)
        devices.push_back(basis->targets.at(device.place));
    using Targets = std::vector<RehearsalTarget>;
    auto targets = await(console.loop().ask<Targets>([devices, module = firmware.module](ControlLoop& loop, TimeMs) {
        return Result<Targets>(describe(loop.rules(), devices, module));
    }));
    if (!targets)
        return failure(targets.error());
    order.targets = std::move(*targets);
    return order;
}

/// On a pool thread, with an event loop of its own. Ends early when its future is cancelled or the console is closed.
void run(Console& console, RehearsalOrder order, Promise& promise)
{
    QEventLoop loop;
    QFutureWatcher<Result<Rehearsal>> watcher;
    QObject::connect(&watcher, &QFutureWatcherBase::canceled, &loop, &QEventLoop::quit);
    QObject::connect(&console, &Console::ending, &loop, &QEventLoop::quit);
    watcher.setFuture(promise.future());
    RehearsalChild child;
    QObject::connect(&child, &RehearsalChild::told, &loop,
        [&promise](const Rehearsal& state) { promise.addResult(Result<Rehearsal>(state)); });
    QObject::connect(&child, &RehearsalChild::failed, &loop,
        [&promise](const Error& error) { promise.addResult(Result<Rehearsal>(failure(error))); });
    QObject::connect(&child, &RehearsalChild::ended, &loop, &QEventLoop::quit);
    if (auto started = child.start(std::move(order)); !started) {
        promise.addResult(Result<Rehearsal>(failure(started.error())));
        return;
    }
    if (!console.isEnding() && !promise.isCanceled())
        loop.exec();
}

} // namespace

QFuture<Result<Rehearsal>> ConsoleCommands::rehearseBatch(const BatchDraft& draft, const RehearsalWish& wish)
{
    return QtConcurrent::run(&m_console.pool(), [&console = m_console, draft, wish](Promise& promise) {
        const auto refuse = [&promise](const Error& error) { promise.addResult(Result<Rehearsal>(failure(error))); };
        if (const auto checked = checkWish(wish); !checked)
            return refuse(checked.error());
        if (console.rehearsing().exchange(true))
            return refuse({ ErrorKind::RehearsalRunning, {} });
        if (auto order = orderFor(console, draft, wish))
            run(console, std::move(*order), promise);
        else
            refuse(order.error());
        console.rehearsing() = false;
    });
}

} // namespace console
