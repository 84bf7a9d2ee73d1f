// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/broker/mosquittosession.h"

#include "models/base/logging.h"
#include "models/broker/mosquittoclient.h"
#include "models/broker/sessionerror.h"

#include <QElapsedTimer>
#include <QHostAddress>
#include <QHostInfo>
#include <QSocketNotifier>
#include <QTimer>

#include <mosquitto.h>

namespace console {

namespace {

constexpr int burstMessages = 4096;
constexpr int burstMilliseconds = 20;
constexpr int keepAliveCheckMs = 1000;

} // namespace

/// The connection's life: look-up, one address after the other, TLS, CONNACK, then bursts. Runs libmosquitto only in
/// run(); whatever it reports is kept in MosquittoClient and told to the outside afterwards, so that a slot may call
/// back.
struct MosquittoSession::Private
{
    explicit Private(MosquittoSession& session)
        : q(session)
    {
        QObject::connect(&deadline, &QTimer::timeout, &q, [this] { deadlinePassed(); });
        QObject::connect(&keepAlive, &QTimer::timeout, &q, [this] { checkKeepAlive(); });
        deadline.setSingleShot(true);
    }

    void lookUp();
    void connectNext();
    void watch();
    void readable();
    void writable();
    void readBurst();
    void write();
    void checkKeepAlive();
    void deadlinePassed();
    void deliver(bool over);
    void fail(const Error& error);
    void failWith(int result);
    void dropNotifiers();
    void reset();
    [[nodiscard]] bool usable() const { return client && connected && !ended; }

