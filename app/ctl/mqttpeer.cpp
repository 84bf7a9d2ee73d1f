// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/mqttpeer.h"

#include <QElapsedTimer>
#include <QFile>

#include <mosquitto.h>
#include <mqtt_protocol.h>

namespace console {

namespace {

constexpr int answerMs = 5000;
constexpr int loopMs = 20;
constexpr int keepAliveSeconds = 30;

} // namespace

struct MqttPeer::State
{
    std::optional<int> connack;
    std::optional<int> suback;
    std::optional<int> puback;
    bool isGone = false;
    QList<Received> received;

    static State& of(void* object) { return *static_cast<State*>(object); }
};

MqttPeer::MqttPeer()
    : m_state(std::make_unique<State>())
{
    mosquitto_lib_init();
    m_client = mosquitto_new(nullptr, true, m_state.get());
    mosquitto_int_option(m_client, MOSQ_OPT_PROTOCOL_VERSION, MQTT_PROTOCOL_V5);
    mosquitto_connect_v5_callback_set(
        m_client, [](mosquitto*, void* object, int reason, int, const mosquitto_property*) {
            State::of(object).connack = reason;
        });
    mosquitto_disconnect_v5_callback_set(
        m_client, [](mosquitto*, void* object, int, const mosquitto_property*) { State::of(object).isGone = true; });
    mosquitto_subscribe_v5_callback_set(
        m_client, [](mosquitto*, void* object, int, int count, const int* granted, const mosquitto_property*) {
            State::of(object).suback = count > 0 ? granted[0] : 0x80;
        });
    mosquitto_publish_v5_callback_set(
        m_client, [](mosquitto*, void* object, int, int reason, const mosquitto_property*) {
            State::of(object).puback = reason;
        });
    mosquitto_message_v5_callback_set(
        m_client, [](mosquitto*, void* object, const mosquitto_message* message, const mosquitto_property*) {
            State::of(object).received.append(
                { message->topic, QByteArray(static_cast<const char*>(message->payload), message->payloadlen) });
        });
}

MqttPeer::~MqttPeer()
{
    mosquitto_disconnect(m_client);
    mosquitto_destroy(m_client);
    mosquitto_lib_cleanup();
}

bool MqttPeer::waitFor(const std::optional<int>& answer)
{
    QElapsedTimer clock;
    clock.start();
    while (!answer && !m_state->isGone && clock.elapsed() < answerMs) {
        if (mosquitto_loop(m_client, loopMs, 1) != MOSQ_ERR_SUCCESS)
            break;
    }
    return answer.has_value();
}

std::optional<int> MqttPeer::connectTo(const BrokerProfile& profile, const QString& password)
{
    const auto file = [](const QString& path) { return QFile::encodeName(path); };
    if (!profile.user.isEmpty())
        mosquitto_username_pw_set(m_client, profile.user.toUtf8().constData(), password.toUtf8().constData());
    if (profile.tls) {
        const QByteArray authority = file(profile.caFile);
        const QByteArray certificate = file(profile.certificateFile);
        const QByteArray key = file(profile.keyFile);
        const int ready = mosquitto_tls_set(m_client, authority.isEmpty() ? nullptr : authority.constData(),
            authority.isEmpty() ? "/etc/ssl/certs" : nullptr, certificate.isEmpty() ? nullptr : certificate.constData(),
            key.isEmpty() ? nullptr : key.constData(), nullptr);
        if (ready != MOSQ_ERR_SUCCESS)
            return std::nullopt;
    }
    if (mosquitto_connect(m_client, profile.host.toUtf8().constData(), profile.port, keepAliveSeconds)
        != MOSQ_ERR_SUCCESS)
        return std::nullopt;
    (void)waitFor(m_state->connack);
    return m_state->connack;
}

std::optional<int> MqttPeer::subscribe(const QByteArray& filter)
{
    m_state->suback.reset();
    if (mosquitto_subscribe(m_client, nullptr, filter.constData(), 1) != MOSQ_ERR_SUCCESS)
        return std::nullopt;
    (void)waitFor(m_state->suback);
    return m_state->suback;
}

std::optional<int> MqttPeer::publish(const QByteArray& topic, const QByteArray& payload, bool retain)
{
    m_state->puback.reset();
    if (mosquitto_publish(
            m_client, nullptr, topic.constData(), static_cast<int>(payload.size()), payload.constData(), 1, retain)
        != MOSQ_ERR_SUCCESS)
        return std::nullopt;
    (void)waitFor(m_state->puback);
    return m_state->puback;
}

void MqttPeer::listen(int ms)
{
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < ms && mosquitto_loop(m_client, loopMs, 1) == MOSQ_ERR_SUCCESS) { }
}

bool MqttPeer::hasReceived(const QByteArray& payload) const
{
    for (const Received& message : m_state->received) {
        if (message.payload == payload)
            return true;
    }
    return false;
}

} // namespace console
