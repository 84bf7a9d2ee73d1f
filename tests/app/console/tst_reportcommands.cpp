// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/hashchain.h"
#include "tests/app/console/doorrig.h"

#include <QFile>

using namespace console;

/// What the window saves about batches and devices, on a real console; tst_controlreports asks for the rest.
class TestReportCommands : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void theSealIsInTheLog();
    void aCancelledOneLeavesNothing();
    void theInventoryHasTheChosen();
    void filesThatCannotBeWritten();

private:
    DoorRig m_door{ batchAnswers() };
    BatchId m_batch;
};

void TestReportCommands::initTestCase()
{
    QVERIFY(m_door.start(4));
    const QString firmware = m_door.firmware(QStringLiteral("3.0"));
    QVERIFY(!firmware.isEmpty());
    const QJsonObject started
        = m_door.ask(QStringLiteral("batch start"), { { QStringLiteral("firmware"), firmware } }).object();
    m_batch = BatchId::fromString(started.value(QLatin1String("id")).toString());
    (void)m_door.ask(QStringLiteral("wait"), { { QStringLiteral("batch"), m_batch.toString() } });
}

void TestReportCommands::theSealIsInTheLog()
{
    ConsoleRig& rig = m_door.rig();
    const QString path = rig.path(QStringLiteral("d.jsonl"));
    const auto seal = rig.wait(rig.commands().saveDossier(m_batch, path));
    QVERIFY(seal);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const ChainCheck found = checkHashChain(file);
    QVERIFY(found.isWhole());
    QCOMPARE(QString::fromLatin1(found.seal), *seal);
    ActivityQuery query;
    query.batch = m_batch;
    query.kinds = { ActivityKind::DossierSaved };
    const auto logged = rig.wait(rig.commands().activities(query));
    QVERIFY(logged);
    QCOMPARE(logged->size(), 1);
    QCOMPARE(logged->first().args, QStringList{ *seal });
    QVERIFY(!logged->first().actor.isEmpty());
}

void TestReportCommands::aCancelledOneLeavesNothing()
{
    ConsoleRig& rig = m_door.rig();
    const QString path = rig.path(QStringLiteral("never.html"));
    auto work = rig.commands().exportReport(m_batch, path, ReportFormat::Html);
    work.cancel();
    QVERIFY(QTest::qWaitFor([&] { return work.isFinished(); }, 30'000));
    QFile made(path);
    if (made.open(QIODevice::ReadOnly)) // it was faster: all of it is there then
        QVERIFY(made.readAll().endsWith("</html>\n"));
}

void TestReportCommands::theInventoryHasTheChosen()
{
    ConsoleRig& rig = m_door.rig();
    const QString path = rig.path(QStringLiteral("some.csv"));
    const auto some = rig.wait(rig.commands().exportInventory(path, { 1, 3 }));
    QVERIFY(some);
    QCOMPARE(*some, 2U);
    const auto all = rig.wait(rig.commands().exportInventory(path, {}));
    QVERIFY(all);
    QCOMPARE(*all, 4U);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    QCOMPARE(text.count(",default,3.0,"), 4);
    QVERIFY(text.contains("dev000001") && text.contains(",succeeded,"));
}

void TestReportCommands::filesThatCannotBeWritten()
{
    ConsoleRig& rig = m_door.rig();
    const QString nowhere = QStringLiteral("/nowhere/at/all");
    Commands& commands = rig.commands();
    QCOMPARE(rig.wait(commands.exportTasks(m_batch, nowhere)).error().kind, ErrorKind::WriteFailed);
    QCOMPARE(rig.wait(commands.exportReport(m_batch, nowhere, ReportFormat::Pdf)).error().kind, ErrorKind::WriteFailed);
    QCOMPARE(rig.wait(commands.saveDossier(m_batch, nowhere)).error().kind, ErrorKind::WriteFailed);
    QCOMPARE(rig.wait(commands.exportInventory(nowhere, {})).error().kind, ErrorKind::WriteFailed);
}

QTEST_MAIN(TestReportCommands)
#include "tst_reportcommands.moc"
