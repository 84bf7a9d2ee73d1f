// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/broker/mosquittoclient.h"

#include "models/broker/sessionerror.h"

#include <mosquitto.h>
#include <mqtt_protocol.h>
#include <openssl/ssl.h>

#include <cerrno>
#include <cstring>
#include <poll.h>
#include <sys/socket.h>
#include <vector>

namespace console {

namespace {

constexpr quint32 sessionExpirySeconds = 30 * 24 * 3600; // reports wait at the broker while the console is off
constexpr int ourWindow = 65535; // the in-flight window is BrokerLink's

ErrorKind socketErrorKind(int number)
{
    switch (number) {
    case ECONNREFUSED:
        return ErrorKind::ConnectionRefused;
    case ETIMEDOUT:
        return ErrorKind::ConnectTimeout;
    default:
        return ErrorKind::HostUnreachable;
    }
}

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
        self(object).m_events.pubacks.append({ static_cast<quint16>(id), static_cast<quint8>(reason) });
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
        const size_t size = std::strlen(message->topic) + static_cast<size_t>(message->payloadlen);
        const bool tooLarge = size > client.m_maximumPacketSize;
        if (tooLarge && client.m_mqtt5) { // the broker was told, and sent it all the same
            client.m_events.tooLarge = true;
            return;
        }
        MqttMessage value;
        value.topic = QByteArray(message->topic);
        if (tooLarge) // libmosquitto acknowledges it, so that it does not come back for ever
            value.oversize = size;
        else
            value.payload = QByteArray(static_cast<const char*>(message->payload), message->payloadlen);
        value.qos = static_cast<quint8>(message->qos);
        value.retained = message->retain;
        value.duplicate = client.m_duplicate;
        client.m_events.messages.append(value);
    }

    static void log(mosquitto*, void* object, int level, const char* text)
    {
        MosquittoClient& client = self(object);
        if (level == MOSQ_LOG_ERR || level == MOSQ_LOG_WARNING)
            client.m_words = text;
        // The only place where libmosquitto tells DUP: its debug line, just before the message itself.
        if (level == MOSQ_LOG_DEBUG
            && std::strncmp(text, client.m_publishLine.constData(), static_cast<size_t>(client.m_publishLine.size()))
                == 0)
            client.m_duplicate = text[client.m_publishLine.size()] == '1';
    }
};

MosquittoClient::MosquittoClient(const MqttSessionOptions& options)
    : m_mqtt5(options.mqtt5)
    , m_maximumPacketSize(options.maximumPacketSize)
    , m_publishLine("Client " + options.profile.clientId.toUtf8() + " received PUBLISH (d")
{
    initLibrary();
}

MosquittoClient::~MosquittoClient()
{
    if (m_client)
        mosquitto_destroy(m_client);
}

Result<std::unique_ptr<MosquittoClient>> MosquittoClient::connectTo(
    const MqttSessionOptions& options, const QHostAddress& address)
{
    std::unique_ptr<MosquittoClient> client(new MosquittoClient(options));
    if (const Result<void> configured = client->configure(options); !configured)
        return console::failure(configured.error());
    errno = 0;
    const int result = client->start(options, address.toString().toLatin1());
    const int number = errno;
    if (result == MOSQ_ERR_ERRNO)
        return console::failure(sessionError(socketErrorKind(number), options.profile, words(number)));
    if (result != MOSQ_ERR_SUCCESS)
        return console::failure(client->failure(result, options.profile, false));
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
    mosquitto_int_option(m_client, MOSQ_OPT_TCP_NODELAY, 1);
    mosquitto_int_option(m_client, MOSQ_OPT_RECEIVE_MAXIMUM, options.receiveMaximum);
    mosquitto_int_option(m_client, MOSQ_OPT_SEND_MAXIMUM, ourWindow);
    if (!profile.user.isEmpty()) {
        const int set = mosquitto_username_pw_set(
            m_client, profile.user.toUtf8().constData(), options.password.toUtf8().constData());
        if (set != MOSQ_ERR_SUCCESS)
            return console::failure(sessionError(ErrorKind::ProfileIncomplete, profile, QStringLiteral("user name")));
    }
    if (profile.tls) {
        Result<std::unique_ptr<MosquittoTls>> tls = MosquittoTls::make(profile);
        if (!tls)
            return console::failure(tls.error());
        m_tls = std::move(*tls);
        mosquitto_int_option(m_client, MOSQ_OPT_SSL_CTX_WITH_DEFAULTS, 0); // the context is complete
        mosquitto_void_option(m_client, MOSQ_OPT_SSL_CTX, m_tls->context());
    }
    mosquitto_connect_v5_callback_set(m_client, &Callbacks::connected);
    mosquitto_disconnect_v5_callback_set(m_client, &Callbacks::disconnected);
    mosquitto_publish_v5_callback_set(m_client, &Callbacks::published);
    mosquitto_subscribe_v5_callback_set(m_client, &Callbacks::subscribed);
    mosquitto_message_v5_callback_set(m_client, &Callbacks::message);
    mosquitto_log_callback_set(m_client, &Callbacks::log);
    return {};
}

