// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/figures.h"

#include <QProcess>
#include <QTest>

using namespace console;

class TestFigures : public QObject
{
    Q_OBJECT

private slots:
    void takesTheMiddle();
    void tellsGrowth();
    void measuresCpuAndNotWaiting();
    void measuresOtherProcesses();
    void seesMemory();
};

void TestFigures::takesTheMiddle()
{
    QCOMPARE(median({ 3 }), 3.0);
    QCOMPARE(median({ 9, 1, 3 }), 3.0);
    QCOMPARE(median({ 9, 1, 3, 5 }), 4.0);
}

void TestFigures::tellsGrowth()
{
    QVERIFY(printGrowth("test", [](quint32 devices) { return devices * 2.0; }));
    QVERIFY(!printGrowth("test", [](quint32 devices) { return devices > 1000 ? -1.0 : 1.0; }));
}

void TestFigures::measuresCpuAndNotWaiting()
{
    const Stopwatch watch;
    const double cpuBefore = cpuSeconds();
    while (watch.cpu() < 0.05) { } // ends only if the CPU is counted
    QVERIFY(watch.wall() >= 0.04); // one thread
    QVERIFY(cpuSeconds() >= cpuBefore + 0.05);
}

void TestFigures::measuresOtherProcesses()
{
    QProcess child;
    child.start(QStringLiteral("sh"), { QStringLiteral("-c"), QStringLiteral("while :; do :; done") });
    QVERIFY(child.waitForStarted());
    QTRY_VERIFY_WITH_TIMEOUT(cpuSecondsOf(child.processId()) >= 0.05, 30000);
    QVERIFY(residentBytesOf(child.processId()) > 0);
    const qint64 id = child.processId();
    child.kill();
    QVERIFY(child.waitForFinished());
    QCOMPARE(cpuSecondsOf(id), -1.0);
    QCOMPARE(residentBytesOf(id), qint64(-1));
}

void TestFigures::seesMemory()
{
    const qint64 before = residentBytes();
    QVERIFY(before > 0);
    const std::vector<char> block(32 << 20, 'x');
    QVERIFY(residentBytes() >= before + (30 << 20));
    QCOMPARE(block.back(), 'x');
}

QTEST_GUILESS_MAIN(TestFigures)
#include "tst_figures.moc"
