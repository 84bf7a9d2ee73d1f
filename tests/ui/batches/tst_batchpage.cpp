// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakecommands.h"
#include "tests/support/fleetbuilder.h"
#include "tests/support/modal.h"
#include "ui/batches/batchpage.h"
#include "ui/batches/tasklist.h"
#include "ui/common/noticebar.h"
#include "ui/common/tableview.h"

#include <QCheckBox>
#include <QContextMenuEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabBar>
#include <QTest>
#include <QToolButton>

using namespace console;

/// The batch page on real models: what stands there, which orders its controls give, and what it asks first.
class TestBatchPage : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void showsBatchAndCounts();
    void countsFollowFrames();
    void watchesWhileShown();
    void haltsByOneKeyWithoutAsking();
    void pausedBatchResumes();
    void endedBatchSaysWhyNothingGoes();
    void cancelAsksAndSaysWhatMayStillHappen();
    void keepRunningKeepsRunning();
    void retryAsksWithTheCount();
    void rateDialogKeepsItsLimits();
    void limitsChangeWhileItRuns();
    void timesChangeWhileItRuns();
    void aBatchThatWaitsForItsRelease();
    void aWaveIsReleasedAfterAsking();
    void errorStandsOnThePage();
    void filtersDevices();
    void menuActsOnTheRow();
    void whySentenceOfCurrentRow();
    void historyHasStoredAndLiveEntries();

private:
    void showState(BatchState state);
    QPushButton* button(const char* name) { return m_page->findChild<QPushButton*>(QLatin1String(name)); }
    TableView* view(const char* name) { return m_page->findChild<TableView*>(QLatin1String(name)); }
    QMenu* rowMenu(TableView* view, int row);
    QTabBar* tabs() { return m_page->findChild<QTabBar*>(QStringLiteral("batchTabs")); }

    std::unique_ptr<FakeCommands> m_commands;
    std::unique_ptr<FleetBuilder> m_builder;
    std::unique_ptr<BatchPage> m_page;
    BatchRow m_row;
};

void TestBatchPage::init()
{
    m_commands = std::make_unique<FakeCommands>();
    showState(BatchState::Running);
}

void TestBatchPage::cleanup()
{
    m_page.reset();
}

void TestBatchPage::showState(BatchState state)
{
    m_page.reset();
    m_builder = std::make_unique<FleetBuilder>();
    m_builder->addDevices(140)
        .addFirmware(QStringLiteral("2.4.1"), FirmwareState::Verified)
        .addBatch(state, 140)
        .watchLastBatch();
    m_page = std::make_unique<BatchPage>(*m_commands, m_builder->names(),
        [](const Activity& activity) { return QStringLiteral("kind %1").arg(static_cast<int>(activity.kind)); });
    const Frame frame = m_builder->takeFrame();
    m_row = frame.batches.front();
    m_page->resize(1200, 800);
    m_page->show();
    m_page->showBatch(m_row, 11'000'000);
    m_page->applyFrame(frame);
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
}

void TestBatchPage::showsBatchAndCounts()
{
    QCOMPARE(m_page->findChild<QLabel*>(QStringLiteral("pageTitle"))->text(), QStringLiteral("2.4.1 → 140 devices"));
    QCOMPARE(tabs()->tabText(0), QStringLiteral("&Queued 40")); // Queued and Notified
    QCOMPARE(tabs()->tabText(1), QStringLiteral("&Upgrading 20"));
    QCOMPARE(tabs()->tabText(2), QStringLiteral("&Succeeded 20"));
    QCOMPARE(tabs()->tabText(3), QStringLiteral("&Failed 20"));
    QCOMPARE(tabs()->tabText(4), QStringLiteral("Ca&ncelled and skipped 40")); // Cancelled and Skipped
    QCOMPARE(view("failedTasksView")->model()->rowCount(), 20);
    QCOMPARE(view("queuedTasksView")->model()->rowCount(), 40);
    const auto* bars = m_page->findChild<QWidget*>(QStringLiteral("reasonBars"));
    QVERIFY(bars->accessibleDescription().contains(QStringLiteral("download failed")));
    QVERIFY(m_page->findChild<QLabel*>(QStringLiteral("pace"))->text().contains(QStringLiteral("ETA")));
}

void TestBatchPage::countsFollowFrames()
{
    m_row.batch.counts.of(TaskState::Failed) += 1;
    m_row.batch.counts.of(TaskState::Upgrading) -= 1;
    Frame frame;
    frame.at = FleetBuilder::now + 1000;
    frame.watched = m_row.batch.id;
    frame.batches = { m_row };
    TaskRow changed;
    changed.task = view("upgradingTasksView")
        ? m_page->findChild<TaskList*>(QStringLiteral("upgradingTasks"))->model()->task(0).task
        : Task{};
    changed.task.state = TaskState::Failed;
    changed.task.reason = TaskReason::FlashingFailed;
    frame.tasks = { changed };
    m_page->applyFrame(frame);
    QCOMPARE(tabs()->tabText(3), QStringLiteral("&Failed 21"));
    QCOMPARE(view("failedTasksView")->model()->rowCount(), 21);
    QCOMPARE(view("upgradingTasksView")->model()->rowCount(), 19);
}

