// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/vocabulary.h"

#include <QHashFunctions>

#include <algorithm>
#include <array>

namespace console {

namespace {

constexpr char folded(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

} // namespace

std::size_t Vocabulary::Hash::operator()(std::string_view text) const noexcept
{
    // Seeded per process: names come from devices, and nobody shall choose them to collide.
    const std::size_t seed = QHashSeed::globalSeed();
    std::array<char, 64> lower{};
    if (!folded || text.size() > lower.size())
        return qHashBits(text.data(), folded ? 0 : text.size(), seed);
    std::ranges::transform(text, lower.begin(), console::folded);
    return qHashBits(lower.data(), text.size(), seed);
}

bool Vocabulary::Equal::operator()(std::string_view one, std::string_view other) const noexcept
{
    if (!folded)
        return one == other;
    return std::ranges::equal(one, other, {}, console::folded, console::folded);
}

Vocabulary::Vocabulary(Letters letters)
    : m_index(16, Hash{ letters == Letters::Folded }, Equal{ letters == Letters::Folded })
{
    intern({});
}

quint32 Vocabulary::intern(std::string_view text)
{
    if (const auto found = m_index.find(text); found != m_index.end())
        return found->second;
    const quint32 index = m_arena.append(text);
    m_index.emplace(m_arena.at(index), index);
    return index;
}

std::optional<quint32> Vocabulary::find(std::string_view text) const
{
    const auto found = m_index.find(text);
    return found == m_index.end() ? std::nullopt : std::optional(found->second);
}

} // namespace console
