// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/broker/mosquittoclient.h"

#include "models/broker/sessionerror.h"

#include <mosquitto.h>
#include <mqtt_protocol.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

namespace console {

namespace {

constexpr quint32 sessionExpirySeconds = 30 * 24 * 3600; // reports wait at the broker while the console is off
constexpr int ourWindow = 65535; // the in-flight window is BrokerLink's

QString words(int number)
{
    return QString::fromLocal8Bit(std::strerror(number));
}

void initLibrary()
{
    static const int done = mosquitto_lib_init();
    Q_UNUSED(done)
}

} // namespace

/// libmosquitto calls these from inside mosquitto_loop_*; they only take notes.
struct MosquittoClient::Callbacks
{
    static MosquittoClient& self(void* object) { return *static_cast<MosquittoClient*>(object); }

    static void connected(mosquitto*, void* object, int code, int flags, const mosquitto_property* properties)
    {
        MosquittoClient& client = self(object);
        if (code != 0) {
            client.m_events.connackCode = static_cast<quint8>(code);
            return;
        }
        MqttGrant grant;
        grant.mqtt5 = client.m_mqtt5;
        grant.sessionPresent = (flags & 1) != 0;
        mosquitto_property_read_int16(properties, MQTT_PROP_RECEIVE_MAXIMUM, &grant.receiveMaximum, false);
        mosquitto_property_read_int32(properties, MQTT_PROP_MAXIMUM_PACKET_SIZE, &grant.maximumPacketSize, false);
        client.m_events.granted = grant;
    }

    static void disconnected(mosquitto*, void* object, int reason, const mosquitto_property*)
    {
        // Also called with the library's own small numbers after a lost connection: only reason codes are the broker's.
        if (reason >= 0x80)
            self(object).m_events.disconnectReason = reason;
    }

    static void published(mosquitto*, void* object, int id, int reason, const mosquitto_property*)
    {
        Events& events = self(object).m_events;
        events.pubacks.append({ static_cast<quint16>(id), static_cast<quint8>(reason), events.messages.size() });
    }

    static void subscribed(mosquitto*, void* object, int, int count, const int* granted, const mosquitto_property*)
    {
        QList<quint8> reasons;
        for (int i = 0; i < count; ++i)
            reasons.append(static_cast<quint8>(granted[i]));
        self(object).m_events.subacks.append(reasons);
    }

