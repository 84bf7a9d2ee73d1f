// SPDX-License-Identifier: GPL-3.0-or-later
// Forecasts: the part of ConsoleCommands that tells how a batch will go.
#include "app/console/await.h"
#include "app/console/console.h"
#include "app/console/consolecommands.h"
#include "models/control/forecastsnapshot.h"

#include <QtConcurrent>

namespace console {

QFuture<Result<Forecast>> ConsoleCommands::forecast(std::function<Result<ForecastInput>(ControlLoop&, TimeMs)> ask)
{
    return QtConcurrent::run(
        &m_console.pool(), [&console = m_console, ask = std::move(ask)](QPromise<Result<Forecast>>& promise) {
            const auto input = await(console.loop().ask<ForecastInput>(ask));
            if (!input) {
                promise.addResult(failure(input.error()));
                return;
            }
            const auto made = forecastOf(*input, [&] { return !promise.isCanceled() && !console.isEnding(); });
            promise.addResult(made ? Result<Forecast>(*made) : failure(ErrorKind::Cancelled));
        });
}

QFuture<Result<Forecast>> ConsoleCommands::forecastBatch(const BatchDraft& draft)
{
    return forecast([draft](ControlLoop& loop, TimeMs now) { return orders::forecastInput(loop, draft, now); });
}

QFuture<Result<Forecast>> ConsoleCommands::forecastRunning(BatchId id)
{
    return forecast([id](ControlLoop& loop, TimeMs now) { return orders::forecastInput(loop, id, now); });
}

} // namespace console
