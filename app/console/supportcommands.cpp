// SPDX-License-Identifier: GPL-3.0-or-later
// Looking into it: the part of ConsoleCommands that shows the traffic and packs what somebody who helps needs.
#include "app/console/await.h"
#include "app/console/console.h"
#include "app/console/consolecommands.h"
#include "app/console/supportbundle.h"
#include "models/base/files.h"

#include <QDateTime>
#include <QtConcurrent>

namespace console {

namespace {

constexpr int logEntries = 1000;

} // namespace

QFuture<Result<TrafficPage>> ConsoleCommands::traffic(const TrafficQuery& query)
{
    return m_console.loop().ask<TrafficPage>([query](ControlLoop& loop, TimeMs) -> Result<TrafficPage> {
        const auto wanted = [&](DeviceSlot device) {
            if (query.device != noDevice)
                return device == query.device;
            return query.batch.isNull() || loop.rules().engine.task({ query.batch, device });
        };
        return loop.rawMessages().since(query.after, query.limit, wanted);
    });
}

QFuture<Result<quint32>> ConsoleCommands::saveSupportBundle(const QString& path, bool masked)
{
    return QtConcurrent::run(
        &m_console.pool(), [&console = m_console, path, masked, settings = m_console.settings()]() -> Result<quint32> {
            SupportFacts facts;
            facts.settings = settings;
            facts.masked = masked;
            facts.workspace = console.workspace().folder();
            facts.database = console.workspace().databasePath();
            facts.at = QDateTime::currentMSecsSinceEpoch();
            if (const auto pulse = await(console.loop().ask<Pulse>(
                    [](ControlLoop& loop, TimeMs now) -> Result<Pulse> { return loop.pulse(now); })))
                facts.pulse = *pulse;
            ActivityQuery query;
            query.limit = logEntries;
            facts.activities = console.reader().activities(query).value_or(QList<Activity>());
            const QList<TarEntry> files = supportFiles(facts);
            if (auto written = writeFile(path, tarOf(files, facts.at)); !written)
                return failure(written.error());
            return static_cast<quint32>(files.size());
        });
}

} // namespace console
