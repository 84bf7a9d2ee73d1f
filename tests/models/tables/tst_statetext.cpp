// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/statetext.h"

#include <QSet>
#include <QtTest>

using namespace console;

class TestStateText : public QObject
{
    Q_OBJECT

private slots:
    void everyStateHasItsWord();
    void everyReasonHasItsWords();
};

void TestStateText::everyStateHasItsWord()
{
    QSet<QString> words;
    for (int state = 0; state <= static_cast<int>(TaskState::Skipped); ++state)
        words.insert(taskStateText(static_cast<TaskState>(state)));
    QCOMPARE(words.size(), 7);
    QVERIFY(!words.contains(QString()));
    QCOMPARE(taskStateText(TaskState::Notified, true), QStringLiteral("Notified, silent"));
    Batch batch;
    batch.state = BatchState::Scheduled;
    QCOMPARE(batchStateText(batch), QStringLiteral("Scheduled"));
    batch.needsRelease = true;
    QCOMPARE(batchStateText(batch), QStringLiteral("Awaiting release"));
    batch.state = BatchState::Paused; // which is the first thing to end
    QCOMPARE(batchStateText(batch), QStringLiteral("Paused"));
    batch.state = BatchState::Scheduled;
    batch.releasedAt = 1;
    QVERIFY(!showsRelease(batch));
    words.clear();
    for (int state = 0; state <= static_cast<int>(BatchState::Cancelled); ++state)
        words.insert(batchStateText(static_cast<BatchState>(state)));
    QCOMPARE(words.size(), 5);
    QVERIFY(!words.contains(QString()));
    QVERIFY(batchKindText(BatchKind::Verification) != batchKindText(BatchKind::Upgrade));
    QCOMPARE(firmwareStateText(FirmwareState::VerificationFailed), QStringLiteral("Verification failed"));
}

void TestStateText::everyReasonHasItsWords()
{
    QCOMPARE(taskReasonText(TaskReason::None), QString());
    QSet<QString> words;
    for (const TaskReason reason : { TaskReason::WaitingForTurn, TaskReason::WaitingForStart,
             TaskReason::WaitingForDevice, TaskReason::WaitingForRetry, TaskReason::UpgradeFailed,
             TaskReason::DownloadFailed, TaskReason::VerificationFailed, TaskReason::FlashingFailed,
             TaskReason::WrongVersion, TaskReason::FellBack, TaskReason::TimedOut, TaskReason::Conflict,
             TaskReason::CancelledByOperator, TaskReason::Replaced, TaskReason::AlreadyThere })
        words.insert(taskReasonText(reason));
    QCOMPARE(words.size(), 15);
    QVERIFY(!words.contains(QString()));
}

QTEST_GUILESS_MAIN(TestStateText)
#include "tst_statetext.moc"
