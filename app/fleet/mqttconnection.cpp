// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/fleet/mqttconnection.h"

#include "app/fleet/descriptorbudget.h"

#include <mosquitto.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace console {

namespace {

QString reasonText(int code)
{
    return QString::fromLocal8Bit(code == MOSQ_ERR_ERRNO ? std::strerror(errno) : mosquitto_strerror(code));
}

} // namespace

void MqttConnection::Release::operator()(mosquitto* client) const
{
    mosquitto_destroy(client);
}

MqttConnection::MqttConnection(Reactor& reactor, const DescriptorBudget& descriptors, MqttEndpoint endpoint)
    : m_reactor(reactor)
    , m_descriptors(descriptors)
    , m_endpoint(std::move(endpoint))
{
}

MqttConnection::~MqttConnection()
{
    release();
}

void MqttConnection::open()
{
    release();
    ++m_opened;
    m_descriptors.openOne(
        [this] { m_client.reset(mosquitto_new(m_endpoint.clientId.constData(), m_endpoint.cleanSession, this)); });
    int code = m_client ? MOSQ_ERR_SUCCESS : MOSQ_ERR_NOMEM;
    if (m_client) {
        mosquitto_connect_callback_set(m_client.get(), &MqttConnection::onConnect);
        mosquitto_message_callback_set(m_client.get(), &MqttConnection::onMessage);
        mosquitto_username_pw_set(m_client.get(), m_endpoint.user.constData(),
            m_endpoint.password.isEmpty() ? nullptr : m_endpoint.password.constData());
        m_descriptors.openOne([&] {
            code = mosquitto_connect_async(
                m_client.get(), m_endpoint.host.constData(), m_endpoint.port, m_endpoint.keepAlive);
        });
    }
    if (code == MOSQ_ERR_SUCCESS) {
        watch();
        return;
    }
    const QString reason = reasonText(code);
    release();
    QMetaObject::invokeMethod(
        this, [this, reason] { emit lost(reason); }, Qt::QueuedConnection);
}

void MqttConnection::release()
{
    if (m_socket >= 0)
        m_reactor.forget(m_socket);
    m_socket = -1;
    m_connected = false;
    m_acknowledged = -1;
    m_inbox.clear();
    m_client.reset();
}

void MqttConnection::drop()
{
    ++m_opened;
    release();
}

void MqttConnection::close()
{
    if (m_client && m_connected) {
        mosquitto_disconnect(m_client.get());
        mosquitto_loop_write(m_client.get(), 1);
    }
    drop();
}

void MqttConnection::tick()
{
    if (m_client)
        settle(mosquitto_loop_misc(m_client.get()));
}

void MqttConnection::subscribe(const QByteArray& topic, int qos)
{
    if (!m_connected)
        return;
    mosquitto_subscribe(m_client.get(), nullptr, topic.constData(), qos);
    watch();
}

bool MqttConnection::publish(const QByteArray& topic, const QByteArray& payload, int qos)
{
    if (!m_connected)
        return false;
    const int code = mosquitto_publish(
        m_client.get(), nullptr, topic.constData(), static_cast<int>(payload.size()), payload.constData(), qos, false);
    watch();
    return code == MOSQ_ERR_SUCCESS;
}

// The library calls back from within its own reading: what it says is kept and told when it has returned, because a
// slot may well drop the connection.
void MqttConnection::onConnect(mosquitto*, void* self, int code)
{
    static_cast<MqttConnection*>(self)->m_acknowledged = code;
}

void MqttConnection::onMessage(mosquitto*, void* self, const mosquitto_message* message)
{
    static_cast<MqttConnection*>(self)->m_inbox.push_back(Message{
        QByteArray(message->topic), QByteArray(static_cast<const char*>(message->payload), message->payloadlen) });
}

void MqttConnection::socketReady(bool readable, bool writable)
{
    int code = writable ? mosquitto_loop_write(m_client.get(), 1) : MOSQ_ERR_SUCCESS;
    if (code == MOSQ_ERR_SUCCESS && readable)
        code = mosquitto_loop_read(m_client.get(), 1);
    settle(code);
}

void MqttConnection::settle(int code)
{
    const quint32 opened = m_opened;
    const int acknowledged = std::exchange(m_acknowledged, -1);
    if (acknowledged > 0) {
        lose(QString::fromLatin1(mosquitto_connack_string(acknowledged)));
        return;
    }
    if (acknowledged == 0) {
        m_connected = true;
        emit connected();
    }
    const std::vector<Message> inbox = std::exchange(m_inbox, {});
    for (const Message& message : inbox) {
        if (opened != m_opened)
            return;
        emit messageReceived(message.topic, message.payload);
    }
    if (opened != m_opened)
        return;
    if (code != MOSQ_ERR_SUCCESS || mosquitto_socket(m_client.get()) < 0)
        lose(reasonText(code));
    else
        watch();
}

void MqttConnection::lose(const QString& reason)
{
    drop();
    emit lost(reason);
}

void MqttConnection::watch()
{
    const int before = std::exchange(m_socket, mosquitto_socket(m_client.get()));
    if (before >= 0 && before != m_socket)
        m_reactor.forget(before); // the library closed it; the next tick says so
    if (m_socket >= 0)
        m_reactor.watch(m_socket, this, mosquitto_want_write(m_client.get()));
}

} // namespace console
