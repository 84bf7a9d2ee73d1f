// SPDX-License-Identifier: GPL-3.0-or-later
// The real program, killed again and again in the middle of a batch: RELIABILITY.md I3, I5, I6.
#include "tests/integration/consoleprocess.h"
#include "tests/integration/rolloutproof.h"

#include <QRandomGenerator>
#include <QSqlDatabase>
#include <QSqlQuery>

using namespace console;

class TestKill : public QObject
{
    Q_OBJECT

private slots:
    void aKilledConsoleContinues_data();
    void aKilledConsoleContinues();
};

namespace {

constexpr int devices = 60;
constexpr int kills = 6;

QString integrityOf(const QString& database)
{
    QString answer;
    {
        QSqlDatabase connection = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("integrity"));
        connection.setDatabaseName(database);
        connection.setConnectOptions(QStringLiteral("QSQLITE_OPEN_READONLY"));
        if (connection.open()) {
            QSqlQuery query(connection);
            answer = query.exec(QStringLiteral("PRAGMA integrity_check")) && query.next() ? query.value(0).toString()
                                                                                          : QStringLiteral("no answer");
        }
    }
    QSqlDatabase::removeDatabase(QStringLiteral("integrity"));
    return answer;
}

} // namespace

void TestKill::aKilledConsoleContinues_data()
{
    QTest::addColumn<QStringList>("brokerLines");
    QTest::addColumn<QString>("kinds");
    QTest::addColumn<QString>("fates");
    // What they say at QoS 0 while no console listens is gone: they are heard when they start again.
    QTest::newRow("plain devices, a broker that keeps only QoS 1")
        << QStringList() << QStringLiteral("plain=100")
        << QStringLiteral("upgrade-failed=8,verification-failed=8,slow=0,offline=0");
    // No -4 here: where the kill takes that one word after step 100 with it, nothing tells it from a device that fell
    // back.
    QTest::newRow("every kind and failure, a broker as README.md advises")
        << QStringList{ QStringLiteral("queue_qos0_messages true") } << QStringLiteral("plain=34,sdk3=33,sdk4=33")
        << QStringLiteral("upgrade-failed=7,download-failed=7,verification-failed=7,wrong-version=7,fell-back=7,slow=0,"
                          "offline=7,duplicate-progress=7,backwards-progress=7,double-inform=7");
}

void TestKill::aKilledConsoleContinues()
{
    QFETCH(const QStringList, brokerLines);
    QFETCH(const QString, kinds);
    QFETCH(const QString, fates);
    MosquittoProcess::Options options;
    options.unlimitedQueues = true;
    options.lines = brokerLines;
    MosquittoProcess broker(options);
    QVERIFY2(broker.start(), qPrintable(broker.log()));
    ConsoleRig rig(broker.port());
    QVERIFY(rig.open());
    FleetProcess fleet(broker.port(), rig.path(QStringLiteral("ledger")),
        { QStringLiteral("--devices"), QString::number(devices), QStringLiteral("--seed"), QStringLiteral("11"),
            QStringLiteral("--reboot-ms"), QStringLiteral("300"), QStringLiteral("--protect"),
            QStringLiteral("dev000001"), QStringLiteral("--kinds"), kinds, QStringLiteral("--fates"), fates });
    QVERIFY(fleet.start());
    QTRY_COMPARE_WITH_TIMEOUT(rig.deviceCount(), devices, 30000);
    const auto firmware = rig.upload(writeFirmware(rig, 100'000), demoProduct, QStringLiteral("9.0.0"));
    QVERIFY(firmware);
    QVERIFY(rig.verify(firmware->id, { QStringLiteral("dev000001") }));
    BatchDraft draft;
    draft.firmware = firmware->id;
    draft.plan.ratePerMinute = 200; // longer than all the lives below together
    draft.plan.repushMs = 1000;
    draft.plan.wrongVersionGraceMs = 3000;
    draft.plan.fellBackMs = 3000;
    draft.consent = Consent::everything();
    const auto batch = rig.wait(rig.commands().startBatch(draft));
    QVERIFY(batch);
    rig.close();

    QRandomGenerator random(4711);
    for (int life = 0; life < kills; ++life) {
        ConsoleProcess program(rig.arguments());
        QVERIFY2(program.start(), qPrintable(program.errors()));
        QTest::qWait(random.bounded(50, 2500));
        program.kill();
        QCOMPARE(integrityOf(rig.workspace() + QStringLiteral("/console.sqlite")), QStringLiteral("ok"));
    }
    QVERIFY(rig.open());
    QCOMPARE(rig.deviceCount(), devices); // every device that was acknowledged once is there
    rig.commands().watchBatch(*batch);
    QTRY_COMPARE(rig.tasks().size(), devices);
    QVERIFY2(bringToItsEnd(rig, fleet, *batch), qPrintable(describeOpen(rig) + differences(rig, fleet).join(u'\n')));
    QTRY_COMPARE_WITH_TIMEOUT(differences(rig, fleet), QStringList(), 10000);
    const QMap<QString, Task> tasks = rig.tasks();
    for (const Task& task : tasks)
        QVERIFY(task.attempt <= 1); // the plan has no retries
    QVERIFY(rig.batch(*batch)->batch.counts.of(TaskState::Succeeded) > 0);
    QVERIFY(rig.batch(*batch)->batch.counts.of(TaskState::Failed) > 0);
    QCOMPARE(rig.batch(*batch)->batch.counts.total(), static_cast<quint32>(devices));
}

QTEST_GUILESS_MAIN(TestKill)
#include "tst_kill.moc"
