// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/broker/bothsessions.h"

#include <QTest>

#ifdef ROLLOUT_HAS_MOSQUITTO
#include "models/broker/mosquittosession.h"
#endif
#ifdef ROLLOUT_HAS_QTMQTT
#include "models/broker/qtmqttsession.h"
#endif

namespace console {

namespace {

const QString mosquittoName = QStringLiteral("libmosquitto");
const QString qtName = QStringLiteral("Qt MQTT");

} // namespace

QStringList sessionLibraries()
{
    QStringList names;
#ifdef ROLLOUT_HAS_MOSQUITTO
    names << mosquittoName;
#endif
#ifdef ROLLOUT_HAS_QTMQTT
    names << qtName;
#endif
    return names;
}

std::unique_ptr<MqttSession> makeSession(const QString& library)
{
#ifdef ROLLOUT_HAS_MOSQUITTO
    if (library == mosquittoName)
        return std::make_unique<MosquittoSession>();
#endif
#ifdef ROLLOUT_HAS_QTMQTT
    if (library == qtName)
        return std::make_unique<QtMqttSession>();
#endif
    return {};
}

RecordedSession::RecordedSession(const QString& library, bool autoGate)
    : session(makeSession(library))
    , m_autoGate(autoGate)
{
    connect(session.get(), &MqttSession::opened, this, [this](const MqttGrant& value) { grant = value; });
    connect(session.get(), &MqttSession::failed, this, [this](const Error& value) {
        error = value;
        ++failures;
    });
    connect(session.get(), &MqttSession::subscribed, this, [this](const QList<quint8>& codes) { subacks << codes; });
    connect(session.get(), &MqttSession::published, this, [this](quint16 id, quint8 reason) {
        pubacks.append({ id, reason });
    });
    connect(session.get(), &MqttSession::burstReceived, this, &RecordedSession::burst);
}

void RecordedSession::burst(const QList<MqttMessage>& received)
{
    ++bursts;
    messages << received;
    if (m_autoGate)
        session->openGate();
}

void RecordedSession::open(const BrokerProfile& profile, bool mqtt5, const QString& password)
{
    MqttSessionOptions options;
    options.profile = profile;
    options.mqtt5 = mqtt5;
    options.password = password;
    open(options);
}

void RecordedSession::open(const MqttSessionOptions& options)
{
    grant.reset();
    error.reset();
    session->open(options);
}

bool RecordedSession::waitOpen()
{
    return QTest::qWaitFor([this] { return grant || error; }, 15000) && grant;
}

bool RecordedSession::waitFailed()
{
    return QTest::qWaitFor([this] { return error.has_value(); }, 15000);
}

bool RecordedSession::subscribe(const QList<QByteArray>& filters)
{
    const qsizetype before = subacks.size();
    return session->subscribe(filters) && QTest::qWaitFor([&] { return subacks.size() > before; }, 15000);
}

QList<QByteArray> RecordedSession::payloads() const
{
    QList<QByteArray> all;
    for (const MqttMessage& message : messages)
        all << message.payload;
    return all;
}

} // namespace console
