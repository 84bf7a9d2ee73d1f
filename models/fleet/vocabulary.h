// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/namearena.h"

#include <optional>
#include <unordered_map>

namespace console {

/// Distinct names and their small numbers (products, modules, versions). find() and intern() belong to the writer's
/// thread, at() and size() to any. Index 0 is always the empty text.
class Vocabulary
{
public:
    /// Folded: names that differ only in the case of ASCII letters are one name, kept in its first spelling.
    enum class Letters : quint8 { Distinct, Folded };

    explicit Vocabulary(Letters letters = Letters::Distinct);

    quint32 intern(std::string_view text);
    [[nodiscard]] std::optional<quint32> find(std::string_view text) const;
    [[nodiscard]] std::string_view at(quint32 index) const { return m_arena.at(index); }
    [[nodiscard]] quint32 size() const { return m_arena.size(); }

private:
    struct Hash
    {
        bool folded;
        std::size_t operator()(std::string_view text) const noexcept;
    };
    struct Equal
    {
        bool folded;
        bool operator()(std::string_view one, std::string_view other) const noexcept;
    };

    NameArena m_arena;
    std::unordered_map<std::string_view, quint32, Hash, Equal> m_index; ///< keys point into the arena
};

} // namespace console
