// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/fleet/ledgercheck.h"

#include <QMap>
#include <QProcess>
#include <QString>
#include <QStringList>

namespace console {

/// The simulated fleet as a process of its own, with its ledger. Ends with the object.
class FleetProcess
{
public:
    FleetProcess(quint16 brokerPort, const QString& ledger, const QStringList& arguments);
    ~FleetProcess();

    [[nodiscard]] bool start();
    void stop();
    [[nodiscard]] bool restart();
    /// What the ledger says of every device's default module, by device name.
    [[nodiscard]] QMap<QString, LedgerEntry> ledger() const;
    /// Everything the ledger says of one device, to the output.
    void printStory(const QString& device) const;

private:
    static QString program();

    QProcess m_process;
    QStringList m_arguments;
    QString m_ledger;
};

} // namespace console
