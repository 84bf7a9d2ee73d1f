// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/broker/brokerprofile.h"
#include "models/control/alert.h"

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QString>

namespace console {

enum class Theme : quint8 { System, Light, Dark };

/// What a workspace remembers. A value: edited as a copy, handed to Commands::applySettings, kept by
/// app/console/settings.
struct ConsoleSettings
{
    QList<BrokerProfile> profiles;
    QString activeProfile; ///< id; empty = not connected
    QString listenAddress = QStringLiteral("127.0.0.1"); ///< this computer only, until somebody chooses
    quint16 listenPort = 8070; ///< 0 = any free one
    QString publicUrl; ///< base of download links without trailing slash; empty = http://<this host>:<port>
    QString language; ///< "en", "zh_CN"; empty = the system's
    Theme theme = Theme::System;
    QString operatorName; ///< who stands in Activity; empty = the OS user
    bool fourEyes = false; ///< batches are released by another operator than their author (operatorname.h)
    int linkHours = 24 * 7; ///< validity of download links, at least a batch's length; renewed with every push
    QMap<QString, QString> shortcuts; ///< keys somebody chose, portable text by the action's id; empty = none
    AlertSettings alerts;
    QMap<QString, QByteArray> windowState; ///< geometry, splitters, header states by object name

    bool operator==(const ConsoleSettings&) const = default;
};

} // namespace console
