// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/rawbytes.h"

#include <QTest>

using namespace console;

class TestRawBytes : public QObject
{
    Q_OBJECT

private slots:
    void rawBytesAreHarmless();
    void saysWhatIsMissing();
};

void TestRawBytes::rawBytesAreHarmless()
{
    QCOMPARE(rawBytesText("{\"a\":1}"), QStringLiteral("{\"a\":1}"));
    QCOMPARE(rawBytesText(QByteArray("a\0b", 3)), QStringLiteral("a\\u0000b"));
    QCOMPARE(rawBytesText("a\xe2\x80\xae"
                          "b"),
        QStringLiteral("a\\u202eb"));
    QVERIFY(rawBytesText("\xff\xfe").startsWith(QStringLiteral("0000  ff fe")));
}

void TestRawBytes::saysWhatIsMissing()
{
    QCOMPARE(cutText(512, 3210), QStringLiteral("First 512 of 3,210 bytes"));
    QCOMPARE(cutText(512, 512), QString());
    QCOMPARE(cutText(512, 0), QString()); // an entry of an older console
}

QTEST_GUILESS_MAIN(TestRawBytes)
#include "tst_rawbytes.moc"
