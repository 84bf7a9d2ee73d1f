// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/namearena.h"
#include "models/tables/nameranks.h"

#include <QRandomGenerator>
#include <QtTest>

#include <algorithm>
#include <set>
#include <string>

using namespace console;

class TestNameRanks : public QObject
{
    Q_OBJECT

private slots:
    void ranksAsTextCompares();
    void mergesWhatCameSince();
    void answersManyAtOnce();
};

namespace {

void addNames(NameArena& arena, quint32 count, QRandomGenerator& random)
{
    for (quint32 i = 0; i < count; ++i) // some are there twice
        arena.append("unit-" + std::to_string(random.bounded(20000)));
}

/// What a name's rank has to be: how many different names come before it.
bool isRight(const std::vector<quint32>& ranks, const NameArena& arena, quint32 count)
{
    std::set<std::string_view> names;
    for (quint32 index = 0; index < count; ++index)
        names.insert(arena.at(index));
    std::vector<std::string_view> sorted(names.begin(), names.end());
    for (quint32 index = 0; index < count; ++index) {
        const auto place = std::lower_bound(sorted.begin(), sorted.end(), arena.at(index));
        if (ranks[index] != static_cast<quint32>(place - sorted.begin()))
            return false;
    }
    return ranks.size() >= count;
}

} // namespace

void TestNameRanks::ranksAsTextCompares()
{
    NameArena arena;
    for (const char* name : { "b", "a", "c", "a", "" })
        arena.append(name);
    NameRanks ranks(arena);
    QCOMPARE(ranks.size(), 0U);
    QVERIFY(*ranks.ranks(5) == std::vector<quint32>({ 2, 1, 3, 1, 0 }));
    QCOMPARE(ranks.size(), 5U);
    QVERIFY(NameRanks(arena).ranks(0)->empty());
}

void TestNameRanks::mergesWhatCameSince()
{
    QRandomGenerator random(3);
    NameArena arena;
    NameRanks ranks(arena);
    quint32 count = 0;
    for (const quint32 more : { 5000U, 1U, 700U, 3000U, 0U, 20U }) {
        addNames(arena, more, random);
        count += more;
        QVERIFY(isRight(*ranks.ranks(count), arena, count));
        QVERIFY(isRight(*ranks.ranks(count / 2), arena, count)); // known already: nothing is forgotten
    }
}

void TestNameRanks::answersManyAtOnce()
{
    QRandomGenerator random(5);
    NameArena arena;
    addNames(arena, 20000, random);
    NameRanks ranks(arena);
    std::atomic<int> right = 0;
    std::vector<std::unique_ptr<QThread>> threads;
    for (quint32 part = 1; part <= 4; ++part) {
        threads.emplace_back(QThread::create([&, part] {
            const quint32 count = part * 5000;
            const auto found = ranks.ranks(count);
            if (found->size() >= count)
                ++right;
        }));
        threads.back()->start();
    }
    for (const auto& thread : threads)
        QVERIFY(thread->wait(30000));
    QCOMPARE(right.load(), 4);
    QVERIFY(isRight(*ranks.ranks(20000), arena, 20000));
}

QTEST_GUILESS_MAIN(TestNameRanks)
#include "tst_nameranks.moc"
