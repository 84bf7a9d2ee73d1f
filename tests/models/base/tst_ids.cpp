// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/ids.h"

#include <QTest>

#include <functional>

using namespace console;

class TestIds : public QObject
{
    Q_OBJECT

private slots:
    void neverTwiceAndAlwaysGreater();
    void continuesAboveStoredIds();
    void fitsIntoADouble();
    void text();
};

constexpr TimeMs now = 1'800'000'000'000;

void TestIds::neverTwiceAndAlwaysGreater()
{
    IdSource source;
    quint64 last = 0;
    for (int i = 0; i < 10'000; ++i) {
        const TimeMs at = now + i / 1000 - (i % 7 == 0 ? 5000 : 0); // faster than the clock, and a clock that goes back
        const quint64 id = source.next(at);
        QVERIFY(id > last);
        last = id;
    }
    QVERIFY(source.next(now + 1'000'000) > last + 1);
}

void TestIds::continuesAboveStoredIds()
{
    IdSource source;
    const quint64 stored = IdSource().next(now + 86'400'000); // by a clock that was a day ahead
    source.raise(stored);
    source.raise(5);
    QVERIFY(source.next(now) == stored + 1);
    IdSource beforeTheEpoch;
    QCOMPARE(beforeTheEpoch.next(0), quint64(1));
}

void TestIds::fitsIntoADouble()
{
    constexpr TimeMs year2500 = 16'725'225'600'000;
    QVERIFY(IdSource().next(year2500) < (quint64(1) << 53));
}

void TestIds::text()
{
    QVERIFY(BatchId().isNull());
    const BatchId id{ 123456789012345 };
    QVERIFY(!id.isNull());
    QCOMPARE(id.toString(), QStringLiteral("123456789012345"));
    QCOMPARE(BatchId::fromString(id.toString()), id);
    for (const QString& broken : { QString(), QStringLiteral("x"), QStringLiteral("-1"), QStringLiteral("12a") })
        QVERIFY(BatchId::fromString(broken).isNull());
    QVERIFY(BatchId{ 1 } < BatchId{ 2 });
    QCOMPARE(std::hash<BatchId>()(id), std::hash<BatchId>()(BatchId{ id.value }));
}

QTEST_APPLESS_MAIN(TestIds)
#include "tst_ids.moc"