void TestBatchPage::watchesWhileShown()
{
    QVERIFY(m_commands->calls.contains(QStringLiteral("watchBatch ") + m_row.batch.id.toString()));
    m_page->hide();
    QCOMPARE(m_commands->calls.last(), QStringLiteral("watchBatch 0"));
    m_page->show();
    QCOMPARE(m_commands->calls.last(), QStringLiteral("watchBatch ") + m_row.batch.id.toString());
}

void TestBatchPage::haltsByOneKeyWithoutAsking()
{
    m_page->activateWindow();
    view("upgradingTasksView")->setFocus();
    QTest::keyClick(view("upgradingTasksView"), Qt::Key_Period, Qt::ControlModifier);
    QCOMPARE(m_commands->calls.last(), QStringLiteral("pauseBatch ") + m_row.batch.id.toString());
    QVERIFY(!QApplication::activeModalWidget());
}

void TestBatchPage::pausedBatchResumes()
{
    QTest::mouseClick(button("pauseBatchButton"), Qt::LeftButton);
    QCOMPARE(m_commands->calls.last(), QStringLiteral("pauseBatch ") + m_row.batch.id.toString());
    showState(BatchState::Paused);
    QCOMPARE(button("pauseBatchButton")->text(), QStringLiteral("R&esume…"));
    pressInNextDialog(this, QStringLiteral("questionKeep"));
    QTest::mouseClick(button("pauseBatchButton"), Qt::LeftButton);
    QCOMPARE(m_commands->count(QStringLiteral("resumeBatch")), 0);
    pressInNextDialog(this, QStringLiteral("questionVerb"));
    QTest::mouseClick(button("pauseBatchButton"), Qt::LeftButton);
    QCOMPARE(m_commands->calls.last(), QStringLiteral("resumeBatch ") + m_row.batch.id.toString());
}

void TestBatchPage::endedBatchSaysWhyNothingGoes()
{
    showState(BatchState::Completed);
    for (const char* name : { "pauseBatchButton", "cancelBatchButton" }) {
        QVERIFY(!button(name)->isEnabled());
        QCOMPARE(button(name)->toolTip(), QStringLiteral("The batch has ended."));
        QCOMPARE(button(name)->statusTip(), button(name)->toolTip());
    }
    QCOMPARE(tabs()->currentIndex(), 3); // what went wrong comes first
    const qsizetype before = m_commands->count(QStringLiteral("pauseBatch"));
    QTest::keyClick(m_page.get(), Qt::Key_Period, Qt::ControlModifier);
    QCOMPARE(m_commands->count(QStringLiteral("pauseBatch")), before);
}

void TestBatchPage::cancelAsksAndSaysWhatMayStillHappen()
{
    QString text;
    onNextDialog(this, [&text](QDialog& dialog) {
        text = dialog.findChild<QLabel*>(QStringLiteral("questionText"))->text();
        auto* verb = dialog.findChild<QPushButton*>(QStringLiteral("questionVerb"));
        QCOMPARE(verb->text(), QStringLiteral("&Cancel batch"));
        verb->click();
    });
    QTest::mouseClick(button("cancelBatchButton"), Qt::LeftButton);
    QVERIFY(text.contains(QStringLiteral("may still upgrade")));
    QVERIFY(text.contains(QStringLiteral("40 devices got the notice already")));
    QCOMPARE(m_commands->calls.last(), QStringLiteral("cancelBatch ") + m_row.batch.id.toString());
}

void TestBatchPage::keepRunningKeepsRunning()
{
    pressInNextDialog(this, QStringLiteral("questionKeep"));
    QTest::mouseClick(button("cancelBatchButton"), Qt::LeftButton);
    QCOMPARE(m_commands->count(QStringLiteral("cancelBatch")), 0);
}

void TestBatchPage::retryAsksWithTheCount()
{
    m_commands->countAnswer = Result<quint32>(20U);
    onNextDialog(this, [](QDialog& dialog) {
        auto* verb = dialog.findChild<QPushButton*>(QStringLiteral("questionVerb"));
        QCOMPARE(verb->text(), QStringLiteral("&Retry 20 devices"));
        verb->click();
    });
    m_page->findChild<QAction*>(QStringLiteral("retryFailed"))->trigger();
    QCOMPARE(m_commands->calls.last(), QStringLiteral("retryFailed ") + m_row.batch.id.toString());
    QVERIFY(m_commands->lastDevices.empty());
    QTRY_COMPARE(m_page->findChild<NoticeBar*>()->text(), QStringLiteral("20 devices queued again."));
}

