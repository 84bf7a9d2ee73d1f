// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/demoguide.h"

#include "tests/support/fakecommands.h"
#include "tests/support/modal.h"
#include "ui/firststart/demobanner.h"
#include "ui/firststart/firststartpage.h"
#include "ui/mainwindow/mainwindow.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace console;

/// When the first start is shown, and how the demo begins and ends: a real broker and real devices, orders by a fake.
class TestDemoGuide : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void anEmptyWorkspaceAsksHowToBegin();
    void whoLooksAroundIsLeftAlone();
    void settingsStayReachable();
    void aUsedWorkspaceAsksOnlyWhenWanted();
    void theDemoStartsConnectsAndStops();
    void aDemoOfAnEarlierRunCanBeRemoved();

private:
    [[nodiscard]] bool isShown() const { return m_guide->page().isVisible(); }
    [[nodiscard]] DemoBanner& banner() { return *m_window->findChild<DemoBanner*>(); }
    void begin();
    Frame frame(quint32 devices = 0)
    {
        Frame made;
        made.at = 1;
        made.pulse.devices = devices;
        return made;
    }

    std::unique_ptr<FakeCommands> m_commands;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<DemoGuide> m_guide;
};

void TestDemoGuide::initTestCase()
{
    qputenv("PATH", qgetenv("ROLLOUT_BIN") + ':' + qgetenv("PATH"));
}

void TestDemoGuide::init()
{
    m_commands = std::make_unique<FakeCommands>();
    begin();
}

void TestDemoGuide::begin()
{
    m_guide.reset();
    m_window = std::make_unique<MainWindow>(*m_commands, QStringLiteral("w"), QStringLiteral("m"));
    for (const char* page : { "overview", "devices", "settings" })
        m_window->addPage(QLatin1String(page), {}, QLatin1String(page), new QWidget);
    m_guide = std::make_unique<DemoGuide>(*m_commands, *m_window);
    m_window->show();
}

void TestDemoGuide::cleanup()
{
    m_guide.reset();
    m_window.reset();
}

void TestDemoGuide::anEmptyWorkspaceAsksHowToBegin()
{
    QVERIFY(!isShown()); // nobody knows yet
    Frame reading = frame();
    reading.pulse.loadedPercent = 50;
    m_guide->applyFrame(reading);
    QVERIFY(!isShown());
    m_guide->applyFrame(frame());
    QVERIFY(isShown());
    m_guide->applyFrame(frame(1)); // a device reported
    QVERIFY(!isShown());
}

void TestDemoGuide::whoLooksAroundIsLeftAlone()
{
    m_guide->applyFrame(frame());
    m_guide->page().findChild<QPushButton*>(QStringLiteral("firstStartSkip"))->click();
    QVERIFY(!isShown());
    m_guide->applyFrame(frame());
    QVERIFY(!isShown());
    emit m_window->firstStartWanted(); // by the program menu
    QVERIFY(isShown());
}

void TestDemoGuide::settingsStayReachable()
{
    QSignalSpy wanted(m_guide.get(), &DemoGuide::connectionWanted);
    m_guide->applyFrame(frame());
    m_window->showPage(QStringLiteral("settings"));
    QVERIFY(!isShown());
    m_window->showPage(QStringLiteral("devices"));
    QVERIFY(isShown());
    m_guide->page().findChild<QPushButton*>(QStringLiteral("connectBroker"))->click();
    QCOMPARE(wanted.size(), 1);
}

void TestDemoGuide::aUsedWorkspaceAsksOnlyWhenWanted()
{
    BrokerProfile profile = newProfile();
    m_commands->currentSettings.profiles = { profile };
    m_guide->applyFrame(frame());
    QVERIFY(!isShown());
    emit m_window->firstStartWanted();
    QVERIFY(isShown());
    QVERIFY(!m_guide->page().findChild<QPushButton*>(QStringLiteral("tryDemo"))->isEnabled());
}

void TestDemoGuide::theDemoStartsConnectsAndStops()
{
    m_guide->applyFrame(frame());
    m_guide->page().findChild<QPushButton*>(QStringLiteral("tryDemo"))->click();
    QVERIFY(banner().isVisible());
    QTRY_COMPARE_WITH_TIMEOUT(m_commands->count(QStringLiteral("connectBroker")), 1, 20000);
    const BrokerProfile profile = m_commands->currentSettings.profiles.first();
    QCOMPARE(profile.id, QString(DemoGuide::profileId));
    QCOMPARE(profile.port, m_guide->fleet().port());
    QTRY_VERIFY(!isShown());
    QCOMPARE(m_guide->fleet().fleetProcess(), 0); // devices wait until somebody listens
    Frame linked = frame();
    linked.pulse.link.state = LinkState::Connected;
    linked.pulse.link.host = profile.host;
    linked.pulse.link.port = profile.port;
    m_guide->applyFrame(linked);
    QCOMPARE(m_guide->fleet().state(), DemoFleet::State::Running);
    QSignalSpy upload(m_guide.get(), &DemoGuide::uploadWanted);
    linked.pulse.devices = 50;
    m_guide->applyFrame(linked);
    banner().findChild<QPushButton*>(QStringLiteral("demoNext"))->click();
    QCOMPARE(upload.size(), 1);
    QCOMPARE(upload.first().first().toString(), m_guide->fleet().firmwareFile());
    m_commands->currentSettings.activeProfile = profile.id;
    pressInNextDialog(this, QStringLiteral("questionVerb"));
    banner().findChild<QPushButton*>(QStringLiteral("demoStop"))->click();
    QCOMPARE(m_guide->fleet().state(), DemoFleet::State::Stopped);
    QVERIFY(m_commands->currentSettings.profiles.isEmpty());
    QCOMPARE(m_commands->count(QStringLiteral("disconnectBroker")), 1);
    QVERIFY(!banner().isVisible());
}

void TestDemoGuide::aDemoOfAnEarlierRunCanBeRemoved()
{
    BrokerProfile profile = newProfile();
    profile.id = DemoGuide::profileId;
    m_commands->currentSettings.profiles = { profile };
    begin();
    QVERIFY(banner().isVisible());
    banner().findChild<QPushButton*>(QStringLiteral("demoStop"))->click(); // nothing runs: nothing to ask
    QVERIFY(m_commands->currentSettings.profiles.isEmpty());
    QVERIFY(!banner().isVisible());
}

QTEST_MAIN(TestDemoGuide)
#include "tst_demoguide.moc"
