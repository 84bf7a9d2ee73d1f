// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/rowsort.h"

#include <QRandomGenerator>
#include <QtTest>

#include <algorithm>
#include <limits>
#include <numeric>

using namespace console;

namespace {

using Rows = std::vector<quint32>;

/// What rowKeysOf wants of rows.
struct Numbers
{
    std::vector<qint64> all;
    [[nodiscard]] quint32 size() const { return static_cast<quint32>(all.size()); }
    [[nodiscard]] const qint64& at(quint32 row) const { return all[row]; }
};

Rows expected(const Numbers& numbers, bool filtered, Qt::SortOrder order)
{
    Rows sources(numbers.size());
    std::iota(sources.begin(), sources.end(), 0U);
    if (filtered)
        std::erase_if(sources, [&](quint32 source) { return numbers.all[source] % 3 == 0; });
    std::ranges::stable_sort(sources, [&](quint32 a, quint32 b) {
        const qint64 left = numbers.all[a];
        const qint64 right = numbers.all[b];
        return order == Qt::AscendingOrder ? left < right : right < left;
    });
    return sources;
}

template <class Key> RowKeys<Key> keysOf(const Numbers& numbers, bool filtered)
{
    return rowKeysOf<Key>(
        numbers, filtered, [](qint64 number) { return number % 3 != 0; },
        [](qint64 number) { return static_cast<Key>(number); });
}

bool isWhole(const RowOrder& order, const Rows& rows, quint32 sources)
{
    if (order.rows() != rows)
        return false;
    Rows position(sources, 0);
    for (quint32 row = 0; row < rows.size(); ++row)
        position[rows[row]] = row + 1;
    for (quint32 source = 0; source < sources; ++source) {
        if (order.rowOf(source) != static_cast<int>(position[source]) - 1)
            return false;
    }
    return order.rowOf(sources) == -1;
}

} // namespace

/// Against the sort of the standard library, on keys of every kind, all rows and some of them, both ways.
class TestRowSort : public QObject
{
    Q_OBJECT

private slots:
    void numbers_data();
    void numbers();
    void times_data();
    void times();
    void places();
    void nothing();
};

void TestRowSort::numbers_data()
{
    QTest::addColumn<quint32>("count");
    QTest::addColumn<quint32>("least");
    QTest::addColumn<quint32>("spread");
    for (const quint32 count : { 1U, 2U, 3000U, 20000U }) {
        const auto name = [count](const char* what) { return std::string(what) + ' ' + std::to_string(count); };
        QTest::newRow(name("one value").c_str()) << count << 7U << 1U;
        QTest::newRow(name("few values").c_str()) << count << 0U << 5U;
        QTest::newRow(name("one digit").c_str()) << count << 1'000'000U << 2048U;
        QTest::newRow(name("one more").c_str()) << count << 1'000'000U << 2049U;
        QTest::newRow(name("two digits").c_str()) << count << 5U << (1U << 22U);
        QTest::newRow(name("three digits").c_str()) << count << 5U << (1U << 22U) + 1U;
        QTest::newRow(name("all").c_str()) << count << 0U << std::numeric_limits<quint32>::max();
    }
}

void TestRowSort::numbers()
{
    QFETCH(const quint32, count);
    QFETCH(const quint32, least);
    QFETCH(const quint32, spread);
    QRandomGenerator random(11);
    Numbers numbers;
    for (quint32 i = 0; i < count; ++i)
        numbers.all.push_back(least + random.bounded(spread));
    numbers.all.front() = least;
    numbers.all.back() = least + qint64{ spread } - 1;
    for (const Qt::SortOrder order : { Qt::AscendingOrder, Qt::DescendingOrder }) {
        for (const bool filtered : { false, true })
            QVERIFY(isWhole(orderedRows(keysOf<quint32>(numbers, filtered), order), expected(numbers, filtered, order),
                numbers.size()));
    }
}