void TestBatchPage::rateDialogKeepsItsLimits()
{
    onNextDialog(this, [](QDialog& dialog) {
        auto* rate = dialog.findChild<QSpinBox*>(QStringLiteral("newRate"));
        QCOMPARE(rate->minimum(), 1);
        QCOMPARE(rate->maximum(), 10000);
        rate->setValue(99999);
        QCOMPARE(rate->value(), 10000);
        rate->setValue(250);
        dialog.findChild<QPushButton*>(QStringLiteral("changeRate"))->click();
    });
    m_page->findChild<QAction*>(QStringLiteral("changeRate"))->trigger();
    QCOMPARE(m_commands->calls.last(), QStringLiteral("setRate %1 250").arg(m_row.batch.id.toString()));
}

void TestBatchPage::limitsChangeWhileItRuns()
{
    onNextDialog(this, [](QDialog& dialog) {
        dialog.findChild<QCheckBox*>(QStringLiteral("limitDownloads"))->click();
        dialog.findChild<QSpinBox*>(QStringLiteral("maxDownloads"))->setValue(12);
        dialog.findChild<QPushButton*>(QStringLiteral("changeRate"))->click();
    });
    m_page->findChild<QAction*>(QStringLiteral("changeRate"))->trigger();
    QCOMPARE(m_commands->calls.last().section(u' ', 0, 0), QStringLiteral("setPace"));
    QCOMPARE(m_commands->lastPace.maxDownloads, 12);
}

void TestBatchPage::timesChangeWhileItRuns()
{
    onNextDialog(this, [](QDialog& dialog) {
        dialog.findChild<QCheckBox*>(QStringLiteral("hasWindows"))->click();
        dialog.findChild<QLineEdit*>(QStringLiteral("windows"))->setText(QStringLiteral("Mon 01:00-02:00 UTC"));
        dialog.findChild<QPushButton*>(QStringLiteral("changeRate"))->click();
    });
    m_page->findChild<QAction*>(QStringLiteral("changeRate"))->trigger();
    QCOMPARE(m_commands->calls.last().section(u' ', 0, 0), QStringLiteral("setPace"));
    QVERIFY(m_commands->lastTimes);
    QCOMPARE(m_commands->lastTimes->windows.size(), std::size_t{ 1 });
}

void TestBatchPage::aBatchThatWaitsForItsRelease()
{
    m_row.batch.state = BatchState::Scheduled;
    m_row.batch.needsRelease = true;
    m_row.batch.createdBy = QStringLiteral("Anna");
    m_page->showBatch(m_row, 11'000'000);
    QVERIFY(m_page->findChild<QWidget*>(QStringLiteral("releaseBar"))->isVisible());
    QVERIFY(!m_page->findChild<QAction*>(QStringLiteral("changeRate"))->isEnabled());
    QVERIFY(!m_page->findChild<QAction*>(QStringLiteral("retryFailed"))->isEnabled());
    QCOMPARE(m_page->findChild<QLabel*>(QStringLiteral("pace"))->text(), QStringLiteral("Waits for its release"));
    QCOMPARE(m_page->findChild<QAction*>(QStringLiteral("cancelBatch"))->text(), QStringLiteral("&Cancel"));
    m_page->findChild<QAction*>(QStringLiteral("cancelBatch"))->trigger(); // never asks
    QCOMPARE(m_commands->calls.last(), QStringLiteral("cancelBatch ") + m_row.batch.id.toString());
    m_row.batch.releasedAt = FleetBuilder::now;
    m_row.batch.releasedBy = QStringLiteral("Ben");
    m_page->showBatch(m_row, 11'000'000);
    QVERIFY(!m_page->findChild<QWidget*>(QStringLiteral("releaseBar"))->isVisible());
    QVERIFY(m_page->findChild<QLabel*>(QStringLiteral("batchSubtitle"))->text().contains(QStringLiteral("by Ben")));
}

void TestBatchPage::aWaveIsReleasedAfterAsking()
{
    m_row.batch.plan.waves = { { 10, 0, { 95, 0, true } }, {} };
    m_row.batch.wave.next = 130;
    m_page->showBatch(m_row, 11'000'000);
    auto* release = m_page->findChild<QPushButton*>(QStringLiteral("releaseWave"));
    QVERIFY(release->isVisible());
    const auto calls = m_commands->calls.size();
    onNextDialog(this, [](QDialog& dialog) { QTest::keyClick(&dialog, Qt::Key_Escape); });
    release->click();
    QCOMPARE(m_commands->calls.size(), calls);
    QString title;
    onNextDialog(this, [&title](QDialog& dialog) {
        title = dialog.windowTitle();
        dialog.findChild<QPushButton*>(QStringLiteral("questionVerb"))->click();
    });
    release->click();
    QCOMPARE(title, QStringLiteral("Begin wave 2 with 130 devices?"));
    QCOMPARE(m_commands->calls.last(), QStringLiteral("releaseWave %1 2").arg(m_row.batch.id.toString()));
}

