// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/markscsv.h"

#include <QTest>

using namespace console;

class TestMarksCsv : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void readsGroupsAndTags();
    void leavesColumnsThatAreNotThere();
    void everyLineWithItsReason();
    void refusesAsAWhole_data();
    void refusesAsAWhole();
    void readsWhatItWrites();
    void longListsInPieces();

private:
    MarkList read(const QByteArray& bytes);

    std::unique_ptr<Fleet> m_fleet;
};

void TestMarksCsv::init()
{
    m_fleet = std::make_unique<Fleet>(std::make_shared<FleetNames>());
    for (const char* name : { "a", "b", "c" })
        m_fleet->restore("pk", name, 1, 1);
    m_fleet->restore("other", "c", 1, 1);
}

MarkList TestMarksCsv::read(const QByteArray& bytes)
{
    auto rows = readMarksCsv(bytes);
    if (!rows)
        qFatal("the list was refused");
    MarksLookup lookup(std::move(*rows));
    while (lookup.next(*m_fleet, 2)) { }
    return lookup.takeFound();
}

void TestMarksCsv::readsGroupsAndTags()
{
    const MarkList list = read("Device Name;Group;Tags\r\na;Lab 1;beta| night shift |Beta\r\nb;;\r\n");
    QCOMPARE(list.rejected.size(), 0);
    QCOMPARE(list.lines, qsizetype{ 2 });
    QCOMPARE(list.marks.size(), std::size_t{ 2 });
    QCOMPARE(list.marks[0].device, DeviceSlot{ 0 });
    QCOMPARE(*list.marks[0].group, QStringLiteral("Lab 1"));
    QCOMPARE(*list.marks[0].tags, QStringList({ QStringLiteral("beta"), QStringLiteral("night shift") }));
    QVERIFY(list.marks[1].group->isEmpty() && list.marks[1].tags->isEmpty());
}

void TestMarksCsv::leavesColumnsThatAreNotThere()
{
    const MarkList list = read("group,device,note\nLab,a,\"x, y\"\n");
    QVERIFY(list.marks[0].group && !list.marks[0].tags);
    QVERIFY(!read("tags,device\nx,a\n").marks[0].group);
}

void TestMarksCsv::everyLineWithItsReason()
{
    const MarkList list = read("product,device,group\npk,a,Lab\n,c,Lab\nother,c,Lab\npk,a,Again\npk,zz,Lab\nno,a,Lab\n"
                               "pk,+,Lab\npk,b,\"a;b\"\npk,\"b\npk\n,\xff,x\n");
    QList<CsvProblem> reasons;
    for (const CsvRejection& rejection : list.rejected)
        reasons.append(rejection.problem);
    QCOMPARE(reasons,
        QList<CsvProblem>({ CsvProblem::SeveralProducts, CsvProblem::Duplicate, CsvProblem::UnknownDevice,
            CsvProblem::UnknownDevice, CsvProblem::InvalidName, CsvProblem::InvalidMark, CsvProblem::BrokenLine,
            CsvProblem::BrokenLine, CsvProblem::NotUtf8 }));
    QCOMPARE(list.rejected.first().line, qsizetype{ 3 });
    QCOMPARE(list.rejected.first().text, QByteArray(",c,Lab"));
    QCOMPARE(list.marks.size(), std::size_t{ 2 });
    QCOMPARE(list.lines, qsizetype{ 11 });
}

void TestMarksCsv::refusesAsAWhole_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("nothing") << QByteArray() << ErrorKind::CsvEmpty;
    QTest::newRow("header alone") << QByteArray("device,group\n\n") << ErrorKind::CsvEmpty;
    QTest::newRow("no header") << QByteArray("a,Lab\n") << ErrorKind::CsvColumnsMissing;
    QTest::newRow("nothing to set") << QByteArray("device,product\na,pk\n") << ErrorKind::CsvColumnsMissing;
    QTest::newRow("bytes") << QByteArray("a\0b", 3) << ErrorKind::CsvNotText;
}

void TestMarksCsv::refusesAsAWhole()
{
    QFETCH(QByteArray, bytes);
    const auto rows = readMarksCsv(bytes);
    QVERIFY(!rows);
    QTEST(rows.error().kind, "kind");
}

void TestMarksCsv::readsWhatItWrites()
{
    m_fleet->restore("pk", "-dash", 1, 1);
    const QByteArray csv = marksCsvHeader() + writeMarksLine("pk", "a", "Lab 1\nbeta\nx y")
        + writeMarksLine("other", "c", "") + writeMarksLine("pk", "-dash", "=1+1\n@home");
    QVERIFY(!csv.contains(",=1") && !csv.contains(",-dash") && !csv.contains(",@"));
    const MarkList list = read(csv);
    QCOMPARE(list.rejected.size(), 0);
    QCOMPARE(list.marks[0].tags->join(u'/'), QStringLiteral("beta/x y"));
    QCOMPARE(list.marks[1].device, DeviceSlot{ 3 });
    QVERIFY(list.marks[1].group->isEmpty());
    QCOMPARE(list.marks[2].device, DeviceSlot{ 4 });
    QCOMPARE(*list.marks[2].group, QStringLiteral("=1+1"));
    QCOMPARE(*list.marks[2].tags, QStringList(QStringLiteral("@home")));
}

void TestMarksCsv::longListsInPieces()
{
    QByteArray bytes = "device,tags\n";
    for (int i = 0; i < 20'000; ++i)
        bytes += "a,x\n";
    int turns = 0;
    const auto stopped = readMarksCsv(bytes, [&turns](int) { return ++turns < 3; });
    QCOMPARE(stopped.error().kind, ErrorKind::Cancelled);
    const MarkList list = read(bytes);
    QCOMPARE(list.marks.size(), std::size_t{ 1 });
    QCOMPARE(list.rejected.size(), 19'999);
}

QTEST_APPLESS_MAIN(TestMarksCsv)
#include "tst_markscsv.moc"
