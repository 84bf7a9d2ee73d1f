// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/broker/mosquittosession.h"

#include "models/base/logging.h"
#include "models/broker/brokersocket.h"
#include "models/broker/mosquittoclient.h"
#include "models/broker/mqttpacket.h"
#include "models/broker/sessionerror.h"

#include <QElapsedTimer>
#include <QTimer>

#include <algorithm>

#include <mosquitto.h>

namespace console {

namespace {

constexpr int burstMessages = 4096;
constexpr int burstMilliseconds = 20;
constexpr qint64 chunkBytes = 64 * 1024;
constexpr int keepAliveCheckMs = 1000;

} // namespace

/// The connection's life: the socket, CONNACK, then bursts, of which libmosquitto gets one sound packet after the
/// other. Whatever it reports is kept in MosquittoClient and told to the outside afterwards, so that a slot may call
/// back.
struct MosquittoSession::Private
{
    explicit Private(MosquittoSession& session)
        : q(session)
    {
        QObject::connect(&deadline, &QTimer::timeout, &q, [this] {
            fail(error(ErrorKind::ConnackTimeout, QStringLiteral("no answer in %1 ms").arg(options.connackTimeoutMs)));
        });
        QObject::connect(&keepAlive, &QTimer::timeout, &q, [this] { checkKeepAlive(); });
        deadline.setSingleShot(true);
    }

    void socketReady();
    void readBurst();
    [[nodiscard]] std::optional<Error> take(const MqttPacket& packet);
    [[nodiscard]] int write();
    void writeSoon();
    void checkKeepAlive();
    void deliver(const std::optional<Error>& end);
    void scheduleRead();
    void fail(const Error& error);
    void failWith(int result) { fail(client->failure(result, options.profile)); }
    void reset();
    [[nodiscard]] bool usable() const { return client && connected && !ended; }
    [[nodiscard]] Error error(ErrorKind kind, const QString& words) const
    {
        return sessionError(kind, options.profile, words);
    }

