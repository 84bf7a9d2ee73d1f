// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <QtGlobal>

namespace console {

/// A listening TCP socket and the port it got.
struct ListenSocket
{
    int descriptor = -1; ///< the taker closes it
    quint16 port = 0;
};

/// Listens on an address of this machine, as a number ("0.0.0.0", "127.0.0.1", "::"); port 0 = any free one.
/// Errors: ListenAddressInvalid (not a number, or not of this machine), ListenPortTaken (context: the port, and who
/// holds it where the system tells), ListenFailed (context: the system's words).
[[nodiscard]] Result<ListenSocket> listenOn(const QString& address, quint16 port);

} // namespace console
