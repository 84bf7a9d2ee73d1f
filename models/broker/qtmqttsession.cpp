// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/broker/qtmqttsession.h"

#include "models/base/logging.h"
#include "models/broker/brokersocket.h"
#include "models/broker/gatedtransport.h"
#include "models/broker/mqttpacket.h"
#include "models/broker/puback.h"
#include "models/broker/qtmqttclient.h"
#include "models/broker/sessionerror.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QtMqtt/QMqttTopicFilter>

#include <algorithm>

namespace console {

namespace {

constexpr int burstMessages = 4096;
constexpr int burstMilliseconds = 20;
constexpr qint64 chunkBytes = 64 * 1024;
constexpr int publishOverhead = 16; // bytes of a PUBLISH besides topic and payload, at most

} // namespace

/// Reads bursts, looks at each packet, and lets the client decode it. Nothing is emitted from inside the client's own
/// calls.
struct QtMqttSession::Private
{
    explicit Private(QtMqttSession& session)
        : q(session)
    {
        deadline.setSingleShot(true);
        QObject::connect(&deadline, &QTimer::timeout, &q, [this] {
            fail(error(ErrorKind::ConnackTimeout, QStringLiteral("no answer in %1 ms").arg(options.connackTimeoutMs)));
        });
    }

    void socketReady();
    void makeClient();
    void readBurst();
    void handle(const MqttPacket& packet);
    void connack(const MqttPacket& packet);
    void suback(const MqttPacket& packet);
    void puback(const MqttPacket& packet);
    void message(const QByteArray& payload, const QMqttTopicName& topic);
    void clientState(QMqttClient::ClientState state);
    void deliver();
    void later(const Error& error);
    void fail(Error error); ///< a copy: `end` goes with reset()
    void reset();
    void scheduleRead();
    [[nodiscard]] Error error(ErrorKind kind, const QString& words) const
    {
        return sessionError(kind, options.profile, words);
    }

