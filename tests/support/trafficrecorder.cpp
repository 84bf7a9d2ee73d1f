// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/trafficrecorder.h"

#include <QDateTime>
#include <QDeadlineTimer>

#include <mosquitto.h>

namespace console {

namespace {

constexpr int patienceMs = 60000;
constexpr int keepAliveSeconds = 600;
constexpr char markerTopic[] = "/sys/traffic-recorder/marker";

} // namespace

TrafficRecorder::TrafficRecorder(quint16 brokerPort)
    : m_port(brokerPort)
{
    mosquitto_lib_init();
}

TrafficRecorder::~TrafficRecorder()
{
    if (!m_client)
        return;
    mosquitto_disconnect(m_client);
    mosquitto_loop_stop(m_client, false);
    mosquitto_destroy(m_client);
}

void TrafficRecorder::connected(mosquitto* client, void*, int code)
{
    if (code != 0)
        return;
    char ota[] = "/ota/#";
    char sys[] = "/sys/#";
    char* filters[] = { ota, sys };
    mosquitto_subscribe_multiple(client, nullptr, 2, filters, 1, 0, nullptr);
}

void TrafficRecorder::disconnected(mosquitto*, void* self, int code)
{
    auto& recorder = *static_cast<TrafficRecorder*>(self);
    const QMutexLocker lock(&recorder.m_mutex);
    recorder.m_lost = recorder.m_lost || code != 0;
    recorder.m_changed.wakeAll();
}

void TrafficRecorder::subscribed(mosquitto*, void* self, int, int count, const int* granted)
{
    auto& recorder = *static_cast<TrafficRecorder*>(self);
    const QMutexLocker lock(&recorder.m_mutex);
    recorder.m_subscribed = count == 2 && granted[0] == 1 && granted[1] == 1;
    recorder.m_changed.wakeAll();
}

void TrafficRecorder::received(mosquitto*, void* self, const mosquitto_message* message)
{
    auto& recorder = *static_cast<TrafficRecorder*>(self);
    RecordedMessage recorded{ QDateTime::currentMSecsSinceEpoch(), QByteArray(message->topic),
        QByteArray(static_cast<const char*>(message->payload), message->payloadlen), message->qos };
    const QMutexLocker lock(&recorder.m_mutex);
    if (recorded.topic == markerTopic) {
        recorder.m_marker = recorded.payload;
        recorder.m_changed.wakeAll();
    } else {
        recorder.m_messages.append(std::move(recorded));
    }
}

bool TrafficRecorder::start()
{
    m_client = mosquitto_new(clientId, false, this);
    if (!m_client)
        return false;
    mosquitto_connect_callback_set(m_client, &TrafficRecorder::connected);
    mosquitto_disconnect_callback_set(m_client, &TrafficRecorder::disconnected);
    mosquitto_subscribe_callback_set(m_client, &TrafficRecorder::subscribed);
    mosquitto_message_callback_set(m_client, &TrafficRecorder::received);
    if (mosquitto_connect(m_client, "127.0.0.1", m_port, keepAliveSeconds) != MOSQ_ERR_SUCCESS
        || mosquitto_loop_start(m_client) != MOSQ_ERR_SUCCESS)
        return false;
    QMutexLocker lock(&m_mutex);
    const QDeadlineTimer deadline(patienceMs);
    while (!m_subscribed && m_changed.wait(&m_mutex, deadline)) { }
    return m_subscribed;
}

bool TrafficRecorder::settle()
{
    const QByteArray marker = QByteArray::number(++m_markers);
    if (!m_client
        || mosquitto_publish(
               m_client, nullptr, markerTopic, static_cast<int>(marker.size()), marker.constData(), 1, false)
            != MOSQ_ERR_SUCCESS)
        return false;
    QMutexLocker lock(&m_mutex);
    const QDeadlineTimer deadline(patienceMs);
    while (m_marker != marker && !m_lost && m_changed.wait(&m_mutex, deadline)) { }
    return m_marker == marker;
}

QList<RecordedMessage> TrafficRecorder::take()
{
    const QMutexLocker lock(&m_mutex);
    return std::exchange(m_messages, {});
}

bool TrafficRecorder::isWhole() const
{
    const QMutexLocker lock(&m_mutex);
    return !m_lost;
}

} // namespace console
