// SPDX-License-Identifier: GPL-3.0-or-later
// Reports through a real broker: progress of a running batch, and first reports of devices nobody has seen, each
// against a reader that only counts them. What the figures mean stands in README.md.
#include "tests/benchmarks/figures.h"
#include "tests/benchmarks/loadrig.h"
#include "tests/benchmarks/peers.h"

using namespace console;

namespace {

constexpr int patience = 600; // seconds

struct Measured
{
    double seconds = 0;
    double cpu = 0;
};

QStringList publishing(const char* what, const MosquittoProcess& broker, quint32 devices, quint32 messages)
{
    return { QString::fromLatin1(what), QString::number(broker.port()), QString::number(devices),
        QString::number(messages) };
}

} // namespace

class BenchIngest : public QObject
{
    Q_OBJECT

    std::optional<Measured> readBare(const char* what, quint32 devices, quint32 messages);
    std::optional<Measured> takeProgress(quint32 devices, quint32 messages);
    std::optional<Measured> enrol(quint32 devices);

private slots:
    void progressOfARunningBatch();
    void firstReports();
    void growth();
};

/// The bare reader of the same messages, by the same publisher, from a broker of its own.
std::optional<Measured> BenchIngest::readBare(const char* what, quint32 devices, quint32 messages)
{
    MosquittoProcess broker(brokerOfReadme());
    Peer reader(QStringLiteral("bench_bare"),
        { QStringLiteral("read"), QString::number(broker.start() ? broker.port() : 0), QString::number(messages) });
    Peer publisher(QStringLiteral("bench_devices"), publishing(what, broker, devices, messages));
    if (!reader.start())
        return {};
    const Stopwatch watch;
    if (!publisher.start() || !reader.finish(patience))
        return {};
    const Measured measured{ watch.wall(), reader.cpu() };
    return publisher.finish(patience) && reader.count() == messages ? std::optional(measured) : std::nullopt;
}

std::optional<Measured> BenchIngest::takeProgress(quint32 devices, quint32 messages)
{
    MosquittoProcess broker(brokerOfReadme());
    LoadRig rig;
    if (!broker.start() || !rig.stock({ .devices = devices, .work = Stock::Work::Notified })
        || !rig.open(broker.port()))
        return {};
    Peer publisher(QStringLiteral("bench_devices"), publishing("progress", broker, devices, messages));
    Measured measured;
    const Stopwatch watch;
    if (!publisher.start() || !rig.waitForReports(messages, patience))
        return {};
    measured.seconds = watch.wall();
    if (rig.rejected() != 0 || rig.rows() < devices || !publisher.finish(patience))
        return {};
    rig.close(); // writes what was lazy: it belongs to the work
    measured.cpu = watch.cpu();
    const qint64 upgrading = rig.number(QStringLiteral("SELECT count(*) FROM task WHERE state = %1 AND step = %2")
                                            .arg(static_cast<int>(TaskState::Upgrading))
                                            .arg(messages > devices ? 99 : 0));
    const qint64 seen = rig.number(QStringLiteral("SELECT count(*) FROM device WHERE last_seen > first_seen"));
    if (upgrading != devices || seen != devices) {
        qWarning() << "upgrading" << upgrading << "seen" << seen << "of" << devices;
        return {};
    }
    return measured;
}

std::optional<Measured> BenchIngest::enrol(quint32 devices)
{
    MosquittoProcess broker(brokerOfReadme());
    LoadRig rig;
    if (!broker.start() || !rig.stock({}) || !rig.open(broker.port()))
        return {};
    Peer publisher(QStringLiteral("bench_devices"), publishing("inform", broker, devices, devices));
    Measured measured;
    const Stopwatch watch;
    if (!publisher.start() || !rig.waitForReports(devices, patience) || !rig.settle())
        return {};
    measured = { watch.wall(), watch.cpu() };
    if (!publisher.finish(patience))
        return {};
    rig.close();
    const qint64 enrolled
        = rig.number(QStringLiteral("SELECT count(*) FROM device d JOIN device_version v ON v.device = d.id JOIN"
                                    " version_history h ON h.device = d.id AND h.version = v.version"
                                    " WHERE v.version = (SELECT id FROM version WHERE name = '1.0.0')"));
    if (enrolled != devices || rig.rejected() != 0) {
        qWarning() << enrolled << "of" << devices << "enrolled";
        return {};
    }
    return measured;
}

void BenchIngest::progressOfARunningBatch()
{
    const quint32 devices = sized(100'000U, 1'000U);
    const quint32 messages = sized(1'000'000U, 5'000U);
    std::vector<double> cpuRatios;
    std::vector<double> rateRatios;
    std::vector<double> bareCpu;
    std::vector<double> ourCpu;
    std::vector<double> bareRate;
    std::vector<double> ourRate;
    for (int run = 0; run < runs(); ++run) {
        const auto bare = readBare("progress", devices, messages);
        const auto ours = takeProgress(devices, messages);
        QVERIFY(bare && ours);
        cpuRatios.push_back(ours->cpu / bare->cpu);
        rateRatios.push_back(bare->seconds / ours->seconds);
        bareCpu.push_back(bare->cpu * 1e6 / messages);
        ourCpu.push_back(ours->cpu * 1e6 / messages);
        bareRate.push_back(messages / bare->seconds);
        ourRate.push_back(messages / ours->seconds);
    }
    printFigure("ingest_cpu_ratio", median(cpuRatios), "ratio");
    printFigure("ingest_cpu", median(ourCpu), "us");
    printFigure("ingest_cpu_bare", median(bareCpu), "us");
    printFigure("ingest_rate_ratio", median(rateRatios), "ratio");
    printFigure("ingest_rate", median(ourRate), "/s");
    printFigure("ingest_rate_bare", median(bareRate), "/s");
}

void BenchIngest::firstReports()
{
    const quint32 devices = sized(1'000'000U, 2'000U);
    std::vector<double> ratios;
    std::vector<double> rates;
    std::vector<double> bareRates;
    for (int run = 0; run < runs(); ++run) {
        const auto bare = readBare("inform", devices, devices);
        const auto ours = enrol(devices);
        QVERIFY(bare && ours);
        ratios.push_back(bare->seconds / ours->seconds);
        rates.push_back(devices / ours->seconds);
        bareRates.push_back(devices / bare->seconds);
    }
    printFigure("enrol_rate", median(ratios), "ratio");
    printFigure("enrol_rate_console", median(rates), "/s");
    printFigure("enrol_rate_bare", median(bareRates), "/s");
}

/// CPU, which other work on the machine changes least.
void BenchIngest::growth()
{
    QVERIFY(printGrowth("ingest", [this](quint32 devices) {
        const auto measured = takeProgress(devices, devices * 2);
        return measured ? measured->cpu : -1;
    }));
    QVERIFY(printGrowth("enrol", [this](quint32 devices) {
        const auto measured = enrol(devices);
        return measured ? measured->cpu : -1;
    }));
}

QTEST_GUILESS_MAIN(BenchIngest)
#include "bench_ingest.moc"
