// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/fleet/reactor.h"

#include <QByteArray>
#include <QObject>

#include <memory>
#include <vector>

struct mosquitto;
struct mosquitto_message;

namespace console {

class DescriptorBudget;

/// Where and as whom a device connects.
struct MqttEndpoint
{
    QByteArray host;
    quint16 port = 1883;
    QByteArray clientId;
    QByteArray user;
    QByteArray password;
    bool cleanSession = true;
    int keepAlive = 60; ///< seconds
};

/// The MQTT 3.1.1 connection of one device, by libmosquitto on the reactor's loop. Does not reconnect by itself: the
/// device decides when. Main thread; owned by SimulatedDevice.
class MqttConnection : public QObject, private ReadyHandler
{
    Q_OBJECT
public:
    MqttConnection(Reactor& reactor, const DescriptorBudget& descriptors, MqttEndpoint endpoint);
    ~MqttConnection() override;

    void open(); ///< answers with connected() or lost(), never from within the call
    void drop(); ///< as if the power had gone: no DISCONNECT, no lost()
    void close(); ///< with DISCONNECT
    void tick(); ///< once a second: keep-alive
    [[nodiscard]] bool isConnected() const { return m_connected; }

    void subscribe(const QByteArray& topic, int qos);
    /// False when there is no connection; at QoS 0 nothing is kept for later.
    bool publish(const QByteArray& topic, const QByteArray& payload, int qos);

signals:
    void connected();
    void lost(const QString& reason);
    void messageReceived(const QByteArray& topic, const QByteArray& payload);

private:
    struct Release
    {
        void operator()(mosquitto* client) const;
    };
    struct Message
    {
        QByteArray topic;
        QByteArray payload;
    };

    static void onConnect(mosquitto* client, void* self, int code);
    static void onMessage(mosquitto* client, void* self, const mosquitto_message* message);
    void socketReady(bool readable, bool writable) override;
    void settle(int code);
    void lose(const QString& reason);
    void release();
    void watch();

    Reactor& m_reactor;
    const DescriptorBudget& m_descriptors;
    const MqttEndpoint m_endpoint;
    std::unique_ptr<mosquitto, Release> m_client;
    int m_socket = -1;
    int m_acknowledged = -1; ///< code of a CONNACK not yet told, -1 = none
    bool m_connected = false;
    quint32 m_opened = 0; ///< counts connections, to notice that a slot has changed it
    std::vector<Message> m_inbox;
};

} // namespace console
