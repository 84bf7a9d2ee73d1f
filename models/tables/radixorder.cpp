// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/radixorder.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <numeric>
#include <span>

namespace console {

namespace {

using TextKey = std::pair<std::string_view, quint32>;

constexpr unsigned digitBits = 11;
constexpr std::size_t digits = std::size_t{ 1 } << digitBits;
constexpr std::size_t fewKeys = 256; // below, clearing the counters costs more than comparing
constexpr std::size_t window = sizeof(quint64); // bytes of a text that are compared at once

struct Entry
{
    quint64 key;
    quint32 index;
};

/// Puts the bits in which the keys differ side by side, in their order: fewer digits to sort by. How many there are.
unsigned squeeze(std::span<Entry> entries)
{
    quint64 differing = 0;
    for (const Entry& entry : entries)
        differing |= entry.key ^ entries.front().key;
    struct Run
    {
        unsigned from;
        unsigned to;
        quint64 mask;
    };
    std::vector<Run> runs;
    unsigned bits = 0;
    for (quint64 rest = differing; rest != 0;) {
        const auto from = static_cast<unsigned>(std::countr_zero(rest));
        const auto length = static_cast<unsigned>(std::countr_one(rest >> from));
        const quint64 mask = length == 64 ? ~quint64{ 0 } : (quint64{ 1 } << length) - 1;
        runs.push_back({ from, bits, mask });
        bits += length;
        rest &= ~(mask << from);
    }
    for (Entry& entry : entries) {
        quint64 squeezed = 0;
        for (const Run& run : runs)
            squeezed |= ((entry.key >> run.from) & run.mask) << run.to;
        entry.key = squeezed;
    }
    return bits;
}

/// One stable pass by the digit at `shift`.
template <class Item, class KeyOf>
void pass(const std::vector<Item>& from, std::vector<Item>& to, unsigned shift, KeyOf keyOf)
{
    std::array<quint32, digits> places{};
    for (const Item& item : from)
        ++places[(keyOf(item) >> shift) & (digits - 1)];
    std::exclusive_scan(places.begin(), places.end(), places.begin(), 0U);
    for (const Item& item : from)
        to[places[(keyOf(item) >> shift) & (digits - 1)]++] = item;
}

template <class Item, class KeyOf> void radixSort(std::vector<Item>& items, unsigned bits, KeyOf keyOf)
{
    std::vector<Item> other(items.size());
    for (unsigned shift = 0; shift < bits; shift += digitBits) {
        pass(items, other, shift, keyOf);
        items.swap(other);
    }
}

/// By key; equal keys stay as they are.
void sortEntries(std::vector<Entry>& entries)
{
    if (entries.size() < fewKeys) {
        std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.key < b.key; });
        return;
    }
    const unsigned bits = squeeze(entries);
    if (bits > 32) {
        radixSort(entries, bits, [](const Entry& entry) { return entry.key; });
        return;
    }
    std::vector<quint64> packed(entries.size()); // half the memory to move
    std::transform(entries.begin(), entries.end(), packed.begin(),
        [](const Entry& entry) { return entry.key << 32 | entry.index; });
    radixSort(packed, bits, [](quint64 one) { return one >> 32; });
    std::transform(packed.begin(), packed.end(), entries.begin(), [](quint64 one) {
        return Entry{ one >> 32, static_cast<quint32>(one) };
    });
}

/// The text from `depth` on as a number that compares like its bytes; what ends early counts as zeros.
quint64 windowOf(std::string_view text, std::size_t depth)
{
    quint64 bytes = 0;
    if (depth < text.size())
        std::memcpy(&bytes, text.data() + depth, std::min(window, text.size() - depth));
    if constexpr (std::endian::native == std::endian::little)
        bytes = __builtin_bswap64(bytes);
    return bytes;
}

/// How many bytes all of them begin with, from `depth` on.
std::size_t commonUpTo(std::span<const TextKey> keys, std::size_t depth)
{
    const std::string_view first = keys.front().first;
    std::size_t common = first.size();
    for (const TextKey& key : keys) {
        const auto most = std::min(common, key.first.size());
        std::size_t at = std::min(depth, most);
        while (at < most && key.first[at] == first[at])
            ++at;
        common = at;
    }
    return std::max(common, depth);
}

