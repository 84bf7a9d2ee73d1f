// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/forecasttext.h"

#include "models/tables/celltext.h"
#include "ui/common/plantext.h"

#include <QCoreApplication>

namespace console {

namespace {

struct ForecastText
{
    Q_DECLARE_TR_FUNCTIONS(console::ForecastText)
};

/// "1 % of the devices: 12,300"
QString exposureText(const Forecast::Exposure& exposure)
{
    const QString failing = stepText(exposure.failingPercent);
    const QString devices = devicesText(exposure.devices);
    if (exposure.orMore)
        return ForecastText::tr("%1: more than %2").arg(failing, devices);
    return exposure.halts ? ForecastText::tr("%1: %2").arg(failing, devices)
                          : ForecastText::tr("%1: all, no rule stops it").arg(failing);
}

QString exposuresText(const Forecast& forecast)
{
    QStringList parts;
    for (const Forecast::Exposure& each : forecast.exposures) {
        if (each.failingPercent != 0)
            parts += exposureText(each);
    }
    return parts.isEmpty()
        ? QString()
        : ForecastText::tr("Devices that a build would reach before it is halted, by the share that it "
                           "fails on: %1.")
              .arg(listText(parts));
}

/// "2: 14:35, 3: not by itself": those that are still to begin.
QString wavesToComeText(const Forecast& forecast, TimeMs now)
{
    QStringList parts;
    for (std::size_t wave = 1; wave < forecast.waves.size(); ++wave) {
        const TimeMs at = forecast.waves[wave].median;
        const auto number = static_cast<qint64>(wave + 1);
        if (at == 0)
            parts += ForecastText::tr("%1: not by itself").arg(number);
        else if (at > forecast.waves.front().median)
            parts += ForecastText::tr("%1: %2").arg(QString::number(number), clockTimeText(at, now));
    }
    return parts.isEmpty() ? QString() : ForecastText::tr("Waves begin about: %1.").arg(listText(parts));
}

} // namespace

QString finishText(const Forecast& forecast, TimeMs now)
{
    if (forecast.finish.median == 0)
        return {};
    const TimeMs half = (forecast.finish.high - forecast.finish.low) / 2;
    constexpr TimeMs minute = 60'000;
    const QString span = half < minute ? durationText(half) : PlanText::minutes((half + minute / 2) / minute);
    return ForecastText::tr("%1 (± %2)").arg(clockTimeText(forecast.finish.median, now), span);
}

QString forecastText(const Forecast& forecast, TimeMs now)
{
    if (forecast.devices == 0)
        return ForecastText::tr("No device is left to upgrade.");
    QStringList sentences;
    if (forecast.finish.median == 0)
        sentences += ForecastText::tr("None of the devices is expected to end within a week.");
    else
        sentences += ForecastText::tr(
            "%1 of the devices that can be reached are done by %2, in 8 of 10 cases between %3 and %4.")
                         .arg(stepText(Forecast::finishPercent), clockTimeText(forecast.finish.median, now),
                             clockTimeText(forecast.finish.low, now), clockTimeText(forecast.finish.high, now));
    if (const QString waves = wavesToComeText(forecast, now); !waves.isEmpty())
        sentences += waves;
    if (forecast.away.median > 0)
        sentences += ForecastText::tr("About %1 will not answer within a week.").arg(devicesText(forecast.away.median));
    if (forecast.peakBytesPerSecond >= 1)
        sentences += ForecastText::tr("The downloads take up to %1 a second.")
                         .arg(sizeText(static_cast<qint64>(forecast.peakBytesPerSecond)));
    if (const QString exposures = exposuresText(forecast); !exposures.isEmpty())
        sentences += exposures;
    sentences += forecast.known == 0
        ? ForecastText::tr("No earlier batch tells how the devices behave: this is assumed.")
        : ForecastText::tr("Based on what earlier batches tell of %1 of %2.")
              .arg(countText(forecast.known), devicesText(forecast.profiles));
    return sentences.join(u' ');
}

} // namespace console