int MosquittoClient::start(const MqttSessionOptions& options, const QByteArray& address)
{
    const BrokerProfile& profile = options.profile;
    if (m_mqtt5) {
        mosquitto_property* properties = nullptr;
        mosquitto_property_add_int32(&properties, MQTT_PROP_MAXIMUM_PACKET_SIZE, options.maximumPacketSize);
        if (!options.cleanStart)
            mosquitto_property_add_int32(&properties, MQTT_PROP_SESSION_EXPIRY_INTERVAL, sessionExpirySeconds);
        // Only the blocking connect takes properties. It keeps them before it looks at its other arguments; an
        // impossible port ends it there, and the non-blocking connect below sends them.
        mosquitto_connect_bind_v5(m_client, address.constData(), -1, profile.keepAliveSeconds, nullptr, properties);
        mosquitto_property_free_all(&properties);
        errno = 0;
    }
    return mosquitto_connect_async(m_client, address.constData(), profile.port, profile.keepAliveSeconds);
}

int MosquittoClient::socket() const
{
    return mosquitto_socket(m_client);
}

std::optional<Error> MosquittoClient::connectError(const BrokerProfile& profile) const
{
    int number = 0;
    socklen_t size = sizeof(number);
    if (getsockopt(socket(), SOL_SOCKET, SO_ERROR, &number, &size) != 0)
        number = errno;
    // A reset comes after the connection stood: with TLS the first bytes have left by now, and were not liked.
    if (number == 0 || number == ECONNRESET || number == EPIPE)
        return {};
    return sessionError(socketErrorKind(number), profile, words(number));
}

bool MosquittoClient::inHandshake() const
{
    if (!m_tls)
        return false;
    auto* ssl = static_cast<SSL*>(mosquitto_ssl_get(m_client));
    return ssl && SSL_is_init_finished(ssl) == 0;
}

bool MosquittoClient::handshakeWantsWrite() const
{
    auto* ssl = static_cast<SSL*>(mosquitto_ssl_get(m_client));
    return ssl && SSL_want_write(ssl);
}

int MosquittoClient::handshake()
{
    const int result = mosquitto_loop_read(m_client, 1);
    if (result != MOSQ_ERR_SUCCESS || socket() < 0)
        return result != MOSQ_ERR_SUCCESS ? result : int(MOSQ_ERR_TLS);
    // libmosquitto takes a connection that broke during the handshake for one that goes on.
    char byte = 0;
    const ssize_t seen = inHandshake() ? recv(socket(), &byte, 1, MSG_PEEK | MSG_DONTWAIT) : 1;
    if (seen == 0 || (seen < 0 && errno != EAGAIN && errno != EINTR))
        return MOSQ_ERR_TLS;
    return MOSQ_ERR_SUCCESS;
}

bool MosquittoClient::hasInput() const
{
    if (socket() < 0)
        return false;
    if (auto* ssl = static_cast<SSL*>(mosquitto_ssl_get(m_client)); ssl && SSL_pending(ssl) > 0)
        return true;
    pollfd state = { socket(), POLLIN, 0 };
    return poll(&state, 1, 0) > 0;
}

int MosquittoClient::read()
{
    return mosquitto_loop_read(m_client, 1);
}

int MosquittoClient::write()
{
    return mosquitto_loop_write(m_client, 1);
}

bool MosquittoClient::wantsWrite() const
{
    return mosquitto_want_write(m_client);
}

int MosquittoClient::checkKeepAlive()
{
    return mosquitto_loop_misc(m_client);
}

void MosquittoClient::disconnect()
{
    mosquitto_disconnect_v5(m_client, 0, nullptr);
    mosquitto_loop_write(m_client, 1);
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

Error MosquittoClient::failure(int result, const BrokerProfile& profile, bool connected) const
{
    if (m_events.connackCode)
        return sessionError(connackErrorKind(*m_events.connackCode), profile, codeText(*m_events.connackCode));
    if (m_events.tooLarge)
        return sessionError(ErrorKind::PacketTooLarge, profile, QString::number(m_maximumPacketSize));
    if (m_events.disconnectReason) {
        const auto reason = static_cast<quint8>(*m_events.disconnectReason);
        return sessionError(disconnectErrorKind(reason), profile, codeText(reason));
    }
    if (m_tls && (result == MOSQ_ERR_TLS || inHandshake()))
        return m_tls->failureReason(profile, m_words.isEmpty() ? QStringLiteral("closed") : QString::fromUtf8(m_words));
    // A broker that requires a client certificate says so only after the handshake (TLS 1.3); libmosquitto then gives
    // EPROTO, its number for what OpenSSL did not like.
    if (m_tls && !connected && (result == MOSQ_ERR_ERRNO || m_words.contains("alert")))
        return sessionError(ErrorKind::TlsHandshakeFailed, profile,
            m_words.isEmpty() ? QStringLiteral("refused after the handshake") : QString::fromUtf8(m_words));
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
