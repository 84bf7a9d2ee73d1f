// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/wire.h"

#include <QLocalSocket>

#include <optional>

namespace console {

/// One question to the console that holds a workspace, without an event loop: calls wait. One thread.
class CtlClient
{
public:
    /// False when nobody listens there.
    [[nodiscard]] bool connectTo(const QString& socketName);
    /// False when the console has gone.
    [[nodiscard]] bool ask(const CtlRequest& request);
    /// The next line of the answer; none when the console went away, or said nothing for `ms` (-1 = for ever).
    [[nodiscard]] std::optional<CtlAnswer> next(int ms = -1);

private:
    QLocalSocket m_socket;
};

} // namespace console
