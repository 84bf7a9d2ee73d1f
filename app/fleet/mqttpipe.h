// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/fleet/mqttconnection.h"

#include <QByteArrayView>
#include <QTcpSocket>
#include <QTimer>

namespace console {

/// One MQTT 3.1.1 connection that carries the messages of many devices: packets made by hand and written many at a
/// time, because a device that exists only as a number cannot afford a library's calls. Keeps its window of
/// unacknowledged QoS 1 publishes; what the broker had not acknowledged when the connection went is lost. Clean
/// session. Main thread.
class MqttPipe final : public QObject
{
    Q_OBJECT
public:
    explicit MqttPipe(MqttEndpoint endpoint, int window = 1000);
    ~MqttPipe() override { m_socket.disconnect(this); } // it ends after the timer, and would still tell

    void open(); ///< answers with connected() or lost()
    void close(); ///< sends what waits, then DISCONNECT
    [[nodiscard]] bool isConnected() const { return m_connected; }
    /// Whether a publish would go out soon. roomMade() says when it is so again.
    [[nodiscard]] bool hasRoom() const;
    void publish(QByteArrayView topic, QByteArrayView payload, int qos = 1);
    void subscribe(QByteArrayView filter, int qos);
    [[nodiscard]] quint64 acknowledged() const { return m_acknowledged; }
    [[nodiscard]] int inFlight() const { return m_inFlight; }

signals:
    void connected();
    void subscribed();
    void roomMade(); ///< after acknowledgements, or when bytes have left
    void messageReceived(QByteArrayView topic, QByteArrayView payload); ///< views are valid during the call
    void lost(const QString& reason);

private:
    void sendConnect();
    void read();
    [[nodiscard]] bool take(quint8 header, QByteArrayView body);
    [[nodiscard]] bool takeMessage(quint8 header, QByteArrayView body);
    void begin(quint8 header, qsizetype bodySize);
    void word(qsizetype value);
    void text(QByteArrayView value);
    void flush();
    void flushSoon();
    void lose(const QString& reason);

    const MqttEndpoint m_endpoint;
    const int m_window;
    QTcpSocket m_socket;
    QTimer m_ping;
    QByteArray m_out;
    QByteArray m_in;
    bool m_open = false; ///< between open() and close() or lost()
    bool m_connected = false;
    bool m_flushing = false; ///< scheduled
    quint16 m_lastId = 0;
    int m_inFlight = 0;
    quint64 m_acknowledged = 0;
};

} // namespace console
