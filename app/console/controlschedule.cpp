// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/controlschedule.h"

#include "models/rollout/pacetext.h"
#include "models/rollout/wavetext.h"
#include "models/rollout/windowtext.h"

namespace console {

namespace {

std::optional<Error> errorOf(const Result<void>& checked)
{
    return checked ? std::nullopt : std::optional(checked.error());
}

std::optional<Error> wrong(const char* what)
{
    return Error{ ErrorKind::RequestInvalid, QString::fromLatin1(what) };
}

std::optional<Error> addWaves(const QJsonObject& arguments, Plan& plan)
{
    const QString gate = arguments.value(QLatin1String("gate")).toString();
    if (!arguments.contains(QLatin1String("wave")))
        return arguments.contains(QLatin1String("gate")) ? wrong("--gate goes with --wave") : std::nullopt;
    const auto gates = arguments.contains(QLatin1String("gate")) ? parseGate(gate) : Result<Gate>(Gate{});
    if (!gates)
        return gates.error();
    auto waves = parseWaves(arguments.value(QLatin1String("wave")).toString(), *gates);
    if (!waves)
        return waves.error();
    plan.waves = std::move(*waves);
    return plan.waves.empty() ? wrong("--wave: write it like 1%,10%,rest") : errorOf(checkWaves(plan.waves));
}

std::optional<Error> addEnd(const QJsonObject& arguments, Plan& plan)
{
    const QString atEnd = arguments.value(QLatin1String("at_end")).toString();
    plan.endAt = arguments.value(QLatin1String("end")).toInteger(plan.endAt);
    if (!arguments.contains(QLatin1String("at_end")))
        return std::nullopt;
    if (plan.endAt == 0)
        return wrong("--at-end goes with --end");
    if (atEnd != QLatin1String("finish") && atEnd != QLatin1String("cancel"))
        return wrong("--at-end is finish or cancel");
    plan.endAction = atEnd == QLatin1String("cancel") ? EndAction::CancelAll : EndAction::FinishOpen;
    return std::nullopt;
}

} // namespace

std::optional<Error> addPace(const QJsonObject& arguments, Plan& plan)
{
    const auto number
        = [&](const char* key, int otherwise) { return arguments.value(QLatin1String(key)).toInt(otherwise); };
    if (arguments.contains(QLatin1String("pace"))) {
        if (arguments.contains(QLatin1String("rate")))
            return wrong("--rate and --pace exclude each other");
        const auto pace = parsePace(arguments.value(QLatin1String("pace")).toString());
        if (!pace)
            return pace.error();
        plan.ratePerMinute = pace->ratePerMinute;
        plan.pace.growth = pace->growth;
        plan.pace.factorTenths = pace->factorTenths;
        plan.pace.every = pace->every;
    }
    plan.pace.maxDownloads = number("max_downloads", plan.pace.maxDownloads);
    plan.pace.maxMegabits = number("max_bandwidth", plan.pace.maxMegabits);
    if (const auto rate = checkRate(plan.ratePerMinute); !rate)
        return rate.error();
    return errorOf(checkPace(plan.pace));
}

std::optional<Error> addTimes(const QJsonObject& arguments, Plan& plan)
{
    if (const QString text = arguments.value(QLatin1String("window")).toString(); text == QLatin1String("always")) {
        plan.windows.clear();
    } else if (arguments.contains(QLatin1String("window"))) {
        auto windows = parseWindows(text);
        if (!windows)
            return windows.error();
        if (windows->empty())
            return wrong("--window: write it like \"Mon-Fri 22:00-04:00 Europe/Berlin\", or always");
        plan.windows = std::move(*windows);
    }
    return addEnd(arguments, plan);
}

std::optional<Error> addSchedule(const QJsonObject& arguments, Plan& plan)
{
    if (auto fault = addWaves(arguments, plan))
        return fault;
    if (auto fault = addPace(arguments, plan))
        return fault;
    auto windows = parseWindows(arguments.value(QLatin1String("window")).toString());
    if (!windows)
        return windows.error();
    plan.windows = std::move(*windows);
    if (auto fault = errorOf(checkWindows(plan.windows)))
        return fault;
    return addEnd(arguments, plan);
}

} // namespace console
