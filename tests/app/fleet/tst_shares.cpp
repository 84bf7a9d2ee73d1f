// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/fleet/shares.h"

#include <QTest>

#include <array>

using namespace console;

class TestShares : public QObject
{
    Q_OBJECT
private slots:
    void readsAMix()
    {
        const auto shares = parseShares(QStringLiteral("2.3.0=60, 2.2.1=30.5,1.9.4=0"));
        QVERIFY(shares);
        const Shares expected{ { QStringLiteral("2.3.0"), 60 }, { QStringLiteral("2.2.1"), 30.5 },
            { QStringLiteral("1.9.4"), 0 } };
        QCOMPARE(*shares, expected);
        QVERIFY(parseShares(QString())->isEmpty());
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("no number") << QStringLiteral("a");
        QTest::newRow("no name") << QStringLiteral("=5");
        QTest::newRow("word") << QStringLiteral("a=many");
        QTest::newRow("negative") << QStringLiteral("a=-1");
        QTest::newRow("nan") << QStringLiteral("a=nan");
        QTest::newRow("over") << QStringLiteral("a=60,b=41");
        QTest::newRow("twice") << QStringLiteral("a=1,a=2");
    }
    void refuses()
    {
        QFETCH(const QString, text);
        const auto shares = parseShares(text);
        QVERIFY(!shares);
        QVERIFY(!shares.error().isEmpty());
    }

    void findsTheShareOfAPoint()
    {
        const Shares shares{ { QStringLiteral("a"), 10 }, { QStringLiteral("b"), 30 } };
        QCOMPARE(shareAt(shares, 0), 0);
        QCOMPARE(shareAt(shares, 9.99), 0);
        QCOMPARE(shareAt(shares, 10), 1);
        QCOMPARE(shareAt(shares, 40), -1);
        QCOMPARE(stretchedShareAt(shares, 24.9), 0);
        QCOMPARE(stretchedShareAt(shares, 99.9), 1);
        QCOMPARE(stretchedShareAt({}, 50), -1);
    }

    void drawsEvenlyAndRepeatably()
    {
        std::array<int, 10> buckets{};
        for (quint64 i = 0; i < 10000; ++i) {
            const double point = drawPercent(7, i, 3);
            QVERIFY(point >= 0 && point < 100);
            QCOMPARE(point, drawPercent(7, i, 3));
            ++buckets[static_cast<std::size_t>(point / 10)];
        }
        for (const int bucket : buckets)
            QVERIFY2(bucket > 850 && bucket < 1150, qPrintable(QString::number(bucket)));
        QVERIFY(draw(7, 1, 3) != draw(8, 1, 3));
        QVERIFY(draw(7, 1, 3) != draw(7, 1, 4));
    }
};

QTEST_APPLESS_MAIN(TestShares)
#include "tst_shares.moc"
