// SPDX-License-Identifier: GPL-3.0-or-later
// Notices through a real broker: a batch from its start to the last acknowledgement, each task recorded before its
// notice leaves, against a publisher that only publishes the same. What the figures mean stands in README.md.
#include "tests/benchmarks/figures.h"
#include "tests/benchmarks/loadrig.h"
#include "tests/benchmarks/peers.h"

using namespace console;

namespace {

constexpr int patience = 600; // seconds
constexpr int noLimit = 60'000'000; // devices a minute: the rate that operators may choose ends at 10,000

} // namespace

class BenchDispatch : public QObject
{
    Q_OBJECT

    std::optional<double> publishBare(quint32 devices, const QByteArray& payload);
    struct Dispatched
    {
        double seconds = 0;
        double cpu = 0;
        QByteArray payload;
    };
    std::optional<Dispatched> dispatch(quint32 devices);

private slots:
    void batchToTheLastAcknowledgement();
    void growth();
};

/// Seconds of a bare publisher; somebody listens, as to the console.
std::optional<double> BenchDispatch::publishBare(quint32 devices, const QByteArray& payload)
{
    MosquittoProcess broker(brokerOfReadme());
    if (!broker.start())
        return {};
    const QString port = QString::number(broker.port());
    const QString count = QString::number(devices);
    Peer listener(QStringLiteral("bench_devices"), { QStringLiteral("listen"), port, count, count });
    Peer sender(QStringLiteral("bench_bare"),
        { QStringLiteral("send"), port, count, QString::fromUtf8(payload), QStringLiteral("1000") });
    if (!listener.start() || !sender.start() || !sender.finish(patience) || !listener.finish(patience))
        return {};
    return sender.seconds();
}

/// Seconds from the moment the console may begin to the last PUBACK.
std::optional<BenchDispatch::Dispatched> BenchDispatch::dispatch(quint32 devices)
{
    MosquittoProcess broker(brokerOfReadme());
    LoadRig rig;
    const Stock stock{ .devices = devices, .work = Stock::Work::Waiting, .ratePerMinute = noLimit };
    if (!broker.start() || !rig.stock(stock) || !rig.open(0))
        return {};
    const auto preview = rig.wait(rig.commands().previewNotice(rig.firmware()));
    const QString count = QString::number(devices);
    Peer listener(
        QStringLiteral("bench_devices"), { QStringLiteral("listen"), QString::number(broker.port()), count, count });
    if (!preview || !listener.start())
        return {};
    const Stopwatch watch;
    if (!rig.connectTo(broker.port()) || !listener.finish(patience) || !rig.waitForOutbox(patience))
        return {};
    rig.close();
    const double cpu = watch.cpu();
    const auto tasks = [&rig](const QString& where) {
        return rig.number(QStringLiteral("SELECT count(*) FROM task WHERE ") + where);
    };
    const qint64 notified = tasks(QStringLiteral("state = 1 AND attempt = 1 AND pushes = 1 AND nobody_listening = 0"));
    const qint64 acknowledged = tasks(QStringLiteral("acknowledged_at >= published_at AND published_at > created_at"));
    if (notified != devices || acknowledged != devices) {
        qWarning() << notified << "notified and" << acknowledged << "acknowledged of" << devices;
        return {};
    }
    // The first notice is published at the time the batch may begin: when the console is connected.
    const qint64 lasted = rig.number(QStringLiteral("SELECT max(acknowledged_at) - min(published_at) FROM task"));
    return Dispatched{ static_cast<double>(lasted) / 1000, cpu, preview->payload };
}

void BenchDispatch::batchToTheLastAcknowledgement()
{
    const quint32 devices = sized(200'000U, 2'000U);
    std::vector<double> ratios;
    std::vector<double> rates;
    std::vector<double> bareRates;
    for (int run = 0; run < runs(); ++run) {
        const auto ours = dispatch(devices);
        QVERIFY(ours);
        const auto bare = publishBare(devices, ours->payload);
        QVERIFY(bare);
        ratios.push_back(*bare / ours->seconds);
        rates.push_back(devices / ours->seconds);
        bareRates.push_back(devices / *bare);
    }
    printFigure("dispatch_ratio", median(ratios), "ratio");
    printFigure("dispatch_rate", median(rates), "/s");
    printFigure("dispatch_rate_bare", median(bareRates), "/s");
}

/// CPU, which other work on the machine changes least.
void BenchDispatch::growth()
{
    QVERIFY(printGrowth("dispatch", [this](quint32 devices) {
        const auto measured = dispatch(devices);
        return measured ? measured->cpu : -1;
    }));
}

QTEST_GUILESS_MAIN(BenchDispatch)
#include "bench_dispatch.moc"
