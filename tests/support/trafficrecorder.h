// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QMutex>
#include <QWaitCondition>

struct mosquitto;
struct mosquitto_message;

namespace console {

/// One message as the broker passed it on.
struct RecordedMessage
{
    qint64 at = 0; ///< milliseconds since 1970 when it came here
    QByteArray topic;
    QByteArray payload;
    int qos = 0;
};

/// Everything that passes through a broker below /ota and /sys, in the broker's order: a client of its own, on a thread
/// of the library, with plain libmosquitto, so that it shares no code with what it watches. Subscribes to `#`, as the
/// product never does. Give the broker unlimited queues. For tests, one thread.
class TrafficRecorder
{
public:
    /// The recorder's client id, to tell it apart in the broker's log.
    static constexpr char clientId[] = "traffic-recorder";

    explicit TrafficRecorder(quint16 brokerPort);
    ~TrafficRecorder();
    TrafficRecorder(const TrafficRecorder&) = delete;
    TrafficRecorder& operator=(const TrafficRecorder&) = delete;

    /// Connects and subscribes; false when the broker does not answer.
    [[nodiscard]] bool start();
    /// Waits until everything has come that the broker took before this call.
    [[nodiscard]] bool settle();
    /// What came since the last call.
    [[nodiscard]] QList<RecordedMessage> take();
    /// False when the connection was lost once: something may be missing.
    [[nodiscard]] bool isWhole() const;

private:
    static void connected(mosquitto* client, void* self, int code);
    static void disconnected(mosquitto* client, void* self, int code);
    static void subscribed(mosquitto* client, void* self, int id, int count, const int* granted);
    static void received(mosquitto* client, void* self, const mosquitto_message* message);

    mutable QMutex m_mutex; ///< of all below
    QWaitCondition m_changed;
    QList<RecordedMessage> m_messages;
    QByteArray m_marker; ///< the newest of our own that came back
    bool m_subscribed = false;
    bool m_lost = false;

    quint16 m_port;
    quint64 m_markers = 0;
    mosquitto* m_client = nullptr;
};

} // namespace console
