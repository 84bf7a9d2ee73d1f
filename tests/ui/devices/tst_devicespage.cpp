// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakecommands.h"
#include "tests/support/fleetbuilder.h"
#include "ui/common/filedialog.h"
#include "ui/common/noticebar.h"
#include "ui/common/tableview.h"
#include "ui/common/theme.h"
#include "ui/devices/devicepanel.h"
#include "ui/devices/devicespage.h"
#include "ui/devices/filterbar.h"

#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QtTest>

using namespace console;
using namespace Qt::StringLiterals;

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
    void panelIsClosedUntilARowIsChosen();
    void importantColumnsFitBesideThePanel();
    void wrongPartIsUnderlined_data();
    void wrongPartIsUnderlined();
    void underliningSparesAnInputMethod();
    void panelLinksToTheBatch();
    void theInventoryIsOfTheFilter();

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

void TestDevicesPage::panelIsClosedUntilARowIsChosen()
{
    auto* table = m_page->findChild<TableView*>(QStringLiteral("deviceTable"));
    const auto* panel = m_page->findChild<DevicePanel*>();
    table->setFocus();
    QFocusEvent focus(QEvent::FocusIn, Qt::TabFocusReason);
    QApplication::sendEvent(table, &focus);
    QVERIFY(table->currentIndex().isValid()); // Qt makes the first row current
    QVERIFY(!panel->isVisible());
    QTest::keyClick(table, Qt::Key_Return);
    QVERIFY(panel->isVisible());
    QCOMPARE(panel->device(), DeviceSlot{ 0 });
    QTest::keyClick(m_page->findChild<DevicePanel*>(), Qt::Key_Escape);
    QVERIFY(!panel->isVisible());
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(m_page->model().index(2, 0)).center());
    QVERIFY(panel->isVisible());
    QCOMPARE(panel->device(), DeviceSlot{ 2 });
    QTest::keyClick(m_page->findChild<DevicePanel*>(), Qt::Key_Escape);
    table->selectRow(4);
    QVERIFY(panel->isVisible());
    QCOMPARE(panel->device(), DeviceSlot{ 4 });
}

void TestDevicesPage::importantColumnsFitBesideThePanel()
{
    m_page->resize(1104, 760); // a window of 1280, without the rail
    const auto* table = m_page->findChild<TableView*>(QStringLiteral("deviceTable"));
    for (int column = 0; column < DeviceTableModel::Columns; ++column)
        QVERIFY(!table->isColumnHidden(column));
    QCOMPARE(table->horizontalScrollBar()->maximum(), 0);
    m_page->showDevice(3);
    QTRY_VERIFY(table->isColumnHidden(DeviceTableModel::FirstSeen));
    QCOMPARE(table->horizontalScrollBar()->maximum(), 0);
    for (const int column :
        { DeviceTableModel::Device, DeviceTableModel::Version, DeviceTableModel::State, DeviceTableModel::LastSeen })
        QVERIFY(!table->isColumnHidden(column));
}

void TestDevicesPage::wrongPartIsUnderlined_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("wrong");
    QTest::newRow("a field that is none") << QStringLiteral("version:1.2 ") << QStringLiteral("stat:idle");
    QTest::newRow("nothing after the field") << QStringLiteral("version:1.2.3.4 ") << QStringLiteral("state:");
}

void TestDevicesPage::wrongPartIsUnderlined()
{
    QFETCH(QString, before);
    QFETCH(QString, wrong);
    auto* edit = m_page->findChild<QLineEdit*>(QStringLiteral("deviceFilter"));
    m_page->setFilter(before + wrong);
    const QColor red = themeColor(ColorRole::Failed);
    const auto leftmost = [&] { // inside the frame, which is red as well
        const QImage picture = edit->grab(edit->rect().adjusted(4, 4, -4, -4)).toImage();
        for (int x = 0; x < picture.width(); ++x)
            for (int y = 0; y < picture.height(); ++y)
                if (const QColor c = picture.pixelColor(x, y); c.red() - c.green() > 40 && c.red() > c.blue() + 20)
                    return x;
        return -1;
    };
    QVERIFY(red.isValid());
    const int at = leftmost();
    QVERIFY2(at > edit->fontMetrics().horizontalAdvance(before) / 2, qPrintable(QString::number(at)));
    QCOMPARE(edit->text(), before + wrong);
    m_page->setFilter(before);
    QCOMPARE(leftmost(), -1);
}

