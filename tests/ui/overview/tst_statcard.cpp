// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/statcard.h"

#include <QSignalSpy>
#include <QTest>

using namespace console;

class TestStatCard : public QObject
{
    Q_OBJECT

private slots:
    void isReadAsOneSentence();
    void isALink();
    void disabledIsNoLink();
};

void TestStatCard::isReadAsOneSentence()
{
    StatCard card(QStringLiteral("devicesCard"));
    card.setCaption(QStringLiteral("Devices"));
    card.setNumber(QStringLiteral("12,340"), QStringLiteral("12,000 seen in the last 24 h"));
    QCOMPARE(card.number(), QStringLiteral("12,340"));
    QCOMPARE(card.line(), QStringLiteral("12,000 seen in the last 24 h"));
    QCOMPARE(card.accessibleName(), QStringLiteral("Devices 12,340, 12,000 seen in the last 24 h"));
}

void TestStatCard::isALink()
{
    StatCard card(QStringLiteral("devicesCard"));
    card.setNumber(QStringLiteral("1"), {});
    card.show();
    QSignalSpy clicked(&card, &Card::clicked);
    QTest::mouseClick(&card, Qt::LeftButton, {}, card.rect().center()); // on the number: labels pass it on
    QTest::keyClick(&card, Qt::Key_Return);
    QTest::keyClick(&card, Qt::Key_Space);
    QCOMPARE(clicked.count(), 3);
    QVERIFY(card.focusPolicy() & Qt::TabFocus);
}

void TestStatCard::disabledIsNoLink()
{
    StatCard card(QStringLiteral("newestCard"));
    card.setEnabled(false);
    card.show();
    QSignalSpy clicked(&card, &Card::clicked);
    QTest::mouseClick(&card, Qt::LeftButton, {}, card.rect().center());
    QCOMPARE(clicked.count(), 0);
}

QTEST_MAIN(TestStatCard)
#include "tst_statcard.moc"
