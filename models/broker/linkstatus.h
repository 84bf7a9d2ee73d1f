// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/clock.h"
#include "models/base/error.h"

#include <optional>

namespace console {

enum class LinkState : quint8 { Idle, Connecting, Connected, WaitingToRetry };

/// The state of the connection, for people.
struct LinkStatus
{
    LinkState state = LinkState::Idle;
    QString host;
    quint16 port = 0;
    bool tls = false;
    bool mqtt5 = false;
    bool sessionResumed = false; ///< Connected: the broker had kept our session, and what arrived meanwhile with it
    std::optional<Error> error; ///< why it is not connected
    TimeMs retryAt = 0; ///< WaitingToRetry: the next attempt
    TimeMs since = 0; ///< of this state
    int inFlight = 0; ///< publishes without PUBACK
    int waiting = 0; ///< publishes behind gate or window

    bool operator==(const LinkStatus&) const = default;
};

} // namespace console
