// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/device.h"
#include "ui/common/querytext.h"

#include <QTest>

using namespace console;

class TestQueryText : public QObject
{
    Q_OBJECT

private slots:
    void errorsSayWhatWouldBeRight_data();
    void errorsSayWhatWouldBeRight();
    void wrongPartIsAWord();
    void clausesStandAlone();
    void aTermReplacesItsField();
    void valuesOfTheFleet();
};

void TestQueryText::errorsSayWhatWouldBeRight_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("field")
        << QStringLiteral("colour:red")
        << QStringLiteral(
               "no such field; there are product, module, version, name, group, tag, state, outcome, seen, enrolled");
    QTest::newRow("state") << QStringLiteral("state:asleep") << QStringLiteral("idle, queued, notified");
    QTest::newRow("outcome") << QStringLiteral("outcome:good") << QStringLiteral("succeeded, failed");
    QTest::newRow("age") << QStringLiteral("seen:soon") << QStringLiteral("not an age; write within 7d");
    QTest::newRow("quote") << QStringLiteral("\"two words") << QStringLiteral("the closing quote is missing");
    QTest::newRow("order") << QStringLiteral("tag < x") << QStringLiteral("this field has no order");
    QTest::newRow("date") << QStringLiteral("enrolled before noon") << QStringLiteral("write 2026-11-23");
    QTest::newRow("open") << QStringLiteral("(a or b") << QStringLiteral("is not closed");
    QTest::newRow("nothing after and") << QStringLiteral("a and") << QStringLiteral("such as version < 2.0");
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

void TestQueryText::wrongPartIsAWord()
{
    const auto part = [](const QString& text) {
        const DeviceQuery::Clause wrong = wrongPart(text, DeviceQuery::parse(text).error());
        return text.mid(wrong.position, wrong.length);
    };
    QCOMPARE(part(QStringLiteral("a stat:idle b")), QStringLiteral("stat"));
    QCOMPARE(part(QStringLiteral("a version < ")), QStringLiteral("<"));
    QCOMPARE(part(QStringLiteral("a and")), QStringLiteral("and"));
}

void TestQueryText::clausesStandAlone()
{
    QCOMPARE(queryClauses(QStringLiteral("  version < 2 and \"two words\" -gw ")),
        QStringList({ QStringLiteral("version < 2"), QStringLiteral("\"two words\""), QStringLiteral("-gw") }));
    QCOMPARE(queryClauses(QStringLiteral("a or b")), QStringList(QStringLiteral("(a or b)")));
    QCOMPARE(queryClauses(QStringLiteral("(a) or b")), QStringList(QStringLiteral("((a) or b)")));
    QCOMPARE(queryClauses(QStringLiteral("(a or b)")), QStringList(QStringLiteral("(a or b)")));
    QCOMPARE(queryClauses(QStringLiteral("a \"open end")), QStringList());
}

void TestQueryText::aTermReplacesItsField()
{
    const auto with = [](const char* text) {
        return withTerm(QString::fromUtf8(text), QStringLiteral("version"), QStringLiteral("2.0"));
    };
    QCOMPARE(with(""), QStringLiteral("version:2.0"));
    QCOMPARE(with("gw version:1.* tag = x"), QStringLiteral("gw tag = x version:2.0"));
    QCOMPARE(with("version = 1, 3"), QStringLiteral("version:2.0"));
    QCOMPARE(with("version < 3"), QStringLiteral("version < 3 version:2.0"));
    QCOMPARE(with("a or b"), QStringLiteral("(a or b) version:2.0"));
}

void TestQueryText::valuesOfTheFleet()
{
    FleetNames names;
    for (const char* version : { "1.9", "1.10", "2.0-rc1", "2.0" })
        names.versions.intern(version);
    names.marks.intern("Lab 1\nbeta\npilot");
    names.marks.intern("\nbeta");
    QCOMPARE(fleetValues(names, QueryTerm::Field::Version).join(u' '), QStringLiteral("2.0 2.0-rc1 1.10 1.9"));
    QCOMPARE(fleetValues(names, QueryTerm::Field::Group), QStringList(QStringLiteral("Lab 1")));
    QCOMPARE(fleetValues(names, QueryTerm::Field::Tag).join(u' '), QStringLiteral("beta pilot"));
    QCOMPARE(fleetValues(names, QueryTerm::Field::Module), QStringList(QStringLiteral("default")));
    QVERIFY(fleetValues(names, QueryTerm::Field::Seen).isEmpty());
}

QTEST_GUILESS_MAIN(TestQueryText)
#include "tst_querytext.moc"
