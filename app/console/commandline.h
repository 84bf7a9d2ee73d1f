// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/broker/brokerprofile.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <variant>

namespace console {

/// What the command line of rollout-console says. Options win over the workspace's settings for this start.
struct CommandLine
{
    QString workspace; ///< folder; empty = the user's own
    std::optional<BrokerProfile> broker;
    std::optional<QString> listenAddress;
    std::optional<quint16> listenPort;
    std::optional<QString> publicUrl;
    std::optional<QString> language; ///< "en" or "zh_CN"
    bool headless = false; ///< without a window
    bool rehearsal = false; ///< the process of a rehearsal, ordered by a console on its standard input
    QString passwordFile; ///< first line: the broker's password; headless only
};

/// Text to print and leave, instead of starting: --help, --version, or a usage error.
struct CommandLineExit
{
    int code = 0; ///< 2 = usage
    QString text;
};

/// Pure: no file, no environment.
[[nodiscard]] std::variant<CommandLine, CommandLineExit> parseCommandLine(const QStringList& arguments);

} // namespace console
