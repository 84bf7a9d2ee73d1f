// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/valuejson.h"

#include "app/console/valuenames.h"
#include "models/rollout/wavetext.h"
#include "models/rollout/windowtext.h"
#include "ui/common/findingtext.h"
#include "ui/common/rehearsaltext.h"

#include <QDateTime>

namespace console::json {

namespace {

QJsonValue textOrNull(const QString& text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

template <class Tag> QJsonValue idOrNull(Id<Tag> id)
{
    return id.isNull() ? QJsonValue() : QJsonValue(id.toString());
}

QJsonValue errorOrNull(const std::optional<Error>& error)
{
    if (!error)
        return {};
    return QJsonObject{ { QStringLiteral("kind"), nameOf(error->kind) },
        { QStringLiteral("context"), error->context } };
}

} // namespace

QJsonValue time(TimeMs at)
{
    if (at == 0)
        return {};
    return QDateTime::fromMSecsSinceEpoch(at, Qt::UTC).toString(Qt::ISODateWithMs);
}

QJsonObject firmware(const Firmware& firmware)
{
    return { { QStringLiteral("id"), firmware.id.toString() }, { QStringLiteral("name"), firmware.name },
        { QStringLiteral("product"), firmware.productKey }, { QStringLiteral("module"), firmware.module },
        { QStringLiteral("version"), firmware.version }, { QStringLiteral("state"), nameOf(firmware.state) },
        { QStringLiteral("file"), firmware.fileName }, { QStringLiteral("size"), firmware.size },
        { QStringLiteral("md5"), QString::fromLatin1(firmware.md5) },
        { QStringLiteral("sha256"), QString::fromLatin1(firmware.sha256) },
        { QStringLiteral("sign"),
            firmware.signMethod == SignMethod::Md5 ? QStringLiteral("md5") : QStringLiteral("sha256") },
        { QStringLiteral("custom_info"), textOrNull(firmware.customInfo) },
        { QStringLiteral("notes"), textOrNull(firmware.notes) },
        { QStringLiteral("added"), time(firmware.uploadedAt) } };
}

QJsonObject halt(const Halt& halt, const FleetNames& names)
{
    return { { QStringLiteral("cause"), nameOf(halt.cause) },
        { halt.cause == HaltCause::GroupWorseThanBase ? QStringLiteral("group") : QStringLiteral("from"),
            textOrNull(cohortName(halt, names)) },
        { QStringLiteral("failed"), static_cast<qint64>(halt.failed) },
        { QStringLiteral("devices"), static_cast<qint64>(halt.exposed) }, { QStringLiteral("at"), time(halt.at) } };
}

QJsonObject counts(const TaskCounts& counts)
{
    QJsonObject object;
    for (const TaskState state : { TaskState::Queued, TaskState::Notified, TaskState::Upgrading, TaskState::Succeeded,
             TaskState::Failed, TaskState::Cancelled, TaskState::Skipped })
        object.insert(nameOf(state), static_cast<qint64>(counts.of(state)));
    return object;
}

QJsonArray numbers(const std::vector<quint32>& values)
{
    QJsonArray array;
    for (const quint32 value : values)
        array.append(static_cast<qint64>(value));
    return array;
}

static QJsonArray waves(const std::vector<Wave>& waves)
{
    QJsonArray array;
    for (const Wave& wave : waves) {
        const bool last = wave.isRest();
        array.append(QJsonObject{ { QStringLiteral("size"),
                                      last                    ? QStringLiteral("rest")
                                          : wave.devices != 0 ? QString::number(wave.devices)
                                                              : shareText(wave.percentThousandths) },
            { QStringLiteral("gate"), last ? QJsonValue() : QJsonValue(gateText(wave.gate)) } });
    }
    return array;
}

/// How far its waves are, null where it has none.
static QJsonValue wave(const Batch& batch)
{
    if (batch.plan.waves.empty())
        return QJsonValue::Null;
    const WaveCounts& counts = batch.wave.counts;
    const GateState gate = gateState(batch.plan.waves, batch.wave, QDateTime::currentMSecsSinceEpoch());
    return QJsonObject{ { QStringLiteral("open"), batch.wave.open + 1 },
        { QStringLiteral("of"), static_cast<qint64>(batch.plan.waves.size()) },
        { QStringLiteral("gate"), nameOf(gate.verdict) }, { QStringLiteral("opens_at"), time(gate.opensAt) },
        { QStringLiteral("succeeded"), static_cast<qint64>(counts.succeeded) },
        { QStringLiteral("finished"), static_cast<qint64>(counts.finished()) },
        { QStringLiteral("waiting"), static_cast<qint64>(counts.waiting) },
        { QStringLiteral("away"), static_cast<qint64>(counts.away) } };
}

static QJsonObject pace(const PaceRules& pace)
{
    static const std::array growths{ QLatin1StringView("constant"), QLatin1StringView("notified"),
        QLatin1StringView("succeeded") };
    return { { QStringLiteral("growth"), growths[static_cast<std::size_t>(pace.growth)] },
        { QStringLiteral("factor"), pace.factorTenths / 10.0 }, { QStringLiteral("every"), pace.every },
        { QStringLiteral("max_downloads"), pace.maxDownloads }, { QStringLiteral("max_megabits"), pace.maxMegabits } };
}

static void addSchedule(QJsonObject& into, const Batch& batch)
{
    const Plan& plan = batch.plan;
    const bool ends = plan.endAt != 0;
    into.insert(QStringLiteral("waves"), waves(plan.waves));
    into.insert(QStringLiteral("wave"), wave(batch));
    into.insert(QStringLiteral("pace"), pace(plan.pace));
    into.insert(QStringLiteral("downloads"), static_cast<qint64>(batch.fetching));
    into.insert(QStringLiteral("windows"), textOrNull(windowsText(plan.windows)));
    into.insert(QStringLiteral("end_at"), time(plan.endAt));
    into.insert(QStringLiteral("at_end"),
        !ends
            ? QJsonValue()
            : QJsonValue(plan.endAction == EndAction::CancelAll ? QStringLiteral("cancel") : QStringLiteral("finish")));
}

QJsonObject batch(const Batch& batch, const FleetNames& names)
{
    const Plan& plan = batch.plan;
    QJsonObject object{ { QStringLiteral("id"), batch.id.toString() },
        { QStringLiteral("firmware"), batch.firmware.toString() }, { QStringLiteral("kind"), nameOf(batch.kind) },
        { QStringLiteral("state"), nameOf(batch.state) }, { QStringLiteral("product"), batch.productKey },
        { QStringLiteral("module"), batch.module }, { QStringLiteral("version"), batch.version },
        { QStringLiteral("counts"), counts(batch.counts) },
        { QStringLiteral("silent"), static_cast<qint64>(batch.counts.silent) },
        { QStringLiteral("halt"), batch.isHalted() ? QJsonValue(halt(batch.halt, names)) : QJsonValue() },
        { QStringLiteral("filter"), textOrNull(plan.filter) }, { QStringLiteral("dynamic"), plan.dynamic },
        { QStringLiteral("excluded"), plan.excluded ? static_cast<qint64>(plan.excluded->size()) : qint64{ 0 } },
        { QStringLiteral("rate_per_minute"), plan.ratePerMinute },
        { QStringLiteral("timeout_minutes"), plan.timeoutMinutes }, { QStringLiteral("retries"), plan.retryCount },
        { QStringLiteral("retry_after_minutes"), plan.retryIntervalMinutes },
        { QStringLiteral("start_at"), time(plan.startAt) }, { QStringLiteral("created"), time(batch.createdAt) },
        { QStringLiteral("created_by"), batch.createdBy }, { QStringLiteral("author"), batch.createdBy },
        { QStringLiteral("awaiting_release"), batch.awaitsRelease() && isOpen(batch.state) },
        { QStringLiteral("released_by"), textOrNull(batch.releasedBy) },
        { QStringLiteral("released"), time(batch.releasedAt) }, { QStringLiteral("started"), time(batch.startedAt) },
        { QStringLiteral("ended"), time(batch.endedAt) } };
    addSchedule(object, batch);
    return object;
}

static QJsonObject band(const Forecast::Band& band)
{
    return { { QStringLiteral("low"), band.low }, { QStringLiteral("median"), band.median },
        { QStringLiteral("high"), band.high } };
}

QJsonObject forecast(const Forecast& forecast, const QString& sentence)
{
    QJsonArray exposures;
    for (const Forecast::Exposure& each : forecast.exposures) {
        if (each.failingPercent != 0)
            exposures.append(QJsonObject{ { QStringLiteral("failing_percent"), each.failingPercent },
                { QStringLiteral("devices"), static_cast<qint64>(each.devices) },
                { QStringLiteral("halts"), each.halts }, { QStringLiteral("or_more"), each.orMore } });
    }
    QJsonArray curve;
    for (const Forecast::Point& point : forecast.curve) {
        QJsonObject row = band(point.succeeded);
        row.insert(QStringLiteral("at"), time(point.at));
        curve.append(row);
    }
    QJsonArray waves;
    for (const Forecast::Band& begins : forecast.waves)
        waves.append(QJsonObject{ { QStringLiteral("low"), time(begins.low) },
            { QStringLiteral("median"), time(begins.median) }, { QStringLiteral("high"), time(begins.high) } });
    return { { QStringLiteral("devices"), static_cast<qint64>(forecast.devices) }, { QStringLiteral("waves"), waves },
        { QStringLiteral("sample"), static_cast<qint64>(forecast.sample) },
        { QStringLiteral("profiles"), static_cast<qint64>(forecast.profiles) },
        { QStringLiteral("known"), static_cast<qint64>(forecast.known) },
        { QStringLiteral("finish"),
            QJsonObject{ { QStringLiteral("percent"), Forecast::finishPercent },
                { QStringLiteral("low"), time(forecast.finish.low) },
                { QStringLiteral("median"), time(forecast.finish.median) },
                { QStringLiteral("high"), time(forecast.finish.high) } } },
        { QStringLiteral("succeeded"), band(forecast.succeeded) }, { QStringLiteral("failed"), band(forecast.failed) },
        { QStringLiteral("away"), band(forecast.away) },
        { QStringLiteral("peak_bytes_per_second"), forecast.peakBytesPerSecond },
        { QStringLiteral("exposures"), exposures }, { QStringLiteral("curve"), curve },
        { QStringLiteral("text"), sentence } };
}

static QJsonValue within(const Rehearsal& rehearsal, const Forecast& forecast)
{
    switch (verdictOf(rehearsal, forecast)) {
    case RehearsalVerdict::None:
        break;
    case RehearsalVerdict::Earlier:
        return QStringLiteral("earlier");
    case RehearsalVerdict::Within:
        return QStringLiteral("within");
    case RehearsalVerdict::Later:
        return QStringLiteral("later");
    }
    return {};
}

QJsonObject rehearsal(const Rehearsal& rehearsal, const Forecast& forecast, const QString& sentence)
{
    QJsonArray curve;
    for (const Rehearsal::Point& point : rehearsal.curve)
        curve.append(QJsonObject{ { QStringLiteral("at"), time(point.at) },
            { QStringLiteral("succeeded"), static_cast<qint64>(point.succeeded) } });
    const bool isHalted = rehearsal.end == RehearsalEnd::Halted;
    const auto count = [](quint32 devices) { return static_cast<qint64>(devices); };
    return { { QStringLiteral("devices"), count(rehearsal.devices) },
        { QStringLiteral("sample"), count(rehearsal.sample) }, { QStringLiteral("speed"), rehearsal.speed },
        { QStringLiteral("stretch"), rehearsal.stretch }, { QStringLiteral("end"), nameOf(rehearsal.end) },
        { QStringLiteral("began"), time(rehearsal.startAt) }, { QStringLiteral("finish"), time(rehearsal.finishAt) },
        { QStringLiteral("ended"), time(rehearsal.now) }, { QStringLiteral("succeeded"), count(rehearsal.succeeded) },
        { QStringLiteral("failed"), count(rehearsal.failed) }, { QStringLiteral("lost"), count(rehearsal.lost) },
        { QStringLiteral("open"), count(rehearsal.open()) }, { QStringLiteral("exposed"), count(rehearsal.exposed) },
        { QStringLiteral("halt"),
            isHalted ? QJsonValue(QJsonObject{ { QStringLiteral("cause"), nameOf(rehearsal.halt) },
                { QStringLiteral("failed"), count(rehearsal.haltFailed) },
                { QStringLiteral("devices"), count(rehearsal.haltExposed) } })
                     : QJsonValue() },
        { QStringLiteral("curve"), curve }, { QStringLiteral("forecast"), within(rehearsal, forecast) },
        { QStringLiteral("forecast_finish"),
            QJsonObject{ { QStringLiteral("low"), time(forecast.finish.low) },
                { QStringLiteral("median"), time(forecast.finish.median) },
                { QStringLiteral("high"), time(forecast.finish.high) } } },
        { QStringLiteral("text"), sentence } };
}

QJsonObject task(const TaskLine& line, const FleetNames& names)
{
    const Task& task = line.task;
    const bool hasReason = task.reason != TaskReason::None;
    return { { QStringLiteral("product"), line.product },
        { QStringLiteral("device"), toText(names.devices.at(task.device)) }, { QStringLiteral("module"), line.module },
        { QStringLiteral("from"), textOrNull(toText(names.versions.at(task.fromVersion))) },
        { QStringLiteral("state"), nameOf(task.state) },
        { QStringLiteral("step"), task.step == -128 ? QJsonValue() : QJsonValue(task.step) },
        { QStringLiteral("reason"), hasReason ? QJsonValue(nameOf(task.reason)) : QJsonValue() },
        { QStringLiteral("attempts"), task.attempt }, { QStringLiteral("wave"), task.wave + 1 },
        { QStringLiteral("silent"), task.silent }, { QStringLiteral("may_still_arrive"), task.mayStillArrive },
        { QStringLiteral("bytes_served"), static_cast<qint64>(task.evidence.bytesServed) },
        { QStringLiteral("updated"), time(task.updatedAt) } };
}

QJsonObject device(const DeviceLine& line, const FleetNames& names)
{
    const DeviceMarks marks = DeviceMarks::unpacked(names.marks.at(line.marks));
    QJsonArray modules;
    for (const ModuleVersion& each : line.modules)
        modules.append(QJsonObject{ { QStringLiteral("module"), toText(names.modules.at(each.module)) },
            { QStringLiteral("version"), toText(names.versions.at(each.version)) },
            { QStringLiteral("since"), time(each.since) } });
    return { { QStringLiteral("product"), toText(names.products.at(line.product)) },
        { QStringLiteral("device"), toText(names.devices.at(line.slot)) }, { QStringLiteral("modules"), modules },
        { QStringLiteral("group"), textOrNull(marks.group) },
        { QStringLiteral("tags"), QJsonArray::fromStringList(marks.tags) },
        { QStringLiteral("last_seen"), time(line.lastSeen) } };
}

QJsonObject activity(const Activity& activity, const FleetNames& names, const QString& sentence)
{
    const bool hasDevice = activity.device != noDevice;
    return { { QStringLiteral("id"), activity.id.toString() }, { QStringLiteral("at"), time(activity.at) },
        { QStringLiteral("kind"), nameOf(activity.kind) }, { QStringLiteral("actor"), textOrNull(activity.actor) },
        { QStringLiteral("batch"), idOrNull(activity.batch) },
        { QStringLiteral("firmware"), idOrNull(activity.firmware) },
        { QStringLiteral("device"), hasDevice ? QJsonValue(toText(names.devices.at(activity.device))) : QJsonValue() },
        { QStringLiteral("args"), QJsonArray::fromStringList(activity.args) }, { QStringLiteral("text"), sentence } };
}

QJsonObject status(const Pulse& pulse)
{
    const QJsonObject broker{ { QStringLiteral("state"), nameOf(pulse.link.state) },
        { QStringLiteral("host"), textOrNull(pulse.link.host) }, { QStringLiteral("port"), pulse.link.port },
        { QStringLiteral("tls"), pulse.link.tls }, { QStringLiteral("mqtt5"), pulse.link.mqtt5 },
        { QStringLiteral("since"), time(pulse.link.since) },
        { QStringLiteral("error"), errorOrNull(pulse.link.error) } };
    const QJsonObject server{ { QStringLiteral("state"), nameOf(pulse.server.state) },
        { QStringLiteral("url"), textOrNull(pulse.server.publicUrl) },
        { QStringLiteral("downloads"), pulse.server.downloads },
        { QStringLiteral("error"), errorOrNull(pulse.server.error) } };
    const QJsonObject store{ { QStringLiteral("state"),
                                 pulse.storeError ? QStringLiteral("failed") : QStringLiteral("writing") },
        { QStringLiteral("commit_ms"), pulse.storeMs }, { QStringLiteral("error"), errorOrNull(pulse.storeError) } };
    return { { QStringLiteral("broker"), broker }, { QStringLiteral("server"), server },
        { QStringLiteral("store"), store }, { QStringLiteral("devices"), static_cast<qint64>(pulse.devices) },
        { QStringLiteral("reports"), static_cast<qint64>(pulse.reports) },
        { QStringLiteral("rejected_reports"), static_cast<qint64>(pulse.rejectedReports) },
        { QStringLiteral("reports_per_second"), pulse.reportsPerSecond },
        { QStringLiteral("upgrading"), static_cast<qint64>(pulse.upgrading) },
        { QStringLiteral("need_attention"), static_cast<qint64>(pulse.needAttention) },
        { QStringLiteral("problems"), static_cast<qint64>(pulse.problems) } };
}

QJsonArray findings(const QList<Finding>& findings, const Plan& plan, const FleetNames& names)
{
    static const std::array weights{ QLatin1StringView("blocks"), QLatin1StringView("needs_consent"),
        QLatin1StringView("note") };
    static_assert(weights.size() == static_cast<std::size_t>(Finding::Weight::Note) + 1);
    QJsonArray array;
    for (const Finding& each : findings) {
        QJsonArray examples;
        for (const DeviceSlot device : each.examples)
            examples.append(toText(names.devices.at(device)));
        array.append(QJsonObject{ { QStringLiteral("kind"), nameOf(each.kind) },
            { QStringLiteral("weight"), weights[static_cast<std::size_t>(each.weight())] },
            { QStringLiteral("devices"), static_cast<qint64>(each.devices) },
            { QStringLiteral("detail"), textOrNull(each.detail) }, { QStringLiteral("examples"), examples },
            { QStringLiteral("text"), findingText(each, plan) } });
    }
    return array;
}

QJsonArray rejected(const QList<CsvRejection>& lines)
{
    static const std::array names{ QLatin1StringView("not_utf8"), QLatin1StringView("broken_line"),
        QLatin1StringView("too_long"), QLatin1StringView("invalid_name"), QLatin1StringView("unknown_device"),
        QLatin1StringView("wrong_product"), QLatin1StringView("duplicate"), QLatin1StringView("invalid_mark"),
        QLatin1StringView("several_products") };
    static_assert(names.size() == static_cast<std::size_t>(CsvProblem::SeveralProducts) + 1);
    QJsonArray array;
    for (const CsvRejection& each : lines)
        array.append(QJsonObject{ { QStringLiteral("line"), each.line },
            { QStringLiteral("reason"), names[static_cast<std::size_t>(each.problem)] },
            { QStringLiteral("text"), QString::fromUtf8(each.text) } });
    return array;
}

} // namespace console::json
