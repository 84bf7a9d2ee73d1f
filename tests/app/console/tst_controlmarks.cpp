// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/console/doorrig.h"

#include <QFile>

using namespace console;

class TestControlMarks : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void tagsWhatTheFilterFinds();
    void groupsNamedDevices();
    void refusesWhatNamesNobody();
    void listsThereAndBack();
    void filtersAreKept();

private:
    QJsonObject ask(const char* command, const QJsonObject& arguments)
    {
        const DoorSaid said = m_door.ask(QLatin1String(command), arguments);
        m_error = said.last.errorKind;
        m_rows = said.rows;
        return said.object();
    }
    [[nodiscard]] QString path(const char* name) { return m_door.rig().path(QLatin1String(name)); }

    static ControlTable answers()
    {
        ControlTable table = deviceAnswers();
        table.insert(markAnswers());
        return table;
    }

    DoorRig m_door{ answers() };
    QString m_error;
    QJsonArray m_rows;
};

void TestControlMarks::initTestCase()
{
    QVERIFY(m_door.start(5));
}

void TestControlMarks::tagsWhatTheFilterFinds()
{
    const QJsonObject all{ { QStringLiteral("tag"), QStringLiteral("beta") },
        { QStringLiteral("filter"), QStringLiteral("version < 2 and name = dev00000*") } };
    QJsonObject done = ask("devices tag", all);
    QCOMPARE(done.value(QLatin1String("matched")).toInt(), 5);
    QCOMPARE(done.value(QLatin1String("changed")).toInt(), 5);
    done = ask("devices tag", all);
    QCOMPARE(done.value(QLatin1String("changed")).toInt(), 0);
    (void)ask("devices untag",
        { { QStringLiteral("tag"), QStringLiteral("beta") },
            { QStringLiteral("devices"), QJsonArray{ QStringLiteral("dev000002") } } });
    (void)ask("devices list", { { QStringLiteral("filter"), QStringLiteral("tag = beta") } });
    QCOMPARE(m_rows.size(), 4);
    QCOMPARE(m_rows.first().toObject().value(QLatin1String("tags")).toArray(), QJsonArray({ QStringLiteral("beta") }));
}

void TestControlMarks::groupsNamedDevices()
{
    const QJsonArray two{ QStringLiteral("dev000001"), QString(demoProduct + QStringLiteral("/dev000003")) };
    (void)ask(
        "devices group", { { QStringLiteral("group"), QStringLiteral("Lab 1") }, { QStringLiteral("devices"), two } });
    (void)ask("devices list", { { QStringLiteral("filter"), QStringLiteral("group = \"lab 1\"") } });
    QCOMPARE(m_rows.size(), 2);
    (void)ask("devices ungroup", { { QStringLiteral("filter"), QStringLiteral("group = \"lab 1\" and dev000001") } });
    (void)ask("devices list", { { QStringLiteral("filter"), QStringLiteral("group = \"lab 1\"") } });
    QCOMPARE(m_rows.size(), 1);
}

void TestControlMarks::refusesWhatNamesNobody()
{
    const auto errorOf = [this](const QJsonObject& arguments) {
        QJsonObject whole = arguments;
        whole.insert(QStringLiteral("tag"), QStringLiteral("x"));
        (void)ask("devices tag", whole);
        return m_error;
    };
    QCOMPARE(errorOf({}), QStringLiteral("no_targets"));
    QCOMPARE(
        errorOf({ { QStringLiteral("filter"), QStringLiteral("version = ") } }), QStringLiteral("request_invalid"));
    QCOMPARE(errorOf({ { QStringLiteral("filter"), QStringLiteral("nobody") } }), QStringLiteral("no_targets"));
    QCOMPARE(
        errorOf({ { QStringLiteral("devices"), QJsonArray{ QStringLiteral("zz") } } }), QStringLiteral("not_found"));
    (void)ask("devices tag",
        { { QStringLiteral("tag"), QStringLiteral("a|b") }, { QStringLiteral("filter"), QStringLiteral("dev*") } });
    QCOMPARE(m_error, QStringLiteral("mark_invalid"));
    (void)ask("devices list", { { QStringLiteral("filter"), QStringLiteral("tag = x") } });
    QCOMPARE(m_rows.size(), 0);
}

void TestControlMarks::listsThereAndBack()
{
    const QString file = path("marks.csv");
    QFile list(file);
    QVERIFY(list.open(QIODevice::WriteOnly));
    list.write("device,group,tags\ndev000001,North,a|b\ndev000004,North,\nnobody,North,\n");
    list.close();
    const QString rejected = path("rejected.csv");
    (void)ask("devices import", { { QStringLiteral("file"), file }, { QStringLiteral("rejected"), rejected } });
    QCOMPARE(m_error, QStringLiteral("csv_lines_rejected"));
    QVERIFY(QFile::exists(rejected));
    (void)ask("devices list", { { QStringLiteral("filter"), QStringLiteral("group = north") } });
    QCOMPARE(m_rows.size(), 0); // all lines or none
    const QJsonObject done
        = ask("devices import", { { QStringLiteral("file"), file }, { QStringLiteral("partial"), true } });
    QCOMPARE(done.value(QLatin1String("changed")).toInt(), 2);
    QCOMPARE(done.value(QLatin1String("rejected")).toArray().size(), 1);
    const QString out = path("out.csv");
    QCOMPARE(ask("devices export",
                 { { QStringLiteral("file"), out }, { QStringLiteral("filter"), QStringLiteral("group = north") } })
                 .value(QLatin1String("devices"))
                 .toInt(),
        2);
    QFile written(out);
    QVERIFY(written.open(QIODevice::ReadOnly));
    QVERIFY(written.readAll().contains("dev000001,North,a|b\r\n"));
    QCOMPARE(ask("devices export", { { QStringLiteral("file"), out } }).value(QLatin1String("devices")).toInt(), 5);
    QCOMPARE(ask("devices import", { { QStringLiteral("file"), out } }).value(QLatin1String("changed")).toInt(), 0);
}

void TestControlMarks::filtersAreKept()
{
    const QJsonObject filter{ { QStringLiteral("name"), QStringLiteral("Old ones") },
        { QStringLiteral("filter"), QStringLiteral("version < 2") } };
    (void)ask("filters save", filter);
    (void)ask("filters list", {});
    QCOMPARE(m_rows, QJsonArray({ filter }));
    (void)ask("filters save",
        { { QStringLiteral("name"), QStringLiteral("x") }, { QStringLiteral("filter"), QStringLiteral("tag <") } });
    QCOMPARE(m_error, QStringLiteral("request_invalid"));
    (void)ask("filters delete", { { QStringLiteral("name"), QStringLiteral("Old ones") } });
    (void)ask("filters delete", { { QStringLiteral("name"), QStringLiteral("Old ones") } });
    QCOMPARE(m_error, QStringLiteral("not_found"));
}

QTEST_GUILESS_MAIN(TestControlMarks)
#include "tst_controlmarks.moc"
