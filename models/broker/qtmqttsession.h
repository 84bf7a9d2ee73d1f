// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/broker/mqttsession.h"

#include <memory>

namespace console {

/// MqttSession by Qt MQTT. The bytes pass through our own hands on both sides (BrokerSocket, MqttPacketSplitter,
/// GatedTransport): that is where the gate is, where packets over the maximum are refused by their fixed header, and
/// where refusals and acknowledgements are read, of which Qt MQTT 6.4 loses the reasons. The client does what is left:
/// CONNECT, SUBSCRIBE, PUBLISH both ways, pings. Re-sending, window and back-off are BrokerLink's.
class QtMqttSession final : public MqttSession
{
    Q_OBJECT

public:
    QtMqttSession();
    ~QtMqttSession() override;

    void open(const MqttSessionOptions& options) override;
    void close() override;
    [[nodiscard]] bool isOpen() const override;
    [[nodiscard]] Result<quint16> publish(const QByteArray& topic, const QByteArray& payload, bool duplicate) override;
    [[nodiscard]] Result<void> subscribe(const QList<QByteArray>& filters) override;
    void openGate() override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

[[nodiscard]] QString qtMqttLibraryName(); ///< "Qt MQTT 6.4.2"

} // namespace console
