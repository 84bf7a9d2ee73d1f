// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/fleet/devicelist.h"
#include "app/fleet/fleetorders.h"
#include "app/fleet/fleetrunner.h"
#include "app/fleet/ledgercheck.h"
#include "app/fleet/syntheticfleet.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QSocketNotifier>
#include <QTimer>

#include <mosquitto.h>

#include <csignal>
#include <cstdio>

#include <pthread.h>
#include <sys/signalfd.h>
#include <unistd.h>

using namespace console;

namespace {

enum ExitCode { Done = 0, Refused = 1, Usage = 2 };

int complain(const QString& sentence, int code)
{
    std::fprintf(stderr, "rollout-fleet: %s\n", qPrintable(sentence));
    return code;
}

void print(const QByteArray& text)
{
    std::fwrite(text.constData(), 1, static_cast<std::size_t>(text.size()), stdout);
    std::fflush(stdout);
}

int checkLedger(const QString& fileName)
{
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        return complain(QStringLiteral("cannot read %1: %2").arg(fileName, file.errorString()), Refused);
    LedgerCheck check;
    check.read(file);
    print(check.toCsv());
    if (check.brokenLines() > 0)
        return complain(
            QStringLiteral("%1 of %2 lines are no ledger entries").arg(check.brokenLines()).arg(check.lines()),
            Refused);
    return Done;
}

/// SIGTERM and SIGINT as a descriptor; to be called before any thread starts.
int stopSignals()
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
    return signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

void printReady(quint32 devices)
{
    print("ready " + QByteArray::number(devices) + " devices\n");
}

/// Until a signal or --exit-after-s ends it.
template <class Fleet> void runUntilStopped(Fleet& fleet, const FleetOptions& options, QSocketNotifier& stopNotifier)
{
    if (options.exitAfterSeconds > 0)
        QTimer::singleShot(std::chrono::seconds(options.exitAfterSeconds), &fleet, &QCoreApplication::quit);
    QCoreApplication::exec();
    stopNotifier.setEnabled(false);
    fleet.stop();
    if (options.summary)
        print(QJsonDocument(fleet.summary()).toJson(QJsonDocument::Compact) + '\n');
}

int runFleet(const FleetOptions& options)
{
    QSocketNotifier stopNotifier(stopSignals(), QSocketNotifier::Read);
    QObject::connect(&stopNotifier, &QSocketNotifier::activated, QCoreApplication::instance(), &QCoreApplication::quit);
    if (options.synthetic > 0) {
        SyntheticFleet fleet(options);
        QObject::connect(&fleet, &SyntheticFleet::ready, &fleet, &printReady);
        fleet.start();
        runUntilStopped(fleet, options, stopNotifier);
        return Done;
    }
    FleetRunner runner(options);
    QObject::connect(&runner, &FleetRunner::ready, &runner, &printReady);
    std::optional<FleetOrders> orders;
    if (options.takesOrders) {
        orders.emplace(STDIN_FILENO);
        QObject::connect(&*orders, &FleetOrders::leaveOrdered, &runner,
            [&runner] { print("left " + QByteArray::number(runner.leave()) + '\n'); });
        QObject::connect(&*orders, &FleetOrders::backOrdered, &runner, &FleetRunner::comeBack);
        QObject::connect(&*orders, &FleetOrders::ended, QCoreApplication::instance(), &QCoreApplication::quit);
    }
    const tl::expected<void, QString> started = runner.start();
    if (!started)
        return complain(started.error(), Refused);
    runUntilStopped(runner, options, stopNotifier);
    return Done;
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("rollout-fleet"));
    QCoreApplication::setApplicationVersion(QStringLiteral(ROLLOUT_VERSION));
    const tl::expected<CommandLine, QString> line = parseCommandLine(QCoreApplication::arguments());
    if (!line)
        return complain(line.error() + QStringLiteral(" (see --help)"), Usage);
    if (line->wish == CommandLine::Wish::ShowHelp) {
        print(line->text.toUtf8());
        return Done;
    }
    if (line->wish == CommandLine::Wish::ShowVersion) {
        print("rollout-fleet " ROLLOUT_VERSION "\n");
        return Done;
    }
    if (line->wish == CommandLine::Wish::CheckLedger)
        return checkLedger(line->text);
    FleetOptions options = line->options;
    if (!options.listFile.isEmpty()) {
        QFile file(options.listFile);
        if (!file.open(QIODevice::ReadOnly))
            return complain(QStringLiteral("cannot read %1: %2").arg(options.listFile, file.errorString()), Refused);
        auto listed = readDeviceList(file);
        if (!listed)
            return complain(QStringLiteral("%1: %2").arg(options.listFile, listed.error()), Refused);
        options.listed = std::move(*listed);
        options.devices = static_cast<quint32>(options.listed.size());
    }
    mosquitto_lib_init();
    const int code = runFleet(options);
    mosquitto_lib_cleanup();
    return code;
}
