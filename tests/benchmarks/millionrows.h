// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/frame.h"

#include <memory>

namespace console {

/// A fleet made up for benchmarks: names in no order, twenty products, twelve versions, every state and outcome,
/// times over the last month. The same for the same count.
struct MillionRows
{
    explicit MillionRows(quint32 devices);

    std::shared_ptr<FleetNames> names;
    Frame frame; ///< the first one: everything
};

} // namespace console
