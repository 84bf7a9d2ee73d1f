// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/isotime.h"

#include <QDateTime>
#include <QTest>

using namespace console;

class TestIsoTime : public QObject
{
    Q_OBJECT

private slots:
    void isWhatQtWrites();
    void nothingIsEmpty();
};

void TestIsoTime::isWhatQtWrites()
{
    IsoTime time;
    const TimeMs first = 1'795'000'000'125; // 2026-11-18 11:06:40.125 UTC
    for (const TimeMs at : { first, first + 1, first - 999, first + 86'400'000, TimeMs{ 1 }, TimeMs{ 951'782'400'000 },
             TimeMs{ 4'102'444'799'999 } }) { // a leap day, the end of a century
        QByteArray text = "x";
        time.append(text, at);
        const QString expected = QDateTime::fromMSecsSinceEpoch(at, Qt::UTC).toString(Qt::ISODateWithMs);
        QCOMPARE(text, QByteArray('x' + expected.toLatin1()));
    }
}

void TestIsoTime::nothingIsEmpty()
{
    IsoTime time;
    QByteArray text;
    time.append(text, 0);
    time.append(text, -5);
    QCOMPARE(text, QByteArray());
}

QTEST_GUILESS_MAIN(TestIsoTime)
#include "tst_isotime.moc"
