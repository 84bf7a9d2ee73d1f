// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/fleet/devicespec.h"
#include "app/fleet/shares.h"

#include <QSet>
#include <QString>
#include <QStringList>

#include <tl/expected.hpp>

#include <vector>

namespace console {

/// What rollout-fleet was asked for; checked, so that nothing behind it has to.
struct FleetOptions
{
    QString brokerHost;
    quint16 brokerPort = 1883;
    QString brokerUser; ///< empty: every device takes its own name (PROTOCOL.md 6.1)
    QString brokerPassword;
    QString secret; ///< device secret of all devices; empty: no password
    QString product = QStringLiteral("a1RolloutDemo");
    quint32 devices = 10;
    quint32 synthetic = 0; ///< devices that exist only as numbers, instead of the others; 0 = none
    quint64 seed = 1;
    QString prefix = QStringLiteral("dev");
    Shares versions;
    Shares modules;
    Shares fates;
    Shares kinds;
    QSet<QString> protectedDevices;
    bool stubborn = false;
    bool strictUrl = false;
    qint64 downloadRate = 0; ///< bytes per second and device, 0 = as fast as it comes
    int rebootMs = 2000;
    double speed = 1; ///< waits are divided by it
    int connectRate = 500; ///< devices started per second
    QString ledgerFile;
    int exitAfterSeconds = 0; ///< 0 = runs until it is told to stop
    bool summary = false;
    QString listFile; ///< where the devices are given one by one
    bool takesOrders = false; ///< on the standard input
    std::vector<DeviceSpec> listed; ///< of listFile, which whoever starts the fleet reads

    [[nodiscard]] int scaled(int milliseconds) const { return static_cast<int>(milliseconds / speed); }
};

/// What a command line can turn out to be.
struct CommandLine
{
    enum class Wish : quint8 { Run, ShowHelp, ShowVersion, CheckLedger };
    Wish wish = Wish::Run;
    FleetOptions options; ///< Run
    QString text; ///< ShowHelp: the help; CheckLedger: the file
};

/// `arguments` with the program's name first. The error is a sentence.
[[nodiscard]] tl::expected<CommandLine, QString> parseCommandLine(const QStringList& arguments);

} // namespace console
