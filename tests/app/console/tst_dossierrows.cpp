// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/dossierrows.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace console;

class TestDossierRows : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void aTaskSaysOnlyWhatThereIs();
    void aTaskSaysAllThatThereIs();
    void transitionsAreTakenTogether();
    void anyTextIsJson();

private:
    std::unique_ptr<FleetNames> m_names;
};

void TestDossierRows::init()
{
    m_names = std::make_unique<FleetNames>();
    m_names->devices.append("gw-0");
    m_names->devices.append("a\"b\\\n\x01");
    m_names->versions.intern("1.0");
    m_names->versions.intern("2.0");
}

void TestDossierRows::aTaskSaysOnlyWhatThereIs()
{
    DossierRows rows(*m_names);
    Task task;
    task.batch = BatchId{ 9 };
    task.device = 0;
    task.createdAt = 1'795'000'000'125;
    QVERIFY(rows.knows(task));
    QCOMPARE(rows.task(task),
        QByteArray(R"({"kind":"task","batch":"9","device":"gw-0","state":"queued","reason":"waiting_for_turn",)"
                   R"("attempts":0,"wave":1,"created":"2026-11-18T11:06:40.125Z"})"));
    task.device = 2;
    QVERIFY(!rows.knows(task));
    task.device = 0;
    task.evidence.reportedVersion = 7;
    QVERIFY(!rows.knows(task));
    QVERIFY(!rows.knows(BatchLogEntry{ 1, 2 }));
}

void TestDossierRows::aTaskSaysAllThatThereIs()
{
    DossierRows rows(*m_names);
    Task task;
    task.batch = BatchId{ 9 };
    task.device = 1;
    task.fromVersion = 1;
    task.state = TaskState::Failed;
    task.reason = TaskReason::TimedOut;
    task.step = -3;
    task.attempt = 2;
    task.silent = task.mayStillArrive = task.taken = true;
    task.createdAt = task.updatedAt = task.upgradingSince = task.nextAt = 1'795'000'000'125;
    TaskEvidence& evidence = task.evidence;
    evidence.publishedAt = evidence.acknowledgedAt = evidence.downloadBeganAt = 1'795'000'001'000;
    evidence.progressAt = evidence.reportedAt = 1'795'000'002'000;
    evidence.bytesServed = 11'000'000;
    evidence.reportedVersion = 2;
    evidence.pushes = 3;
    evidence.nobodyListening = true;
    evidence.refusal = 0x97;
    const QJsonObject said = QJsonDocument::fromJson(rows.task(task)).object();
    QCOMPARE(said.value(u"device").toString(), QStringLiteral("a\"b\\\n\u0001"));
    QCOMPARE(said.value(u"from").toString(), QStringLiteral("1.0"));
    QCOMPARE(said.value(u"reason").toString(), QStringLiteral("timed_out"));
    QCOMPARE(said.value(u"step").toInt(), -3);
    QCOMPARE(said.value(u"bytes_served").toInt(), 11'000'000);
    QCOMPARE(said.value(u"reported").toString(), QStringLiteral("2026-11-18T11:06:42.000Z"));
    QCOMPARE(said.value(u"reported_version").toString(), QStringLiteral("2.0"));
    QCOMPARE(said.value(u"refusal").toInt(), 151);
    for (const char* flag : { "silent", "may_still_arrive", "taken", "nobody_listening" })
        QVERIFY2(said.value(QLatin1StringView(flag)).toBool(), flag);
    QCOMPARE(said.size(), 26);
}

void TestDossierRows::transitionsAreTakenTogether()
{
    DossierRows rows(*m_names);
    rows.addTransition({ 1'795'000'000'125, 0, TaskState::Notified, TaskReason::None, 1, false });
    rows.addTransition({ 1'795'000'001'125, 0, TaskState::Failed, TaskReason::TimedOut, 1, true });
    QCOMPARE(rows.transitions(), std::size_t{ 2 });
    QCOMPARE(rows.takeTransitions(),
        QByteArray(R"({"kind":"transitions","entries":[["2026-11-18T11:06:40.125Z","gw-0","notified","",1,false],)"
                   R"(["2026-11-18T11:06:41.125Z","gw-0","failed","timed_out",1,true]]})"));
    QCOMPARE(rows.transitions(), std::size_t{ 0 });
    rows.addTransition({ 1'795'000'000'125, 1, TaskState::Queued, TaskReason::None, 0, false });
    const QJsonArray one = QJsonDocument::fromJson(rows.takeTransitions()).object().value(u"entries").toArray();
    QCOMPARE(one.size(), 1);
    QCOMPARE(one.first().toArray().size(), DossierRows::transitionColumns().size());
}

void TestDossierRows::anyTextIsJson()
{
    for (const std::string& text : { std::string("plain"), std::string("\x7f\x1f\"\\/"), std::string("中文 ü"),
             std::string("broken \xff\xfe end"), std::string("nul\0x", 5) }) {
        QByteArray json = "[";
        appendJsonText(json, text);
        json += ']';
        QJsonParseError error{};
        const QJsonArray read = QJsonDocument::fromJson(json, &error).array();
        QCOMPARE(error.error, QJsonParseError::NoError);
        QCOMPARE(read.first().toString(), QString::fromStdString(text));
    }
}

QTEST_GUILESS_MAIN(TestDossierRows)
#include "tst_dossierrows.moc"
