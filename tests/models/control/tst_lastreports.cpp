// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/control/lastreports.h"

#include <QTest>

using namespace console;

class TestLastReports : public QObject
{
    Q_OBJECT

private slots:
    void keepsOneOfEachKind();
    void cutsWhatIsLong();
    void dropsWhoReportedLongestAgo();
};

namespace {

RawMessage message(TimeMs at, const QByteArray& payload)
{
    return { at, true, at % 2 == 0, QByteArrayLiteral("topic"), payload };
}

} // namespace

void TestLastReports::keepsOneOfEachKind()
{
    LastReports reports;
    reports.add(3, LastReports::Kind::Version, message(1, "first"));
    reports.add(3, LastReports::Kind::Version, message(2, "second"));
    reports.add(3, LastReports::Kind::Progress, message(5, "50"));
    reports.add(4, LastReports::Kind::Progress, message(6, "else"));
    const QList<RawMessage> found = reports.of(3);
    QCOMPARE(found.size(), 2);
    QCOMPARE(found.at(0).payload, QByteArrayLiteral("50"));
    QCOMPARE(found.at(1).payload, QByteArrayLiteral("second"));
    QCOMPARE(found.at(1).topic, QByteArrayLiteral("topic"));
    QCOMPARE(found.at(1).at, TimeMs{ 2 });
    QVERIFY(found.at(1).retained && found.at(1).incoming);
    QVERIFY(reports.of(5).isEmpty());
}

void TestLastReports::cutsWhatIsLong()
{
    LastReports reports;
    for (const auto kind : { LastReports::Kind::Version, LastReports::Kind::Progress })
        reports.add(0, kind, message(1, QByteArray(8000, 'x')));
    qsizetype kept = 0;
    for (const RawMessage& message : reports.of(0)) {
        QCOMPARE(message.payloadSize, qsizetype{ 8000 });
        kept += message.topic.size() + message.payload.size();
    }
    QCOMPARE(kept, 2 * LastReports::maximumMessage);
    RawMessage hostile = message(2, "x");
    hostile.topic = QByteArray(60'000, 't');
    reports.add(1, LastReports::Kind::Version, hostile);
    QCOMPARE(reports.of(1).first().topic.size(), LastReports::maximumMessage);
    reports.add(0, LastReports::Kind::Version, message(3, "short"));
    QCOMPARE(reports.of(0).first().payload, QByteArrayLiteral("short"));
    QCOMPARE(reports.of(0).first().payloadSize, qsizetype{ 5 });
}

void TestLastReports::dropsWhoReportedLongestAgo()
{
    constexpr qsizetype limit = 100'000;
    LastReports reports(limit);
    for (DeviceSlot device = 0; device < 50'000; ++device) {
        reports.add(device, LastReports::Kind::Version, message(1 + device, QByteArray(100, 'v')));
        reports.add(0, LastReports::Kind::Progress, message(1 + device, "1")); // never quiet
        QVERIFY(reports.bytes() <= limit);
    }
    QVERIFY(reports.devices() > 100);
    QCOMPARE(reports.of(0).size(), 2); // its version report, too, however old
    QVERIFY(reports.of(1).isEmpty());
    QCOMPARE(reports.of(49'999).size(), 1);
}

QTEST_GUILESS_MAIN(TestLastReports)
#include "tst_lastreports.moc"
