// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/frame.h"

#include <QList>
#include <QString>

#include <map>
#include <memory>
#include <tuple>

namespace console {

/// How many devices report which version, kept current from frames for the wizard's ticks and the upload form's known
/// products. A value on the GUI thread.
class VersionTally
{
public:
    explicit VersionTally(std::shared_ptr<const FleetNames> names);

    struct Entry
    {
        QString version;
        quint32 devices = 0;
    };

    void applyFrame(const Frame& frame);
    /// Versions of a module, most devices first.
    [[nodiscard]] QList<Entry> versions(const QString& productKey, const QString& module) const;

private:
    using Key = std::tuple<ProductIndex, ModuleIndex, VersionIndex>;

    std::shared_ptr<const FleetNames> m_names;
    std::map<Key, quint32> m_counts;
};

} // namespace console
