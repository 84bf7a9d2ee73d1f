// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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
    /// What every device of the ledger ended with, by name ("succeeded", "download-failed", …).
    [[nodiscard]] QMap<QString, QString> outcomes() const;

private:
    static QString program();

    QProcess m_process;
    QStringList m_arguments;
    QString m_ledger;
};

} // namespace console
