// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/broker/brokerprofile.h"

#include <QList>

namespace console {

/// What others saved meanwhile (the demo, an import) laid under what is edited here: their new connections come, what
/// they changed or removed follows, and whatever was edited or deleted here stays so. `seen`: what was saved when the
/// two met last. Pure.
[[nodiscard]] QList<BrokerProfile> mergedProfiles(
    const QList<BrokerProfile>& mine, const QList<BrokerProfile>& seen, const QList<BrokerProfile>& saved);

} // namespace console
