// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/fleet/verdict.h"

#include <QTest>

using namespace console;

class TestVerdict : public QObject
{
    Q_OBJECT

private slots:
    void wordsOfTasks_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<int>("reason");
        QTest::addColumn<QString>("word");
        const auto row = [](TaskState state, TaskReason reason, const char* word) {
            QTest::addRow("%d/%d", static_cast<int>(state), static_cast<int>(reason))
                << static_cast<int>(state) << static_cast<int>(reason) << QString::fromLatin1(word);
        };
        row(TaskState::Queued, TaskReason::WaitingForRetry, "open");
        row(TaskState::Notified, TaskReason::None, "open");
        row(TaskState::Upgrading, TaskReason::None, "open");
        row(TaskState::Succeeded, TaskReason::None, "succeeded");
        row(TaskState::Failed, TaskReason::UpgradeFailed, "failed(-1)");
        row(TaskState::Failed, TaskReason::DownloadFailed, "failed(-2)");
        row(TaskState::Failed, TaskReason::VerificationFailed, "failed(-3)");
        row(TaskState::Failed, TaskReason::FlashingFailed, "failed(-4)");
        row(TaskState::Failed, TaskReason::WrongVersion, "wrong-version");
        row(TaskState::Failed, TaskReason::FellBack, "fell-back");
        row(TaskState::Failed, TaskReason::TimedOut, "timed-out");
        row(TaskState::Failed, TaskReason::Conflict, "conflict");
        row(TaskState::Cancelled, TaskReason::CancelledByOperator, "cancelled");
        row(TaskState::Skipped, TaskReason::AlreadyThere, "skipped");
    }
    void wordsOfTasks()
    {
        QFETCH(const int, state);
        QFETCH(const int, reason);
        Task task;
        task.state = static_cast<TaskState>(state);
        task.reason = static_cast<TaskReason>(reason);
        QTEST(outcomeWord(task), "word");
    }

    void rightWords_data()
    {
        QTest::addColumn<QString>("outcome");
        QTest::addColumn<QString>("installed");
        QTest::addColumn<bool>("progressed");
        QTest::addColumn<int>("pushes");
        QTest::addColumn<int>("timeout");
        QTest::addColumn<QString>("word");
        const auto row = [](const char* name, const char* outcome, const char* installed, bool progressed, int pushes,
                             int timeout, const char* word) {
            QTest::newRow(name) << QString::fromLatin1(outcome) << QString::fromLatin1(installed) << progressed
                                << pushes << timeout << QString::fromLatin1(word);
        };
        row("upgraded by this batch", "succeeded", "2.0", true, 1, 0, "succeeded");
        row("upgraded before this batch", "succeeded", "2.0", true, 0, 0, "skipped");
        row("upgraded to something else", "succeeded", "1.9", true, 1, 0, "open");
        row("its turn never came", "idle", "", false, 0, 0, "cancelled");
        row("never heard of it", "idle", "", false, 1, 2, "cancelled");
        row("still at it", "unfinished", "", true, 1, 2, "open");
        row("-3", "failed(-3)", "", true, 1, 2, "failed(-3)");
        row("third version", "wrong-version", "0.1", true, 1, 2, "wrong-version");
        row("third version, little patience", "wrong-version", "0.1", true, 1, 1, "timed-out");
        row("fell back", "fell-back", "1.0", true, 1, 0, "fell-back");
        row("fell back, long patience", "fell-back", "1.0", true, 1, 11, "fell-back");
        row("fell back, little patience", "fell-back", "1.0", true, 1, 2, "timed-out");
        row("silent from the first", "silent", "", false, 1, 2, "cancelled");
        row("silent after it began", "silent", "", true, 1, 2, "timed-out");
        row("silent after it began, no patience set", "silent", "", true, 1, 0, "cancelled");
    }
    void rightWords()
    {
        QFETCH(const QString, outcome);
        QFETCH(const QString, installed);
        QFETCH(const bool, progressed);
        QFETCH(const int, pushes);
        QFETCH(const int, timeout);
        LedgerEntry entry;
        entry.outcome = outcome;
        entry.version = QStringLiteral("1.0");
        entry.installed = installed;
        entry.progressed = progressed;
        Task task;
        task.evidence.pushes = static_cast<quint16>(pushes);
        Batch batch;
        batch.version = QStringLiteral("2.0");
        batch.plan.timeoutMinutes = timeout;
        QTEST(rightWord(entry, task, batch), "word");
    }

    void aDeviceThatRanTheTargetFromTheFirstIsSkipped()
    {
        LedgerEntry entry;
        entry.version = QStringLiteral("2.0");
        Batch batch;
        batch.version = QStringLiteral("2.0");
        QCOMPARE(rightWord(entry, {}, batch), QStringLiteral("skipped"));
    }
};

QTEST_APPLESS_MAIN(TestVerdict)
#include "tst_verdict.moc"
