// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/rehearsaltext.h"

#include "models/tables/celltext.h"

#include <QCoreApplication>

#include <cmath>

namespace console {

namespace {

struct RehearsalText
{
    Q_DECLARE_TR_FUNCTIONS(console::RehearsalText)
};

constexpr qint64 secondMs = 1000;

QString factorText(double factor)
{
    return QString::number(factor, 'f', factor < 10 && factor != std::floor(factor) ? 1 : 0);
}

TimeMs startOf(const Forecast& forecast)
{
    return forecast.curve.empty() ? 0 : forecast.curve.front().at;
}

QString finishSentence(const Rehearsal& rehearsal, const Forecast* forecast)
{
    const QString share = stepText(Forecast::finishPercent);
    if (rehearsal.finishAt == 0)
        return RehearsalText::tr("%1 of the devices that can be reached in time were never done.").arg(share);
    const QString took = durationText(rehearsal.finishAt - rehearsal.startAt);
    const RehearsalVerdict verdict = forecast ? verdictOf(rehearsal, *forecast) : RehearsalVerdict::None;
    if (verdict == RehearsalVerdict::None)
        return RehearsalText::tr("%1 of the devices that can be reached in time were done after %2.").arg(share, took);
    const QString least = durationText(forecast->finish.low - startOf(*forecast));
    const QString most = durationText(forecast->finish.high - startOf(*forecast));
    const QString sentence = verdict == RehearsalVerdict::Within
        ? RehearsalText::tr("%1 of the devices that can be reached in time were done after %2: within the forecast, "
                            "which says %3 to %4 for 8 of 10 cases.")
        : verdict == RehearsalVerdict::Earlier
        ? RehearsalText::tr("%1 of the devices that can be reached in time were done after %2: earlier than the "
                            "forecast, which says %3 to %4 for 8 of 10 cases.")
        : RehearsalText::tr("%1 of the devices that can be reached in time were done after %2: later than the "
                            "forecast, which says %3 to %4 for 8 of 10 cases.");
    return sentence.arg(share, took, least, most);
}

QString countsSentence(const Rehearsal& rehearsal)
{
    return RehearsalText::tr("Succeeded: %1, failed: %2, lost: %3, not ended: %4.")
        .arg(countText(rehearsal.succeeded), countText(rehearsal.failed), countText(rehearsal.lost),
            countText(rehearsal.open()));
}

QString endSentence(const Rehearsal& rehearsal)
{
    switch (rehearsal.end) {
    case RehearsalEnd::Halted:
        return RehearsalText::tr(
            "A halt rule stopped it when %1 of %2 virtual devices had failed; %3 had been given the "
            "build by then.")
            .arg(countText(rehearsal.haltFailed), countText(rehearsal.haltExposed), devicesText(rehearsal.exposed));
    case RehearsalEnd::WaveWaits:
        return RehearsalText::tr("It ended with wave %1: the gate behind it waits for an operator, or can not be met.")
            .arg(rehearsal.wave);
    case RehearsalEnd::TimeUp:
        return RehearsalText::tr("It was ended after %1: the others would take much longer.")
            .arg(durationText(rehearsal.now - rehearsal.startAt));
    case RehearsalEnd::None:
    case RehearsalEnd::Completed:
        break;
    }
    return {};
}

} // namespace

RehearsalVerdict verdictOf(const Rehearsal& rehearsal, const Forecast& forecast)
{
    if (rehearsal.finishAt == 0 || forecast.finish.median == 0 || forecast.curve.empty())
        return RehearsalVerdict::None;
    const TimeMs took = rehearsal.finishAt - rehearsal.startAt;
    if (took < forecast.finish.low - startOf(forecast))
        return RehearsalVerdict::Earlier;
    return took > forecast.finish.high - startOf(forecast) ? RehearsalVerdict::Later : RehearsalVerdict::Within;
}

QString rehearsalScaleText(const Rehearsal& rehearsal)
{
    QStringList sentences;
    if (rehearsal.sample == rehearsal.devices)
        sentences
            += RehearsalText::tr("Virtual devices: %1, one for each of the plan's.").arg(countText(rehearsal.sample));
    else
        sentences
            += RehearsalText::tr("Virtual devices: %1, which stand for %2; rate, limits and counted failures are as "
                                 "much lower.")
                   .arg(countText(rehearsal.sample), countText(rehearsal.devices));
    if (rehearsal.stretch > 1)
        sentences += RehearsalText::tr("Pushing is shortened to one part in %1.").arg(factorText(rehearsal.stretch));
    sentences += rehearsal.speed > 1
        ? RehearsalText::tr(
            "The clock runs %1 times as fast: a second here is %2 of the plan. What this computer itself "
            "needs counts as many times.")
              .arg(factorText(rehearsal.speed), durationText(std::llround(rehearsal.speed * secondMs)))
        : RehearsalText::tr("The clock runs as it does.");
    if (rehearsal.stage != RehearsalStage::Ended && rehearsal.expectedMs > 0)
        sentences += RehearsalText::tr("It takes about %1 here.").arg(durationText(rehearsal.expectedMs));
    return sentences.join(u' ');
}

QString rehearsalText(const Rehearsal& rehearsal, const Forecast* forecast)
{
    switch (rehearsal.stage) {
    case RehearsalStage::Starting:
        return RehearsalText::tr("A broker, a console and virtual devices of its own are started…");
    case RehearsalStage::Verifying:
        return RehearsalText::tr("The build is verified on one more virtual device…");
    case RehearsalStage::Running:
        return RehearsalText::tr("It has run for %1 of the plan.").arg(durationText(rehearsal.now - rehearsal.startAt))
            + u' ' + countsSentence(rehearsal);
    case RehearsalStage::Ended:
        break;
    }
    QStringList sentences{ finishSentence(rehearsal, forecast), countsSentence(rehearsal) };
    if (const QString end = endSentence(rehearsal); !end.isEmpty())
        sentences += end;
    return sentences.join(u' ');
}

} // namespace console
