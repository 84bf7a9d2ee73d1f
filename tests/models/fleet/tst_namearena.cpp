// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/namearena.h"

#include <QTest>

#include <string>
#include <thread>

using namespace console;

class TestNameArena : public QObject
{
    Q_OBJECT

private slots:
    void namesKeepTheirPlace();
    void emptyAndLongNames();
    void smallArenasStaySmall();
    void readersFollowTheWriter();
};

static std::string nameOf(quint32 index)
{
    return "device-" + std::to_string(index);
}

void TestNameArena::namesKeepTheirPlace()
{
    NameArena arena;
    constexpr quint32 count = 50'000; // over three pages
    arena.append(nameOf(0));
    const char* first = arena.at(0).data();
    for (quint32 i = 1; i < count; ++i)
        QCOMPARE(arena.append(nameOf(i)), i);
    QCOMPARE(arena.size(), count);
    QCOMPARE(arena.at(0).data(), first);
    for (quint32 i = 0; i < count; ++i)
        QCOMPARE(arena.at(i), std::string_view(nameOf(i)));
}

void TestNameArena::emptyAndLongNames()
{
    NameArena arena;
    const std::string longName(200'000, 'x');
    arena.append({});
    arena.append(longName);
    arena.append("after");
    QVERIFY(arena.at(0).empty());
    QCOMPARE(arena.at(1), std::string_view(longName));
    QCOMPARE(arena.at(2), std::string_view("after"));
}

void TestNameArena::smallArenasStaySmall()
{
    NameArena arena;
    const std::size_t empty = arena.memory();
    arena.append("1.0.0");
    QVERIFY(arena.memory() > empty);
    QVERIFY(arena.memory() < empty + 300 * 1024);
}

void TestNameArena::readersFollowTheWriter()
{
    NameArena arena;
    constexpr quint32 count = 40'000;
    std::atomic<int> wrong{ 0 };
    const auto read = [&] {
        for (quint32 seen = 0; seen < count;) {
            const quint32 size = arena.size();
            for (; seen < size; ++seen)
                wrong += arena.at(seen) != nameOf(seen);
        }
    };
    std::thread one(read);
    std::thread two(read);
    for (quint32 i = 0; i < count; ++i)
        arena.append(nameOf(i));
    one.join();
    two.join();
    QCOMPARE(wrong.load(), 0);
}

QTEST_APPLESS_MAIN(TestNameArena)
#include "tst_namearena.moc"