    static void message(mosquitto*, void* object, const mosquitto_message* message, const mosquitto_property*)
    {
        MosquittoClient& client = self(object);
        MqttMessage value = client.m_head;
        value.topic = QByteArray(message->topic);
        value.payload = QByteArray(static_cast<const char*>(message->payload), message->payloadlen);
        client.m_events.messages.append(value);
    }
};

MosquittoClient::MosquittoClient(bool mqtt5)
    : m_mqtt5(mqtt5)
    , m_buffer(64 * 1024, Qt::Uninitialized)
{
    initLibrary();
}

MosquittoClient::~MosquittoClient()
{
    if (m_client)
        mosquitto_destroy(m_client);
    if (m_far >= 0)
        ::close(m_far);
}

Result<std::unique_ptr<MosquittoClient>> MosquittoClient::make(const MqttSessionOptions& options)
{
    std::unique_ptr<MosquittoClient> client(new MosquittoClient(options.mqtt5));
    if (const Result<void> ready = client->configure(options).and_then([&] { return client->start(options); }); !ready)
        return console::failure(ready.error());
    return client;
}

Result<void> MosquittoClient::configure(const MqttSessionOptions& options)
{
    const BrokerProfile& profile = options.profile;
    m_client = mosquitto_new(profile.clientId.toUtf8().constData(), options.cleanStart, this);
    if (!m_client)
        return console::failure(sessionError(ErrorKind::ProfileIncomplete, profile, words(errno)));
    mosquitto_threaded_set(m_client, true); // packets are queued, never written by the call that makes them
    mosquitto_int_option(m_client, MOSQ_OPT_PROTOCOL_VERSION, m_mqtt5 ? MQTT_PROTOCOL_V5 : MQTT_PROTOCOL_V311);
    mosquitto_int_option(m_client, MOSQ_OPT_RECEIVE_MAXIMUM, options.receiveMaximum);
    mosquitto_int_option(m_client, MOSQ_OPT_SEND_MAXIMUM, ourWindow);
    if (!profile.user.isEmpty()) {
        const int set = mosquitto_username_pw_set(
            m_client, profile.user.toUtf8().constData(), options.password.toUtf8().constData());
        if (set != MOSQ_ERR_SUCCESS)
            return console::failure(sessionError(ErrorKind::ProfileIncomplete, profile, QStringLiteral("user name")));
    }
    mosquitto_connect_v5_callback_set(m_client, &Callbacks::connected);
    mosquitto_disconnect_v5_callback_set(m_client, &Callbacks::disconnected);
    mosquitto_publish_v5_callback_set(m_client, &Callbacks::published);
    mosquitto_subscribe_v5_callback_set(m_client, &Callbacks::subscribed);
    mosquitto_message_v5_callback_set(m_client, &Callbacks::message);
    return {};
}

Result<void> MosquittoClient::start(const MqttSessionOptions& options)
{
    const int keepAlive = options.profile.keepAliveSeconds;
    if (m_mqtt5) {
        mosquitto_property* properties = nullptr;
        mosquitto_property_add_int32(&properties, MQTT_PROP_MAXIMUM_PACKET_SIZE, options.maximumPacketSize);
        if (!options.cleanStart)
            mosquitto_property_add_int32(&properties, MQTT_PROP_SESSION_EXPIRY_INTERVAL, sessionExpirySeconds);
        // Only the blocking connect takes properties. It keeps them before it looks at its other arguments; an
        // impossible port ends it there, and the non-blocking connect below sends them.
        mosquitto_connect_bind_v5(m_client, "127.0.0.1", -1, keepAlive, nullptr, properties);
        mosquitto_property_free_all(&properties);
    }
    errno = 0;
    const int result = connectSomewhere(keepAlive);
    if (result != MOSQ_ERR_SUCCESS || !exchangeSocket())
        return console::failure(
            ErrorKind::Internal, QString::fromUtf8(mosquitto_strerror(result)) + QStringLiteral(": ") + words(errno));
    return {};
}

// The library has no call that takes a socket: it connects to one that listens here for this one moment, and never
// learns that another one took its place.
int MosquittoClient::connectSomewhere(int keepAliveSeconds)
{
    const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof(address);
    auto* place = reinterpret_cast<sockaddr*>(&address);
    int result = MOSQ_ERR_ERRNO;
    if (listener >= 0 && ::bind(listener, place, size) == 0 && ::listen(listener, 1) == 0
        && ::getsockname(listener, place, &size) == 0)
        result = mosquitto_connect_async(m_client, "127.0.0.1", ntohs(address.sin_port), keepAliveSeconds);
    const int number = errno;
    if (listener >= 0)
        ::close(listener);
    errno = number;
    return result;
}

bool MosquittoClient::exchangeSocket()
{
    int ends[2] = { -1, -1 };
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, ends) != 0)
        return false;
    m_far = ends[0];
    const bool done = ::dup3(ends[1], mosquitto_socket(m_client), O_CLOEXEC) >= 0;
    ::close(ends[1]);
    return done;
}

int MosquittoClient::outcome(int result) const
{
    return result == MOSQ_ERR_SUCCESS && mosquitto_socket(m_client) < 0 ? int(MOSQ_ERR_CONN_LOST) : result;
}

