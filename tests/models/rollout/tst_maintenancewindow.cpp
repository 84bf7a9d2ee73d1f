// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/maintenancewindow.h"

#include "models/rollout/windowtext.h"

#include <QDateTime>
#include <QRandomGenerator>
#include <QTest>
#include <QTimeZone>

#include <array>

using namespace console;

namespace {

TimeMs utc(const char* text)
{
    return QDateTime::fromString(QString::fromLatin1(text) + u'Z', Qt::ISODate).toMSecsSinceEpoch();
}

QString told(TimeMs at)
{
    return QDateTime::fromMSecsSinceEpoch(at, Qt::UTC).toString(QStringLiteral("yyyy-MM-ddTHH:mm"));
}

} // namespace

class MaintenanceWindowTest : public QObject
{
    Q_OBJECT

private slots:
    void isChecked_data();
    void isChecked();
    void opensAndCloses_data();
    void opensAndCloses();
    void isAlwaysOpenWithoutAny();
    void showsTheSameAsTheClock_data();
    void showsTheSameAsTheClock();
    void changesWhereItSays();
};

void MaintenanceWindowTest::isChecked_data()
{
    QTest::addColumn<int>("days");
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("to");
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<int>("error");
    const int range = int(ErrorKind::WindowOutOfRange);
    QTest::newRow("the whole week") << 0x7f << 0 << 0 << QByteArray() << -1;
    QTest::newRow("a zone") << 1 << 1439 << 0 << QByteArray("Asia/Shanghai") << -1;
    QTest::newRow("no day") << 0 << 0 << 1 << QByteArray() << range;
    QTest::newRow("an eighth day") << 0x80 << 0 << 1 << QByteArray() << range;
    QTest::newRow("24:00") << 1 << 1440 << 1 << QByteArray() << range;
    QTest::newRow("before midnight") << 1 << 0 << -1 << QByteArray() << range;
    QTest::newRow("no such zone") << 1 << 0 << 1 << QByteArray("Europe/Atlantis") << int(ErrorKind::WindowZoneUnknown);
}

void MaintenanceWindowTest::isChecked()
{
    QFETCH(int, days);
    QFETCH(int, from);
    QFETCH(int, to);
    QFETCH(QByteArray, zone);
    QFETCH(int, error);
    const auto checked = checkWindows({ { static_cast<quint8>(days), from, to, zone } });
    QCOMPARE(checked ? -1 : int(checked.error().kind), error);
    QVERIFY(!checkWindows(std::vector<MaintenanceWindow>(mostWindows + 1)));
}

void MaintenanceWindowTest::opensAndCloses_data()
{
    QTest::addColumn<QString>("windows");
    QTest::addColumn<QByteArray>("now"); // UTC
    QTest::addColumn<bool>("open");
    QTest::addColumn<QString>("until");
    const auto row = [](const char* name, const char* windows, const char* now, bool open, const char* until) {
        QTest::newRow(name) << QString::fromLatin1(windows) << QByteArray(now) << open << QString::fromLatin1(until);
    };
    // 2026-03-02 is a Monday.
    row("before", "Mon 22:00-23:00 UTC", "2026-03-02T21:59:59", false, "2026-03-02T22:00");
    row("its first moment", "Mon 22:00-23:00 UTC", "2026-03-02T22:00:00", true, "2026-03-02T23:00");
    row("its last second", "Mon 22:00-23:00 UTC", "2026-03-02T22:59:59", true, "2026-03-02T23:00");
    row("behind", "Mon 22:00-23:00 UTC", "2026-03-02T23:00:00", false, "2026-03-09T22:00");
    row("across midnight, before it", "Mon 22:00-04:00 UTC", "2026-03-02T23:59:59", true, "2026-03-03T04:00");
    row("across midnight, behind it", "Mon 22:00-04:00 UTC", "2026-03-03T03:59:59", true, "2026-03-03T04:00");
    row("not before its day", "Mon 22:00-04:00 UTC", "2026-03-02T03:00:00", false, "2026-03-02T22:00");
    row("from Sunday into Monday", "Sun 22:00-04:00 UTC", "2026-03-02T03:00:00", true, "2026-03-02T04:00");
    row("a day long", "Mon 06:00-06:00 UTC", "2026-03-03T05:00:00", true, "2026-03-03T06:00");
    row("in a zone", "Mon 22:00-04:00 Asia/Shanghai", "2026-03-02T14:00:00", true, "2026-03-02T20:00");
    row("the day there", "Mon 01:00-02:00 Asia/Shanghai", "2026-03-01T17:30:00", true, "2026-03-01T18:00");
    row("one after the other", "Mon 22:00-23:00 UTC; Mon 23:00-23:30 UTC", "2026-03-02T22:10:00", true,
        "2026-03-02T23:30");
    row("the nearer of two", "Tue 05:00-06:00 UTC; Mon 23:00-23:30 UTC", "2026-03-02T22:10:00", false,
        "2026-03-02T23:00");
    // Berlin: at 01:00 UTC on 2026-03-29 the clocks go from 02:00 to 03:00.
    row("left out whole", "Sun 02:10-02:50 Europe/Berlin", "2026-03-29T00:30:00", false, "2026-04-05T00:10");
    row("begins in what is left out", "Sun 02:30-04:00 Europe/Berlin", "2026-03-29T00:59:59", false,
        "2026-03-29T01:00");
    row("begun then", "Sun 02:30-04:00 Europe/Berlin", "2026-03-29T01:00:00", true, "2026-03-29T02:00");
    row("ends in what is left out", "Sat 22:00-02:30 Europe/Berlin", "2026-03-29T00:59:59", true, "2026-03-29T01:00");
    row("an hour shorter", "Sat 22:00-04:00 Europe/Berlin", "2026-03-28T21:00:00", true, "2026-03-29T02:00");
    // At 01:00 UTC on 2026-10-25 they go from 03:00 back to 02:00.
    row("an hour longer", "Sat 22:00-04:00 Europe/Berlin", "2026-10-24T20:00:00", true, "2026-10-25T03:00");
    row("opens once", "Sun 02:10-02:50 Europe/Berlin", "2026-10-25T00:10:00", true, "2026-10-25T00:50");
    row("not again", "Sun 02:10-02:50 Europe/Berlin", "2026-10-25T01:10:00", false, "2026-11-01T01:10");
    row("closes at the first", "Sat 22:00-02:30 Europe/Berlin", "2026-10-25T00:29:59", true, "2026-10-25T00:30");
    row("the southern summer", "Sun 01:00-04:00 Australia/Lord_Howe", "2026-04-04T14:30:00", true,
        "2026-04-04T17:30"); // half an hour back
}

