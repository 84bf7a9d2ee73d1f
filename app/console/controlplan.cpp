// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/controlplan.h"

#include "app/console/console.h"
#include "app/console/controlschedule.h"

#include <algorithm>

namespace console {

namespace {

constexpr QLatin1StringView devicesKey{ "devices" };
constexpr QLatin1StringView fromKey{ "from" };
constexpr QLatin1StringView percentKey{ "percent" };
constexpr QLatin1StringView csvKey{ "csv" };
constexpr QLatin1StringView filterKey{ "filter" };
constexpr QLatin1StringView excludeKey{ "exclude" };

/// All of a plan but the devices.
Plan planFrom(const QJsonObject& arguments)
{
    Plan plan;
    const auto number
        = [&](const char* key, int otherwise) { return arguments.value(QLatin1String(key)).toInt(otherwise); };
    plan.sourceVersions = listOf(arguments, fromKey);
    plan.percentThousandths = arguments.value(percentKey).toInt(plan.percentThousandths);
    if (arguments.contains(filterKey)) {
        plan.scope = Scope::Filter;
        plan.filter = arguments.value(filterKey).toString();
        plan.dynamic = arguments.value(QLatin1String("dynamic")).toBool();
    } else if (arguments.contains(percentKey)) {
        plan.scope = Scope::Percent;
    } else if (arguments.contains(fromKey)) {
        plan.scope = Scope::SourceVersions;
    } else if (arguments.contains(devicesKey) || arguments.contains(csvKey)) {
        plan.scope = Scope::Devices;
    }
    plan.ratePerMinute = number("rate", plan.ratePerMinute);
    plan.timeoutMinutes = number("timeout", plan.timeoutMinutes);
    plan.retryCount = number("retries", plan.retryCount);
    plan.retryIntervalMinutes = number("retry_after", plan.retryIntervalMinutes);
    plan.startAt = arguments.value(QLatin1String("at")).toInteger();
    plan.halt = haltRulesFrom(arguments);
    plan.conflict = arguments.value(QLatin1String("replace")).toBool() ? ConflictPolicy::Replace : ConflictPolicy::Keep;
    return plan;
}

/// The usual failures of the product's batches, where the plan is to take them.
void withHistory(const ControlContext& context, const QJsonObject& arguments, const QString& productKey,
    ControlReply& reply, const PlannedBatch& planned, const std::function<void(const PlannedBatch&)>& use)
{
    if (!arguments.value(QLatin1String("usual_failures")).isString()) {
        use(planned);
        return;
    }
    const auto asked
        = context.console.loop().ask<BaseRate>([productKey](ControlLoop& loop, TimeMs) -> Result<BaseRate> {
              return usualFailures(loop.rules().engine, productKey);
          });
    reply.follow(asked, [=](const BaseRate& usual) {
        PlannedBatch with = planned;
        with.draft.plan.halt.basePerMillion = usual.perMillion;
        use(with);
    });
}

/// No device of the list is usable, and that is no plan for none: say which lines were wrong.
Error nothingUsable(const CsvDevices& list)
{
    return { ErrorKind::NoTargets,
        QStringLiteral("%1 of %2 lines rejected").arg(list.rejected.size()).arg(list.lines) };
}

/// What does not go together in a plan, if anything.
std::optional<Error> clashOf(const QJsonObject& arguments)
{
    const bool dynamic = arguments.value(QLatin1String("dynamic")).toBool();
    if (dynamic && !arguments.contains(filterKey))
        return Error{ ErrorKind::RequestInvalid, QStringLiteral("--dynamic goes with --filter") };
    if (arguments.contains(filterKey) && arguments.contains(fromKey))
        return Error{ ErrorKind::RequestInvalid, QStringLiteral("--from: write version = … in the filter") };
    if (const auto query = queryFrom(arguments); arguments.contains(filterKey) && !query)
        return query.error();
    return std::nullopt;
}

/// Reads the list of those to be left out, if there is one; every line must be a device, or something else is meant.
void withExclusions(const ControlContext& context, const QJsonObject& arguments, const QString& productKey,
    ControlReply& reply, const PlannedBatch& planned, const std::function<void(const PlannedBatch&)>& use)
{
    if (!arguments.contains(excludeKey)) {
        use(planned);
        return;
    }
    const auto list = context.commands.readCsv(arguments.value(excludeKey).toString(), productKey);
    reply.follow(list, [=, &reply](const CsvDevices& read) {
        if (!read.rejected.isEmpty()) {
            reply.refuse({ ErrorKind::CsvLinesRejected,
                QStringLiteral("--exclude: %1 of %2 lines, first line %3")
                    .arg(read.rejected.size())
                    .arg(read.lines)
                    .arg(read.rejected.first().line) });
            return;
        }
        PlannedBatch without = planned;
        std::vector<DeviceSlot> devices = read.devices;
        std::sort(devices.begin(), devices.end());
        without.draft.plan.excluded = std::make_shared<const std::vector<DeviceSlot>>(std::move(devices));
        use(without);
    });
}

} // namespace

HaltRules haltRulesFrom(const QJsonObject& arguments)
{
    const auto number
        = [&](const char* key, int otherwise) { return arguments.value(QLatin1String(key)).toInt(otherwise); };
    HaltRules rules;
    rules.failures = number("halt_failures", 0);
    rules.percent = number("halt_percent", 0);
    rules.leastExecuted = number("halt_after", rules.leastExecuted);
    rules.testsRate = arguments.contains(QLatin1String("usual_failures"));
    rules.basePerMillion = number("usual_failures", rules.basePerMillion / 10) * 10; // sent in thousandths of 1 %
    return rules;
}

void planBatch(const ControlContext& context, BatchKind kind, const QJsonObject& arguments, ControlReply& reply,
    std::function<void(const PlannedBatch&)> whenPlanned)
{
    if (const auto clash = clashOf(arguments)) {
        reply.refuse(*clash);
        return;
    }
    Plan plan = planFrom(arguments);
    if (const auto fault = addSchedule(arguments, plan)) {
        reply.refuse(*fault);
        return;
    }
    const auto found = findFirmware(context.console, arguments.value(QLatin1String("firmware")).toString());
    reply.follow(found, [=, &reply](const Firmware& firmware) {
        PlannedBatch planned{ { kind, firmware.id, plan }, firmware.version, {} };
        const auto use = [=, &reply, product = firmware.productKey](const PlannedBatch& ready) {
            withExclusions(context, arguments, product, reply, ready, [=, &reply](const PlannedBatch& all) {
                withHistory(context, arguments, product, reply, all, whenPlanned);
            });
        };
        if (arguments.contains(csvKey)) {
            const auto list = context.commands.readCsv(arguments.value(csvKey).toString(), firmware.productKey);
            reply.follow(list, [=, &reply](const CsvDevices& read) {
                if (read.devices.empty()) {
                    reply.refuse(nothingUsable(read));
                    return;
                }
                PlannedBatch withList = planned;
                withList.draft.plan.devices = read.devices;
                withList.rejected = read.rejected;
                const QString saveTo = arguments.value(QLatin1String("rejected")).toString();
                if (saveTo.isEmpty() || read.rejected.isEmpty())
                    use(withList);
                else
                    reply.follow(context.commands.saveRejected(saveTo, read.rejected), [=] { use(withList); });
            });
        } else if (planned.draft.plan.scope == Scope::Devices) {
            const auto devices = findDevices(context.console, listOf(arguments, devicesKey), firmware.productKey);
            reply.follow(devices, [=](const std::vector<DeviceSlot>& known) {
                PlannedBatch withDevices = planned;
                withDevices.draft.plan.devices = known;
                use(withDevices);
            });
        } else {
            use(planned);
        }
    });
}

} // namespace console