    MosquittoSession& q;
    MqttSessionOptions options;
    QList<QHostAddress> addresses;
    std::unique_ptr<MosquittoClient> client;
    std::unique_ptr<QSocketNotifier> reads;
    std::unique_ptr<QSocketNotifier> writes;
    QTimer deadline;
    QTimer keepAlive;
    int lookup = -1;
    quint64 generation = 0; ///< of the connection: a slot may have closed or re-opened it
    bool busy = false; ///< between open() and close() or failure
    bool tcpReady = false;
    bool connected = false; ///< CONNACK accepted
    bool gateShut = false;
    bool ended = false; ///< the connection has: its last burst is being told, then it fails
};

void MosquittoSession::Private::lookUp()
{
    const QHostAddress address(options.profile.host);
    if (!address.isNull()) {
        addresses = { address };
        // Not from inside open(): its caller does not expect failed() yet.
        QMetaObject::invokeMethod(
            &q,
            [this, started = generation] {
                if (started == generation)
                    connectNext();
            },
            Qt::QueuedConnection);
        return;
    }
    lookup = QHostInfo::lookupHost(options.profile.host, &q, [this, started = generation](const QHostInfo& info) {
        if (started != generation)
            return;
        lookup = -1;
        addresses = info.addresses();
        if (info.error() != QHostInfo::NoError || addresses.isEmpty())
            fail(sessionError(ErrorKind::HostNotFound, options.profile, info.errorString()));
        else
            connectNext();
    });
}

void MosquittoSession::Private::connectNext()
{
    if (!deadline.isActive())
        deadline.start(options.connackTimeoutMs);
    dropNotifiers();
    tcpReady = false;
    client.reset();
    const QHostAddress address = addresses.takeFirst();
    Result<std::unique_ptr<MosquittoClient>> started = MosquittoClient::connectTo(options, address);
    if (!started) {
        if (!addresses.isEmpty())
            connectNext();
        else
            fail(started.error());
        return;
    }
    client = std::move(*started);
    watch();
}

void MosquittoSession::Private::watch()
{
    reads = std::make_unique<QSocketNotifier>(client->socket(), QSocketNotifier::Read);
    writes = std::make_unique<QSocketNotifier>(client->socket(), QSocketNotifier::Write);
    QObject::connect(reads.get(), &QSocketNotifier::activated, &q, [this] { readable(); });
    QObject::connect(writes.get(), &QSocketNotifier::activated, &q, [this] { writable(); });
    reads->setEnabled(false); // nothing to read before the connection stands
}

void MosquittoSession::Private::writable()
{
    if (!tcpReady) {
        const std::optional<Error> refused = client->connectError(options.profile);
        if (refused) {
            if (!addresses.isEmpty())
                connectNext();
            else
                fail(*refused);
            return;
        }
        tcpReady = true;
        reads->setEnabled(true);
    }
    if (client->inHandshake())
        readable();
    else
        write();
}

void MosquittoSession::Private::readable()
{
    if (!tcpReady || gateShut)
        return;
    if (client->inHandshake()) {
        writes->setEnabled(false);
        const int result = client->handshake();
        if (result != MOSQ_ERR_SUCCESS)
            return failWith(result);
        if (client->inHandshake())
            writes->setEnabled(client->handshakeWantsWrite());
        else
            write();
        return;
    }
    readBurst();
}

void MosquittoSession::Private::readBurst()
{
    gateShut = true; // before libmosquitto sees a message, so that no PUBACK can overtake the commit
    QElapsedTimer clock;
    clock.start();
    int result = MOSQ_ERR_SUCCESS;
    while (result == MOSQ_ERR_SUCCESS && client->hasInput()) {
        result = client->read();
        if (client->events().messages.size() >= burstMessages || clock.elapsed() >= burstMilliseconds)
            break;
    }
    const bool over = result != MOSQ_ERR_SUCCESS || client->socket() < 0 || client->events().tooLarge;
    reads->setEnabled(false);
    if (over) // no message can be acknowledged any more
        client->events().messages.removeIf(&comesAgain);
    else if (client->events().messages.isEmpty())
        gateShut = false;
    const quint64 started = generation;
    deliver(over);
    if (started != generation)
        return;
    if (over)
        return failWith(result);
    if (!gateShut) {
        reads->setEnabled(true);
        write();
    }
}

void MosquittoSession::Private::write()
{
    if (gateShut || !client || !tcpReady)
        return;
    if (const int result = client->write(); result != MOSQ_ERR_SUCCESS || client->socket() < 0)
        return failWith(result);
    writes->setEnabled(client->wantsWrite());
}

void MosquittoSession::Private::checkKeepAlive()
{
    if (!client || !connected)
        return;
    if (const int result = client->checkKeepAlive(); result != MOSQ_ERR_SUCCESS)
        return failWith(result);
    write();
}

void MosquittoSession::Private::deadlinePassed()
{
    ErrorKind kind = ErrorKind::ConnackTimeout;
    if (!tcpReady)
        kind = ErrorKind::ConnectTimeout;
    else if (client && client->inHandshake())
        kind = ErrorKind::TlsHandshakeFailed;
    fail(sessionError(kind, options.profile, QStringLiteral("no answer in %1 ms").arg(options.connackTimeoutMs)));
}

// Emits what libmosquitto reported. A slot may close or re-open the session: then nothing of the old connection
// follows.
void MosquittoSession::Private::deliver(bool over)
{
    const quint64 started = generation;
    const MosquittoClient::Events events = std::exchange(client->events(), {});
    client->events().disconnectReason = events.disconnectReason;
    client->events().connackCode = events.connackCode;
    client->events().tooLarge = events.tooLarge;
    if (events.granted) {
        connected = true;
        deadline.stop();
        keepAlive.start(keepAliveCheckMs);
        emit q.opened(*events.granted);
    }
    for (qsizetype i = 0; i < events.subacks.size() && started == generation; ++i)
        emit q.subscribed(events.subacks.at(i));
    for (qsizetype i = 0; i < events.pubacks.size() && started == generation; ++i)
        emit q.published(events.pubacks.at(i).packetId, events.pubacks.at(i).reason);
    if (started != generation)
        return;
    ended = over; // acknowledgements of what comes again wait in the client: nothing may make it write them
    if (!events.messages.isEmpty())
        emit q.burstReceived(events.messages);
}

void MosquittoSession::Private::failWith(int result)
{
    fail(client->failure(result, options.profile, connected));
}

void MosquittoSession::Private::fail(const Error& error)
{
    if (!busy)
        return;
    qCInfo(lcBroker) << "connection ended:" << int(error.kind) << error.context;
    reset();
    emit q.failed(error);
}

// May run inside a notifier's own signal: the notifier must outlive it.
void MosquittoSession::Private::dropNotifiers()
{
    for (std::unique_ptr<QSocketNotifier>* notifier : { &reads, &writes }) {
        if (*notifier) {
            (*notifier)->setEnabled(false);
            notifier->release()->deleteLater();
        }
    }
}

void MosquittoSession::Private::reset()
{
    ++generation;
    if (lookup >= 0)
        QHostInfo::abortHostLookup(std::exchange(lookup, -1));
    deadline.stop();
    keepAlive.stop();
    dropNotifiers();
    client.reset();
    addresses.clear();
    busy = tcpReady = connected = gateShut = ended = false;
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
    d->lookUp();
}

void MosquittoSession::close()
{
    // Behind a shut gate wait acknowledgements that must not leave: then the connection just ends.
    if (d->usable() && !d->gateShut)
        d->client->disconnect();
    d->reset();
}

bool MosquittoSession::isOpen() const
{
    return d->usable();
}

Result<quint16> MosquittoSession::publish(const QByteArray& topic, const QByteArray& payload, bool)
{
    if (!d->usable())
        return failure(sessionError(ErrorKind::NotConnected, d->options.profile, {}));
    const Result<quint16> id = d->client->publish(topic, payload);
    if (id && !d->gateShut)
        d->writes->setEnabled(true);
    return id;
}

Result<void> MosquittoSession::subscribe(const QList<QByteArray>& filters)
{
    if (!d->usable())
        return failure(sessionError(ErrorKind::NotConnected, d->options.profile, {}));
    const Result<void> sent = d->client->subscribe(filters);
    if (sent && !d->gateShut)
        d->writes->setEnabled(true);
    return sent;
}

void MosquittoSession::openGate()
{
    if (!d->gateShut || d->ended)
        return;
    d->gateShut = false;
    if (!d->client)
        return;
    // At once: the next burst shuts the gate again, perhaps before the socket's notifier has had its turn.
    const int result = d->client->write();
    d->writes->setEnabled(d->client->wantsWrite());
    // Queued, because the caller expects no signal now; and because decrypted bytes may wait where no notifier sees
    // them.
    QMetaObject::invokeMethod(
        this,
        [this, result, started = d->generation] {
            if (started != d->generation || d->gateShut)
                return;
            if (result != MOSQ_ERR_SUCCESS || d->client->socket() < 0)
                d->failWith(result);
            else
                d->readable();
        },
        Qt::QueuedConnection);
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
