// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/broker/brokerlink.h"

#include "models/base/failpoint.h"
#include "models/base/logging.h"
#include "models/broker/outbox.h"
#include "models/broker/protocolfallback.h"
#include "models/broker/puback.h"
#include "models/broker/sessionerror.h"
#include "models/protocol/reportcodec.h"
#include "models/protocol/topics.h"

#include <QRandomGenerator>
#include <QTimer>

#include <algorithm>
#include <deque>

namespace console {

namespace {

constexpr int firstDelayMs = 500;
constexpr int longestDelayMs = 30000;
constexpr int subackTimeoutMs = 10000;
constexpr int countsEveryMs = 200;
constexpr TimeMs stableAfterMs = 10000; // a connection lost sooner does not reset the back-off
constexpr int defaultWindow = 1000;

PublishOutcome outcomeOf(quint8 reason)
{
    if (reason == 0x10)
        return PublishOutcome::NobodyListening;
    return reason >= 0x80 ? PublishOutcome::Refused : PublishOutcome::Acknowledged;
}

/// Between 75 and 100 %: consoles that lost the same broker do not all come back in the same instant.
int jittered(int delayMs)
{
    return delayMs - static_cast<int>(QRandomGenerator::global()->bounded(delayMs / 4 + 1));
}

} // namespace

struct BrokerLink::Private
{
    Private(BrokerLink& link, SessionFactory factory, const Clock& time, BrokerListener& told);

    void attempt();
    void opened(const MqttGrant& granted);
    void subscribed(const QList<quint8>& reasons);
    void failed(const Error& error);
    void lost(const Error& error);
    void published(quint16 packetId, quint8 reason, qsizetype before);
    void acknowledged(quint16 packetId, quint8 reason);
    void acknowledgedBefore(qsizetype message);
    void burst(const QList<MqttMessage>& messages);
    void pump();
    void dropSession();
    void retryIn(int delayMs, const Error& error);
    [[nodiscard]] int nextDelay();
    void setState(LinkState state);
    void count();
    void tellLater();
    void tell();

