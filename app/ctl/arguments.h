// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/wire.h"

#include <QStringList>

#include <variant>

namespace console {

/// What the command line of rolloutctl says.
struct CtlCommandLine
{
    QString workspace; ///< folder; empty = the user's own
    bool json = false;
    bool yes = false; ///< start without asking, also at a terminal
    CtlRequest request;
};

/// Text to print and leave: --help, --version (0), or a usage error (2).
struct CtlExit
{
    int code = 0;
    QString text;
};

/// Pure but for paths, which become absolute. `arguments` without the program's name.
[[nodiscard]] std::variant<CtlCommandLine, CtlExit> parseCtl(const QStringList& arguments);

} // namespace console
