// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/broker/mqttsession.h"

#include <memory>

namespace console {

/// MqttSession by libmosquitto. BrokerSocket holds the connection; the library talks to one end of a socket pair and
/// gets one packet at a time, each checked before: libmosquitto 2.0.11 built with assertions (Debian) aborts the
/// process on a property it does not know (RELIABILITY.md T4). It is told that threads are in use (they are not), so
/// that it only queues what it wants to send, and mosquitto_loop_write is not called while the gate is shut (DESIGN.md
/// section 5). One libmosquitto client per connection; re-sending is BrokerLink's. libmosquitto cannot set DUP on a
/// publish it does not remember, so `duplicate` has no effect on the wire here.
class MosquittoSession final : public MqttSession
{
    Q_OBJECT

public:
    MosquittoSession();
    ~MosquittoSession() override;

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

[[nodiscard]] QString mosquittoLibraryName(); ///< "libmosquitto 2.0.11"

} // namespace console
