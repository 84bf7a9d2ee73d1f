// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/broker/connectiontest.h"

#include "models/broker/brokersocket.h"
#include "models/broker/protocolfallback.h"
#include "models/broker/sessionfactory.h"
#include "models/protocol/topics.h"

#include <QHostAddress>
#include <QHostInfo>
#include <QTimer>

namespace console {

namespace {

constexpr int stepMs = 10000;

bool isTlsKind(ErrorKind kind)
{
    return kind == ErrorKind::TlsHandshakeFailed || kind == ErrorKind::CertificateExpired
        || kind == ErrorKind::CertificateUntrusted || kind == ErrorKind::CertificateNameMismatch;
}

} // namespace

/// One test: a look-up, a bare socket for TCP and TLS, then a session of its own. The TLS step ends only with the
/// session's CONNACK: with TLS 1.3 a broker refuses a client certificate after the handshake.
struct ConnectionTest::Private
{
    explicit Private(ConnectionTest& test)
        : q(test)
    {
        timer.setSingleShot(true);
        QObject::connect(&timer, &QTimer::timeout, &q, [this] { silence(); });
    }

    void checkNow();
    void lookUp();
    void tryTcp();
    void tryMqtt();
    void trySubscribe(const MqttGrant& grant);
    void sessionFailed(const Error& error);
    void subscribed(const QList<quint8>& reasons);
    void silence();
    void pass(ConnectionStep step, const QString& detail);
    void failAt(ConnectionStep step, const Error& error);
    void finish();
    void reset();

