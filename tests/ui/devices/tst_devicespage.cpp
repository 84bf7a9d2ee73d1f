// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakecommands.h"
#include "tests/support/fleetbuilder.h"
#include "ui/common/tableview.h"
#include "ui/devices/devicepanel.h"
#include "ui/devices/devicespage.h"

#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QtTest>

using namespace console;

class TestDevicesPage : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void filterCountsAndChips();
    void badFilterIsSaidBesideTheField();
    void panelShowsDetails();
    void panelAsksAgainWhenItsRowChanges();
    void showDeviceTakesAHidingFilterAway();

private:
    std::unique_ptr<FleetBuilder> m_builder;
    std::unique_ptr<FakeCommands> m_commands;
    std::unique_ptr<DevicesPage> m_page;
    Frame m_frame;
};

void TestDevicesPage::init()
{
    m_builder = std::make_unique<FleetBuilder>();
    m_commands = std::make_unique<FakeCommands>();
    m_builder->addDevices(100);
    m_frame = m_builder->takeFrame();
    m_page = std::make_unique<DevicesPage>(*m_commands, m_builder->names());
    m_page->resize(1000, 700);
    m_page->show();
    m_page->applyFrame(m_frame);
}

void TestDevicesPage::cleanup()
{
    m_page.reset();
    m_commands.reset();
    m_builder.reset();
}

void TestDevicesPage::filterCountsAndChips()
{
    const auto* count = m_page->findChild<QLabel*>(QStringLiteral("deviceCount"));
    QCOMPARE(count->text(), QStringLiteral("100 devices"));
    QTest::keyClicks(
        m_page->findChild<QLineEdit*>(QStringLiteral("deviceFilter")), QStringLiteral("dev000001 state:idle"));
    QTRY_COMPARE(count->text(), QStringLiteral("10 of 100"));
    auto* chip = m_page->findChild<QPushButton*>(QStringLiteral("filterChip0"));
    QVERIFY(chip && chip->isVisible());
    chip->click();
    QTRY_COMPARE(count->text(), QStringLiteral("100 devices"));
}

void TestDevicesPage::badFilterIsSaidBesideTheField()
{
    m_page->setFilter(QStringLiteral("stat:idle"));
    const auto* error = m_page->findChild<QLabel*>(QStringLiteral("filterError"));
    QVERIFY(error->isVisible());
    QVERIFY(error->text().contains(QStringLiteral("state")));
    QVERIFY(m_page->findChild<QLineEdit*>(QStringLiteral("deviceFilter"))->property("invalid").toBool());
    QCOMPARE(m_page->model().rowCount(), 100);
    m_page->setFilter(QString());
    QVERIFY(!error->isVisible());
}

void TestDevicesPage::panelShowsDetails()
{
    DeviceDetails details;
    details.device = 3;
    details.messages = { { FleetBuilder::now, true, false, "/ota/device/inform/p/d", "{\"id\":1}" } };
    m_commands->detailsAnswer = Result<DeviceDetails>(details);
    m_page->showDevice(3);
    QTRY_VERIFY(m_page->findChild<QPlainTextEdit*>(QStringLiteral("deviceMessages"))
                    ->toPlainText()
                    .contains(QStringLiteral("{\"id\":1}")));
    QVERIFY(m_page->findChild<DevicePanel*>()->isVisible());
    QCOMPARE(m_commands->count(QStringLiteral("deviceDetails")), 1);
    QTest::keyClick(m_page->findChild<DevicePanel*>(), Qt::Key_Escape);
    QVERIFY(!m_page->findChild<DevicePanel*>()->isVisible());
}

void TestDevicesPage::panelAsksAgainWhenItsRowChanges()
{
    m_page->showDevice(3);
    QTRY_COMPARE(m_commands->count(QStringLiteral("deviceDetails")), 1);
    Frame next;
    next.at = FleetBuilder::now;
    next.devices = { m_frame.devices[3] };
    next.devices[0].lastSeen += 1000;
    m_page->applyFrame(next);
    QTRY_COMPARE(m_commands->count(QStringLiteral("deviceDetails")), 2);
}

void TestDevicesPage::showDeviceTakesAHidingFilterAway()
{
    m_page->setFilter(QStringLiteral("dev0000001"));
    QTRY_COMPARE(m_page->model().rowCount(), 1);
    m_page->showDevice(42);
    QTRY_COMPARE(m_page->findChild<DevicePanel*>()->device(), DeviceSlot{ 42 });
    QCOMPARE(m_page->model().rowCount(), 100);
}

QTEST_MAIN(TestDevicesPage)
#include "tst_devicespage.moc"