int MosquittoClient::feed(const MqttPacket& packet)
{
    m_head = packet.publishHead();
    QByteArrayView rest = packet.bytes();
    while (!rest.isEmpty()) {
        const ssize_t sent = ::send(m_far, rest.data(), static_cast<size_t>(rest.size()), MSG_NOSIGNAL);
        if (sent < 0 && errno != EAGAIN && errno != EINTR)
            return MOSQ_ERR_CONN_LOST;
        rest = rest.sliced(std::max<ssize_t>(sent, 0));
        if (const int result = outcome(mosquitto_loop_read(m_client, 1)); result != MOSQ_ERR_SUCCESS)
            return result;
    }
    return MOSQ_ERR_SUCCESS;
}

int MosquittoClient::write(QByteArray& bytes)
{
    while (true) {
        const qsizetype before = bytes.size();
        const int result = outcome(mosquitto_loop_write(m_client, 1));
        ssize_t taken = 0;
        while ((taken = ::recv(m_far, m_buffer.data(), static_cast<size_t>(m_buffer.size()), 0)) > 0)
            bytes.append(m_buffer.constData(), taken);
        if (result != MOSQ_ERR_SUCCESS || bytes.size() == before || !mosquitto_want_write(m_client))
            return result;
    }
}

int MosquittoClient::checkKeepAlive()
{
    return outcome(mosquitto_loop_misc(m_client));
}

void MosquittoClient::disconnect()
{
    mosquitto_disconnect_v5(m_client, 0, nullptr);
}

Result<quint16> MosquittoClient::publish(const QByteArray& topic, const QByteArray& payload)
{
    int id = 0;
    const int result = mosquitto_publish_v5(
        m_client, &id, topic.constData(), static_cast<int>(payload.size()), payload.constData(), 1, false, nullptr);
    switch (result) {
    case MOSQ_ERR_SUCCESS:
        return static_cast<quint16>(id);
    case MOSQ_ERR_OVERSIZE_PACKET:
    case MOSQ_ERR_PAYLOAD_SIZE:
        return console::failure(ErrorKind::PacketTooLarge, QString::fromUtf8(topic));
    case MOSQ_ERR_NO_CONN:
        return console::failure(ErrorKind::NotConnected, QString::fromUtf8(topic));
    default:
        return console::failure(ErrorKind::Internal, QString::fromUtf8(mosquitto_strerror(result)));
    }
}

Result<void> MosquittoClient::subscribe(const QList<QByteArray>& filters)
{
    QList<QByteArray> copies = filters;
    std::vector<char*> pointers;
    for (QByteArray& filter : copies)
        pointers.push_back(filter.data());
    const int result = mosquitto_subscribe_multiple(
        m_client, nullptr, static_cast<int>(pointers.size()), pointers.data(), 1, 0, nullptr);
    if (result != MOSQ_ERR_SUCCESS)
        return console::failure(ErrorKind::Internal, QString::fromUtf8(mosquitto_strerror(result)));
    return {};
}

Error MosquittoClient::failure(int result, const BrokerProfile& profile) const
{
    if (m_events.connackCode)
        return sessionError(connackErrorKind(*m_events.connackCode), profile, codeText(*m_events.connackCode));
    if (m_events.disconnectReason) {
        const auto reason = static_cast<quint8>(*m_events.disconnectReason);
        return sessionError(disconnectErrorKind(reason), profile, codeText(reason));
    }
    const QString text = QString::fromUtf8(mosquitto_strerror(result));
    switch (result) {
    case MOSQ_ERR_PROTOCOL:
    case MOSQ_ERR_MALFORMED_PACKET:
    case MOSQ_ERR_MALFORMED_UTF8:
    case MOSQ_ERR_DUPLICATE_PROPERTY:
        return sessionError(ErrorKind::ProtocolViolation, profile, text);
    case MOSQ_ERR_OVERSIZE_PACKET:
        return sessionError(ErrorKind::PacketTooLarge, profile, text);
    default:
        return sessionError(ErrorKind::ConnectionLost, profile, text);
    }
}

} // namespace console