void TestDevicesPage::underliningSparesAnInputMethod()
{
    class Counter final : public QObject
    {
    public:
        bool eventFilter(QObject*, QEvent* event) override
        {
            count += event->type() == QEvent::InputMethod ? 1 : 0;
            return false;
        }
        int count = 0;
    } counter;
    auto* edit = m_page->findChild<QLineEdit*>(QStringLiteral("deviceFilter"));
    QInputMethodEvent composing(QStringLiteral("wang"), {});
    QApplication::sendEvent(edit, &composing);
    edit->installEventFilter(&counter);
    QSignalSpy parsed(m_page->findChild<FilterBar*>(), &FilterBar::queryChanged);
    m_page->setFilter(QString()); // parsed while a word is being composed
    QCOMPARE(parsed.count(), 1);
    QCOMPARE(counter.count, 0); // any such event would end the composing
    QInputMethodEvent typed(QString(), {});
    typed.setCommitString(QStringLiteral("stat:x"));
    QApplication::sendEvent(edit, &typed);
    QTRY_VERIFY(m_page->findChild<QLabel*>(QStringLiteral("filterError"))->isVisible());
    QCOMPARE(counter.count, 2); // the word, and its underline
}

void TestDevicesPage::panelLinksToTheBatch()
{
    FleetBuilder builder;
    builder.addDevices(20)
        .addFirmware(QStringLiteral("2.4.1"), FirmwareState::Verified)
        .addBatch(BatchState::Running, 20);
    DevicesPage page(*m_commands, builder.names());
    page.show();
    page.applyFrame(builder.takeFrame());
    QSignalSpy requested(&page, &DevicesPage::batchRequested);
    page.showDevice(0);
    auto* link = page.findChild<QLabel*>(QStringLiteral("deviceBatchLink"));
    QVERIFY(link->isVisible());
    emit link->linkActivated(QStringLiteral("batch"));
    QCOMPARE(requested.count(), 1);
    QCOMPARE(requested.first().first().value<BatchId>(), builder.lastBatch());
}

void TestDevicesPage::theInventoryIsOfTheFilter()
{
    FileDialog::setAsker([](QWidget*, const QString&, const QString&, const QString&) { return u"/i.csv"_s; });
    auto* action = m_page->findChild<QAction*>(u"exportInventory"_s);
    const auto* notice = m_page->findChild<NoticeBar*>(u"devicesNotice"_s);
    const auto* count = m_page->findChild<QLabel*>(u"deviceCount"_s);
    const auto promise = m_commands->countAnswer.hold();
    action->trigger();
    QCOMPARE(m_commands->calls, QStringList{ u"exportInventory /i.csv"_s });
    QVERIFY(m_commands->lastDevices.empty()); // all
    QVERIFY(!action->isEnabled() && m_page->findChild<QWidget*>(u"savingBar"_s)->isVisible());
    promise->addResult(Result<quint32>(100U));
    promise->finish();
    QTRY_COMPARE(notice->text(), u"Inventory of 100 devices saved as i.csv."_s);
    QVERIFY(action->isEnabled());
    m_page->setFilter(u"dev000001"_s);
    QTRY_COMPARE(count->text(), u"10 of 100"_s);
    action->trigger();
    QCOMPARE(m_commands->lastDevices.size(), std::size_t{ 10 });
    QTRY_VERIFY(action->isEnabled());
    m_page->setFilter(u"nobody"_s);
    QTRY_COMPARE(count->text(), u"0 of 100"_s);
    m_commands->calls.clear();
    action->trigger();
    QVERIFY(!m_commands->calls.contains(u"exportInventory /i.csv"_s)); // not all of them instead
    QCOMPARE(notice->level(), NoticeLevel::Info);
    FileDialog::setAsker({});
}

QTEST_MAIN(TestDevicesPage)
#include "tst_devicespage.moc"
