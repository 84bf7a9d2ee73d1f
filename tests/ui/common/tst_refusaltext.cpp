// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/refusaltext.h"

#include <QSet>
#include <QTest>

using namespace console;

class TestRefusalText : public QObject
{
    Q_OBJECT

private slots:
    void namesTheReasonAndItsCode();
    void hasWordsForEveryCode();
};

void TestRefusalText::namesTheReasonAndItsCode()
{
    QCOMPARE(refusalText(135), QStringLiteral("not authorized (135)"));
    QCOMPARE(refusalText(0x97), QStringLiteral("quota exceeded (151)"));
}

void TestRefusalText::hasWordsForEveryCode()
{
    QSet<QString> words;
    for (int code = 0x80; code <= 0xff; ++code)
        words.insert(refusalText(static_cast<quint8>(code)).section(QLatin1String(" ("), 0, 0));
    QCOMPARE(words.size(), 8); // those MQTT 5 knows for a PUBACK; anything else is an unspecified error
    QVERIFY(!words.contains(QString()));
}

QTEST_MAIN(TestRefusalText)
#include "tst_refusaltext.moc"
