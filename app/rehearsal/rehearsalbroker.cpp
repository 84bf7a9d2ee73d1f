// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rehearsal/rehearsalbroker.h"

#include <QCoreApplication>
#include <QFile>
#include <QHostAddress>
#include <QStandardPaths>
#include <QTcpServer>

#ifdef Q_OS_LINUX
#include <csignal>

#include <sys/prctl.h>
#endif

namespace console {

namespace {

constexpr int endMs = 5000;
constexpr int knockMs = 50;
constexpr int mostKnocks = 200;
constexpr int mostAttempts = 5; // another program may take the free port first

quint16 freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : quint16(0);
}

} // namespace

QString programPath(const QString& name)
{
    const QString beside = QStandardPaths::findExecutable(name, { QCoreApplication::applicationDirPath() });
    if (!beside.isEmpty())
        return beside;
    const QString inPath = QStandardPaths::findExecutable(name);
    return inPath.isEmpty()
        ? QStandardPaths::findExecutable(name, { QStringLiteral("/usr/sbin"), QStringLiteral("/usr/local/sbin") })
        : inPath;
}

void endWithParent([[maybe_unused]] QProcess& process)
{
#ifdef Q_OS_LINUX
    process.setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGKILL); });
#endif
}

RehearsalBroker::RehearsalBroker(QString program, QString folder, QObject* parent)
    : QObject(parent)
    , m_program(std::move(program))
    , m_folder(std::move(folder))
{
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setStandardOutputFile(m_folder + QStringLiteral("/mosquitto.log"));
    endWithParent(m_process);
    m_knock.setInterval(knockMs);
    connect(&m_knock, &QTimer::timeout, this, &RehearsalBroker::knock);
    connect(&m_socket, &QTcpSocket::connected, this, [this] {
        m_isReady = true;
        m_knock.stop();
        m_socket.abort();
        emit ready();
    });
    connect(&m_process, &QProcess::finished, this, [this] { tryAgain(QStringLiteral("mosquitto ended")); });
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            emit failed(m_program + QStringLiteral(": ") + m_process.errorString());
    });
}

RehearsalBroker::~RehearsalBroker()
{
    m_process.disconnect(this);
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill(); // nothing in it is to be kept
    m_process.waitForFinished(endMs);
}

void RehearsalBroker::start()
{
    launch();
}

void RehearsalBroker::launch()
{
    ++m_attempts;
    m_knocks = 0;
    m_port = freePort();
    const QString path = m_folder + QStringLiteral("/mosquitto.conf");
    QFile file(path);
    // The user has a meaning only where root starts it: another one would cut what ties it to this process.
    const QByteArray text = "user root\nlistener " + QByteArray::number(m_port)
        + " 127.0.0.1\n"
          "allow_anonymous true\n"
          "persistence false\n"
          "max_inflight_messages 0\n"
          "max_queued_messages 0\n"
          "set_tcp_nodelay true\n"
          "log_dest stdout\n"
          "log_type error\n"
          "log_type warning\n";
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size()) {
        emit failed(path + QStringLiteral(": ") + file.errorString());
        return;
    }
    file.close();
    m_process.start(m_program, { QStringLiteral("-c"), path });
    m_knock.start();
}

void RehearsalBroker::tryAgain(const QString& why)
{
    m_knock.stop();
    if (m_isReady || m_attempts >= mostAttempts) {
        QFile log(m_folder + QStringLiteral("/mosquitto.log"));
        const QByteArray last = log.open(QIODevice::ReadOnly) ? log.readAll().trimmed().right(300) : QByteArray();
        emit failed(why + QStringLiteral(": ") + QString::fromLocal8Bit(last));
        return;
    }
    launch();
}

void RehearsalBroker::knock()
{
    if (++m_knocks > mostKnocks) {
        m_process.kill();
        return;
    }
    if (m_socket.state() == QAbstractSocket::UnconnectedState)
        m_socket.connectToHost(QHostAddress(QHostAddress::LocalHost), m_port);
}

} // namespace console