    ConnectionTest& q;
    BrokerProfile profile;
    QString password;
    ConnectionReport report;
    std::unique_ptr<BrokerSocket> socket;
    std::unique_ptr<MqttSession> session;
    QTimer timer;
    QString tlsDetail;
    quint64 run = 0;
    int lookup = -1;
    bool running = false;
    ProtocolFallback protocol;
    bool otherTried = false; ///< MQTT 5 failed in a way that made 3.1.1 worth trying
    bool opened = false;
};

void ConnectionTest::Private::checkNow()
{
    if (const Result<void> good = checkProfile(profile); !good)
        return failAt(ConnectionStep::Profile, good.error());
    pass(ConnectionStep::Profile, {});
    if (running)
        lookUp();
}

void ConnectionTest::Private::lookUp()
{
    lookup = QHostInfo::lookupHost(profile.host, &q, [this, started = run](const QHostInfo& info) {
        if (started != run || !running)
            return;
        lookup = -1;
        if (info.error() != QHostInfo::NoError || info.addresses().isEmpty())
            return failAt(ConnectionStep::Name, { ErrorKind::HostNotFound, profile.host });
        QStringList addresses;
        for (const QHostAddress& address : info.addresses())
            addresses << address.toString();
        pass(ConnectionStep::Name, addresses.join(QStringLiteral(", ")));
        if (running && started == run)
            tryTcp();
    });
}

void ConnectionTest::Private::tryTcp()
{
    socket = std::make_unique<BrokerSocket>();
    QObject::connect(socket.get(), &BrokerSocket::tcpConnected, &q,
        [this](const QString& address) { pass(ConnectionStep::Tcp, address); });
    QObject::connect(socket.get(), &BrokerSocket::ready, &q, [this](const QString& detail) {
        tlsDetail = detail;
        tryMqtt();
    });
    QObject::connect(socket.get(), &BrokerSocket::failed, &q, [this](const Error& error) {
        const bool afterTcp = report.steps.last().step == ConnectionStep::Tcp || isTlsKind(error.kind)
            || error.kind == ErrorKind::CertificateFileInvalid;
        failAt(afterTcp ? ConnectionStep::Tls : ConnectionStep::Tcp, error);
    });
    socket->connectTo(profile, stepMs);
}

void ConnectionTest::Private::tryMqtt()
{
    if (!running)
        return;
    if (socket) {
        QObject::disconnect(socket.get(), nullptr, &q, nullptr);
        socket->close();
        socket.release()->deleteLater();
    }
    session = makeMqttSession();
    QObject::connect(session.get(), &MqttSession::opened, &q, [this](const MqttGrant& grant) { trySubscribe(grant); });
    QObject::connect(session.get(), &MqttSession::failed, &q, [this](const Error& error) { sessionFailed(error); });
    QObject::connect(
        session.get(), &MqttSession::subscribed, &q, [this](const QList<quint8>& all) { subscribed(all); });
    // Retained reports may come; they are not ours to acknowledge.
    MqttSessionOptions options;
    options.profile = profile;
    options.profile.clientId = newProfile().clientId; // never takes over the running session
    options.password = password;
    options.mqtt5 = protocol.mqtt5();
    options.cleanStart = true;
    options.connackTimeoutMs = stepMs;
    session->open(options);
}

void ConnectionTest::Private::sessionFailed(const Error& error)
{
    // The running connection would try the other version, too, and stay with the one that works.
    if (!opened && !otherTried && protocol.attemptFailed(error) != ProtocolFallback::Next::Same) {
        otherTried = true;
        QObject::disconnect(session.get(), nullptr, &q, nullptr);
        session.release()->deleteLater();
        return tryMqtt();
    }
    if (opened)
        return failAt(ConnectionStep::Subscribe, error);
    if (profile.tls && isTlsKind(error.kind))
        return failAt(ConnectionStep::Tls, error);
    if (profile.tls)
        pass(ConnectionStep::Tls, tlsDetail);
    failAt(ConnectionStep::Connack, error);
}

void ConnectionTest::Private::trySubscribe(const MqttGrant& grant)
{
    opened = true;
    if (profile.tls)
        pass(ConnectionStep::Tls, tlsDetail);
    if (running)
        pass(ConnectionStep::Connack, grant.mqtt5 ? QStringLiteral("MQTT 5") : QStringLiteral("MQTT 3.1.1"));
    if (!running)
        return;
    timer.start(stepMs);
    if (const Result<void> asked = session->subscribe(reportFilters()); !asked)
        failAt(ConnectionStep::Subscribe, asked.error());
}

void ConnectionTest::Private::subscribed(const QList<quint8>& reasons)
{
    const QList<QByteArray> filters = reportFilters();
    QStringList refused;
    for (qsizetype i = 0; i < filters.size(); ++i) {
        if (i >= reasons.size() || reasons.at(i) >= 0x80)
            refused << QString::fromUtf8(filters.at(i));
    }
    if (!refused.isEmpty())
        return failAt(ConnectionStep::Subscribe, { ErrorKind::SubscribeRefused, refused.join(QStringLiteral(", ")) });
    pass(ConnectionStep::Subscribe, QString::number(filters.size()));
    if (running)
        finish();
}

void ConnectionTest::Private::silence()
{
    failAt(ConnectionStep::Subscribe,
        { ErrorKind::ConnectionLost, QStringLiteral("%1:%2 (no SUBACK)").arg(profile.host).arg(profile.port) });
}

void ConnectionTest::Private::pass(ConnectionStep step, const QString& detail)
{
    if (!running)
        return;
    report.steps.append({ step, true, detail, {} });
    emit q.stepEnded(report.steps.last());
}

void ConnectionTest::Private::failAt(ConnectionStep step, const Error& error)
{
    if (!running)
        return;
    report.steps.append({ step, false, {}, error });
    const quint64 started = run;
    emit q.stepEnded(report.steps.last());
    if (started == run && running)
        finish();
}

void ConnectionTest::Private::finish()
{
    const ConnectionReport done = report;
    reset();
    emit q.finished(done);
}

void ConnectionTest::Private::reset()
{
    ++run;
    running = false;
    timer.stop();
    if (lookup >= 0)
        QHostInfo::abortHostLookup(std::exchange(lookup, -1));
    // Both may be the senders of what is running now.
    if (socket) {
        QObject::disconnect(socket.get(), nullptr, &q, nullptr);
        socket->close();
        socket.release()->deleteLater();
    }
    if (session) {
        QObject::disconnect(session.get(), nullptr, &q, nullptr);
        session->close();
        session.release()->deleteLater();
    }
}

ConnectionTest::ConnectionTest()
    : d(std::make_unique<Private>(*this))
{
}

ConnectionTest::~ConnectionTest()
{
    d->reset();
}

void ConnectionTest::start(const BrokerProfile& profile, const QString& password)
{
    d->reset();
    d->profile = profile;
    d->password = password;
    d->report = {};
    d->protocol = {};
    d->otherTried = false;
    d->opened = false;
    d->running = true;
    QMetaObject::invokeMethod(
        this,
        [this, started = d->run] {
            if (started == d->run)
                d->checkNow();
        },
        Qt::QueuedConnection);
}

void ConnectionTest::cancel()
{
    d->reset();
}

} // namespace console
