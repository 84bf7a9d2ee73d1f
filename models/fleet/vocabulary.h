// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/namearena.h"

#include <optional>
#include <unordered_map>

namespace console {

/// Distinct names and their small numbers (products, modules, versions). find() and intern() belong to the writer's
/// thread, at() and size() to any. Index 0 is always the empty text.
class Vocabulary {
public:
    Vocabulary() { intern({}); }

    quint32 intern(std::string_view text);
    [[nodiscard]] std::optional<quint32> find(std::string_view text) const;
    [[nodiscard]] std::string_view at(quint32 index) const { return m_arena.at(index); }
    [[nodiscard]] quint32 size() const { return m_arena.size(); }

private:
    NameArena m_arena;
    std::unordered_map<std::string_view, quint32> m_index;
};

} // namespace console
