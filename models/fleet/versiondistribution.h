// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/device.h"

#include <unordered_map>
#include <vector>

namespace console {

/// How many devices of a product report a version of a module now.
struct VersionCount
{
    ProductIndex product = 0;
    ModuleIndex module = defaultModuleIndex;
    VersionIndex version = 0;
    quint32 devices = 0;

    bool operator==(const VersionCount&) const = default;
};

/// Counted one change at a time, never by a scan. Engine thread.
class VersionDistribution
{
public:
    void change(ProductIndex product, ModuleIndex module, VersionIndex from, VersionIndex to); ///< 0 = none
    [[nodiscard]] quint32 count(ProductIndex product, ModuleIndex module, VersionIndex version) const;
    [[nodiscard]] std::vector<VersionCount> all() const; ///< counts above 0
    /// Counts that changed since the last call, each once, a count of 0 included.
    [[nodiscard]] std::vector<VersionCount> takeChanges();

private:
    struct Key
    {
        ProductIndex product;
        ModuleIndex module;
        VersionIndex version;
        bool operator==(const Key&) const = default;
    };
    struct KeyHash
    {
        std::size_t operator()(const Key& key) const noexcept;
    };
    struct Entry
    {
        quint32 devices = 0;
        bool changed = false;
    };
    std::unordered_map<Key, Entry, KeyHash> m_counts;
    std::vector<Key> m_changed;
};

} // namespace console
