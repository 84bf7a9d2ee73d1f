// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/firststart/demobanner.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace console;

class TestDemoBanner : public QObject
{
    Q_OBJECT

private slots:
    void leadsThroughTheSteps();
    void offersToStartAgain();
};

void TestDemoBanner::leadsThroughTheSteps()
{
    DemoBanner banner;
    QVERIFY(banner.isHidden());
    auto* next = banner.findChild<QPushButton*>(QStringLiteral("demoNext"));
    QSignalSpy wanted(&banner, &DemoBanner::stepWanted);
    DemoSteps steps;
    banner.showSteps(steps, 50);
    QVERIFY(!banner.isHidden());
    QVERIFY(banner.text().contains(QStringLiteral("50 devices")));
    QVERIFY(next->isHidden()); // nothing to do but to wait
    Frame frame;
    frame.pulse.devices = 50;
    steps.applyFrame(frame);
    banner.showSteps(steps, 50);
    QVERIFY(!next->isHidden());
    next->click();
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.first().first().value<DemoSteps::Step>(), DemoSteps::Step::Upload);
    QSignalSpy stopped(&banner, &DemoBanner::stopWanted);
    banner.findChild<QPushButton*>(QStringLiteral("demoStop"))->click();
    QCOMPARE(stopped.size(), 1);
}

void TestDemoBanner::offersToStartAgain()
{
    DemoBanner banner;
    auto* next = banner.findChild<QPushButton*>(QStringLiteral("demoNext"));
    QSignalSpy start(&banner, &DemoBanner::startWanted);
    banner.showStopped();
    QVERIFY(!banner.isHidden());
    next->click();
    QCOMPARE(start.size(), 1);
    banner.showStarting();
    QVERIFY(next->isHidden());
    banner.showFailed({ ErrorKind::ProgramFailed, QStringLiteral("mosquitto: no memory") });
    QVERIFY(banner.text().contains(QStringLiteral("mosquitto: no memory")));
    next->click();
    QCOMPARE(start.size(), 2);
}

QTEST_MAIN(TestDemoBanner)
#include "tst_demobanner.moc"
