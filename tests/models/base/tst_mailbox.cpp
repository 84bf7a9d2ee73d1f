// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/mailbox.h"

#include <QTest>
#include <QThread>

#include <memory>
#include <thread>

using namespace console;

class TestMailbox : public QObject
{
    Q_OBJECT

private slots:
    void valuesComeInOrder();
    void fullRefuses();
    void takesTheLastInAnyCase();
    void wakesOncePerFilling();
    void movesValues();
    void manyPutters();
    void wakesOnTheTakersThread();
};

void TestMailbox::valuesComeInOrder()
{
    Mailbox<int> mailbox(10);
    QVERIFY(mailbox.isEmpty());
    for (int i = 0; i < 3; ++i)
        QVERIFY(mailbox.put(i));
    QVERIFY(!mailbox.isEmpty());
    const std::vector<int> expected{ 0, 1, 2 };
    QCOMPARE(mailbox.takeAll(), expected);
    QVERIFY(mailbox.takeAll().empty());
}

void TestMailbox::fullRefuses()
{
    Mailbox<int> mailbox(2);
    QVERIFY(mailbox.put(1) && mailbox.hasRoom() && mailbox.put(2));
    QVERIFY(!mailbox.hasRoom());
    QVERIFY(!mailbox.put(3));
    const std::vector<int> expected{ 1, 2 };
    QCOMPARE(mailbox.takeAll(), expected);
    QVERIFY(mailbox.put(4));
}

void TestMailbox::takesTheLastInAnyCase()
{
    Mailbox<int> mailbox(1);
    QVERIFY(mailbox.put(1));
    mailbox.putLast(2);
    mailbox.putLast(3);
    QVERIFY(!mailbox.put(4));
    QCOMPARE(mailbox.takeAll(), std::vector<int>({ 1, 2, 3 }));
}

void TestMailbox::wakesOncePerFilling()
{
    Mailbox<int> mailbox(2);
    int wakes = 0;
    mailbox.setWake([&wakes] { ++wakes; });
    QVERIFY(mailbox.put(1) && mailbox.put(2));
    QVERIFY(!mailbox.put(3));
    QCOMPARE(wakes, 1);
    QCOMPARE(mailbox.takeAll().size(), std::size_t(2));
    QVERIFY(mailbox.put(4));
    QCOMPARE(wakes, 2);
    mailbox.setWake({});
    QCOMPARE(mailbox.takeAll().size(), std::size_t(1));
    QVERIFY(mailbox.put(5));
    QCOMPARE(wakes, 2);
}

void TestMailbox::movesValues()
{
    Mailbox<std::unique_ptr<int>> mailbox(1);
    QVERIFY(mailbox.put(std::make_unique<int>(5)));
    const auto values = mailbox.takeAll();
    QCOMPARE(*values.front(), 5);
}

void TestMailbox::manyPutters()
{
    constexpr int each = 2000;
    Mailbox<int> mailbox(256);
    const auto fill = [&mailbox](int first) {
        for (int i = 0; i < each; ++i) {
            while (!mailbox.put(first + i))
                std::this_thread::yield();
        }
    };
    std::thread one(fill, 0);
    std::thread two(fill, each);
    std::vector<int> next{ 0, each };
    int wrong = 0;
    for (int taken = 0; taken < 2 * each;) {
        for (const int value : mailbox.takeAll()) {
            int& expected = next[value < each ? 0 : 1]; // each putter's own order holds
            wrong += value != expected++;
            ++taken;
        }
    }
    one.join();
    two.join();
    QCOMPARE(wrong, 0);
}

void TestMailbox::wakesOnTheTakersThread()
{
    Mailbox<int> mailbox(10);
    QObject taker;
    std::vector<int> taken;
    QThread* woken = nullptr;
    mailbox.setWake(wakeOn(&taker, [&] {
        woken = QThread::currentThread();
        for (const int value : mailbox.takeAll())
            taken.push_back(value);
    }));
    std::thread putter([&mailbox] {
        for (int i = 0; i < 5; ++i)
            QVERIFY(mailbox.put(i));
    });
    putter.join();
    QVERIFY(taken.empty()); // only by the event loop
    QTRY_COMPARE(taken.size(), std::size_t(5));
    QCOMPARE(woken, taker.thread());
}

QTEST_GUILESS_MAIN(TestMailbox)
#include "tst_mailbox.moc"
