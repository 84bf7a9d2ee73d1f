// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/demofleet.h"

#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTest>

using namespace console;

/// A real broker and real simulated devices.
class TestDemoFleet : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void startsServesAndLeavesNothing();
    void devicesWaitForTheConsole();
    void aBrokerThatEndsIsSaid();
    void missingProgramsAreNamed();

private:
    static bool answers(quint16 port);
};

void TestDemoFleet::initTestCase()
{
    qputenv("PATH", qgetenv("ROLLOUT_BIN") + ':' + qgetenv("PATH"));
}

bool TestDemoFleet::answers(quint16 port)
{
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), port);
    return socket.waitForConnected(1000);
}

void TestDemoFleet::startsServesAndLeavesNothing()
{
    DemoFleet fleet;
    QVERIFY(DemoFleet::check());
    QSignalSpy ready(&fleet, &DemoFleet::brokerReady);
    fleet.start();
    QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, 20000);
    QCOMPARE(fleet.state(), DemoFleet::State::WaitingForConsole);
    QVERIFY(answers(fleet.port()));
    const QString file = fleet.firmwareFile();
    QCOMPARE(QFileInfo(file).size(), 1'000'000);
    fleet.stop();
    QCOMPARE(fleet.state(), DemoFleet::State::Stopped);
    QVERIFY(!answers(fleet.port()));
    QVERIFY(!QFile::exists(file));
    fleet.start(); // once more
    QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 2, 20000);
}

void TestDemoFleet::devicesWaitForTheConsole()
{
    DemoFleet fleet;
    fleet.startDevices();
    QCOMPARE(fleet.state(), DemoFleet::State::Stopped); // no broker
    QSignalSpy ready(&fleet, &DemoFleet::brokerReady);
    QSignalSpy failed(&fleet, &DemoFleet::failed);
    fleet.start();
    QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, 20000);
    fleet.startDevices();
    QCOMPARE(fleet.state(), DemoFleet::State::Running);
    QTRY_VERIFY_WITH_TIMEOUT(fleet.fleetProcess() > 0, 20000);
    QVERIFY(!failed.wait(500)); // they stay
    QCOMPARE(fleet.state(), DemoFleet::State::Running);
}

void TestDemoFleet::aBrokerThatEndsIsSaid()
{
    DemoFleet fleet;
    QSignalSpy ready(&fleet, &DemoFleet::brokerReady);
    QSignalSpy failed(&fleet, &DemoFleet::failed);
    fleet.start();
    QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, 20000);
    QProcess kill;
    kill.start(QStringLiteral("kill"), { QString::number(fleet.brokerProcess()) });
    QVERIFY(kill.waitForFinished());
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 20000);
    QCOMPARE(failed.first().first().value<Error>().kind, ErrorKind::ProgramFailed);
    QVERIFY(failed.first().first().value<Error>().context.startsWith(QStringLiteral("mosquitto")));
    QCOMPARE(fleet.state(), DemoFleet::State::Stopped);
}

void TestDemoFleet::missingProgramsAreNamed()
{
    const QByteArray path = qgetenv("PATH");
    qputenv("PATH", "");
    const auto there = DemoFleet::check();
    qputenv("PATH", path);
    QVERIFY(!there);
    QCOMPARE(there.error().kind, ErrorKind::ProgramMissing);
}

QTEST_GUILESS_MAIN(TestDemoFleet)
#include "tst_demofleet.moc"
