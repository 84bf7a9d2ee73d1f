// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakecommands.h"
#include "ui/batches/replaybar.h"
#include "ui/common/noticebar.h"

#include <QAction>
#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QTest>

using namespace console;

namespace {

/// Ten devices are notified at once; one fails every second.
std::shared_ptr<const BatchReplay> tenFailures(const Batch& batch)
{
    std::vector<Task> tasks;
    std::vector<BatchLogEntry> log;
    for (DeviceSlot device = 0; device < 10; ++device) {
        Task task;
        task.device = device;
        task.createdAt = batch.createdAt;
        task.state = TaskState::Failed;
        tasks.push_back(task);
        log.push_back({ batch.createdAt, device, TaskState::Notified, TaskReason::None, 1, false });
    }
    for (DeviceSlot device = 0; device < 10; ++device)
        log.push_back({ batch.createdAt + 1000 * (TimeMs{ device } + 1), device, TaskState::Failed,
            TaskReason::UpgradeFailed, 1, false });
    return std::make_shared<const BatchReplay>(batch, tasks, log);
}

} // namespace

class TestReplayBar : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_page.reset(); }
    void theSliderShowsAnyMoment();
    void onlyTheNewestPlaceIsShown();
    void otherRulesAreTriedOnWhatHappened();
    void backToNowAndOtherBatches();
    void saysWhyItCannot();

private:
    void enter();
    template <class T> [[nodiscard]] T* find(const char* name) const
    {
        return m_bar->findChild<T*>(QLatin1StringView(name));
    }

    FakeCommands m_commands;
    Batch m_batch;
    std::unique_ptr<QWidget> m_page;
    NoticeBar* m_notice = nullptr;
    ReplayBar* m_bar = nullptr;
};

void TestReplayBar::init()
{
    m_batch.id = BatchId{ 12 };
    m_batch.createdAt = 1'795'000'000'000;
    m_page = std::make_unique<QWidget>();
    m_notice = new NoticeBar(m_page.get());
    m_bar = new ReplayBar(m_commands, *m_notice, m_page.get());
    m_bar->setBatch(m_batch);
    m_commands.replayAnswer = Result<std::shared_ptr<const BatchReplay>>(tenFailures(m_batch));
    m_page->show();
    QVERIFY(!m_bar->isVisible());
}

void TestReplayBar::enter()
{
    QSignalSpy moments(m_bar, &ReplayBar::moment);
    m_bar->action()->trigger();
    QTRY_COMPARE(moments.size(), 1);
    QVERIFY(m_bar->isVisible());
    QVERIFY(m_bar->isActive());
}

void TestReplayBar::theSliderShowsAnyMoment()
{
    QSignalSpy moments(m_bar, &ReplayBar::moment);
    enter();
    const auto failed
        = [&] { return moments.last().first().value<Frame>().batches.front().batch.counts.of(TaskState::Failed); };
    QCOMPARE(failed(), 10U);
    find<QSlider>("replaySlider")->setValue(500);
    QTRY_COMPARE(moments.size(), 2);
    QCOMPARE(failed(), 5U);
    QCOMPARE(moments.last().first().value<Frame>().at, m_batch.createdAt + 5000);
    QVERIFY(!find<QLabel>("replayMoment")->text().isEmpty());
    find<QSlider>("replaySlider")->setValue(0);
    QTRY_COMPARE(moments.size(), 3);
    QCOMPARE(failed(), 0U);
}

void TestReplayBar::onlyTheNewestPlaceIsShown()
{
    enter();
    QSignalSpy moments(m_bar, &ReplayBar::moment);
    for (const int place : { 900, 700, 300, 100 })
        find<QSlider>("replaySlider")->setValue(place);
    QTRY_COMPARE(moments.size(), 2); // the one that was begun, and the last
    QCOMPARE(moments.last().first().value<Frame>().at, m_batch.createdAt + 1000);
    QTest::qWait(50);
    QCOMPARE(moments.size(), 2);
}

void TestReplayBar::otherRulesAreTriedOnWhatHappened()
{
    enter();
    find<QPushButton>("tryRules")->click();
    auto* verdict = find<QLabel>("replayVerdict");
    QTRY_VERIFY(verdict->text().contains(QStringLiteral("would have stopped at")));
    find<QCheckBox>("haltTest")->setChecked(false);
    QTRY_VERIFY(verdict->text().contains(QStringLiteral("would not have stopped")));
    find<QCheckBox>("haltCount")->setChecked(true);
    find<QSpinBox>("haltFailures")->setValue(4);
    QTRY_VERIFY(verdict->text().contains(QStringLiteral("after 4 devices")));
    find<QSpinBox>("haltFailures")->setValue(11);
    QTRY_VERIFY(verdict->text().contains(QStringLiteral("would not have stopped")));
}

void TestReplayBar::backToNowAndOtherBatches()
{
    enter();
    QSignalSpy left(m_bar, &ReplayBar::left);
    find<QPushButton>("backToNow")->click();
    QCOMPARE(left.size(), 1);
    QVERIFY(!m_bar->isVisible());
    enter();
    m_bar->setBatch(m_batch); // it only changed
    QVERIFY(m_bar->isActive());
    Batch other;
    other.id = BatchId{ 13 };
    m_bar->setBatch(other);
    QVERIFY(!m_bar->isActive());
    QCOMPARE(left.size(), 2);
}

void TestReplayBar::saysWhyItCannot()
{
    m_commands.replayAnswer = Result<std::shared_ptr<const BatchReplay>>(failure(ErrorKind::DatabaseDamaged));
    m_bar->action()->trigger();
    QTRY_VERIFY(m_notice->isVisible());
    QVERIFY(!m_bar->isVisible());
    QVERIFY(m_bar->action()->isEnabled());
}

QTEST_MAIN(TestReplayBar)
#include "tst_replaybar.moc"
