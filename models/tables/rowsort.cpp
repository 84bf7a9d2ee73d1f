// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/rowsort.h"

#include "models/tables/radixorder.h"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <numeric>

namespace console {

namespace {

constexpr unsigned digitBits = 11;
constexpr quint32 digits = 1U << digitBits;
constexpr quint32 nobody = 0xffffffff;

/// Puts source after source into its row, and the row beside the source.
struct Placed
{
    explicit Placed(std::size_t shown, quint32 sourceCount)
        : rows(shown)
        , position(sourceCount)
    {
    }
    void put(quint32 row, quint32 source)
    {
        rows[row] = source;
        position[source] = row + 1;
    }
    RowOrder taken() && { return RowOrder(std::move(rows), std::move(position)); }

    std::vector<quint32> rows;
    std::vector<quint32> position;
};

/// Where each digit's rows begin, from how many there are.
void toBegins(quint32* counts)
{
    std::exclusive_scan(counts, counts + digits, counts, 0U);
}

/// `turned` makes a key a number from 0 to less than `digits`.
template <class Turned> RowOrder byFewValues(const RowKeys<quint32>& shown, Turned turned)
{
    std::array<quint32, digits> next{};
    for (const quint32 key : shown.keys)
        ++next[turned(key)];
    toBegins(next.data());
    Placed placed(shown.keys.size(), shown.sourceCount);
    for (std::size_t i = 0; i < shown.keys.size(); ++i)
        placed.put(next[turned(shown.keys[i])]++, shown.sourceAt(i));
    return std::move(placed).taken();
}

/// Least digit first; the keys and their sources travel in one number. The last pass puts them where they belong.
template <class Turned> RowOrder byManyValues(const RowKeys<quint32>& shown, unsigned bits, Turned turned)
{
    constexpr unsigned mostPasses = 3;
    const unsigned passes = (bits + digitBits - 1) / digitBits;
    std::array<std::array<quint32, digits>, mostPasses> next{};
    std::vector<quint64> items(shown.keys.size());
    for (std::size_t i = 0; i < items.size(); ++i) {
        const quint32 key = turned(shown.keys[i]);
        items[i] = quint64{ key } << 32 | shown.sourceAt(i);
        for (unsigned pass = 0; pass < passes; ++pass)
            ++next[pass][key >> (pass * digitBits) & (digits - 1)];
    }
    for (unsigned pass = 0; pass < passes; ++pass)
        toBegins(next[pass].data());
    std::vector<quint64> other(items.size());
    for (unsigned pass = 0; pass + 1 < passes; ++pass) {
        for (const quint64 item : items)
            other[next[pass][item >> (32 + pass * digitBits) & (digits - 1)]++] = item;
        items.swap(other);
    }
    other = {};
    Placed placed(items.size(), shown.sourceCount);
    const unsigned shift = 32 + (passes - 1) * digitBits;
    for (const quint64 item : items)
        placed.put(next[passes - 1][item >> shift & (digits - 1)]++, static_cast<quint32>(item));
    return std::move(placed).taken();
}

template <class Turned> RowOrder bySpread(const RowKeys<quint32>& shown, quint32 spread, Turned turned)
{
    const auto bits = static_cast<unsigned>(std::bit_width(spread));
    return bits <= digitBits ? byFewValues(shown, turned) : byManyValues(shown, bits, turned);
}

} // namespace

RowOrder orderedRows(const RowKeys<quint32>& shown, Qt::SortOrder order)
{
    const auto [least, greatest] = std::ranges::minmax_element(shown.keys);
    if (least == shown.keys.end())
        return {};
    const quint32 from = *least;
    const quint32 to = *greatest;
    if (order == Qt::AscendingOrder)
        return bySpread(shown, to - from, [from](quint32 key) { return key - from; });
    return bySpread(shown, to - from, [to](quint32 key) { return to - key; });
}

/// Times spread over some weeks, but for a zero, which is never: that stands right before the least of the others.
RowOrder orderedRows(const RowKeys<qint64>& shown, Qt::SortOrder order)
{
    qint64 least = std::numeric_limits<qint64>::max();
    qint64 greatest = std::numeric_limits<qint64>::min();
    bool hasZero = false;
    for (const qint64 key : shown.keys) {
        hasZero = hasZero || key == 0;
        least = std::min(least, key == 0 ? least : key);
        greatest = std::max(greatest, key == 0 ? greatest : key);
    }
    const bool zeroOnly = least > greatest;
    const bool zeroFirst = hasZero && (zeroOnly || least > 0);
    const quint64 spread = zeroOnly ? 0 : static_cast<quint64>(greatest) - static_cast<quint64>(least);
    if ((!hasZero || zeroFirst) && spread < 0xfffffffeU) {
        RowKeys<quint32> narrow{ std::vector<quint32>(shown.keys.size()), shown.sources, shown.sourceCount };
        const auto below = static_cast<quint64>(least) - 1;
        std::ranges::transform(shown.keys, narrow.keys.begin(),
            [below](qint64 key) { return key == 0 ? 0U : static_cast<quint32>(static_cast<quint64>(key) - below); });
        return orderedRows(narrow, order);
    }
    std::vector<std::pair<qint64, quint32>> pairs(shown.keys.size());
    for (std::size_t i = 0; i < pairs.size(); ++i)
        pairs[i] = { shown.keys[i], shown.sourceAt(i) };
    return RowOrder(orderedByNumber(pairs, order));
}

RowOrder orderedByPlace(const RowKeys<quint32>& shown, quint32 end, Qt::SortOrder order)
{
    const auto placeOf
        = [&](std::size_t i) { return order == Qt::AscendingOrder ? shown.keys[i] : end - 1 - shown.keys[i]; };
    if (shown.keys.size() == end) {
        Placed placed(end, shown.sourceCount);
        for (std::size_t i = 0; i < shown.keys.size(); ++i)
            placed.put(placeOf(i), shown.sourceAt(i));
        return std::move(placed).taken();
    }
    std::vector<quint32> places(end, nobody);
    for (std::size_t i = 0; i < shown.keys.size(); ++i)
        places[placeOf(i)] = shown.sourceAt(i);
    Placed placed(shown.keys.size(), shown.sourceCount);
    quint32 row = 0;
    for (const quint32 source : places) {
        if (source != nobody)
            placed.put(row++, source);
    }
    return std::move(placed).taken();
}

} // namespace console