void TestBatchPage::errorStandsOnThePage()
{
    m_commands->doneAnswer = Result<void>(failure(ErrorKind::BatchNotRunning));
    QTest::mouseClick(button("pauseBatchButton"), Qt::LeftButton);
    auto* bar = m_page->findChild<NoticeBar*>();
    QTRY_VERIFY(bar->isVisible());
    QCOMPARE(bar->level(), NoticeLevel::Error);
    QVERIFY(!bar->text().isEmpty());
}

void TestBatchPage::filtersDevices()
{
    auto* search = m_page->findChild<QLineEdit*>(QStringLiteral("taskSearch"));
    QTest::keyClicks(search, QStringLiteral("0000004"));
    QTRY_COMPARE(view("failedTasksView")->model()->rowCount(), 1);
    search->clear();
    QTRY_COMPARE(view("failedTasksView")->model()->rowCount(), 20);
    tabs()->setCurrentIndex(5);
    QVERIFY(!search->isVisible());
}

QMenu* TestBatchPage::rowMenu(TableView* view, int row)
{
    view->setCurrentIndex(view->model()->index(row, 0));
    const QPoint place = view->visualRect(view->currentIndex()).center();
    QContextMenuEvent event(QContextMenuEvent::Mouse, place, view->viewport()->mapToGlobal(place));
    QApplication::sendEvent(view->viewport(), &event);
    return view->findChild<QMenu*>(QStringLiteral("rowMenu"));
}

void TestBatchPage::menuActsOnTheRow()
{
    tabs()->setCurrentIndex(3);
    auto* list = m_page->findChild<TaskList*>(QStringLiteral("failedTasks"));
    QMenu* menu = rowMenu(list->view(), 2);
    QVERIFY(menu);
    const DeviceSlot device = list->model()->task(2).task.device;
    QSignalSpy shown(m_page.get(), &BatchPage::deviceRequested);
    menu->findChild<QAction*>(QStringLiteral("showDevice"))->trigger();
    QCOMPARE(shown.size(), 1);
    QCOMPARE(shown.first().first().value<DeviceSlot>(), device);
    auto* cancel = menu->findChild<QAction*>(QStringLiteral("cancelTask"));
    QVERIFY(!cancel->isEnabled());
    QCOMPARE(cancel->toolTip(), QStringLiteral("It has ended here already."));
    QVERIFY(menu->toolTipsVisible());
    pressInNextDialog(this, QStringLiteral("questionVerb"));
    menu->findChild<QAction*>(QStringLiteral("retryTask"))->trigger();
    QCOMPARE(m_commands->lastDevices, std::vector<DeviceSlot>{ device });
    menu->close();
}

void TestBatchPage::whySentenceOfCurrentRow()
{
    tabs()->setCurrentIndex(3);
    auto* list = m_page->findChild<TaskList*>(QStringLiteral("failedTasks"));
    list->view()->setCurrentIndex(list->model()->index(0, 0));
    const QString why = list->findChild<QLabel*>(QStringLiteral("why"))->text();
    QVERIFY2(why.startsWith(QStringLiteral("dev")) && why.contains(u':') && why.endsWith(u'.'), qPrintable(why));
}

void TestBatchPage::historyHasStoredAndLiveEntries()
{
    Activity stored;
    stored.id = EventId{ 5 };
    stored.batch = m_row.batch.id;
    stored.kind = ActivityKind::BatchStarted;
    m_commands->activitiesAnswer = Result<QList<Activity>>(QList<Activity>{ stored });
    m_page->showBatch(m_row, 0);
    QCOMPARE(m_commands->lastQuery.batch, m_row.batch.id);
    QTRY_COMPARE(view("history")->model()->rowCount(), 1);
    Frame frame;
    frame.at = FleetBuilder::now;
    Activity live = stored;
    live.id = EventId{ 6 };
    live.kind = ActivityKind::BatchPaused;
    Activity foreign = live;
    foreign.id = EventId{ 7 };
    foreign.batch = BatchId{ 9999 };
    frame.activities = { live, foreign };
    m_page->applyFrame(frame);
    QCOMPARE(view("history")->model()->rowCount(), 2);
}

QTEST_MAIN(TestBatchPage)
#include "tst_batchpage.moc"
