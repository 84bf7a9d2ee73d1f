// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batches/releasebar.h"

#include "tests/support/fakecommands.h"
#include "tests/support/modal.h"
#include "ui/common/noticebar.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace console;

class TestReleaseBar : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void onlyOverABatchThatWaits();
    void releasesInAnothersName();
    void keepsWaiting();
    void aRefusalIsSaid();
    void anotherBatchIsNotReleasedInItsPlace();
    void anEarlierTimeIsNotReleased();

private:
    QPushButton* approve() { return m_bar->findChild<QPushButton*>(QStringLiteral("approveBatch")); }

    std::unique_ptr<FakeCommands> m_commands;
    std::unique_ptr<QWidget> m_window;
    NoticeBar* m_notice = nullptr;
    ReleaseBar* m_bar = nullptr;
    Batch m_batch;
};

void TestReleaseBar::init()
{
    m_commands = std::make_unique<FakeCommands>();
    m_window = std::make_unique<QWidget>();
    m_notice = new NoticeBar(m_window.get());
    m_bar = new ReleaseBar(*m_commands, *m_notice, m_window.get());
    m_batch = Batch();
    m_batch.id = BatchId{ 42 };
    m_batch.version = QStringLiteral("2.4.1");
    m_batch.createdBy = QStringLiteral("Anna");
    m_batch.state = BatchState::Scheduled;
    m_batch.needsRelease = true;
    BatchPreview preview;
    preview.selection.targets = { 1, 2 };
    m_commands->releaseAnswer = Result<BatchPreview>(preview);
    m_bar->showBatch(m_batch, false);
    m_window->show();
}

void TestReleaseBar::cleanup()
{
    m_window.reset();
}

void TestReleaseBar::onlyOverABatchThatWaits()
{
    QVERIFY(m_bar->isVisible());
    QCOMPARE(m_bar->findChild<QLabel*>(QStringLiteral("releaseText"))->text(),
        QStringLiteral("Waiting for release by somebody other than Anna. Nothing is sent before."));
    Batch paused = m_batch;
    paused.state = BatchState::Paused;
    m_bar->showBatch(paused, false);
    QVERIFY(m_bar->isVisible());
    Batch cancelled = m_batch;
    cancelled.state = BatchState::Cancelled;
    m_bar->showBatch(cancelled, false);
    QVERIFY(!m_bar->isVisible());
    Batch released = m_batch;
    released.releasedAt = 1;
    m_bar->showBatch(released, false);
    QVERIFY(!m_bar->isVisible());
    m_bar->showBatch({}, false);
    QVERIFY(!m_bar->isVisible());
}

void TestReleaseBar::releasesInAnothersName()
{
    m_commands->currentSettings.operatorName = QStringLiteral("anna");
    onNextDialog(this, [](QDialog& dialog) {
        QTest::keyClicks(dialog.findChild<QLineEdit*>(QStringLiteral("approverName")), QStringLiteral(" Ben "));
        dialog.findChild<QPushButton*>(QStringLiteral("approve"))->click();
    });
    approve()->click();
    QTRY_COMPARE(m_commands->calls.last(), QStringLiteral("approveBatch %1 Ben").arg(m_batch.id.toString()));
    QCOMPARE(m_commands->lastApproval.expected, std::optional<quint32>(2));
    QTRY_COMPARE(m_notice->text(), QStringLiteral("Released by Ben."));
}

void TestReleaseBar::keepsWaiting()
{
    int answered = 0;
    onNextDialog(
        this, [](QDialog& dialog) { QTest::keyClick(&dialog, Qt::Key_Escape); }, &answered);
    approve()->click();
    QTRY_COMPARE(answered, 1);
    QCOMPARE(m_commands->count(QStringLiteral("approveBatch")), 0);
}

void TestReleaseBar::aRefusalIsSaid()
{
    m_commands->releaseAnswer = Result<BatchPreview>(failure(ErrorKind::FirmwareTampered, QStringLiteral("2.4.1")));
    approve()->click();
    QTRY_VERIFY(!m_notice->text().isEmpty());
    QCOMPARE(m_notice->level(), NoticeLevel::Error);
    QVERIFY(approve()->isEnabled());
}

void TestReleaseBar::anotherBatchIsNotReleasedInItsPlace()
{
    const auto held = m_commands->releaseAnswer.hold();
    approve()->click();
    QVERIFY(!approve()->isEnabled());
    Batch other = m_batch;
    other.id = BatchId{ 43 };
    m_bar->showBatch(other, false);
    BatchPreview preview;
    preview.selection.targets = { 1 };
    held->addResult(Result<BatchPreview>(preview));
    held->finish();
    QTRY_VERIFY(approve()->isEnabled());
    QCOMPARE(m_commands->count(QStringLiteral("approveBatch")), 0);
}

void TestReleaseBar::anEarlierTimeIsNotReleased()
{
    m_bar->showBatch(m_batch, true);
    QVERIFY(m_bar->isVisible());
    QVERIFY(!approve()->isEnabled());
}

QTEST_MAIN(TestReleaseBar)
#include "tst_releasebar.moc"
