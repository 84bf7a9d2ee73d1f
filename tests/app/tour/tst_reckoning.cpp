// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tour/reckoning.h"

#include <QTemporaryDir>
#include <QTest>

using namespace console;

class TestReckoning : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString ledger(QByteArray lines) const
    {
        QFile file(m_folder.filePath(QStringLiteral("ledger")));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("no ledger");
        file.write(lines.replace('\'', '"'));
        return file.fileName();
    }

    static TaskAccount account(const char* device, TaskState state, TaskReason reason, quint16 pushes = 1)
    {
        TaskAccount made;
        made.device = QString::fromLatin1(device);
        made.task.state = state;
        made.task.reason = reason;
        made.task.evidence.pushes = pushes;
        made.batch.version = QStringLiteral("2");
        made.batch.plan.timeoutMinutes = 2;
        return made;
    }

    static inline const QByteArray story = "{'device':'a','event':'upgradeStarted'}\n"
                                           "{'device':'a','event':'installed','version':'2'}\n"
                                           "{'device':'a','event':'end','outcome':'succeeded'}\n"
                                           "{'device':'b','event':'upgradeStarted'}\n"
                                           "{'device':'b','event':'progress','step':0}\n"
                                           "{'device':'b','event':'end','outcome':'silent'}\n"
                                           "{'device':'c','event':'upgradeStarted'}\n"
                                           "{'device':'c','event':'end','outcome':'failed(-3)'}\n"
                                           "{'device':'c','event':'end','outcome':'idle','module':'MCU'}\n";

private slots:
    void agreesInTheDevicesWords()
    {
        const Reckoning result = reckon({ account("a", TaskState::Succeeded, TaskReason::None),
                                            account("b", TaskState::Failed, TaskReason::TimedOut),
                                            account("c", TaskState::Failed, TaskReason::VerificationFailed) },
            ledger(story));
        QCOMPARE(result.error, QString());
        QCOMPARE(result.summary, QStringLiteral("1 failed(-3), 1 silent (timed-out), 1 succeeded"));
        QCOMPARE(result.devices, 3);
        QCOMPARE(silentDevices(ledger(story)), QStringList{ QStringLiteral("b") });
    }

    void skippedTasksAreHeldToTheLedgerToo()
    {
        const auto skipped = [&](const char* device) {
            return reckon({ account(device, TaskState::Skipped, TaskReason::AlreadyThere, 0) }, ledger(story));
        };
        QCOMPARE(skipped("a").error, QString());
        QCOMPARE(skipped("a").summary, QString()); // nothing happened to it
        QVERIFY(
            skipped("c").error.startsWith(QStringLiteral("1 outcomes differ from the ledger: c: the console says")));
    }

    void saysWhatDiffers()
    {
        const Reckoning wrong = reckon({ account("a", TaskState::Failed, TaskReason::TimedOut) }, ledger(story));
        QVERIFY2(wrong.error.contains(QStringLiteral("a: the console says timed-out; the device: succeeded")),
            qPrintable(wrong.error));
        QVERIFY(!reckon({ account("z", TaskState::Succeeded, TaskReason::None) }, ledger(story)).error.isEmpty());
        QVERIFY(
            !reckon({ account("a", TaskState::Succeeded, TaskReason::None) }, QStringLiteral("/none")).error.isEmpty());
    }
};

QTEST_APPLESS_MAIN(TestReckoning)
#include "tst_reckoning.moc"
