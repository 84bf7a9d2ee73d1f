// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <atomic>
#include <memory>
#include <vector>

namespace console {

class NameArena;

/// The places of all names of an arena in the order of their text, equal names alike: kept, for names never change, and
/// those that came since are merged in. A million names cost some tenths of a second once, later ones next to nothing.
/// Shared by the model and its jobs on the pool; any thread.
class NameRanks
{
public:
    explicit NameRanks(const NameArena& names)
        : m_names(names)
    {
    }

    /// By index, for the first `count` names at least.
    [[nodiscard]] std::shared_ptr<const std::vector<quint32>> ranks(quint32 count);
    /// How many have a rank by now.
    [[nodiscard]] quint32 size() const;

private:
    using Ranks = std::vector<quint32>; ///< by index
    [[nodiscard]] std::shared_ptr<const Ranks> merged(const Ranks& known, quint32 count) const;

    const NameArena& m_names;
    std::atomic<std::shared_ptr<const Ranks>> m_kept{ std::make_shared<const Ranks>() };
};

} // namespace console
