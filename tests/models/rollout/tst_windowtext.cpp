// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/windowtext.h"

#include <QTest>

using namespace console;

class WindowTextTest : public QObject
{
    Q_OBJECT

private slots:
    void isRead_data();
    void isRead();
    void isRefused_data();
    void isRefused();
    void comesBackAsItWas();
};

void WindowTextTest::isRead_data()
{
    QTest::addColumn<QString>("canonical");
    const auto row
        = [](const char* text, const char* canonical) { QTest::newRow(text) << QString::fromLatin1(canonical); };
    row("", "");
    row("Mon-Fri 22:00-04:00 Europe/Berlin", "Mon-Fri 22:00-04:00 Europe/Berlin");
    row(" 9:00 - 17:30 ;", "daily 09:00-17:30");
    row("sat,SUN 00:00-24:00", "Sat,Sun 00:00-00:00");
    row("Fri-Mon 22:00-04:00", "Mon,Fri-Sun 22:00-04:00");
    row("Mon,Tue,Wed,Sat 1:00-2:00 UTC; Mon 5:00-6:00", "Mon-Wed,Sat 01:00-02:00 UTC; Mon 05:00-06:00");
}

void WindowTextTest::isRead()
{
    QFETCH(QString, canonical);
    const auto windows = parseWindows(QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY(windows);
    QCOMPARE(windowsText(*windows), canonical);
}

void WindowTextTest::isRefused_data()
{
    QTest::addColumn<QString>("context");
    const auto row = [](const char* text, const char* context) { QTest::newRow(text) << QString::fromLatin1(context); };
    row("at night", "at night");
    row("22:00", "22:00");
    row("22:00-25:00", "22:00-25:00");
    row("22:60-23:00", "22:60-23:00");
    row("24:01-23:00", "24:01-23:00");
    row("Mo 22:00-23:00", "Mo 22:00-23:00");
    row("Mon- 22:00-23:00", "Mon- 22:00-23:00");
    row("Mon 1:00-2:00; oops", "oops");
    row("Mon 1:00-2:00 Europe/Berlin please", "Mon 1:00-2:00 Europe/Berlin please");
}

void WindowTextTest::isRefused()
{
    QFETCH(QString, context);
    const auto windows = parseWindows(QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY(!windows);
    QCOMPARE(windows.error().kind, ErrorKind::WindowNotUnderstood);
    QCOMPARE(windows.error().context, context);
}

/// The store keeps windows as this text.
void WindowTextTest::comesBackAsItWas()
{
    for (int days = 1; days <= 0x7f; ++days) {
        const std::vector<MaintenanceWindow> windows{ { static_cast<quint8>(days), days * 11, 1439, "Asia/Tokyo" },
            { static_cast<quint8>(0x80 - days), 0, days, {} } };
        const auto again = parseWindows(windowsText(windows));
        QVERIFY(again);
        QCOMPARE(*again, windows);
    }
}

QTEST_GUILESS_MAIN(WindowTextTest)
#include "tst_windowtext.moc"
