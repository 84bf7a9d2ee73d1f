// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/radixorder.h"

#include <QRandomGenerator>
#include <QtTest>

#include <algorithm>
#include <limits>
#include <string>

using namespace console;

/// Against the sort of the standard library, on keys of every kind.
class TestRadixOrder : public QObject
{
    Q_OBJECT

private slots:
    void equalKeysKeepTheirOrder();
    void numbers_data();
    void numbers();
    void texts_data();
    void texts();
};

namespace {

template <class Key> std::vector<quint32> expected(std::vector<std::pair<Key, quint32>> keys, Qt::SortOrder order)
{
    std::stable_sort(keys.begin(), keys.end(), [order](const auto& a, const auto& b) {
        return order == Qt::AscendingOrder ? a.first < b.first : b.first < a.first;
    });
    std::vector<quint32> sources;
    for (const auto& key : keys)
        sources.push_back(key.second);
    return sources;
}

} // namespace

void TestRadixOrder::equalKeysKeepTheirOrder()
{
    const std::vector<std::pair<qint64, quint32>> keys{ { 1, 0 }, { 2, 1 }, { 1, 2 }, { 2, 3 } };
    QVERIFY(orderedByNumber(keys, Qt::AscendingOrder) == std::vector<quint32>({ 0, 2, 1, 3 }));
    QVERIFY(orderedByNumber(keys, Qt::DescendingOrder) == std::vector<quint32>({ 1, 3, 0, 2 }));
    QVERIFY(orderedByNumber({}, Qt::AscendingOrder).empty());
    QVERIFY(orderedByText({}, Qt::DescendingOrder).empty());
}

void TestRadixOrder::numbers_data()
{
    QTest::addColumn<quint32>("count");
    QTest::addColumn<qint64>("least");
    QTest::addColumn<qint64>("greatest");
    for (const quint32 count : { 1U, 200U, 3000U, 40000U }) {
        const auto name = [count](const char* what) { return std::string(what) + ' ' + std::to_string(count); };
        QTest::newRow(name("few values").c_str()) << count << qint64{ -1 } << qint64{ 3 };
        QTest::newRow(name("one value").c_str()) << count << qint64{ 7 } << qint64{ 8 };
        QTest::newRow(name("around zero").c_str()) << count << qint64{ -100'000 } << qint64{ 100'000 };
        QTest::newRow(name("times").c_str()) << count << qint64{ 1'700'000'000'000 } << qint64{ 1'800'000'000'000 };
        QTest::newRow(name("all").c_str())
            << count << std::numeric_limits<qint64>::min() << std::numeric_limits<qint64>::max();
    }
}

void TestRadixOrder::numbers()
{
    QFETCH(const quint32, count);
    QFETCH(const qint64, least);
    QFETCH(const qint64, greatest);
    QRandomGenerator random(11);
    std::vector<std::pair<qint64, quint32>> keys;
    const quint64 range = static_cast<quint64>(greatest) - static_cast<quint64>(least);
    for (quint32 i = 0; i < count; ++i)
        keys.emplace_back(static_cast<qint64>(static_cast<quint64>(least) + random.generate64() % range), i * 3);
    for (const Qt::SortOrder order : { Qt::AscendingOrder, Qt::DescendingOrder })
        QVERIFY(orderedByNumber(keys, order) == expected(keys, order));
}

void TestRadixOrder::texts_data()
{
    QTest::addColumn<quint32>("count");
    QTest::addColumn<int>("shape");
    for (const quint32 count : { 1U, 100U, 5000U, 60000U })
        for (int shape = 0; shape < 5; ++shape)
            QTest::addRow("%u, shape %d", count, shape) << count << shape;
}

void TestRadixOrder::texts()
{
    QFETCH(const quint32, count);
    QFETCH(const int, shape);
    QRandomGenerator random(13);
    std::vector<std::string> names;
    for (quint32 i = 0; i < count; ++i) {
        const std::string number = std::to_string(random.bounded(count * 2));
        std::string name;
        if (shape == 0)
            name = "device-" + number; // one beginning
        else if (shape == 1)
            name = (i % 2 == 0 ? "a-long-beginning-that-many-share-" : "another-one-") + number;
        else if (shape == 2)
            name = number.substr(0, random.bounded(3U)); // short, often empty
        else if (shape == 3)
            name = std::string(random.bounded(20U), i % 3 == 0 ? '\0' : 'x') + number; // zero bytes are bytes too
        else
            for (quint32 at = random.bounded(12U); at > 0; --at)
                name += static_cast<char>(random.bounded(256U));
        names.push_back(name);
    }
    std::vector<std::pair<std::string_view, quint32>> keys;
    for (quint32 i = 0; i < count; ++i)
        keys.emplace_back(names[i], i);
    for (const Qt::SortOrder order : { Qt::AscendingOrder, Qt::DescendingOrder })
        QVERIFY(orderedByText(keys, order) == expected(keys, order));
}

QTEST_GUILESS_MAIN(TestRadixOrder)
#include "tst_radixorder.moc"
