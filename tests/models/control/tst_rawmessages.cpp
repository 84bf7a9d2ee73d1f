// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/control/rawmessages.h"

#include <QTest>

using namespace console;

class TestRawMessages : public QObject
{
    Q_OBJECT

private slots:
    void givesTheNewestOfOneDevice();
    void cutsLongPayloads();
    void forgetsTheOldestBeyondItsCount();
    void forgetsTheOldestBeyondItsBytes();
    void keepsLastReportsWhateverOthersSay();
    void followsWhatComes();
    void saysWhatItSkipped();
};

namespace {

RawMessage message(TimeMs at, const QByteArray& payload)
{
    return { at, true, false, QByteArrayLiteral("t"), payload };
}

} // namespace

void TestRawMessages::givesTheNewestOfOneDevice()
{
    RawMessages raw;
    for (int i = 0; i < 10; ++i)
        raw.add(static_cast<DeviceSlot>(i % 2), message(i, QByteArray::number(i)));
    const QList<RawMessage> found = raw.of(1, 3);
    QCOMPARE(found.size(), 3);
    QCOMPARE(found.at(0).payload, QByteArrayLiteral("9"));
    QCOMPARE(found.at(2).payload, QByteArrayLiteral("5"));
    QVERIFY(raw.of(7, 3).isEmpty());
}

void TestRawMessages::followsWhatComes()
{
    RawMessages raw;
    const auto all = [](DeviceSlot) { return true; };
    const auto odd = [](DeviceSlot device) { return device == 1; };
    QCOMPARE(raw.since(0, 10, all).next, quint64(0));
    for (int i = 1; i <= 10; ++i)
        raw.add(static_cast<DeviceSlot>(i % 2), message(i, QByteArray::number(i)));
    TrafficPage page = raw.since(0, 3, odd); // the newest three
    QCOMPARE(page.messages.size(), 3);
    QCOMPARE(page.messages.first().message.payload, QByteArrayLiteral("5"));
    QCOMPARE(page.messages.last().number, quint64(9));
    QCOMPARE(page.next, quint64(10));
    QVERIFY(raw.since(page.next, 3, all).messages.isEmpty());
    raw.add(0, message(11, "11"));
    raw.add(1, message(12, "12"));
    page = raw.since(page.next, 3, odd);
    QCOMPARE(page.messages.size(), 1);
    QCOMPARE(page.messages.first().device, DeviceSlot(1));
    QVERIFY(!page.skipped);
    page = raw.since(2, 3, all); // a page at a time
    QCOMPARE(page.next, quint64(5));
    QCOMPARE(raw.since(page.next, 100, all).messages.size(), 7);
}

void TestRawMessages::saysWhatItSkipped()
{
    RawMessages raw;
    for (std::size_t i = 0; i < RawMessages::maximumCount + 10; ++i)
        raw.add(0, message(1, "x"));
    const TrafficPage page = raw.since(5, 1, [](DeviceSlot) { return true; });
    QVERIFY(page.skipped);
    QCOMPARE(page.messages.first().number, quint64(11));
    QVERIFY(!raw.since(10, 1, [](DeviceSlot) { return true; }).skipped);
}

void TestRawMessages::cutsLongPayloads()
{
    RawMessages raw;
    raw.add(0, message(1, QByteArray(20000, 'x')));
    QCOMPARE(raw.of(0, 1).first().payload.size(), RawMessages::maximumPayload);
}

void TestRawMessages::forgetsTheOldestBeyondItsCount()
{
    RawMessages raw;
    for (std::size_t i = 0; i < RawMessages::maximumCount + 5; ++i)
        raw.add(i < 5 ? 1 : 2, message(1, {}));
    QCOMPARE(raw.count(), RawMessages::maximumCount);
    QVERIFY(raw.of(1, 10).isEmpty());
}

void TestRawMessages::forgetsTheOldestBeyondItsBytes()
{
    RawMessages raw;
    for (int i = 0; i < 6000; ++i)
        raw.add(static_cast<DeviceSlot>(i), message(1, QByteArray(8192, 'x')));
    QVERIFY(raw.bytes() <= RawMessages::maximumBytes);
    QVERIFY(raw.of(0, 1).isEmpty());
    QCOMPARE(raw.of(5999, 1).size(), 1);
}

void TestRawMessages::keepsLastReportsWhateverOthersSay()
{
    RawMessages raw;
    raw.addReport(1, LastReports::Kind::Version, message(1, "version"));
    raw.addReport(1, LastReports::Kind::Progress, message(2, "progress"));
    QCOMPARE(raw.of(1, 20).size(), 2); // each once
    for (std::size_t i = 0; i < RawMessages::maximumCount; ++i)
        raw.add(2, message(3, {}));
    const QList<RawMessage> kept = raw.of(1, 20);
    QCOMPARE(kept.size(), 2);
    QCOMPARE(kept.at(0).payload, QByteArrayLiteral("progress"));
    QCOMPARE(kept.at(1).payload, QByteArrayLiteral("version"));
    for (int i = 0; i < 30; ++i)
        raw.addReport(1, LastReports::Kind::Progress, message(10 + i, QByteArray::number(i)));
    const QList<RawMessage> own = raw.of(1, 20);
    QCOMPARE(own.size(), 21); // its own talk does not push its version out either
    QCOMPARE(own.last().payload, QByteArrayLiteral("version"));
}

QTEST_GUILESS_MAIN(TestRawMessages)
#include "tst_rawmessages.moc"
