// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/broker/linklistener.h"
#include "tests/support/fakesession.h"

#include <QPointer>
#include <QTest>

#include <array>
#include <cmath>

using namespace console;

/// Consoles that lost the same broker in the same instant do not all come back in one (RELIABILITY.md R6).
class TestBrokerLinkBackOff : public QObject
{
    Q_OBJECT

private slots:
    void delaysAreSpreadEvenly();
    void heldLinksWait();
};

void TestBrokerLinkBackOff::delaysAreSpreadEvenly()
{
    constexpr int links = 2000;
    constexpr int shortest = 375; // of the first delay, half a second
    constexpr int longest = 500;
    std::array<int, 5> counts{};
    FakeClock clock;
    LinkListener listener;
    BrokerProfile profile = newProfile();
    profile.host = QStringLiteral("broker.example");
    for (int i = 0; i < links; ++i) {
        QPointer<FakeSession> session;
        BrokerLink link(
            [&session] {
                auto made = std::make_unique<FakeSession>();
                session = made.get();
                return made;
            },
            clock, listener);
        link.connectTo(profile, {});
        emit session->failed({ ErrorKind::ConnectionRefused, {} });
        const auto delay = static_cast<int>(link.status().retryAt - clock.now());
        QVERIFY2(delay >= shortest && delay <= longest, qPrintable(QString::number(delay)));
        ++counts[static_cast<std::size_t>(std::min(delay - shortest, longest - shortest - 1) / 25)];
    }
    for (const int count : counts) { // 400 in each fifth, give or take six deviations
        QVERIFY2(std::abs(count - links / 5) < 110, qPrintable(QString::number(count)));
    }
}

void TestBrokerLinkBackOff::heldLinksWait()
{
    FakeClock clock;
    LinkListener listener;
    BrokerProfile profile = newProfile();
    profile.host = QStringLiteral("broker.example");
    int sessions = 0;
    QPointer<FakeSession> session;
    BrokerLink link(
        [&] {
            auto made = std::make_unique<FakeSession>();
            session = made.get();
            ++sessions;
            return made;
        },
        clock, listener);
    link.connectTo(profile, {});
    QCOMPARE(sessions, 1);
    link.hold(true);
    QVERIFY(link.isHeld());
    emit session->failed({ ErrorKind::ConnectionRefused, {} });
    QTest::qWait(800); // due within half a second
    QCOMPARE(sessions, 1);
    QCOMPARE(link.status().state, LinkState::WaitingToRetry);
    link.hold(false);
    QCOMPARE(sessions, 2);

    link.hold(true);
    link.connectTo(profile, {});
    QCOMPARE(sessions, 2);
    link.disconnectFrom(); // nobody wants it any more
    link.hold(false);
    QCOMPARE(sessions, 2);
    QCOMPARE(link.status().state, LinkState::Idle);
}

QTEST_GUILESS_MAIN(TestBrokerLinkBackOff)
#include "tst_brokerlinkbackoff.moc"