void MaintenanceWindowTest::opensAndCloses()
{
    QFETCH(QString, windows);
    QFETCH(QByteArray, now);
    QFETCH(bool, open);
    QFETCH(QString, until);
    const auto parsed = parseWindows(windows);
    QVERIFY(parsed);
    QVERIFY(checkWindows(*parsed));
    const WindowState state = windowState(*parsed, utc(now.constData()));
    QCOMPARE(told(state.until), until);
    QCOMPARE(state.open, open);
}

void MaintenanceWindowTest::isAlwaysOpenWithoutAny()
{
    QVERIFY(windowState({}, 1).open);
    QCOMPARE(windowState({}, 1).until, 0);
    const TimeMs now = utc("2026-03-02T21:00:00");
    const WindowState week = windowState({ MaintenanceWindow{ 0x7f, 0, 0, "UTC" } }, now);
    QVERIFY(week.open);
    QVERIFY(week.until > now + 24LL * 3600 * 1000);
    // A zone that is gone: shut, but looked at again.
    const WindowState lost = windowState({ MaintenanceWindow{ 0x7f, 0, 0, "Europe/Atlantis" } }, now);
    QVERIFY(!lost.open);
    QVERIFY(lost.until > now);
}

void MaintenanceWindowTest::showsTheSameAsTheClock_data()
{
    QTest::addColumn<QByteArray>("zone");
    for (const char* zone : { "UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe",
             "Pacific/Auckland", "America/St_Johns", "Pacific/Kiritimati", "Pacific/Pago_Pago" })
        QTest::newRow(zone) << QByteArray(zone);
}

/// Away from changes of the clocks it is open exactly while a clock there shows a time between the two.
void MaintenanceWindowTest::showsTheSameAsTheClock()
{
    QFETCH(QByteArray, zone);
    const QTimeZone there(zone);
    QRandomGenerator random(5);
    constexpr TimeMs hours = 3'600'000;
    for (int run = 0; run < 10'000; ++run) {
        const MaintenanceWindow window{ static_cast<quint8>(1 + random() % 0x7f), static_cast<int>(random() % 1440),
            static_cast<int>(random() % 1440), zone };
        const TimeMs now = utc("2025-01-01T00:00:00") + static_cast<TimeMs>(random() % (3 * 365 * 24 * 60)) * 60'000;
        const QDateTime local = QDateTime::fromMSecsSinceEpoch(now, there);
        const auto offset
            = [&there](TimeMs at) { return there.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(at, Qt::UTC)); };
        if (offset(now - 49 * hours) != offset(now + 49 * hours))
            continue;
        const int minute = local.time().hour() * 60 + local.time().minute();
        const int today = local.date().dayOfWeek() - 1;
        const auto isDay = [&window](int day) { return (window.days >> (day + 7) % 7 & 1) != 0; };
        const bool overnight = window.toMinute <= window.fromMinute;
        const bool expected = overnight
            ? (minute >= window.fromMinute && isDay(today)) || (minute < window.toMinute && isDay(today - 1))
            : isDay(today) && minute >= window.fromMinute && minute < window.toMinute;
        QCOMPARE(windowState({ window }, now).open, expected);
    }
}

/// `until` is the moment of the change: the state holds to the millisecond before, or is looked at again there.
void MaintenanceWindowTest::changesWhereItSays()
{
    QRandomGenerator random(6);
    const std::array<QByteArray, 3> zones{ "Europe/Berlin", "America/New_York", "Australia/Lord_Howe" };
    for (int run = 0; run < 3000; ++run) {
        std::vector<MaintenanceWindow> windows(1 + random() % 3);
        for (MaintenanceWindow& window : windows)
            window = { static_cast<quint8>(1 + random() % 0x7f), static_cast<int>(random() % 1440),
                static_cast<int>(random() % 1440), zones[random() % 3] };
        const TimeMs now = utc("2026-01-01T00:00:00") + static_cast<TimeMs>(random() % (365 * 24 * 60)) * 60'000;
        const WindowState state = windowState(windows, now);
        QVERIFY(state.until > now);
        const TimeMs between = now + static_cast<TimeMs>(random()) % (state.until - now);
        QCOMPARE(windowState(windows, between).open, state.open);
        QCOMPARE(windowState(windows, state.until - 1).open, state.open);
        if (state.until < now + 10LL * 24 * 3600 * 1000)
            QCOMPARE(windowState(windows, state.until).open, !state.open);
    }
}

QTEST_GUILESS_MAIN(MaintenanceWindowTest)
#include "tst_maintenancewindow.moc"
