// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/console/doorrig.h"

#include <QJsonDocument>

using namespace console;

class TestControlPlan : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void previews_data();
    void previews();
    void aListIsReadAndItsRestUsed();

private:
    DoorRig m_door{ batchAnswers() };
};

void TestControlPlan::initTestCase()
{
    QVERIFY(m_door.start(6));
    QVERIFY(!m_door.firmware(QStringLiteral("5.0")).isEmpty());
}

void TestControlPlan::previews_data()
{
    QTest::addColumn<QByteArray>("arguments");
    QTest::addColumn<int>("devices");
    QTest::addColumn<QString>("refused");
    const auto row = [](const char* name, const char* arguments, int devices, const char* refused = "") {
        QTest::newRow(name) << QByteArray(arguments) << devices << QString::fromLatin1(refused);
    };
    row("all but the one that has it", "{}", 5);
    row("listed", R"({"devices":["dev000002","dev000003"]})", 2);
    row("of no product", R"({"devices":["a1nowhere/dev000002"]})", 0, "not_found");
    row("from a version", R"({"from":["1.0"]})", 5);
    row("from another version", R"({"from":["0.1"]})", 0);
    row("half", R"({"percent":50000})", 3);
    row("one at least", R"({"percent":1})", 1);
    row("unknown device", R"({"devices":["dev000002","x"]})", 0, "not_found");
    row("by filter", R"({"filter":"version < 2 and name = *2, *3"})", 2);
    row("half of a filter", R"({"filter":"name = *2, *3, *4, *5","percent":50000})", 2);
    row("by a filter that finds nobody", R"({"filter":"version > 7"})", 0);
    row("by no filter", R"({"filter":"version >"})", 0, "request_invalid");
    row("dynamic without a filter", R"({"dynamic":true})", 0, "request_invalid");
    row("missing exclusions", R"({"exclude":"/nowhere.csv"})", 0, "file_missing");
    row("missing list", R"({"csv":"/nowhere.csv"})", 0, "file_missing");
}

void TestControlPlan::previews()
{
    QFETCH(const QByteArray, arguments);
    QFETCH(const QString, refused);
    QJsonObject asked = QJsonDocument::fromJson(arguments).object();
    asked.insert(QStringLiteral("firmware"), QStringLiteral("5.0"));
    const DoorSaid said = m_door.ask(QStringLiteral("batch preview"), asked);
    QCOMPARE(said.last.errorKind, refused);
    int meant = said.object().value(QLatin1String("devices")).toInt();
    if (asked.contains(QLatin1String("percent"))) // which ones they are is the order of shares
        meant += said.object().value(QLatin1String("already_there")).toInt();
    QTEST(meant, "devices");
}

void TestControlPlan::aListIsReadAndItsRestUsed()
{
    QFile list(m_door.rig().path(QStringLiteral("list.csv")));
    QVERIFY(list.open(QIODevice::WriteOnly));
    list.write("dev000004\nstranger\n");
    list.close();
    const QJsonObject preview
        = m_door
              .ask(QStringLiteral("batch preview"),
                  { { QStringLiteral("firmware"), QStringLiteral("5.0") }, { QStringLiteral("csv"), list.fileName() } })
              .object();
    QCOMPARE(preview.value(QLatin1String("devices")).toInt(), 1);
    const QJsonArray rejected = preview.value(QLatin1String("rejected_lines")).toArray();
    QCOMPARE(rejected.size(), 1);
    QCOMPARE(rejected.first().toObject().value(QLatin1String("reason")).toString(), QStringLiteral("unknown_device"));
}

QTEST_GUILESS_MAIN(TestControlPlan)
#include "tst_controlplan.moc"
