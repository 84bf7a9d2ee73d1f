// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/csvlookup.h"

#include <QTest>

using namespace console;

class CsvLookupTest : public QObject
{
    Q_OBJECT

private slots:
    void looksUpInPieces();
    void followsAFleetThatGrows();
};

namespace {

CsvLookup lookupOf(const QByteArray& bytes)
{
    auto list = readDeviceCsv(bytes, { [](const std::string&) { return false; }, {} });
    if (!list)
        qFatal("the list was refused");
    return CsvLookup(std::move(*list), QStringLiteral("pk"));
}

} // namespace

void CsvLookupTest::looksUpInPieces()
{
    Fleet fleet(std::make_shared<FleetNames>());
    fleet.restore("pk", "a", 1, 1);
    fleet.restore("pk", "b", 1, 1);
    CsvLookup lookup = lookupOf("a\nnobody\n+\na\nb\n");
    QCOMPARE(lookup.percent(), 0);
    QVERIFY(lookup.next(fleet, 2));
    QCOMPARE(lookup.percent(), 40);
    QVERIFY(lookup.next(fleet, 2));
    QVERIFY(!lookup.next(fleet, 2));
    QCOMPARE(lookup.percent(), 100);
    const CsvDevices found = lookup.takeFound();
    QCOMPARE(found.devices, (std::vector<DeviceSlot>{ 0, 1 }));
    QCOMPARE(found.lines, qsizetype{ 5 });
    QCOMPARE(found.rejected.size(), 3); // in the order of the lines, whoever found the fault
    QCOMPARE(found.rejected.at(0).problem, CsvProblem::UnknownDevice);
    QCOMPARE(found.rejected.at(1).problem, CsvProblem::InvalidName);
    QCOMPARE(found.rejected.at(2).problem, CsvProblem::Duplicate);
    QCOMPARE(found.rejected.at(2).text, QByteArrayLiteral("a"));
}

void CsvLookupTest::followsAFleetThatGrows()
{
    Fleet fleet(std::make_shared<FleetNames>());
    fleet.restore("pk", "a", 1, 1);
    CsvLookup lookup = lookupOf("a\nb\nb\n");
    QVERIFY(lookup.next(fleet, 1));
    fleet.restore("pk", "b", 1, 1);
    QVERIFY(!lookup.next(fleet, 10));
    const CsvDevices found = lookup.takeFound();
    QCOMPARE(found.devices, (std::vector<DeviceSlot>{ 0, 1 }));
    QCOMPARE(found.rejected.size(), 1);
}

QTEST_GUILESS_MAIN(CsvLookupTest)
#include "tst_csvlookup.moc"
