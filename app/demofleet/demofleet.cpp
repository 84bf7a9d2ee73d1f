// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/demofleet.h"

#include <QFile>
#include <QHostAddress>
#include <QRandomGenerator>
#include <QTcpServer>

namespace console {

namespace {

const QString brokerProgram = QStringLiteral("mosquitto");
const QString fleetProgram = QStringLiteral("rollout-fleet");
constexpr int mostAttempts = 5; // between looking for a free port and listening another program could take it
constexpr int probeMs = 100;
constexpr int mostProbes = 50;
constexpr int endMs = 2000;
constexpr qsizetype firmwareBytes = 1'000'000;
constexpr qsizetype lastWords = 200;

quint16 freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : quint16(0);
}

bool write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

QByteArray anyBytes()
{
    QByteArray bytes(firmwareBytes, Qt::Uninitialized);
    QRandomGenerator::global()->fillRange(reinterpret_cast<quint32*>(bytes.data()), firmwareBytes / 4);
    return bytes;
}

Error ended(const QString& program, QProcess& process)
{
    const QString said = QString::fromLocal8Bit(process.readAll()).simplified().right(lastWords);
    return { ErrorKind::ProgramFailed, said.isEmpty() ? program : program + QStringLiteral(": ") + said };
}

void end(QProcess& process)
{
    if (process.state() == QProcess::NotRunning)
        return;
    process.kill(); // nothing of it is to be kept
    process.waitForFinished(endMs);
}

} // namespace

DemoFleet::DemoFleet(QObject* parent)
    : QObject(parent)
{
    for (QProcess* process : { &m_broker, &m_devices }) {
        process->setProcessChannelMode(QProcess::MergedChannels);
        endWithThisProcess(*process);
    }
    m_probe.setInterval(probeMs);
    connect(&m_probe, &QTimer::timeout, this, &DemoFleet::probe);
    connect(&m_socket, &QTcpSocket::connected, this, &DemoFleet::answered);
    connect(&m_broker, &QProcess::finished, this, &DemoFleet::brokerEnded);
    connect(&m_devices, &QProcess::finished, this, &DemoFleet::devicesEnded);
    connect(&m_devices, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart) // then it does not finish either
            devicesEnded();
    });
}

DemoFleet::~DemoFleet()
{
    stop();
}

Result<void> DemoFleet::check()
{
    for (const QString& program : { brokerProgram, fleetProgram }) {
        if (const auto found = findProgram(program); !found)
            return failure(found.error());
    }
    return {};
}

QString DemoFleet::firmwareFile() const
{
    return m_folder ? m_folder->filePath(QStringLiteral("gateway-2.4.1.bin")) : QString();
}

void DemoFleet::start()
{
    if (m_state != State::Stopped)
        return;
    m_state = State::StartingBroker;
    m_attempts = 0;
    m_folder = std::make_unique<QTemporaryDir>();
    if (const auto there = check(); !there)
        return fail(there.error());
    if (!m_folder->isValid() || !write(firmwareFile(), anyBytes()))
        return fail({ ErrorKind::WriteFailed, m_folder->path() });
    launchBroker();
}

void DemoFleet::launchBroker()
{
    if (++m_attempts > mostAttempts)
        return fail(ended(brokerProgram, m_broker));
    m_port = freePort();
    m_probes = 0;
    if (!writeFiles())
        return fail({ ErrorKind::WriteFailed, m_folder->path() });
    m_broker.start(findProgram(brokerProgram).value_or(brokerProgram),
        { QStringLiteral("-c"), m_folder->filePath(QStringLiteral("mosquitto.conf")) });
    m_probe.start();
}

bool DemoFleet::writeFiles() const
{
    // Where root starts it: one that changes its user does not end with its parent any more.
    const QString text = QStringLiteral("user root\nlistener %1 127.0.0.1\nallow_anonymous true\npersistence false\n"
                                        "max_queued_messages 100000\nset_tcp_nodelay true\nlog_dest stderr\n"
                                        "log_type error\nlog_type warning\n")
                             .arg(m_port);
    return write(m_folder->filePath(QStringLiteral("mosquitto.conf")), text.toUtf8());
}

void DemoFleet::probe()
{
    if (++m_probes > mostProbes)
        return fail(ended(brokerProgram, m_broker));
    m_socket.abort();
    m_socket.connectToHost(QHostAddress(QHostAddress::LocalHost), m_port);
}

void DemoFleet::answered()
{
    m_probe.stop();
    m_socket.abort();
    if (m_state != State::StartingBroker)
        return;
    m_state = State::WaitingForConsole;
    emit brokerReady();
}

void DemoFleet::startDevices()
{
    if (m_state != State::WaitingForConsole)
        return;
    m_state = State::Running;
    m_devices.start(findProgram(fleetProgram).value_or(fleetProgram),
        { QStringLiteral("--broker"), QStringLiteral("mqtt://127.0.0.1:%1").arg(m_port), QStringLiteral("--product"),
            QStringLiteral("a1RolloutDemo"), QStringLiteral("--devices"), QString::number(devices),
            QStringLiteral("--seed"), QStringLiteral("7"), QStringLiteral("--protect"),
            QStringLiteral("dev000001,dev000002,dev000003"), QStringLiteral("--reboot-ms"), QStringLiteral("3000"),
            QStringLiteral("--download-rate"), QStringLiteral("200000") });
}

void DemoFleet::brokerEnded()
{
    if (m_state == State::StartingBroker)
        launchBroker();
    else if (m_state != State::Stopped)
        fail(ended(brokerProgram, m_broker));
}

void DemoFleet::devicesEnded()
{
    if (m_state == State::Running)
        fail(ended(fleetProgram, m_devices));
}

void DemoFleet::fail(const Error& error)
{
    stop();
    emit failed(error);
}

void DemoFleet::stop()
{
    m_state = State::Stopped; // first: what ends now is meant to
    m_probe.stop();
    m_socket.abort();
    end(m_devices);
    end(m_broker);
    m_folder.reset();
}

} // namespace console
