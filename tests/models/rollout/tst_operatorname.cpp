// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/operatorname.h"

#include <QTest>

using namespace console;

class TestOperatorName : public QObject
{
    Q_OBJECT

private slots:
    void tellsPeopleApart_data();
    void tellsPeopleApart();
    void nobodyIsNobodysLike();
};

void TestOperatorName::tellsPeopleApart_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::addColumn<bool>("same");
    QTest::newRow("another") << "Anna"
                             << "Ben" << false;
    QTest::newRow("upper case") << "anna"
                                << "ANNA" << true;
    QTest::newRow("spaces around") << "  Anna\t"
                                   << "Anna" << true;
    QTest::newRow("spaces within") << "Anna  Li"
                                   << "anna li" << true;
    QTest::newRow("sharp s") << QStringLiteral("Strauß") << "STRAUSS" << true;
    QTest::newRow("wide letters") << QStringLiteral("Ａｎｎａ") << "Anna" << true;
    QTest::newRow("composed letters") << QStringLiteral("Zoe\u0308") << QStringLiteral("Zo\u00eb") << true;
    QTest::newRow("another alphabet") << QStringLiteral("李娜") << QStringLiteral("李 娜") << false;
    QTest::newRow("more of it") << "Ann"
                                << "Anna" << false;
}

void TestOperatorName::tellsPeopleApart()
{
    QFETCH(QString, one);
    QFETCH(QString, other);
    QFETCH(bool, same);
    QCOMPARE(isSameOperator(one, other), same);
    QCOMPARE(isSameOperator(other, one), same);
}

void TestOperatorName::nobodyIsNobodysLike()
{
    QVERIFY(isUnnamed({}));
    QVERIFY(isUnnamed(QStringLiteral(" \t\u3000")));
    QVERIFY(!isUnnamed(QStringLiteral("x")));
    QVERIFY(!isSameOperator({}, {}));
    QVERIFY(!isSameOperator(QStringLiteral(" "), QStringLiteral("Anna")));
}

QTEST_GUILESS_MAIN(TestOperatorName)
#include "tst_operatorname.moc"
