// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demofleet/childprocess.h"

#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTimer>

#include <memory>

namespace console {

/// A mosquitto on a free port of this computer, simulated devices that connect to it once somebody listens, and a
/// firmware to send to them. All of it is its own and goes with it. Main thread.
class DemoFleet final : public QObject
{
    Q_OBJECT

public:
    static constexpr quint32 devices = 50;
    enum class State : quint8 { Stopped, StartingBroker, WaitingForConsole, Running };

    explicit DemoFleet(QObject* parent = nullptr);
    ~DemoFleet() override;

    /// Whether the programs are there. Error: ProgramMissing.
    [[nodiscard]] static Result<void> check();
    /// Says brokerReady() or failed().
    void start();
    /// Devices report their version once, when they start: the console has to be subscribed by then.
    void startDevices();
    void stop();
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] quint16 port() const { return m_port; } ///< of the broker on 127.0.0.1
    [[nodiscard]] QString firmwareFile() const;
    [[nodiscard]] qint64 brokerProcess() const { return m_broker.processId(); } ///< 0 = does not run
    [[nodiscard]] qint64 fleetProcess() const { return m_devices.processId(); }

signals:
    void brokerReady();
    void failed(const console::Error& error); ///< also of what ran until now

private:
    void launchBroker();
    void probe();
    void answered();
    void brokerEnded();
    void devicesEnded();
    void fail(const Error& error);
    [[nodiscard]] bool writeFiles() const;

    State m_state = State::Stopped;
    std::unique_ptr<QTemporaryDir> m_folder;
    quint16 m_port = 0;
    int m_attempts = 0;
    int m_probes = 0;
    QProcess m_broker;
    QProcess m_devices;
    QTcpSocket m_socket; ///< is the broker there?
    QTimer m_probe;
};

} // namespace console
