// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/npmdevice.h"

#include <QDir>
#include <QFile>
#include <QLockFile>
#include <QRegularExpression>
#include <QStandardPaths>

namespace console {

namespace {

const QString scripts = QStringLiteral(NPM_SCRIPTS);
const QString installed = QStringLiteral(NPM_FOLDER);

NpmLibraries install()
{
    QDir().mkpath(installed);
    QLockFile lock(installed + QStringLiteral("/install.lock")); // tests run side by side
    lock.setStaleLockTime(0);
    lock.lock();
    const QString stamp = installed + QStringLiteral("/node_modules/.installed");
    if (QFile::exists(stamp))
        return {};
    QFile::remove(installed + QStringLiteral("/package.json"));
    QFile::copy(scripts + QStringLiteral("/package.json"), installed + QStringLiteral("/package.json"));
    QProcess npm;
    npm.setWorkingDirectory(installed);
    npm.setProcessChannelMode(QProcess::MergedChannels);
    npm.start(QStringLiteral("npm"),
        { QStringLiteral("install"), QStringLiteral("--no-audit"), QStringLiteral("--no-fund"),
            QStringLiteral("--ignore-scripts"), QStringLiteral("--no-package-lock"),
            QStringLiteral("--fetch-retries=1"), QStringLiteral("--fetch-timeout=30000") });
    if (!npm.waitForFinished(150000) || npm.exitCode() != 0)
        return NpmDevice::judge(npm.readAll());
    QFile done(stamp);
    if (!done.open(QIODevice::WriteOnly))
        return { {}, stamp + QStringLiteral(" cannot be written") };
    return {};
}

} // namespace

NpmLibraries NpmDevice::libraries()
{
    if (QStandardPaths::findExecutable(QStringLiteral("node")).isEmpty()
        || QStandardPaths::findExecutable(QStringLiteral("npm")).isEmpty())
        return { QStringLiteral("node and npm are needed for devices we did not write: apt-get install nodejs npm"),
            {} };
    return install();
}

NpmLibraries NpmDevice::judge(const QByteArray& output)
{
    // npm says its reason as "npm ERR! code E404", since version 10 as "npm error code E404". These come from a
    // registry that answered and knows better than we.
    static const QRegularExpression answered(QStringLiteral(
        "npm (?:ERR!|error) code (E404|ETARGET|ENOVERSIONS|EINTEGRITY|EJSONPARSE|EUNSUPPORTEDPROTOCOL)\\b"));
    const QString words = QString::fromUtf8(output.right(600)).simplified();
    if (answered.match(QString::fromUtf8(output)).hasMatch())
        return { {},
            QStringLiteral("npm's registry does not have what tests/integration/devices/package.json asks for: ")
                + words };
    return { QStringLiteral("npm could not fetch the device libraries: ") + words, {} };
}

NpmDevice::NpmDevice(const QString& script, const QStringList& arguments, quint16 brokerPort)
    : m_arguments(
        QStringList{ QStringLiteral("--require"), scripts + QStringLiteral("/localbroker.js"), scripts + u'/' + script }
        + arguments)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("ROLLOUT_TEST_BROKER"), QStringLiteral("mqtt://127.0.0.1:%1").arg(brokerPort));
    environment.insert(QStringLiteral("NODE_PATH"), installed + QStringLiteral("/node_modules"));
    m_process.setProcessEnvironment(environment);
    m_process.setProcessChannelMode(QProcess::MergedChannels);
}

NpmDevice::~NpmDevice()
{
    m_process.kill();
    m_process.waitForFinished();
}

bool NpmDevice::start()
{
    m_process.start(QStringLiteral("node"), m_arguments);
    return m_process.waitForStarted();
}

QString NpmDevice::output()
{
    m_output += m_process.readAll();
    return QString::fromUtf8(m_output);
}

} // namespace console
