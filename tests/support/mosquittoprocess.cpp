// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/mosquittoprocess.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QHostAddress>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUuid>

namespace console {

namespace {

constexpr int startMs = 10000;
constexpr int endMs = 10000;
constexpr int attempts = 5; // another process may take the free port first

QString find(const QString& name)
{
    const QString inPath = QStandardPaths::findExecutable(name);
    return inPath.isEmpty()
        ? QStandardPaths::findExecutable(name, { QStringLiteral("/usr/sbin"), QStringLiteral("/usr/local/sbin") })
        : inPath;
}

quint16 freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : quint16(0);
}

} // namespace

MosquittoProcess::MosquittoProcess()
    : MosquittoProcess(Options{})
{
}

MosquittoProcess::MosquittoProcess(const Options& options)
    : m_options(options)
{
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setStandardOutputFile(m_folder.filePath(QStringLiteral("log")), QIODevice::Append);
}

MosquittoProcess::~MosquittoProcess()
{
    kill();
}

QString MosquittoProcess::program()
{
    return find(QStringLiteral("mosquitto"));
}

bool MosquittoProcess::start()
{
    if (m_process.state() != QProcess::NotRunning)
        return true;
    m_reason.clear();
    if (program().isEmpty()) {
        m_reason = QStringLiteral("mosquitto is not installed");
        return false;
    }
    if (m_port != 0)
        return writeConfiguration() && launch();
    for (int i = 0; i < attempts; ++i) {
        m_port = freePort();
        if (writeConfiguration() && launch())
            return true;
    }
    m_port = 0;
    return false;
}

bool MosquittoProcess::launch()
{
    m_process.start(program(), { QStringLiteral("-c"), m_folder.filePath(QStringLiteral("mosquitto.conf")) });
    return m_process.waitForStarted(startMs) && accepts();
}

bool MosquittoProcess::accepts()
{
    const QDeadlineTimer deadline(startMs);
    while (!deadline.hasExpired()) {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, m_port);
        if (socket.waitForConnected(200))
            return true;
        if (m_process.waitForFinished(20) || m_process.state() == QProcess::NotRunning)
            return false;
    }
    kill();
    return false;
}

void MosquittoProcess::stop()
{
    m_process.terminate();
    if (!m_process.waitForFinished(endMs))
        kill();
}

void MosquittoProcess::kill()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished(endMs);
}

bool MosquittoProcess::restart()
{
    stop();
    return start();
}

QString MosquittoProcess::log() const
{
    QFile file(m_folder.filePath(QStringLiteral("log")));
    return file.open(QIODevice::ReadOnly) ? m_reason + QString::fromUtf8(file.readAll()) : m_reason;
}

BrokerProfile MosquittoProcess::profile() const
{
    BrokerProfile profile;
    profile.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    profile.name = QStringLiteral("test");
    profile.host = QStringLiteral("127.0.0.1");
    profile.port = m_port;
    profile.clientId = QStringLiteral("test-") + QUuid::createUuid().toString(QUuid::Id128).left(12);
    return profile;
}

bool MosquittoProcess::writeFile(const QString& name, const QByteArray& contents)
{
    QFile file(m_folder.filePath(name));
    return file.open(QIODevice::WriteOnly) && file.write(contents) == contents.size();
}

bool MosquittoProcess::hashPasswords()
{
    QByteArray text;
    for (auto user = m_options.users.cbegin(); user != m_options.users.cend(); ++user)
        text += (user.key() + QLatin1Char(':') + user.value() + QLatin1Char('\n')).toUtf8();
    if (!writeFile(QStringLiteral("passwords"), text))
        return false;
    const QStringList arguments{ QStringLiteral("-U"), m_folder.filePath(QStringLiteral("passwords")) };
    return QProcess::execute(find(QStringLiteral("mosquitto_passwd")), arguments) == 0;
}

bool MosquittoProcess::writeConfiguration()
{
    QStringList lines;
    lines << QStringLiteral("user root") // no effect unless root starts it: then it must be able to read our folder
          << QStringLiteral("log_dest stderr") << QStringLiteral("log_type all")
          << QStringLiteral("listener %1 127.0.0.1").arg(m_port)
          << QStringLiteral("allow_anonymous %1")
                 .arg(m_options.users.isEmpty() ? QStringLiteral("true") : QStringLiteral("false"));
    if (!m_options.certificateFile.isEmpty())
        lines << QStringLiteral("certfile ") + m_options.certificateFile
              << QStringLiteral("keyfile ") + m_options.keyFile;
    if (!m_options.clientCaFile.isEmpty())
        lines << QStringLiteral("cafile ") + m_options.clientCaFile << QStringLiteral("require_certificate true");
    if (!m_options.users.isEmpty()) {
        if (!hashPasswords())
            return false;
        lines << QStringLiteral("password_file ") + m_folder.filePath(QStringLiteral("passwords"));
    }
    if (!m_options.aclText.isEmpty()) {
        if (!writeFile(QStringLiteral("acl"), m_options.aclText.toUtf8()))
            return false;
        lines << QStringLiteral("acl_file ") + m_folder.filePath(QStringLiteral("acl"));
    }
    if (m_options.persistence)
        lines << QStringLiteral("persistence true") << QStringLiteral("persistence_location ") + m_folder.path() + u'/';
    if (m_options.unlimitedQueues)
        lines << QStringLiteral("max_queued_messages 0") << QStringLiteral("max_inflight_messages 0");
    for (auto file = m_options.files.cbegin(); file != m_options.files.cend(); ++file) {
        if (!writeFile(file.key(), file.value()))
            return false;
    }
    lines << QStringList(m_options.lines).replaceInStrings(QStringLiteral("{folder}"), m_folder.path());
    return writeFile(QStringLiteral("mosquitto.conf"), lines.join(QLatin1Char('\n')).toUtf8() + '\n');
}

} // namespace console
