// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>

namespace console {

/// Whether the device programs can run here; the sentences are for people.
struct NpmLibraries
{
    QString notHere; ///< no npm, or its registry cannot be reached: nothing of ours is wrong, the test cannot run
    QString broken; ///< the registry answered, but does not have what package.json asks for: the test has to fail
};

/// A device program on Node.js with npm's libraries, pointed at the test's broker. The libraries are installed once
/// into the build folder. Ends with the object.
class NpmDevice
{
public:
    /// Installs the libraries where they are not yet. Both sentences empty: they are there.
    [[nodiscard]] static NpmLibraries libraries();
    /// What npm's output says of a failed install.
    [[nodiscard]] static NpmLibraries judge(const QByteArray& output);

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
