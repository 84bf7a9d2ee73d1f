// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/firmware/connectionwatch.h"

#include <QTest>

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
};

static const int one = 1;
static const int two = 2;

void TestConnectionWatch::headerMustComeInTime()
{
    Watch watch;
    watch.opened(&one, 5, 1000);
    watch.opened(&two, 6, 1000);
    watch.requestBegan(&two, 2000);
    QVERIFY(watch.takeIdle(1000 + Watch::headerMs - 1).empty());
    QCOMPARE(watch.takeIdle(1000 + Watch::headerMs), std::vector<int>{ 5 });
}

void TestConnectionWatch::nextRequestMustComeInTime()
{
    Watch watch;
    watch.opened(&one, 5, 0);
    watch.requestBegan(&one, 1);
    watch.requestEnded(&one, 9000);
    QVERIFY(watch.takeIdle(9000 + Watch::headerMs - 1).empty());
    QCOMPARE(watch.takeIdle(9000 + Watch::headerMs), std::vector<int>{ 5 });
}

void TestConnectionWatch::transferMustMove()
{
    Watch watch;
    watch.opened(&one, 5, 0);
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
    watch.opened(&one, 5, 0);
    QCOMPARE(watch.takeIdle(60'000).size(), std::size_t(1));
    QVERIFY(watch.takeIdle(120'000).empty());
    QCOMPARE(watch.size(), std::size_t(1)); // until it is really closed
}

void TestConnectionWatch::closedConnectionsAreForgotten()
{
    Watch watch;
    watch.opened(&one, 5, 0);
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
    watch.opened(&one, 5, 0);
    for (int i = 1; i <= Watch::mostRequests; ++i) {
        QVERIFY(!watch.isSpent(&one));
        watch.requestBegan(&one, i);
    }
    QVERIFY(watch.isSpent(&one));
}

QTEST_APPLESS_MAIN(TestConnectionWatch)
#include "tst_connectionwatch.moc"