void TestRowSort::times_data()
{
    QTest::addColumn<qint64>("least");
    QTest::addColumn<quint64>("spread");
    QTest::addColumn<bool>("never"); // some are 0
    const qint64 now = 1'700'000'000'000;
    const quint64 narrow = std::numeric_limits<quint32>::max();
    for (const bool never : { false, true }) {
        QTest::addRow("days %d", never) << now << quint64{ 100'000'000 } << never;
        QTest::addRow("49 days %d", never) << now << narrow - 2 << never;
        QTest::addRow("one more %d", never) << now << narrow - 1 << never;
        QTest::addRow("another %d", never) << now << narrow << never;
        QTest::addRow("years %d", never) << now << quint64{ 100'000'000'000 } << never;
        QTest::addRow("from one on %d", never) << qint64{ 1 } << quint64{ 50 } << never;
        QTest::addRow("below zero %d", never) << qint64{ -500 } << quint64{ 400 } << never;
        QTest::addRow("around zero %d", never) << qint64{ -500 } << quint64{ 1000 } << never;
        QTest::addRow("never but once %d", never) << now << quint64{ 0 } << never;
        QTest::addRow("all %d", never) << std::numeric_limits<qint64>::min() << std::numeric_limits<quint64>::max()
                                       << never;
    }
}

void TestRowSort::times()
{
    QFETCH(const qint64, least);
    QFETCH(const quint64, spread);
    QFETCH(const bool, never);
    QRandomGenerator random(5);
    Numbers numbers;
    for (quint32 i = 0; i < 20'000; ++i) {
        const quint64 off = spread == 0 ? 0 : random.generate64() % spread;
        numbers.all.push_back(never && i % 50 == 0 ? 0 : static_cast<qint64>(static_cast<quint64>(least) + off));
    }
    numbers.all[1] = least;
    numbers.all[2] = static_cast<qint64>(static_cast<quint64>(least) + spread);
    for (const Qt::SortOrder order : { Qt::AscendingOrder, Qt::DescendingOrder }) {
        for (const bool filtered : { false, true })
            QVERIFY(isWhole(orderedRows(keysOf<qint64>(numbers, filtered), order), expected(numbers, filtered, order),
                numbers.size()));
    }
    const Numbers zeros{ std::vector<qint64>(100, 0) };
    QVERIFY(isWhole(orderedRows(keysOf<qint64>(zeros, false), Qt::DescendingOrder),
        expected(zeros, false, Qt::DescendingOrder), 100));
}

void TestRowSort::places()
{
    QRandomGenerator random(3);
    for (const quint32 more : { 0U, 1U, 500U }) {
        Numbers numbers;
        for (quint32 i = 0; i < 5000 + more; ++i)
            numbers.all.push_back(i);
        std::shuffle(numbers.all.begin(), numbers.all.end(), random);
        numbers.all.resize(5000);
        for (const Qt::SortOrder order : { Qt::AscendingOrder, Qt::DescendingOrder }) {
            for (const bool filtered : { false, true })
                QVERIFY(isWhole(orderedByPlace(keysOf<quint32>(numbers, filtered), 5000 + more, order),
                    expected(numbers, filtered, order), numbers.size()));
        }
    }
}

void TestRowSort::nothing()
{
    const Numbers none;
    const Numbers rejected{ { 3, 6, 9 } };
    for (const Numbers* numbers : { &none, &rejected }) {
        QCOMPARE(orderedRows(keysOf<quint32>(*numbers, true), Qt::AscendingOrder).size(), 0);
        QCOMPARE(orderedRows(keysOf<qint64>(*numbers, true), Qt::DescendingOrder).size(), 0);
        QCOMPARE(orderedByPlace(keysOf<quint32>(*numbers, true), 10, Qt::DescendingOrder).size(), 0);
    }
}

QTEST_GUILESS_MAIN(TestRowSort)
#include "tst_rowsort.moc"
