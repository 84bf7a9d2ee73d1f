// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>

namespace console {

/// A device program on Node.js with npm's libraries, pointed at the test's broker. The libraries are installed once
/// into the build folder. Ends with the object.
class NpmDevice
{
public:
    /// Installs the libraries where needed; a sentence when that cannot be done here, else empty.
    [[nodiscard]] static QString missing();

    NpmDevice(const QString& script, const QStringList& arguments, quint16 brokerPort);
    ~NpmDevice();

    [[nodiscard]] bool start();
    /// Everything it printed so far.
    [[nodiscard]] QString output();

private:
    QProcess m_process;
    QStringList m_arguments;
    QByteArray m_output;
};

} // namespace console