    BrokerLink& q;
    SessionFactory makeSession;
    const Clock& clock;
    BrokerListener& listener;
    ReportCodec codec;
    Outbox outbox;
    std::deque<Puback> pubacks; ///< of the burst to come: told in their places among its messages
    std::unique_ptr<MqttSession> session;
    BrokerProfile profile;
    QString password;
    LinkStatus status;
    TimeMs stateSince = 0; ///< steady time
    qint64 silentAtEnd = 0; ///< of the last connection
    MqttGrant grant;
    QTimer retry;
    QTimer suback;
    QTimer counts;
    ProtocolFallback protocol;
    bool granted = false; ///< CONNACK of this attempt seen
    bool held = false;
    bool attemptWaits = false; ///< until it is not held
    int delays = 0; ///< doublings so far
    int window = defaultWindow;
    quint64 committedSequence = 0;
    quint64 gateSequence = 0; ///< the shut gate waits for this batch; 0 = not shut
};

BrokerLink::Private::Private(BrokerLink& link, SessionFactory factory, const Clock& time, BrokerListener& told)
    : q(link)
    , makeSession(std::move(factory))
    , clock(time)
    , listener(told)
{
    for (QTimer* timer : { &retry, &suback, &counts }) {
        timer->setParent(&q); // so that they move to the engine thread with the link
        timer->setSingleShot(true);
    }
    QObject::connect(&retry, &QTimer::timeout, &q, [this] { attempt(); });
    QObject::connect(&suback, &QTimer::timeout, &q, [this] {
        lost({ ErrorKind::ConnectionLost, QStringLiteral("%1:%2 (no SUBACK)").arg(profile.host).arg(profile.port) });
    });
    QObject::connect(&counts, &QTimer::timeout, &q, [this] { tell(); });
}

void BrokerLink::Private::setState(LinkState state)
{
    status.state = state;
    status.since = clock.now();
    stateSince = clock.steady();
    if (state != LinkState::WaitingToRetry)
        status.retryAt = 0;
    count();
}

void BrokerLink::Private::count()
{
    status.inFlight = static_cast<int>(outbox.inFlight());
    status.waiting = static_cast<int>(outbox.waiting());
}

void BrokerLink::Private::tell()
{
    count();
    listener.linkChanged(status);
}

// For changes made inside a call of the owner, who must not be called back from there.
void BrokerLink::Private::tellLater()
{
    QMetaObject::invokeMethod(
        &q, [this] { tell(); }, Qt::QueuedConnection);
}

void BrokerLink::Private::attempt()
{
    dropSession();
    granted = false;
    if (held) {
        attemptWaits = true;
        setState(LinkState::WaitingToRetry);
        status.retryAt = clock.now();
        return tellLater();
    }
    session = makeSession();
    MqttSession* made = session.get();
    QObject::connect(made, &MqttSession::opened, &q, [this](const MqttGrant& value) { opened(value); });
    QObject::connect(made, &MqttSession::failed, &q, [this](const Error& error) { failed(error); });
    QObject::connect(made, &MqttSession::subscribed, &q, [this](const QList<quint8>& reasons) { subscribed(reasons); });
    QObject::connect(made, &MqttSession::published, &q,
        [this](quint16 id, quint8 reason, qsizetype before) { published(id, reason, before); });
    QObject::connect(made, &MqttSession::burstReceived, &q, [this](const QList<MqttMessage>& all) { burst(all); });
    setState(LinkState::Connecting);
    tellLater();
    MqttSessionOptions options;
    options.profile = profile;
    options.password = password;
    options.mqtt5 = protocol.mqtt5();
    session->open(options);
}

void BrokerLink::Private::opened(const MqttGrant& value)
{
    granted = true;
    grant = value;
    suback.start(subackTimeoutMs);
    if (const Result<void> asked = session->subscribe(reportFilters()); !asked)
        lost(asked.error());
}

void BrokerLink::Private::subscribed(const QList<quint8>& reasons)
{
    suback.stop();
    const QList<QByteArray> filters = reportFilters();
    QStringList refused;
    for (qsizetype i = 0; i < filters.size(); ++i) {
        if (i >= reasons.size() || reasons.at(i) >= 0x80)
            refused << QString::fromUtf8(filters.at(i));
    }
    if (!refused.isEmpty())
        return lost({ ErrorKind::SubscribeRefused, refused.join(QStringLiteral(", ")) });
    status.mqtt5 = grant.mqtt5;
    status.sessionResumed = grant.sessionPresent;
    status.error.reset();
    setState(LinkState::Connected);
    qCInfo(lcBroker) << "connected to" << profile.host << profile.port << (grant.mqtt5 ? "MQTT 5" : "MQTT 3.1.1");
    tell();
    pump();
}

void BrokerLink::Private::failed(const Error& error)
{
    if (!granted && protocol.attemptFailed(error) == ProtocolFallback::Next::OtherNow) {
        qCInfo(lcBroker) << "no MQTT 5 at" << profile.host << ", trying MQTT 3.1.1";
        return attempt();
    }
    lost(error);
}

void BrokerLink::Private::lost(const Error& error)
{
    const bool wasStable = status.state == LinkState::Connected && clock.steady() - stateSince >= stableAfterMs;
    dropSession();
    if (wasStable)
        delays = 0;
    if (isFinalError(error.kind)) {
        status.error = error;
        setState(LinkState::Idle);
        return tell();
    }
    retryIn(isSlowError(error.kind) ? jittered(longestDelayMs) : nextDelay(), error);
}

int BrokerLink::Private::nextDelay()
{
    const int plain = std::min(longestDelayMs, firstDelayMs << std::min(delays, 6));
    ++delays;
    return jittered(plain);
}

void BrokerLink::Private::retryIn(int delayMs, const Error& error)
{
    status.error = error;
    setState(LinkState::WaitingToRetry);
    status.retryAt = clock.now() + delayMs;
    retry.start(delayMs);
    tell();
}

void BrokerLink::Private::dropSession()
{
    retry.stop();
    suback.stop();
    attemptWaits = false;
    gateSequence = 0; // what was not acknowledged comes again
    pubacks.clear(); // sent again, acknowledged again
    outbox.connectionLost();
    if (!session)
        return;
    silentAtEnd = session->silentMs();
    QObject::disconnect(session.get(), nullptr, &q, nullptr);
    session->close();
    session.release()->deleteLater(); // this may run inside one of its signals
}

// What a device says may be its answer to a publish, or older: only the order in which both came tells.
void BrokerLink::Private::published(quint16 packetId, quint8 reason, qsizetype before)
{
    if (before > 0)
        pubacks.push_back({ packetId, reason, before });
    else
        acknowledged(packetId, reason);
}

void BrokerLink::Private::acknowledgedBefore(qsizetype message)
{
    while (!pubacks.empty() && pubacks.front().before <= message) {
        const Puback next = pubacks.front();
        pubacks.pop_front();
        acknowledged(next.packetId, next.reason);
    }
}

void BrokerLink::Private::acknowledged(quint16 packetId, quint8 reason)
{
    const std::optional<quint64> tag = outbox.acknowledged(packetId);
    if (!tag)
        return;
    failPoint("notice.acknowledged");
    listener.publishEnded(*tag, outcomeOf(reason), reason);
    pump();
}

void BrokerLink::Private::burst(const QList<MqttMessage>& messages)
{
    const MqttSession* from = session.get();
    failPoint("gate.burst");
    qsizetype place = 0;
    for (const MqttMessage& message : messages) {
        acknowledgedBefore(place++);
        if (message.oversize > 0) {
            listener.reportRejected({ ErrorKind::ReportTooLarge, QString::number(message.oversize) }, message);
            continue;
        }
        const std::string_view topic(message.topic.constData(), static_cast<size_t>(message.topic.size()));
        const Result<DeviceReport> report = codec.decode(topic, message.payload, message.retained, message.duplicate);
        if (report)
            listener.reportReceived(*report, message);
        else
            listener.reportRejected(report.error(), message);
    }
    acknowledgedBefore(messages.size());
    const quint64 sequence = listener.burstEnded();
    if (session.get() != from)
        return; // the listener has connected elsewhere
    if (sequence <= committedSequence)
        session->openGate();
    else
        gateSequence = sequence;
}

void BrokerLink::Private::pump()
{
    const int limit = std::min(window, int(grant.receiveMaximum));
    while (status.state == LinkState::Connected && session && outbox.inFlight() < limit) {
        const Outbox::Entry* next = outbox.next();
        if (!next)
            break;
        failPoint("notice.before-publish");
        const Result<quint16> sent = session->publish(next->topic, next->payload, next->left);
        if (sent) {
            outbox.sent(*sent);
            failPoint("notice.after-publish");
        } else if (sent.error().kind == ErrorKind::NotConnected) {
            break; // failed() is on its way
        } else {
            const quint8 reason = sent.error().kind == ErrorKind::PacketTooLarge ? 0x95 : 0x80;
            QMetaObject::invokeMethod(
                &q,
                [this, tag = outbox.refused(), reason] { listener.publishEnded(tag, PublishOutcome::Refused, reason); },
                Qt::QueuedConnection);
        }
    }
    count();
    if (!counts.isActive())
        counts.start(countsEveryMs);
}

BrokerLink::BrokerLink(SessionFactory makeSession, const Clock& clock, BrokerListener& listener)
    : d(std::make_unique<Private>(*this, std::move(makeSession), clock, listener))
{
}

BrokerLink::~BrokerLink()
{
    d->dropSession();
}

void BrokerLink::connectTo(const BrokerProfile& profile, const QString& password)
{
    d->dropSession();
    d->profile = profile;
    d->password = password;
    d->protocol = {};
    d->delays = 0;
    d->status.host = profile.host;
    d->status.port = profile.port;
    d->status.tls = profile.tls;
    d->status.error.reset();
    if (const Result<void> usable = checkProfile(profile); !usable) {
        d->status.error = usable.error();
        d->setState(LinkState::Idle);
        d->tellLater();
        return;
    }
    d->attempt();
}

void BrokerLink::disconnectFrom()
{
    d->dropSession();
    d->status.error.reset();
    d->setState(LinkState::Idle);
    d->tellLater();
}

void BrokerLink::publish(quint64 tag, const QByteArray& topic, const QByteArray& payload, quint64 afterSequence)
{
    d->outbox.add({ tag, topic, payload }, afterSequence <= d->committedSequence ? 0 : afterSequence);
    d->pump();
}

bool BrokerLink::withdraw(quint64 tag)
{
    const bool withdrawn = d->outbox.withdraw(tag);
    d->count();
    return withdrawn;
}

bool BrokerLink::hasLeft(quint64 tag) const
{
    return d->outbox.hasLeft(tag);
}

void BrokerLink::committed(quint64 sequence)
{
    d->committedSequence = std::max(d->committedSequence, sequence);
    d->outbox.committed(d->committedSequence);
    d->pump();
    if (d->gateSequence != 0 && d->gateSequence <= d->committedSequence) {
        d->gateSequence = 0;
        failPoint("gate.before-open");
        if (d->session)
            d->session->openGate();
        failPoint("gate.after-open");
    }
}

void BrokerLink::hold(bool held)
{
    d->held = held;
    if (!held && std::exchange(d->attemptWaits, false))
        d->attempt();
}

bool BrokerLink::isHeld() const
{
    return d->held;
}

void BrokerLink::setWindow(int publishes)
{
    d->window = std::max(1, publishes);
    d->pump();
}

qint64 BrokerLink::silentMs() const
{
    return d->session ? d->session->silentMs() : d->silentAtEnd;
}

const LinkStatus& BrokerLink::status() const
{
    return d->status;
}

} // namespace console