/// Stable; all of them are alike before `depth`.
void sortTexts(std::span<TextKey> keys, std::size_t depth)
{
    if (keys.size() < fewKeys) {
        std::stable_sort(
            keys.begin(), keys.end(), [](const TextKey& a, const TextKey& b) { return a.first < b.first; });
        return;
    }
    const std::size_t from = commonUpTo(keys, depth);
    std::vector<Entry> entries(keys.size());
    for (quint32 i = 0; i < keys.size(); ++i)
        entries[i] = { windowOf(keys[i].first, from), i };
    std::vector<quint64> windows(keys.size());
    std::transform(entries.begin(), entries.end(), windows.begin(), [](const Entry& entry) { return entry.key; });
    sortEntries(entries);
    std::vector<TextKey> sorted(keys.size());
    std::transform(
        entries.begin(), entries.end(), sorted.begin(), [&](const Entry& entry) { return keys[entry.index]; });
    std::copy(sorted.begin(), sorted.end(), keys.begin());
    for (std::size_t first = 0; first < keys.size();) {
        std::size_t end = first + 1;
        while (end < keys.size() && windows[entries[end].index] == windows[entries[first].index])
            ++end;
        // Those that end within the window come before those that go on, and differ at most in zero bytes.
        const std::span<TextKey> alike = keys.subspan(first, end - first);
        first = end;
        if (alike.size() == 1)
            continue;
        const auto longer = std::stable_partition(
            alike.begin(), alike.end(), [from](const TextKey& key) { return key.first.size() <= from + window; });
        std::stable_sort(alike.begin(), longer, [](const TextKey& a, const TextKey& b) { return a.first < b.first; });
        if (longer != alike.end())
            sortTexts({ longer, alike.end() }, from + window);
    }
}

/// Turns ascending runs of equal texts around, so that in descending order too equal ones keep theirs.
std::vector<quint32> reversed(const std::vector<TextKey>& keys)
{
    std::vector<quint32> sources;
    sources.reserve(keys.size());
    for (std::size_t end = keys.size(); end > 0;) {
        std::size_t first = end - 1;
        while (first > 0 && keys[first - 1].first == keys[end - 1].first)
            --first;
        for (std::size_t i = first; i < end; ++i)
            sources.push_back(keys[i].second);
        end = first;
    }
    return sources;
}

} // namespace

std::vector<quint32> orderedByNumber(const std::vector<std::pair<qint64, quint32>>& keys, Qt::SortOrder order)
{
    if (keys.empty())
        return {};
    const auto [least, greatest]
        = std::minmax_element(keys.begin(), keys.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    const auto from = static_cast<quint64>(least->first);
    const auto to = static_cast<quint64>(greatest->first);
    const bool ascending = order == Qt::AscendingOrder;
    std::vector<quint32> sources(keys.size());
    if (to - from <= 0xffffffffU) { // states, ranks, times of some weeks
        std::vector<quint64> packed(keys.size());
        std::transform(keys.begin(), keys.end(), packed.begin(), [=](const auto& key) {
            const auto value = static_cast<quint64>(key.first);
            return (ascending ? value - from : to - value) << 32 | key.second;
        });
        radixSort(packed, static_cast<unsigned>(std::bit_width(to - from)), [](quint64 one) { return one >> 32; });
        std::transform(
            packed.begin(), packed.end(), sources.begin(), [](quint64 one) { return static_cast<quint32>(one); });
        return sources;
    }
    // Two's complement with the sign turned over compares as unsigned; all bits turned over, the other way round.
    const quint64 turn = (quint64{ 1 } << 63) ^ (order == Qt::AscendingOrder ? 0 : ~quint64{ 0 });
    std::vector<Entry> entries(keys.size());
    std::transform(keys.begin(), keys.end(), entries.begin(), [turn](const auto& key) {
        return Entry{ static_cast<quint64>(key.first) ^ turn, key.second };
    });
    sortEntries(entries);
    std::transform(entries.begin(), entries.end(), sources.begin(), [](const Entry& entry) { return entry.index; });
    return sources;
}

std::vector<quint32> orderedByText(const std::vector<std::pair<std::string_view, quint32>>& keys, Qt::SortOrder order)
{
    std::vector<TextKey> sorted(keys);
    sortTexts(sorted, 0);
    if (order == Qt::DescendingOrder)
        return reversed(sorted);
    std::vector<quint32> sources(sorted.size());
    std::transform(sorted.begin(), sorted.end(), sources.begin(), [](const TextKey& key) { return key.second; });
    return sources;
}

} // namespace console
