// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/fleet/fleetorders.h"

#include <QSignalSpy>
#include <QTest>

#include <array>

#include <unistd.h>

using namespace console;

class TestFleetOrders : public QObject
{
    Q_OBJECT

    std::array<int, 2> m_pipe{ -1, -1 };

    void say(const QByteArray& text)
    {
        QCOMPARE(::write(m_pipe[1], text.constData(), size_t(text.size())), text.size());
    }

private slots:
    void init() { QCOMPARE(::pipe(m_pipe.data()), 0); }
    void cleanup()
    {
        ::close(m_pipe[0]);
        if (m_pipe[1] >= 0)
            ::close(m_pipe[1]);
    }
    void ordersComeInPieces()
    {
        FleetOrders orders(m_pipe[0]);
        QSignalSpy left(&orders, &FleetOrders::leaveOrdered);
        QSignalSpy back(&orders, &FleetOrders::backOrdered);
        say("lea");
        say("ve\nback dev000001 150");
        QVERIFY(left.wait());
        say("0\nback x\nback y soon\nback z -1\nnonsense\nleave\n");
        QTRY_COMPARE(left.size(), 2);
        QCOMPARE(back.size(), 1);
        QCOMPARE(back.first().at(0).toString(), QStringLiteral("dev000001"));
        QCOMPARE(back.first().at(1).toLongLong(), 1'500);
    }
    void aClosedInputIsTheEnd()
    {
        FleetOrders orders(m_pipe[0]);
        QSignalSpy ended(&orders, &FleetOrders::ended);
        say("leave\n");
        ::close(std::exchange(m_pipe[1], -1));
        QVERIFY(ended.wait());
        QCOMPARE(ended.size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestFleetOrders)
#include "tst_fleetorders.moc"
