// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fleetbuilder.h"
#include "ui/devices/querytext.h"

#include <QTest>

using namespace console;

class TestQueryText : public QObject
{
    Q_OBJECT

private slots:
    void errorsSayWhatWouldBeRight_data();
    void errorsSayWhatWouldBeRight();
    void termsKeepTheirQuotes();
    void factsOfARow();
};

void TestQueryText::errorsSayWhatWouldBeRight_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("field") << QStringLiteral("colour:red")
                           << QStringLiteral("no such field; there are product, module, version, state, outcome, seen");
    QTest::newRow("state") << QStringLiteral("state:asleep") << QStringLiteral("idle, queued, notified");
    QTest::newRow("outcome") << QStringLiteral("outcome:good") << QStringLiteral("succeeded, failed");
    QTest::newRow("age") << QStringLiteral("seen:soon") << QStringLiteral("not an age; write <2h, >1d or never");
    QTest::newRow("quote") << QStringLiteral("\"two words") << QStringLiteral("the closing quote is missing");
    QTest::newRow("value") << QStringLiteral("version:") << QStringLiteral("a value is missing");
}

void TestQueryText::errorsSayWhatWouldBeRight()
{
    QFETCH(QString, text);
    QFETCH(QString, sentence);
    const auto query = DeviceQuery::parse(text);
    QVERIFY(!query);
    const QString said = queryErrorText(text, query.error());
    QVERIFY2(said.contains(sentence), qPrintable(said));
    QVERIFY2(said.startsWith(QStringLiteral("Not a filter")) && said.endsWith(u'.'), qPrintable(said));
}

void TestQueryText::termsKeepTheirQuotes()
{
    QCOMPARE(queryTerms(QStringLiteral("  version:2.*  \"two words\" -gw ")),
        QStringList({ QStringLiteral("version:2.*"), QStringLiteral("\"two words\""), QStringLiteral("-gw") }));
    QCOMPARE(
        queryTerms(QStringLiteral("a \"open end")), QStringList({ QStringLiteral("a"), QStringLiteral("\"open end") }));
    QCOMPARE(queryTerms({}), QStringList());
}

void TestQueryText::factsOfARow()
{
    FleetBuilder builder;
    builder.addDevices(3);
    DeviceRow row = builder.frame().devices.at(1);
    row.openBatch = 7;
    row.openState = TaskState::Notified;
    row.silent = true;
    row.hasOutcome = true;
    row.lastOutcome = TaskState::Failed;
    DeviceFacts facts = factsOf(row, *builder.names());
    QCOMPARE(facts.name, std::string_view("dev0000001"));
    QCOMPARE(facts.product, std::string_view("a1B2c3D4e5F"));
    QCOMPARE(facts.state, DeviceFacts::State::Notified);
    QCOMPARE(facts.outcome, DeviceFacts::Outcome::Failed);
    QVERIFY(facts.silent);
    row.openBatch = 0;
    row.hasOutcome = false;
    facts = factsOf(row, *builder.names());
    QCOMPARE(facts.state, DeviceFacts::State::Idle);
    QCOMPARE(facts.outcome, DeviceFacts::Outcome::None);
    QVERIFY(!facts.silent);
}

QTEST_GUILESS_MAIN(TestQueryText)
#include "tst_querytext.moc"
