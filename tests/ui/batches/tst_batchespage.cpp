// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/batchtablemodel.h"
#include "models/tables/devicetablemodel.h"
#include "tests/support/fakecommands.h"
#include "tests/support/fleetbuilder.h"
#include "tests/support/modal.h"
#include "ui/batches/batchespage.h"
#include "ui/batches/batchwizard.h"
#include "ui/common/tableview.h"

#include <QAction>
#include <QContextMenuEvent>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace console;

/// The list of batches, the way into one and back, and when a new one is possible.
class TestBatchesPage : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void emptyStateAndReason();
    void verifiedFirmwareAllowsNewBatch();
    void filterKeepsOpenBatches();
    void menuOfTheListAsksAndExplains();
    void opensBatchAndGoesBack();
    void startedBatchIsShownWhenItArrives();

private:
    QMenu* rowMenu();
    void feed();
    template <class T> T* find(const char* name) { return m_page->findChild<T*>(QLatin1String(name)); }

    FakeCommands m_commands;
    std::unique_ptr<FleetBuilder> m_builder;
    std::unique_ptr<DeviceTableModel> m_devices;
    std::unique_ptr<BatchTableModel> m_batches;
    std::unique_ptr<BatchesPage> m_page;
};

void TestBatchesPage::init()
{
    m_page.reset();
    m_builder = std::make_unique<FleetBuilder>();
    m_devices = std::make_unique<DeviceTableModel>(m_builder->names());
    m_batches = std::make_unique<BatchTableModel>();
    m_page = std::make_unique<BatchesPage>(
        m_commands, *m_batches, *m_devices, m_builder->names(), [](const Activity&) { return QString(); });
    m_page->resize(1100, 700);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
}

void TestBatchesPage::feed()
{
    const Frame frame = m_builder->takeFrame();
    m_devices->applyFrame(frame);
    m_batches->applyFrame(frame);
    m_page->applyFrame(frame);
}

void TestBatchesPage::emptyStateAndReason()
{
    QVERIFY(find<QWidget>("noBatches")->isVisible());
    auto* action = find<QAction>("newBatch");
    QVERIFY(!action->isEnabled());
    QVERIFY(action->toolTip().contains(QStringLiteral("verified")));
    QCOMPARE(action->statusTip(), action->toolTip());
    m_builder->addFirmware(QStringLiteral("2.5.0"), FirmwareState::VerificationFailed);
    feed();
    QVERIFY(!action->isEnabled());
}

void TestBatchesPage::verifiedFirmwareAllowsNewBatch()
{
    m_builder->addDevices(20).addFirmware(QStringLiteral("2.4.1"), FirmwareState::Verified);
    feed();
    QVERIFY(find<QAction>("newBatch")->isEnabled());
    QTest::keyClick(m_page.get(), Qt::Key_N, Qt::ControlModifier);
    auto* wizard = m_page->findChild<BatchWizard*>();
    QVERIFY(wizard && wizard->isVisible() && !wizard->isModal());
    m_page->openWizard({});
    QCOMPARE(m_page->findChildren<BatchWizard*>().size(), 1);
}

void TestBatchesPage::filterKeepsOpenBatches()
{
    m_builder->addFirmware(QStringLiteral("2.4.1"), FirmwareState::Verified);
    m_builder->addBatch(BatchState::Completed, 7)
        .addBatch(BatchState::Running, 14)
        .addBatch(BatchState::Paused, 7)
        .addBatch(BatchState::Cancelled, 7);
    feed();
    QCOMPARE(m_page->listView()->model()->rowCount(), 4);
    find<QPushButton>("showOpen")->click();
    QCOMPARE(m_page->listView()->model()->rowCount(), 2);
    find<QPushButton>("showAll")->click();
    QCOMPARE(m_page->listView()->model()->rowCount(), 4);
}

QMenu* TestBatchesPage::rowMenu()
{
    TableView* view = m_page->listView();
    view->setCurrentIndex(view->model()->index(0, 0));
    const QPoint place = view->visualRect(view->currentIndex()).center();
    QContextMenuEvent event(QContextMenuEvent::Mouse, place, view->viewport()->mapToGlobal(place));
    QApplication::sendEvent(view->viewport(), &event);
    return view->findChildren<QMenu*>(QStringLiteral("rowMenu")).constLast();
}

void TestBatchesPage::menuOfTheListAsksAndExplains()
{
    m_builder->addFirmware(QStringLiteral("2.4.1"), FirmwareState::Verified).addBatch(BatchState::Paused, 14);
    feed();
    pressInNextDialog(this, QStringLiteral("questionVerb"));
    rowMenu()->findChild<QAction*>(QStringLiteral("resumeBatch"))->trigger();
    QCOMPARE(m_commands.calls.last(), QStringLiteral("resumeBatch ") + m_builder->lastBatch().toString());
    m_builder->addBatch(BatchState::Completed, 7);
    feed();
    const auto* pause = rowMenu()->findChild<QAction*>(QStringLiteral("pauseBatch"));
    QVERIFY(!pause->isEnabled());
    QCOMPARE(pause->toolTip(), QStringLiteral("The batch has ended."));
}

void TestBatchesPage::opensBatchAndGoesBack()
{
    m_builder->addDevices(20)
        .addFirmware(QStringLiteral("2.4.1"), FirmwareState::Verified)
        .addBatch(BatchState::Running, 14);
    const BatchId id = m_builder->lastBatch();
    feed();
    QSignalSpy shown(m_page.get(), &BatchesPage::batchShown);
    m_page->listView()->setCurrentIndex(m_page->listView()->model()->index(0, 0));
    QTest::keyClick(m_page->listView(), Qt::Key_Return);
    QCOMPARE(m_page->shownBatch(), id);
    QVERIFY(m_commands.calls.contains(QStringLiteral("watchBatch ") + id.toString()));
    find<QPushButton>("backToBatchesButton")->click();
    QVERIFY(m_page->shownBatch().isNull());
    QCOMPARE(m_commands.calls.last(), QStringLiteral("watchBatch 0"));
    QCOMPARE(shown.size(), 2);
}

void TestBatchesPage::startedBatchIsShownWhenItArrives()
{
    m_builder->addDevices(20).addFirmware(QStringLiteral("2.4.1"), FirmwareState::Verified);
    feed();
    m_builder->addBatch(BatchState::Running, 7);
    m_page->showBatch(m_builder->lastBatch());
    QVERIFY(m_page->shownBatch().isNull());
    feed();
    QCOMPARE(m_page->shownBatch(), m_builder->lastBatch());
}

QTEST_MAIN(TestBatchesPage)
#include "tst_batchespage.moc"
