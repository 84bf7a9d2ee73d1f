// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/brokercheck.h"

#include "app/ctl/mqttpeer.h"

#include <QUuid>

namespace console {

namespace {

using Attempt = BrokerCheck::Attempt;
using Verdict = BrokerCheck::Verdict;

constexpr int listenMs = 700;
constexpr int refusedFrom = 0x80;
constexpr quint16 plainPort = 1883;
constexpr qsizetype oversizeBytes = 300 * 1024;
const QByteArray another = "rollout-check";

QByteArray marker()
{
    return "rollout-check " + QUuid::createUuid().toByteArray(QUuid::Id128);
}

QString code(const std::optional<int>& reason)
{
    return reason ? QStringLiteral("reason %1").arg(*reason) : QStringLiteral("no answer");
}

bool isIn(const std::optional<int>& connack)
{
    return connack == 0;
}

Attempt seen(const QString& name, bool arrived, const std::optional<int>& reason)
{
    if (arrived)
        return { name, Verdict::Possible, QStringLiteral("it arrived") };
    return { name, Verdict::Refused, QStringLiteral("nothing arrived, ") + code(reason) };
}

} // namespace

BrokerCheck::BrokerCheck(Options options)
    : m_options(std::move(options))
{
}

BrokerProfile BrokerCheck::asDevice() const
{
    BrokerProfile profile = m_options.broker;
    profile.user = m_options.deviceUser;
    return profile;
}

QString BrokerCheck::canRun() const
{
    MqttPeer console;
    if (const auto connack = console.connectTo(m_options.broker, m_options.password); !isIn(connack))
        return QStringLiteral("the console's user '%1' does not get in: %2. Check address, TLS files and password.")
            .arg(m_options.broker.user, code(connack));
    MqttPeer device;
    if (const auto connack = device.connectTo(asDevice(), m_options.devicePassword); !isIn(connack))
        return QStringLiteral("the device's user '%1' does not get in: %2. Check its name and password.")
            .arg(m_options.deviceUser, code(connack));
    return {};
}

Attempt BrokerCheck::anonymous() const
{
    const QString name = QStringLiteral("log in without a name");
    BrokerProfile profile = m_options.broker;
    profile.user.clear();
    profile.certificateFile.clear();
    profile.keyFile.clear();
    MqttPeer peer;
    const auto connack = peer.connectTo(profile, {});
    return { name, isIn(connack) ? Verdict::Possible : Verdict::Refused, code(connack) };
}

Attempt BrokerCheck::plainText() const
{
    const QString name = QStringLiteral("log in over a port without TLS");
    BrokerProfile profile = asDevice();
    if (profile.tls)
        profile.port = plainPort;
    profile.tls = false;
    MqttPeer peer;
    const auto connack = peer.connectTo(profile, m_options.devicePassword);
    return { name, isIn(connack) ? Verdict::Possible : Verdict::Refused,
        QStringLiteral("port %1: %2").arg(profile.port).arg(code(connack)) };
}

Attempt BrokerCheck::reportOfAnother() const
{
    const QByteArray topic = "/ota/device/inform/" + m_options.productKey.toUtf8() + '/' + another;
    const QByteArray text = marker();
    MqttPeer console;
    MqttPeer device;
    if (!isIn(console.connectTo(m_options.broker, m_options.password)) || !console.subscribe(topic)
        || !isIn(device.connectTo(asDevice(), m_options.devicePassword)))
        return { QStringLiteral("report as another device"), Verdict::Unknown, QStringLiteral("no connection") };
    const auto reason = device.publish(topic, text);
    console.listen(listenMs);
    return seen(QStringLiteral("report as another device"), console.hasReceived(text), reason);
}

Attempt BrokerCheck::oversize() const
{
    const QString name = QStringLiteral("report 300 KiB");
    const QByteArray topic
        = "/ota/device/inform/" + m_options.productKey.toUtf8() + '/' + m_options.deviceName.toUtf8();
    const QByteArray text = marker() + QByteArray(oversizeBytes, ' ');
    MqttPeer console;
    MqttPeer device;
    if (!isIn(console.connectTo(m_options.broker, m_options.password)) || !console.subscribe(topic)
        || !isIn(device.connectTo(asDevice(), m_options.devicePassword)))
        return { name, Verdict::Unknown, QStringLiteral("no connection") };
    const auto reason = device.publish(topic, text);
    console.listen(listenMs);
    return seen(name, console.hasReceived(text), reason);
}

Attempt BrokerCheck::eavesdrop(const QString& name, const QByteArray& filter) const
{
    const QByteArray text = marker();
    MqttPeer console;
    MqttPeer device;
    if (!isIn(console.connectTo(m_options.broker, m_options.password))
        || !isIn(device.connectTo(asDevice(), m_options.devicePassword)))
        return { name, Verdict::Unknown, QStringLiteral("no connection") };
    const auto suback = device.subscribe(filter);
    if (!suback || *suback >= refusedFrom)
        return { name, Verdict::Refused, code(suback) };
    const auto reason = console.publish("/ota/device/upgrade/" + m_options.productKey.toUtf8() + '/' + another, text);
    if (!reason || *reason >= refusedFrom)
        return { name, Verdict::Unknown, QStringLiteral("the console may not publish notices: ") + code(reason) };
    device.listen(listenMs);
    return seen(name, device.hasReceived(text), suback);
}

Attempt BrokerCheck::ownNotice(const QString& name, bool retain) const
{
    const QByteArray topic
        = "/ota/device/upgrade/" + m_options.productKey.toUtf8() + '/' + m_options.deviceName.toUtf8();
    const QByteArray text = marker();
    MqttPeer sender;
    MqttPeer receiver;
    if (!isIn(sender.connectTo(asDevice(), m_options.devicePassword))
        || !isIn(receiver.connectTo(asDevice(), m_options.devicePassword)))
        return { name, Verdict::Unknown, QStringLiteral("no connection") };
    // A retained one must also not meet whoever subscribes later.
    if (!retain && !receiver.subscribe(topic))
        return { name, Verdict::Unknown, QStringLiteral("the device may not read its own notices") };
    const auto reason = sender.publish(topic, text, retain);
    if (retain && !receiver.subscribe(topic))
        return { name, Verdict::Unknown, QStringLiteral("the device may not read its own notices") };
    receiver.listen(listenMs);
    const bool arrived = receiver.hasReceived(text);
    if (retain && arrived)
        (void)sender.publish(topic, {}, true); // nothing is left behind
    return seen(name, arrived, reason);
}

QList<Attempt> BrokerCheck::run() const
{
    const QByteArray upgrades = "/ota/device/upgrade/" + m_options.productKey.toUtf8() + '/';
    return { anonymous(), plainText(), reportOfAnother(),
        eavesdrop(QStringLiteral("read everything by subscribing to #"), "#"),
        eavesdrop(QStringLiteral("read another device's notices"), upgrades + another),
        ownNotice(QStringLiteral("send a notice as a device"), false),
        ownNotice(QStringLiteral("leave a retained notice as a device"), true), oversize() };
}

} // namespace console
