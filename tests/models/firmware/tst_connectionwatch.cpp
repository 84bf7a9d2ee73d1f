// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/firmware/connectionwatch.h"

#include <QTest>

#include <array>
#include <string>

using namespace console;
using Watch = ConnectionWatch;

class TestConnectionWatch : public QObject
{
    Q_OBJECT

private slots:
    void headerMustComeInTime();
    void nextRequestMustComeInTime();
    void transferMustMove();
    void eachSocketIsNamedOnce();
    void closedConnectionsAreForgotten();
    void requestsAreCounted();
    void whoWaitsLongestGivesWay();
    void anAddressHasItsShare();
    void nobodyAnsweredGivesWay();
};

static const int one = 1;
static const int two = 2;

void TestConnectionWatch::headerMustComeInTime()
{
    Watch watch;
    QCOMPARE(watch.opened(&one, 5, "a", 1000), -1);
    QCOMPARE(watch.opened(&two, 6, "a", 1000), -1);
    watch.requestBegan(&two, 2000);
    QVERIFY(watch.takeIdle(1000 + Watch::headerMs - 1).empty());
    QCOMPARE(watch.takeIdle(1000 + Watch::headerMs), std::vector<int>{ 5 });
}

void TestConnectionWatch::nextRequestMustComeInTime()
{
    Watch watch;
    QCOMPARE(watch.opened(&one, 5, "a", 0), -1);
    watch.requestBegan(&one, 1);
    watch.requestEnded(&one, 9000);
    QVERIFY(watch.takeIdle(9000 + Watch::headerMs - 1).empty());
    QCOMPARE(watch.takeIdle(9000 + Watch::headerMs), std::vector<int>{ 5 });
}

void TestConnectionWatch::transferMustMove()
{
    Watch watch;
    QCOMPARE(watch.opened(&one, 5, "a", 0), -1);
    watch.requestBegan(&one, 0);
    for (int minute = 1; minute <= 5; ++minute) {
        watch.sent(&one, Watch::leastPerWindow);
        QVERIFY(watch.takeIdle(minute * Watch::windowMs).empty());
    }
    watch.sent(&one, Watch::leastPerWindow - 1);
    QCOMPARE(watch.takeIdle(6 * Watch::windowMs), std::vector<int>{ 5 });
}

void TestConnectionWatch::eachSocketIsNamedOnce()
{
    Watch watch;
    QCOMPARE(watch.opened(&one, 5, "a", 0), -1);
    QCOMPARE(watch.takeIdle(60'000).size(), std::size_t(1));
    QVERIFY(watch.takeIdle(120'000).empty());
    QCOMPARE(watch.size(), std::size_t(1)); // until it is really closed
}

void TestConnectionWatch::closedConnectionsAreForgotten()
{
    Watch watch;
    QCOMPARE(watch.opened(&one, 5, "a", 0), -1);
    watch.closed(&one);
    watch.sent(&one, 10);
    watch.requestEnded(&one, 10);
    QVERIFY(watch.takeIdle(100'000).empty());
    QCOMPARE(watch.size(), std::size_t(0));
    QVERIFY(!watch.isSpent(&one));
}

void TestConnectionWatch::requestsAreCounted()
{
    Watch watch;
    QCOMPARE(watch.opened(&one, 5, "a", 0), -1);
    for (int i = 1; i <= Watch::mostRequests; ++i) {
        QVERIFY(!watch.isSpent(&one));
        watch.requestBegan(&one, i);
    }
    QVERIFY(watch.isSpent(&one));
}

/// Keys of many connections.
static std::array<char, 600> keys;

/// Opens connections with sockets first, first + 1, …, one a millisecond.
static void open(Watch& watch, std::size_t first, std::size_t last, const std::string& address)
{
    for (std::size_t i = first; i < last; ++i)
        QCOMPARE(watch.opened(&keys[i], static_cast<int>(i), address, static_cast<TimeMs>(i)), -1);
}

void TestConnectionWatch::whoWaitsLongestGivesWay()
{
    Watch watch;
    open(watch, 0, 256, "a");
    open(watch, 256, 512, "b");
    watch.requestBegan(&keys[0], 600);
    QCOMPARE(watch.opened(&keys[512], 512, "c", 700), 1); // 0 is being answered
    QCOMPARE(watch.opened(&keys[513], 513, "c", 700), 2);
    QVERIFY(!watch.isBeyond(&keys[513]));
    watch.closed(&keys[1]); // as the library does after the shutdown: its place was given away already
    QCOMPARE(watch.opened(&keys[514], 514, "c", 700), 3);
    watch.closed(&keys[300]);
    QCOMPARE(watch.opened(&keys[515], 515, "c", 700), -1);
}

void TestConnectionWatch::anAddressHasItsShare()
{
    Watch watch;
    watch.closed(&one);
    QCOMPARE(watch.opened(&one, 900, "b", 0), -1); // older than all of a's
    open(watch, 0, 256, "a");
    QCOMPARE(watch.opened(&keys[256], 256, "a", 300), 0);
    QCOMPARE(watch.opened(&two, 901, "b", 300), -1);
}

void TestConnectionWatch::nobodyAnsweredGivesWay()
{
    Watch watch;
    open(watch, 0, 256, "a");
    for (std::size_t i = 0; i < 256; ++i)
        watch.requestBegan(&keys[i], 300);
    QCOMPARE(watch.opened(&keys[256], 256, "a", 300), -1);
    QVERIFY(watch.isBeyond(&keys[256]));
    QVERIFY(!watch.isBeyond(&keys[255]));
    QCOMPARE(watch.opened(&keys[257], 257, "b", 300), -1);
    QVERIFY(!watch.isBeyond(&keys[257]));
}

QTEST_APPLESS_MAIN(TestConnectionWatch)
#include "tst_connectionwatch.moc"
