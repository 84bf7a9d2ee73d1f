// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/broker/mqttsession.h"

#include <QElapsedTimer>
#include <QTimer>

#include <atomic>
#include <vector>

namespace console {

/// What a FlowSession sends, and what it has sent so far. Set before the console starts; `sent` and `running` at any
/// time from any thread.
struct Flow
{
    quint32 firstActive = 0; ///< devices of BigWorkspace that report
    quint32 active = 0;
    double perSecond = 0;
    std::atomic<quint64> sent = 0;
    std::atomic<bool> running = false;
    std::vector<quint8> versions; ///< by device: what it reported last, 0 = nothing; read after the end
};

/// A session without a broker: version reports of devices taken in no order, at a steady rate, in bursts as a real one
/// hands them over. For loads that a broker beside the console would take the cores away from. Engine thread.
class FlowSession final : public MqttSession
{
    Q_OBJECT

public:
    explicit FlowSession(Flow& flow);

    void open(const MqttSessionOptions& options) override;
    void close() override;
    [[nodiscard]] bool isOpen() const override { return m_open; }
    [[nodiscard]] Result<quint16> publish(const QByteArray& topic, const QByteArray& payload, bool duplicate) override;
    [[nodiscard]] Result<void> subscribe(const QList<QByteArray>& filters) override;
    void openGate() override { m_gateOpen = true; }

private:
    void sendBurst();
    [[nodiscard]] MqttMessage next();

    Flow& m_flow;
    QTimer m_timer;
    QElapsedTimer m_clock;
    double m_owed = 0;
    quint64 m_number = 0;
    bool m_open = false;
    bool m_gateOpen = true;
};

} // namespace console
