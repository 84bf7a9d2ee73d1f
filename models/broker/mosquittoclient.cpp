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
constexpr quint32 libraryEvery = 1024; // packets: its keep-alive has to know that the broker lives
constexpr quint16 firstId = 0x100; // the ids below are the library's, for SUBSCRIBE
constexpr std::size_t mostIds = 0xffff - firstId + 1;
constexpr char pubackHeader[] = { 0x40, 2 };
constexpr quint8 publishAtQos1 = 0x32;

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
        client.m_events.granted = client.m_granted = grant;
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
    if (m_granted && takeUsual(packet))
        return MOSQ_ERR_SUCCESS;
    const int result = feedLibrary(packet);
    // What the library has to say to it takes its place behind what we have said, and before what we will.
    return result == MOSQ_ERR_SUCCESS && m_granted ? write(m_out) : result;
}

bool MosquittoClient::takeUsual(const MqttPacket& packet)
{
    if (packet.type() == MqttPacketType::Puback)
        return takePuback(packet);
    return packet.type() == MqttPacketType::Publish && ++m_usual % libraryEvery != 0 && takePublish(packet);
}

bool MosquittoClient::takePublish(const MqttPacket& packet)
{
    const auto plain = packet.plainPublish(m_mqtt5);
    if (!plain)
        return false;
    MqttMessage& message = m_events.messages.emplace_back(packet.publishHead());
    message.topic = plain->topic.toByteArray();
    message.payload = plain->payload.toByteArray();
    if (plain->packetId != 0) {
        const char id[] = { static_cast<char>(plain->packetId >> 8), static_cast<char>(plain->packetId & 0xff) };
        m_out.append(pubackHeader, sizeof(pubackHeader)).append(id, sizeof(id));
    }
    return true;
}

/// Of one of our own publishes.
bool MosquittoClient::takePuback(const MqttPacket& packet)
{
    const quint16 id = packet.wordAt(0);
    const quint8 reason = packet.byteAt(2); // 0 where there is none
    switch (reason) { // MQTT 5, table 3-4
    case 0x00:
    case 0x10:
    case 0x80:
    case 0x83:
    case 0x87:
    case 0x90:
    case 0x91:
    case 0x97:
    case 0x99:
        break;
    default:
        return false;
    }
    if (!m_unacknowledged.test(id))
        return false;
    m_unacknowledged.reset(id);
    m_events.pubacks.append({ id, reason, m_events.messages.size() });
    return true;
}

int MosquittoClient::feedLibrary(const MqttPacket& packet)
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
    if (&bytes != &m_out)
        bytes.append(std::exchange(m_out, {}));
    if (m_granted && !mosquitto_want_write(m_client))
        return outcome(MOSQ_ERR_SUCCESS);
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

/// 0 = all are in flight.
quint16 MosquittoClient::nextId()
{
    if (m_unacknowledged.count() >= mostIds)
        return 0;
    do
        m_lastId = m_lastId < firstId || m_lastId == 0xffff ? firstId : static_cast<quint16>(m_lastId + 1);
    while (m_unacknowledged.test(m_lastId));
    m_unacknowledged.set(m_lastId);
    return m_lastId;
}

Result<quint16> MosquittoClient::publish(const QByteArray& topic, const QByteArray& payload)
{
    if (!m_granted)
        return console::failure(ErrorKind::NotConnected, QString::fromUtf8(topic));
    const qsizetype bodySize = 2 + topic.size() + 2 + (m_mqtt5 ? 1 : 0) + payload.size();
    const QByteArray head = MqttPacket::fixedHeader(publishAtQos1, bodySize);
    if (bodySize > MqttPacket::largestBody || head.size() + bodySize > qsizetype(m_granted->maximumPacketSize))
        return console::failure(ErrorKind::PacketTooLarge, QString::fromUtf8(topic));
    if (mosquitto_pub_topic_check2(topic.constData(), static_cast<size_t>(topic.size())) != MOSQ_ERR_SUCCESS)
        return console::failure(ErrorKind::Internal, QString::fromUtf8(topic));
    const quint16 id = nextId();
    if (id == 0)
        return console::failure(ErrorKind::Internal, QStringLiteral("no packet id left"));
    const auto word = [this](qsizetype value) {
        m_out.append(static_cast<char>(value >> 8)).append(static_cast<char>(value & 0xff));
    };
    m_out.append(head);
    word(topic.size());
    m_out.append(topic);
    word(id);
    if (m_mqtt5)
        m_out.append('\0'); // no properties
    m_out.append(payload);
    return id;
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