    QtMqttSession& q;
    MqttSessionOptions options;
    std::unique_ptr<BrokerSocket> socket;
    std::unique_ptr<GatedTransport> transport;
    std::unique_ptr<QMqttClient> client;
    std::optional<MqttPacketSplitter> splitter;
    QElapsedTimer sinceOpen;
    QTimer deadline;
    MqttGrant grant;
    quint64 generation = 0;
    bool busy = false;
    bool connected = false;
    bool gateShut = false;
    bool reading = false;
    // Of the burst being read
    std::optional<Error> end;
    bool granted = false;
    QList<Puback> pubacks;
    QList<MqttMessage> messages;
    MqttMessage publishHead; ///< of the PUBLISH being decoded: the client's signal has no flags
    // Of the SUBSCRIBE packets of one subscribe(), which are one per filter here
    QHash<quint16, qsizetype> awaited;
    QList<quint8> reasons;
    bool answered = false;
};

void QtMqttSession::Private::socketReady()
{
    if (!busy)
        return;
    // Until here BrokerSocket watched the time, and knows what was waited for.
    deadline.start(std::max(1, options.connackTimeoutMs - static_cast<int>(sinceOpen.elapsed())));
    makeClient();
    client->connectToHost(); // the transport is open: only writes CONNECT
}

void QtMqttSession::Private::makeClient()
{
    // An MQTT 5 broker was told the maximum; where it sends more all the same, the connection ends.
    using Large = MqttPacketSplitter::Large;
    splitter.emplace(options.maximumPacketSize, options.mqtt5 ? Large::Refuse : Large::CutPublishes);
    transport = std::make_unique<GatedTransport>([this](const QByteArray& bytes) { socket->write(bytes); });
    client = makeQtMqttClient(options, *transport);
    QObject::connect(client.get(), &QMqttClient::messageReceived, &q,
        [this](const QByteArray& payload, const QMqttTopicName& topic) { message(payload, topic); });
    QObject::connect(
        client.get(), &QMqttClient::stateChanged, &q, [this](QMqttClient::ClientState state) { clientState(state); });
}

void QtMqttSession::Private::clientState(QMqttClient::ClientState state)
{
    if (state == QMqttClient::Connected)
        granted = true;
    if (state != QMqttClient::Disconnected)
        return;
    // Its own reasons: no PINGRESP, or a packet it does not like.
    const bool silent = client->error() == QMqttClient::ServerUnavailable;
    later(error(silent ? ErrorKind::ConnectionLost : ErrorKind::ProtocolViolation,
        QStringLiteral("Qt MQTT error %1").arg(int(client->error()))));
}

// From inside the client: it must be done with its own work before it may go.
void QtMqttSession::Private::later(const Error& reason)
{
    if (end)
        return;
    end = reason;
    if (reading)
        return;
    QMetaObject::invokeMethod(
        &q,
        [this, started = generation] {
            if (started == generation && end)
                fail(*end);
        },
        Qt::QueuedConnection);
}

void QtMqttSession::Private::readBurst()
{
    if (gateShut || reading || !client)
        return;
    reading = true;
    QElapsedTimer clock;
    clock.start();
    while (!end && messages.size() < burstMessages && clock.elapsed() < burstMilliseconds) {
        const Result<std::optional<MqttPacket>> packet = splitter->next();
        if (!packet) {
            end = error(packet.error().kind, packet.error().context);
        } else if (*packet) {
            handle(**packet);
        } else {
            const QByteArray bytes = socket->read(chunkBytes);
            if (bytes.isEmpty())
                break;
            q.heardBroker();
            splitter->add(bytes);
        }
    }
    const bool more = messages.size() >= burstMessages || clock.elapsed() >= burstMilliseconds;
    reading = false;
    if (more)
        scheduleRead(); // does nothing while the gate is shut
    deliver();
}

void QtMqttSession::Private::handle(const MqttPacket& packet)
{
    if (!packet.isSound(options.mqtt5)) {
        end = error(ErrorKind::ProtocolViolation,
            QStringLiteral("packet 0x") + QString::fromLatin1(packet.bytes().left(2).toHex()));
        return;
    }
    switch (packet.type()) {
    case MqttPacketType::Connack:
        return connack(packet);
    case MqttPacketType::Suback:
        return suback(packet);
    case MqttPacketType::Puback:
        return puback(packet);
    case MqttPacketType::Publish:
        if (!gateShut) {
            gateShut = true; // before the client answers it
            transport->shutGate();
        }
        publishHead = packet.publishHead();
        return transport->feed(packet.bytes());
    case MqttPacketType::Disconnect: {
        const quint8 reason = packet.byteAt(0);
        end = error(disconnectErrorKind(reason), codeText(reason));
        return;
    }
    case MqttPacketType::Pingresp:
    case MqttPacketType::Subscribe:
        return transport->feed(packet.bytes());
    }
}

void QtMqttSession::Private::connack(const MqttPacket& packet)
{
    const quint8 code = packet.byteAt(1);
    if (code != 0) {
        end = error(connackErrorKind(code), codeText(code));
        return;
    }
    transport->feed(packet.bytes());
    if (granted)
        grant = grantOf(*client, options.mqtt5, (packet.byteAt(0) & 1) != 0);
}

// The client gets a plain success: it closes the connection on reasons it does not know, and we know the real one.
void QtMqttSession::Private::suback(const MqttPacket& packet)
{
    const quint16 id = packet.wordAt(0);
    const quint8 reason = packet.byteAt(packet.body().size() - 1); // one filter, so one reason, at the end
    const auto filter = awaited.constFind(id);
    if (filter == awaited.cend())
        return;
    reasons[*filter] = reason;
    awaited.erase(filter);
    QByteArray plain = QByteArray::fromHex("9003") + packet.body().first(2).toByteArray();
    if (options.mqtt5) {
        plain[1] = 4;
        plain += '\0';
    }
    transport->feed(plain + '\x01');
    answered = awaited.isEmpty();
}

void QtMqttSession::Private::puback(const MqttPacket& packet)
{
    pubacks.append({ packet.wordAt(0), packet.byteAt(2), messages.size() });
    transport->feed(QByteArray::fromHex("4002") + packet.body().first(2).toByteArray());
}

void QtMqttSession::Private::message(const QByteArray& payload, const QMqttTopicName& topic)
{
    MqttMessage value = publishHead;
    value.topic = topic.name().toUtf8();
    value.payload = payload;
    messages.append(value);
}

void QtMqttSession::Private::deliver()
{
    const quint64 started = generation;
    const std::optional<Error> ended = end;
    const auto acknowledged = std::exchange(pubacks, {});
    QList<MqttMessage> received = std::exchange(messages, {});
    if (ended) // no message can be acknowledged any more
        received.removeIf(&comesAgain);
    if (std::exchange(granted, false)) {
        connected = true;
        deadline.stop();
        emit q.opened(grant);
    }
    if (started == generation && std::exchange(answered, false))
        emit q.subscribed(reasons);
    for (qsizetype i = 0; i < acknowledged.size() && started == generation; ++i)
        emit q.published(acknowledged.at(i).packetId, acknowledged.at(i).reason, ended ? 0 : acknowledged.at(i).before);
    if (started != generation)
        return;
    if (ended) {
        connected = false;
        transport->drop(); // acknowledgements of what comes again wait in it
    }
    if (!received.isEmpty())
        emit q.burstReceived(received);
    if (ended && started == generation)
        fail(*ended);
}

void QtMqttSession::Private::scheduleRead()
{
    QMetaObject::invokeMethod(
        &q,
        [this, started = generation] {
            if (started == generation)
                readBurst();
        },
        Qt::QueuedConnection);
}

void QtMqttSession::Private::fail(Error reason)
{
    if (!busy)
        return;
    qCInfo(lcBroker) << "connection ended:" << int(reason.kind) << reason.context;
    reset();
    emit q.failed(reason);
}

void QtMqttSession::Private::reset()
{
    ++generation;
    deadline.stop();
    if (transport)
        transport->drop();
    // All three may be what called us. The client goes first: it still knows its transport.
    if (client) {
        QObject::disconnect(client.get(), nullptr, &q, nullptr);
        client.release()->deleteLater();
    }
    if (transport)
        transport.release()->deleteLater();
    if (socket) {
        QObject::disconnect(socket.get(), nullptr, &q, nullptr);
        socket->close();
        socket.release()->deleteLater();
    }
    splitter.reset();
    end.reset();
    pubacks.clear();
    messages.clear();
    awaited.clear();
    busy = connected = gateShut = reading = granted = answered = false;
}

QtMqttSession::QtMqttSession()
    : d(std::make_unique<Private>(*this))
{
}

QtMqttSession::~QtMqttSession()
{
    d->reset();
}

void QtMqttSession::open(const MqttSessionOptions& options)
{
    d->reset();
    d->options = options;
    d->busy = true;
    d->sinceOpen.start();
    d->socket = std::make_unique<BrokerSocket>();
    connect(d->socket.get(), &BrokerSocket::ready, this, [this] { d->socketReady(); });
    connect(d->socket.get(), &BrokerSocket::readyRead, this, [this] { d->readBurst(); });
    connect(d->socket.get(), &BrokerSocket::failed, this, [this](const Error& error) { d->fail(error); });
    d->socket->connectTo(options.profile, options.connackTimeoutMs);
}

void QtMqttSession::close()
{
    // Behind a shut gate wait acknowledgements that must not leave: then the connection just ends.
    if (d->connected && !d->gateShut) {
        disconnect(d->client.get(), nullptr, this, nullptr);
        d->client->disconnectFromHost();
    }
    d->reset();
}

bool QtMqttSession::isOpen() const
{
    return d->connected;
}

Result<quint16> QtMqttSession::publish(const QByteArray& topic, const QByteArray& payload, bool duplicate)
{
    if (!d->connected)
        return failure(d->error(ErrorKind::NotConnected, {}));
    if (topic.size() + payload.size() + publishOverhead > qint64(d->grant.maximumPacketSize))
        return failure(ErrorKind::PacketTooLarge, QString::fromUtf8(topic));
    if (duplicate)
        d->transport->markDuplicate();
    const qint32 id = d->client->publish(QMqttTopicName(QString::fromUtf8(topic)), payload, 1, false);
    if (id <= 0)
        return failure(ErrorKind::Internal, QString::fromUtf8(topic));
    return static_cast<quint16>(id);
}

Result<void> QtMqttSession::subscribe(const QList<QByteArray>& filters)
{
    if (!d->connected)
        return failure(d->error(ErrorKind::NotConnected, {}));
    d->reasons = QList<quint8>(filters.size(), 0x80);
    for (qsizetype i = 0; i < filters.size(); ++i) {
        const qsizetype before = d->transport->subscribeIds().size();
        d->client->subscribe(QMqttTopicFilter(QString::fromUtf8(filters.at(i))), 1);
        if (d->transport->subscribeIds().size() > before)
            d->awaited.insert(d->transport->subscribeIds().last(), i);
    }
    if (d->awaited.isEmpty())
        return failure(ErrorKind::Internal, QStringLiteral("no filter"));
    return {};
}

void QtMqttSession::openGate()
{
    if (!d->gateShut)
        return;
    d->gateShut = false;
    d->transport->openGate();
    d->scheduleRead();
}

QString qtMqttLibraryName()
{
    return QStringLiteral("Qt MQTT ") + QStringLiteral(ROLLOUT_QTMQTT_VERSION);
}

} // namespace console
