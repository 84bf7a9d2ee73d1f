// SPDX-License-Identifier: GPL-3.0-or-later
// RELIABILITY.md I5: a report is acknowledged to the broker after the commit that holds it, never before. The console
// is halted within a commit on a disk that takes its time, and killed there: what it had acknowledged by then would be
// lost.
#include "tests/integration/headlessprocess.h"
#include "tests/support/mosquittoprocess.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace console;

class TestAckOrder : public QObject
{
    Q_OBJECT

private slots:
    void acknowledgedIsCommitted_data();
    void acknowledgedIsCommitted();
};

namespace {

constexpr int patience = 20000;
constexpr int mostReports = 200;

/// A report of a device that was not there before, at QoS 1; true when the broker has it.
bool report(quint16 port, int device)
{
    return QProcess::execute(QStringLiteral("mosquitto_pub"),
               { QStringLiteral("-p"), QString::number(port), QStringLiteral("-q"), QStringLiteral("1"),
                   QStringLiteral("-t"), QStringLiteral("/ota/device/inform/a1Ack/dev%1").arg(device),
                   QStringLiteral("-m"), QStringLiteral(R"({"id":"1","params":{"version":"1.0"}})") })
        == 0;
}

int devicesOf(const HeadlessProcess& console)
{
    return console.ctl({ QStringLiteral("status") }).object().value(QLatin1String("devices")).toInt(-1);
}

int acknowledgementsIn(const QString& brokerLog)
{
    QFile file(brokerLog);
    return file.open(QIODevice::ReadOnly) ? static_cast<int>(file.readAll().count("Received PUBACK from rollout")) : -1;
}

} // namespace

void TestAckOrder::acknowledgedIsCommitted_data()
{
    QTest::addColumn<QString>("place");
    // Behind the commits of the start, and long enough for a hasty acknowledgement to be on the wire.
    QTest::newRow("within the transaction") << QStringLiteral("store.within-transaction:14:700");
    QTest::newRow("before the commit") << QStringLiteral("store.before-commit:14:700");
    QTest::newRow("after the commit") << QStringLiteral("store.after-commit:14:700");
}

void TestAckOrder::acknowledgedIsCommitted()
{
    QFETCH(QString, place);
    QTemporaryDir folder;
    MosquittoProcess::Options options;
    options.unlimitedQueues = true;
    const QString log = folder.filePath(QStringLiteral("broker.log"));
    options.lines = { QStringLiteral("log_dest file ") + log }; // line by line
    MosquittoProcess broker(options);
    QVERIFY2(broker.start(), qPrintable(broker.log()));
    HeadlessProcess console(folder.filePath(QStringLiteral("workspace")), broker.port());
    QVERIFY(console.start(place));
    QVERIFY2(console.waitForReady(), qPrintable(console.errors()));

    int sent = 0;
    while (console.isRunning() && sent < mostReports) {
        QVERIFY(report(broker.port(), sent++));
        QTest::qWait(20); // one report, one commit
    }
    QVERIFY2(sent < mostReports && QTest::qWaitFor([&] { return !console.isRunning(); }, patience),
        "the place was never reached");
    QVERIFY2(console.wasKilled(), qPrintable(console.errors()));
    QVERIFY(sent > 2);
    const int acknowledged = acknowledgementsIn(log);
    QVERIFY2(acknowledged > 0 && acknowledged < sent, qPrintable(QString::number(acknowledged)));

    // What the broker was told to forget is in the store: the other ones it brings once more.
    QVERIFY(console.start());
    QVERIFY2(console.waitForReady(), qPrintable(console.errors()));
    QTRY_COMPARE_WITH_TIMEOUT(devicesOf(console), sent, patience);
    std::printf("figure acknowledged_before_the_kill %d count\n", acknowledged);
    QVERIFY(console.stop());
}

QTEST_GUILESS_MAIN(TestAckOrder)
#include "tst_ackorder.moc"