    MosquittoSession& q;
    MqttSessionOptions options;
    std::unique_ptr<BrokerSocket> socket;
    std::unique_ptr<MosquittoClient> client;
    std::optional<MqttPacketSplitter> splitter;
    QElapsedTimer sinceOpen;
    QTimer deadline;
    QTimer keepAlive;
    quint64 generation = 0; ///< of the connection: a slot may have closed or re-opened it
    bool busy = false; ///< between open() and close() or failure
    bool connected = false; ///< CONNACK accepted
    bool gateShut = false;
    bool reading = false;
    bool writing = false; ///< a write is scheduled
    bool ended = false; ///< the connection has: its last burst is being told, then it fails
};

void MosquittoSession::Private::socketReady()
{
    if (!busy)
        return;
    // Until here BrokerSocket watched the time, and knows what was waited for.
    deadline.start(std::max(1, options.connackTimeoutMs - static_cast<int>(sinceOpen.elapsed())));
    // An MQTT 5 broker was told the maximum; where it sends more all the same, the connection ends.
    using Large = MqttPacketSplitter::Large;
    splitter.emplace(options.maximumPacketSize, options.mqtt5 ? Large::Refuse : Large::CutPublishes);
    Result<std::unique_ptr<MosquittoClient>> made = MosquittoClient::make(options);
    if (!made)
        return fail(made.error());
    client = std::move(*made);
    if (const int result = write(); result != MOSQ_ERR_SUCCESS)
        failWith(result);
}

void MosquittoSession::Private::readBurst()
{
    if (gateShut || reading || !client)
        return;
    reading = true;
    QElapsedTimer clock;
    clock.start();
    std::optional<Error> end;
    while (!end && client->events().messages.size() < burstMessages && clock.elapsed() < burstMilliseconds) {
        const Result<std::optional<MqttPacket>> packet = splitter->next();
        if (!packet) {
            end = error(packet.error().kind, packet.error().context);
        } else if (*packet) {
            end = take(**packet);
        } else {
            const QByteArray bytes = socket->read(chunkBytes);
            if (bytes.isEmpty())
                break;
            q.heardBroker();
            splitter->add(bytes);
        }
    }
    const bool more = client->events().messages.size() >= burstMessages || clock.elapsed() >= burstMilliseconds;
    reading = false;
    if (more)
        scheduleRead(); // does nothing while the gate is shut
    writeSoon();
    deliver(end);
}

std::optional<Error> MosquittoSession::Private::take(const MqttPacket& packet)
{
    if (!packet.isSound(options.mqtt5))
        return error(ErrorKind::ProtocolViolation,
            QStringLiteral("packet 0x") + QString::fromLatin1(packet.bytes().left(2).toHex()));
    if (packet.type() == MqttPacketType::Publish)
        gateShut = true; // before libmosquitto sees it, so that no PUBACK can overtake the commit
    if (const int result = client->feed(packet); result != MOSQ_ERR_SUCCESS)
        return client->failure(result, options.profile);
    return {};
}

int MosquittoSession::Private::write()
{
    QByteArray bytes;
    const int result = client->write(bytes);
    if (!bytes.isEmpty())
        socket->write(bytes);
    return result;
}

// Not from inside the caller, who expects no failed() there; and once for many packets.
void MosquittoSession::Private::writeSoon()
{
    if (std::exchange(writing, true))
        return;
    QMetaObject::invokeMethod(
        &q,
        [this, started = generation] {
            if (started != generation)
                return;
            writing = false;
            if (gateShut || ended || !client)
                return;
            if (const int result = write(); result != MOSQ_ERR_SUCCESS)
                failWith(result);
        },
        Qt::QueuedConnection);
}

void MosquittoSession::Private::checkKeepAlive()
{
    if (!usable())
        return;
    if (const int result = client->checkKeepAlive(); result != MOSQ_ERR_SUCCESS)
        return failWith(result);
    writeSoon();
}

// Emits what libmosquitto reported. A slot may close or re-open the session: then nothing of the old connection
// follows.
void MosquittoSession::Private::deliver(const std::optional<Error>& end)
{
    const quint64 started = generation;
    MosquittoClient::Events events = std::exchange(client->events(), {});
    client->events().disconnectReason = events.disconnectReason;
    client->events().connackCode = events.connackCode;
    if (end) // no message can be acknowledged any more
        events.messages.removeIf(&comesAgain);
    if (events.granted) {
        connected = true;
        deadline.stop();
        keepAlive.start(keepAliveCheckMs);
        emit q.opened(*events.granted);
    }
    for (qsizetype i = 0; i < events.subacks.size() && started == generation; ++i)
        emit q.subscribed(events.subacks.at(i));
    for (qsizetype i = 0; i < events.pubacks.size() && started == generation; ++i)
        emit q.published(
            events.pubacks.at(i).packetId, events.pubacks.at(i).reason, end ? 0 : events.pubacks.at(i).before);
    if (started != generation)
        return;
    ended = end.has_value(); // acknowledgements of what comes again wait in the client: nothing may make it write them
    if (!events.messages.isEmpty())
        emit q.burstReceived(events.messages);
    if (end && started == generation)
        fail(*end);
}

void MosquittoSession::Private::scheduleRead()
{
    QMetaObject::invokeMethod(
        &q,
        [this, started = generation] {
            if (started == generation)
                readBurst();
        },
        Qt::QueuedConnection);
}

void MosquittoSession::Private::fail(const Error& reason)
{
    if (!busy)
        return;
    qCInfo(lcBroker) << "connection ended:" << int(reason.kind) << reason.context;
    reset();
    emit q.failed(reason);
}

void MosquittoSession::Private::reset()
{
    ++generation;
    deadline.stop();
    keepAlive.stop();
    client.reset();
    if (socket) { // it may be what called us
        QObject::disconnect(socket.get(), nullptr, &q, nullptr);
        socket->close();
        socket.release()->deleteLater();
    }
    splitter.reset();
    busy = connected = gateShut = reading = writing = ended = false;
}

MosquittoSession::MosquittoSession()
    : d(std::make_unique<Private>(*this))
{
}

MosquittoSession::~MosquittoSession()
{
    d->reset();
}

void MosquittoSession::open(const MqttSessionOptions& options)
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

void MosquittoSession::close()
{
    // Behind a shut gate wait acknowledgements that must not leave: then the connection just ends.
    if (d->usable() && !d->gateShut) {
        d->client->disconnect();
        (void)d->write();
    }
    d->reset();
}

bool MosquittoSession::isOpen() const
{
    return d->usable();
}

Result<quint16> MosquittoSession::publish(const QByteArray& topic, const QByteArray& payload, bool)
{
    if (!d->usable())
        return failure(d->error(ErrorKind::NotConnected, {}));
    const Result<quint16> id = d->client->publish(topic, payload);
    d->writeSoon();
    return id;
}

Result<void> MosquittoSession::subscribe(const QList<QByteArray>& filters)
{
    if (!d->usable())
        return failure(d->error(ErrorKind::NotConnected, {}));
    const Result<void> sent = d->client->subscribe(filters);
    d->writeSoon();
    return sent;
}

void MosquittoSession::openGate()
{
    if (!d->gateShut || d->ended)
        return;
    d->gateShut = false;
    if (!d->client)
        return;
    // At once: the next burst shuts the gate again. A failure shows with the next write.
    if (d->write() != MOSQ_ERR_SUCCESS)
        d->writeSoon();
    d->scheduleRead();
}

QString mosquittoLibraryName()
{
    int major = 0;
    int minor = 0;
    int revision = 0;
    mosquitto_lib_version(&major, &minor, &revision);
    return QStringLiteral("libmosquitto %1.%2.%3").arg(major).arg(minor).arg(revision);
}

} // namespace console
