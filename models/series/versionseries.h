// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/frame.h"

#include <QString>

#include <map>
#include <memory>
#include <unordered_map>
#include <vector>

namespace console {

/// One version in a chart. A version keeps its colour for as long as the window lives, so that a bar that climbs past
/// another does not change what people have learnt.
struct VersionEntry
{
    VersionIndex version = 0; ///< 0 with `other`: all the rest
    QString label; ///< empty with `other`: the view says it in its language
    quint32 devices = 0;
    double share = 0; ///< 0..1 of the devices that report a version of the module
    int colour = -1; ///< 0, 1, 2, …; -1 = Other
    bool other = false;
    bool operator==(const VersionEntry&) const = default;
};

/// How the devices of a product are spread over versions now: the greatest twelve and Other. Fed by frames. GUI thread.
class VersionSeries
{
public:
    static constexpr std::size_t most = 12;

    explicit VersionSeries(std::shared_ptr<const FleetNames> names);

    /// True when a count changed.
    bool applyFrame(const Frame& frame);

    [[nodiscard]] std::vector<VersionEntry> entries(ProductIndex product, ModuleIndex module = defaultModuleIndex);
    [[nodiscard]] quint32 total(ProductIndex product, ModuleIndex module = defaultModuleIndex) const;
    [[nodiscard]] std::vector<ProductIndex> products() const; ///< that have devices, by name
    /// The greatest version label some device of the product reports; 0 = none.
    [[nodiscard]] VersionIndex newest(ProductIndex product, ModuleIndex module = defaultModuleIndex) const;
    [[nodiscard]] quint32 count(
        ProductIndex product, VersionIndex version, ModuleIndex module = defaultModuleIndex) const;
    [[nodiscard]] int colourOf(VersionIndex version); ///< given on first asking

private:
    using Key = std::pair<ProductIndex, ModuleIndex>;
    using Counts = std::unordered_map<VersionIndex, quint32>;
    [[nodiscard]] const Counts* countsOf(ProductIndex product, ModuleIndex module) const;

    std::shared_ptr<const FleetNames> m_names;
    std::map<Key, Counts> m_counts;
    std::unordered_map<VersionIndex, int> m_colours;
};

} // namespace console
