// SPDX-License-Identifier: GPL-3.0-or-later
// What rolloutctl asks and orders about verifications and batches.
#include "app/console/console.h"
#include "app/console/controlanswers.h"
#include "app/console/controlpages.h"
#include "app/console/controlplan.h"
#include "app/console/controlschedule.h"
#include "app/console/valuejson.h"
#include "app/console/valuenames.h"

#include "ui/common/forecasttext.h"

#include <QDateTime>
#include <QDeadlineTimer>
#include <QTimer>
#include <QtConcurrent>

namespace console {

namespace {

constexpr QLatin1StringView batchKey{ "batch" };
constexpr QLatin1StringView strictKey{ "strict" };
constexpr QLatin1StringView acceptKey{ "accept" };
constexpr std::size_t linesAPage = 1000;
constexpr int lookAgainMs = 200;

QString batchOf(const QJsonObject& arguments)
{
    return arguments.value(batchKey).toString(arguments.value(QLatin1String("verification")).toString());
}

/// The batch, and beside it those of the lists that are not empty.
void answerBatch(const ControlContext& context, BatchId id, ControlReply& reply,
    const QList<std::pair<QString, QJsonArray>>& lists = {})
{
    reply.follow(findBatch(context.console, id.toString()), [context, &reply, lists](const Batch& batch) {
        QJsonObject answer = json::batch(batch, *context.console.names());
        for (const auto& [name, list] : lists) {
            if (!list.isEmpty())
                answer.insert(name, list);
        }
        reply.done(answer);
    });
}

void startVerification(const ControlContext& context, const QJsonObject& arguments, ControlReply& reply)
{
    planBatch(context, BatchKind::Verification, arguments, reply, [context, &reply](const PlannedBatch& planned) {
        reply.follow(context.commands.startBatch(planned.draft), [context, &reply, planned](BatchId id) {
            answerBatch(context, id, reply, { { QStringLiteral("rejected_lines"), json::rejected(planned.rejected) } });
        });
    });
}

/// A command names its devices itself, so what is found is only told, unless it is to be strict about it.
BatchDraft decided(BatchDraft draft, const QJsonObject& arguments, const BatchPreview& preview)
{
    const std::vector<DeviceSlot>& targets = preview.selection.targets;
    draft.reviewed = std::make_shared<const std::vector<DeviceSlot>>(targets);
    if (arguments.contains(QLatin1String("expect")))
        draft.expected = static_cast<quint32>(arguments.value(QLatin1String("expect")).toInteger());
    else if (!arguments.value(strictKey).toBool())
        draft.expected = static_cast<quint32>(targets.size());
    if (!arguments.value(strictKey).toBool())
        draft.consent = Consent::everything();
    for (const QString& name : listOf(arguments, acceptKey)) {
        if (const auto kind = findingNamed(name))
            draft.consent.accept(*kind);
    }
    return draft;
}

void startBatch(const ControlContext& context, const QJsonObject& arguments, ControlReply& reply)
{
    for (const QString& name : listOf(arguments, acceptKey)) {
        if (!findingNamed(name)) {
            reply.refuse(
                { ErrorKind::RequestInvalid, QStringLiteral("--accept: no finding has the name %1").arg(name) });
            return;
        }
    }
    planBatch(context, BatchKind::Upgrade, arguments, reply, [=, &reply](const PlannedBatch& planned) {
        reply.follow(context.commands.previewBatch(planned.draft), [=, &reply](const BatchPreview& preview) {
            const BatchDraft draft = decided(planned.draft, arguments, preview);
            reply.follow(context.commands.startBatch(draft), [=, &reply](BatchId id) {
                answerBatch(context, id, reply,
                    { { QStringLiteral("rejected_lines"), json::rejected(planned.rejected) },
                        { QStringLiteral("findings"),
                            json::findings(preview.findings, planned.draft.plan, *context.console.names()) } });
            });
        });
    });
}

void previewBatch(const ControlContext& context, const QJsonObject& arguments, ControlReply& reply)
{
    planBatch(context, BatchKind::Upgrade, arguments, reply, [context, &reply](const PlannedBatch& planned) {
        reply.follow(context.commands.previewBatch(planned.draft), [=, &reply](const BatchPreview& preview) {
            if (preview.waveFault) {
                reply.refuse(*preview.waveFault);
                return;
            }
            const Selection& selection = preview.selection;
            reply.done(QJsonObject{ { QStringLiteral("version"), planned.version },
                { QStringLiteral("devices"), static_cast<qint64>(selection.targets.size()) },
                { QStringLiteral("large"), static_cast<qint64>(largeBatch) },
                { QStringLiteral("not_matched"), static_cast<qint64>(selection.notMatched) },
                { QStringLiteral("excluded"), static_cast<qint64>(selection.excluded) },
                { QStringLiteral("hole"),
                    preview.hole ? QJsonValue(
                        planned.draft.plan.filter.mid(preview.hole->clause.position, preview.hole->clause.length))
                                 : QJsonValue() },
                { QStringLiteral("already_there"), static_cast<qint64>(selection.alreadyThere) },
                { QStringLiteral("in_other_batch"), static_cast<qint64>(selection.inOtherBatch) },
                { QStringLiteral("minutes_at_rate"), preview.minutesAtRate },
                { QStringLiteral("findings"),
                    json::findings(preview.findings, planned.draft.plan, *context.console.names()) },
                { QStringLiteral("waves"), json::numbers(preview.waveSizes) },
                { QStringLiteral("rejected_lines"), json::rejected(planned.rejected) } });
        });
    });
}

void forecastBatch(const ControlContext& context, const QJsonObject& arguments, ControlReply& reply)
{
    const auto answer = [&reply](const Forecast& made) {
        const TimeMs now = QDateTime::currentMSecsSinceEpoch();
        reply.done(json::forecast(made, forecastText(made, now)));
    };
    const QString name = arguments.value(QLatin1String("firmware_or_batch")).toString();
    const BatchId id = BatchId::fromString(name);
    const auto isBatch = context.console.loop().ask<bool>(
        [id](ControlLoop& loop, TimeMs) -> Result<bool> { return loop.rules().engine.batch(id) != nullptr; });
    reply.follow(isBatch, [=, &reply](bool isOne) {
        if (isOne && arguments.size() > 1) {
            reply.refuse(
                { ErrorKind::RequestInvalid, QStringLiteral("a batch has its plan: options go with a firmware") });
        } else if (isOne) {
            reply.follow(context.commands.forecastRunning(id), answer);
        } else {
            QJsonObject plan = arguments;
            plan.insert(QStringLiteral("firmware"), name);
            planBatch(context, BatchKind::Upgrade, plan, reply, [=, &reply](const PlannedBatch& planned) {
                reply.follow(context.commands.forecastBatch(planned.draft), answer);
            });
        }
    });
}

void listBatches(const ControlContext& context, const QJsonObject&, ControlReply& reply)
{
    const auto all = context.console.loop().ask<QList<Batch>>([](ControlLoop& loop, TimeMs) -> Result<QList<Batch>> {
        QList<Batch> list;
        for (const BatchId id : loop.rules().engine.batches())
            list.append(*loop.rules().engine.batch(id));
        return list;
    });
    reply.follow(all, [context, &reply](const QList<Batch>& list) {
        QJsonArray rows;
        for (const Batch& batch : list)
            rows.append(json::batch(batch, *context.console.names()));
        reply.rows(rows, [&reply] { reply.done(); });
    });
}

void showBatch(const ControlContext& context, const QJsonObject& arguments, ControlReply& reply)
{
    reply.follow(findBatch(context.console, batchOf(arguments)),
        [context, &reply](const Batch& batch) { reply.done(json::batch(batch, *context.console.names())); });
}

std::optional<TaskState> stateNamed(const QString& name)
{
    for (const TaskState state : { TaskState::Queued, TaskState::Notified, TaskState::Upgrading, TaskState::Succeeded,
             TaskState::Failed, TaskState::Cancelled, TaskState::Skipped }) {
        if (nameOf(state) == name)
            return state;
    }
    return std::nullopt;
}

void listTasks(const ControlContext& context, const QJsonObject& arguments, ControlReply& reply)
{
    const QString stateName = arguments.value(QLatin1String("state")).toString();
    const auto state = stateNamed(stateName);
    if (!stateName.isEmpty() && !state) {
        reply.refuse({ ErrorKind::RequestInvalid,
            QStringLiteral("--state is queued, notified, upgrading, succeeded, failed, cancelled or skipped") });
        return;
    }
    const auto fetch = [id = BatchId::fromString(batchOf(arguments)), state](
                           ControlLoop& loop, quint32 from, TimeMs) -> Result<ControlPage<TaskLine>> {
        const Batch* batch = loop.rules().engine.batch(id);
        const TaskStore* tasks = loop.rules().engine.tasks(id);
        if (!batch || !tasks)
            return failure(ErrorKind::NotFound, id.toString());
        ControlPage<TaskLine> page;
        quint32 at = from;
        for (; at < tasks->size() && page.lines.size() < linesAPage; ++at) {
            if (!state || tasks->state(at) == *state)
                page.lines.push_back({ (*tasks)[at], batch->productKey, batch->module });
        }
        page.next = at;
        page.isLast = at >= tasks->size();
        return page;
    };
    sendPages<TaskLine>(context.console, reply, 0, fetch,
        [names = context.console.names()](const TaskLine& line) { return json::task(line, *names); });
}

/// An order on a batch that exists; its new state is the answer.
void orderBatch(const ControlContext& context, const QJsonObject& arguments, ControlReply& reply,
    QFuture<Result<void>> (Commands::*order)(BatchId))
{
    reply.follow(findBatch(context.console, batchOf(arguments)), [context, &reply, order](const Batch& batch) {
        reply.follow(
            (context.commands.*order)(batch.id), [context, &reply, id = batch.id] { answerBatch(context, id, reply); });
    });
}

void pauseBatch(const ControlContext& context, const QJsonObject& arguments, ControlReply& reply)
{
    orderBatch(context, arguments, reply, &Commands::pauseBatch);
}

void resumeBatch(const ControlContext& context, const QJsonObject& arguments, ControlReply& reply)
{
    orderBatch(context, arguments, reply, &Commands::resumeBatch);
}

void cancelBatch(const ControlContext& context, const QJsonObject& arguments, ControlReply& reply)
{
    orderBatch(context, arguments, reply, &Commands::cancelBatch);
}

void closeBatch(const ControlContext& context, const QJsonObject& arguments, ControlReply& reply)
{
    orderBatch(context, arguments, reply, &Commands::closeBatch);
}

void retryBatch(const ControlContext& context, const QJsonObject& arguments, ControlReply& reply)
{
    reply.follow(findBatch(context.console, batchOf(arguments)), [=, &reply](const Batch& batch) {
        const auto devices
            = findDevices(context.console, listOf(arguments, QLatin1StringView("devices")), batch.productKey);
        reply.follow(devices, [context, &reply, id = batch.id](const std::vector<DeviceSlot>& slots_) {
            reply.follow(context.commands.retryFailed(id, slots_),
                [context, &reply, id](quint32) { answerBatch(context, id, reply); });
        });
    });
}

void setRate(const ControlContext& context, const QJsonObject& arguments, ControlReply& reply)
{
    const int rate = arguments.value(QLatin1String("per_minute")).toInt();
    reply.follow(findBatch(context.console, batchOf(arguments)), [context, &reply, rate](const Batch& batch) {
        reply.follow(context.commands.setRate(batch.id, rate),
            [context, &reply, id = batch.id] { answerBatch(context, id, reply); });
    });
}

void replayBatch(const ControlContext& context, const QJsonObject& arguments, ControlReply& reply)
{
    const auto id = BatchId::fromString(batchOf(arguments));
    reply.follow(context.commands.replayBatch(id), [=, &reply](const std::shared_ptr<const BatchReplay>& replay) {
        const HaltRules rules = haltRulesFrom(arguments);
        if (const auto checked = checkHaltRules(rules); !checked) {
            reply.refuse(checked.error());
            return;
        }
        const TimeMs at = arguments.value(QLatin1String("at")).toInteger(replay->end());
        const auto found = QtConcurrent::run(
            &context.console.pool(), [replay, rules, at, names = context.console.names()]() -> Result<QJsonObject> {
                const auto halt = rules.any() ? replay->wouldHalt(rules) : std::nullopt;
                return QJsonObject{ { QStringLiteral("began"), json::time(replay->begin()) },
                    { QStringLiteral("ended"), json::time(replay->end()) }, { QStringLiteral("at"), json::time(at) },
                    { QStringLiteral("counts"), json::counts(replay->countsAt(at)) },
                    { QStringLiteral("would_halt"), halt ? QJsonValue(json::halt(*halt, *names)) : QJsonValue() } };
            });
        reply.follow(found, [&reply](const QJsonObject& answer) { reply.done(answer); });
    });
}

void setPace(const ControlContext& context, const QJsonObject& arguments, ControlReply& reply)
{
    reply.follow(findBatch(context.console, batchOf(arguments)), [context, &reply, arguments](const Batch& batch) {
        Plan plan = batch.plan;
        plan.ratePerMinute = arguments.value(QLatin1String("rate")).toInt(plan.ratePerMinute);
        if (arguments.contains(QLatin1String("rate")))
            plan.pace.growth = PaceGrowth::Constant;
        if (const auto fault = addPace(arguments, plan)) {
            reply.refuse(*fault);
            return;
        }
        if (const auto fault = addTimes(arguments, plan)) {
            reply.refuse(*fault);
            return;
        }
        const PlanTimes times = timesOf(plan);
        reply.follow(context.commands.setPace(batch.id, plan.ratePerMinute, plan.pace,
                         times == timesOf(batch.plan) ? std::nullopt : std::optional(times)),
            [context, &reply, id = batch.id] { answerBatch(context, id, reply); });
    });
}

void releaseWave(const ControlContext& context, const QJsonObject& arguments, ControlReply& reply)
{
    reply.follow(findBatch(context.console, batchOf(arguments)), [context, &reply, arguments](const Batch& batch) {
        const int wave = arguments.value(QLatin1String("wave")).toInt(batch.wave.open + 2);
        reply.follow(context.commands.releaseWave(batch.id, wave),
            [context, &reply, id = batch.id] { answerBatch(context, id, reply); });
    });
}

void waitFor(const ControlContext& context, const QString& id, QDeadlineTimer deadline, ControlReply& reply)
{
    reply.follow(findBatch(context.console, id), [=, &reply](const Batch& batch) {
        if (!isOpen(batch.state)) {
            reply.done(json::batch(batch, *context.console.names()));
        } else if (deadline.hasExpired()) {
            reply.refuse({ ErrorKind::WaitTimedOut, id });
        } else {
            const quint32 total = qMax(1U, batch.counts.total());
            reply.progress(static_cast<int>(quint64{ total - batch.counts.open() } * 100 / total));
            QTimer::singleShot(lookAgainMs, &reply, [=, &reply] { waitFor(context, id, deadline, reply); });
        }
    });
}

void wait(const ControlContext& context, const QJsonObject& arguments, ControlReply& reply)
{
    const int seconds = arguments.value(QLatin1String("timeout")).toInt(-1);
    waitFor(context, batchOf(arguments),
        seconds < 0 ? QDeadlineTimer(QDeadlineTimer::Forever) : QDeadlineTimer(qint64{ seconds } * 1000), reply);
}

} // namespace

ControlTable batchAnswers()
{
    return { { QStringLiteral("verify start"), startVerification }, { QStringLiteral("verify show"), showBatch },
        { QStringLiteral("batch start"), startBatch }, { QStringLiteral("batch preview"), previewBatch },
        { QStringLiteral("batch forecast"), forecastBatch }, { QStringLiteral("batch list"), listBatches },
        { QStringLiteral("batch show"), showBatch }, { QStringLiteral("batch tasks"), listTasks },
        { QStringLiteral("batch pause"), pauseBatch }, { QStringLiteral("batch resume"), resumeBatch },
        { QStringLiteral("batch cancel"), cancelBatch }, { QStringLiteral("batch close"), closeBatch },
        { QStringLiteral("batch retry"), retryBatch }, { QStringLiteral("batch rate"), setRate },
        { QStringLiteral("batch replay"), replayBatch }, { QStringLiteral("batch pace"), setPace },
        { QStringLiteral("batch release"), releaseWave }, { QStringLiteral("wait"), wait } };
}

} // namespace console
