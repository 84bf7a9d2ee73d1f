// SPDX-License-Identifier: GPL-3.0-or-later
// What rolloutctl asks about rehearsals.
#include "app/console/console.h"
#include "app/console/controlanswers.h"
#include "app/console/controlplan.h"
#include "app/console/valuejson.h"
#include "app/console/valuenames.h"
#include "ui/common/rehearsaltext.h"

#include <QFutureWatcher>

namespace console {

namespace {

/// Follows a rehearsal for as long as somebody waits for its answer.
class RehearsalFollower final : public QObject
{
public:
    RehearsalFollower(QFuture<Result<Rehearsal>> rehearsal, Forecast forecast, ControlReply& reply)
        : QObject(&reply)
        , m_reply(reply)
        , m_forecast(std::move(forecast))
    {
        connect(&m_watcher, &QFutureWatcherBase::resultReadyAt, this, &RehearsalFollower::take);
        connect(&m_watcher, &QFutureWatcherBase::finished, this, &RehearsalFollower::conclude);
        m_watcher.setFuture(rehearsal);
    }
    ~RehearsalFollower() override { m_watcher.cancel(); }

private:
    void take(int index)
    {
        const Result<Rehearsal> result = m_watcher.resultAt(index);
        if (!result) {
            m_error = result.error();
            return;
        }
        m_last = *result;
        const double span = m_last.speed * m_last.stretch * static_cast<double>(m_last.expectedMs);
        if (m_last.stage == RehearsalStage::Running && span > 0)
            m_reply.progress(
                qBound(0, static_cast<int>(static_cast<double>(m_last.now - m_last.startAt) / span * 100), 99));
    }
    void conclude()
    {
        if (m_error || m_last.stage != RehearsalStage::Ended)
            m_reply.refuse(m_error.value_or(Error{ ErrorKind::Cancelled, {} }));
        else
            m_reply.done(json::rehearsal(
                m_last, m_forecast, rehearsalText(m_last, &m_forecast) + u' ' + rehearsalScaleText(m_last)));
    }

    ControlReply& m_reply;
    const Forecast m_forecast;
    QFutureWatcher<Result<Rehearsal>> m_watcher;
    Rehearsal m_last;
    std::optional<Error> m_error;
};

Result<RehearsalWish> wishFrom(const QJsonObject& arguments)
{
    RehearsalWish wish;
    const QString behaviour = arguments.value(QLatin1String("behave")).toString(nameOf(wish.behaviour));
    bool isKnown = false;
    for (int each = 0; each <= static_cast<int>(lastRehearsalBehaviour); ++each) {
        if (nameOf(static_cast<RehearsalBehaviour>(each)) != behaviour)
            continue;
        wish.behaviour = static_cast<RehearsalBehaviour>(each);
        isKnown = true;
    }
    if (!isKnown)
        return failure(
            ErrorKind::RequestInvalid, QStringLiteral("--behave is forecast, well, fail, brick, away or slow"));
    if (arguments.contains(QLatin1String("share")) && !takesPercent(wish.behaviour))
        return failure(ErrorKind::RequestInvalid, QStringLiteral("--share goes with --behave fail, brick or away"));
    wish.percent = arguments.value(QLatin1String("share")).toInt(wish.percent);
    wish.minutes = arguments.value(QLatin1String("minutes")).toInt(wish.minutes);
    if (wish.minutes < 1)
        return failure(ErrorKind::RehearsalOutOfRange, QString::number(wish.minutes));
    if (const auto checked = checkWish(wish); !checked)
        return failure(checked.error());
    return wish;
}

void rehearseBatch(const ControlContext& context, const QJsonObject& arguments, ControlReply& reply)
{
    const auto wish = wishFrom(arguments);
    if (!wish) {
        reply.refuse(wish.error());
        return;
    }
    planBatch(context, BatchKind::Upgrade, arguments, reply, [=, &reply, wish = *wish](const PlannedBatch& planned) {
        reply.follow(context.commands.forecastBatch(planned.draft), [=, &reply](const Forecast& forecast) {
            new RehearsalFollower(context.commands.rehearseBatch(planned.draft, wish), forecast, reply);
        });
    });
}

} // namespace

ControlTable rehearsalAnswers()
{
    return { { QStringLiteral("batch rehearse"), rehearseBatch } };
}

} // namespace console
