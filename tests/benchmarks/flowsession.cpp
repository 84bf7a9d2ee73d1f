// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/flowsession.h"

#include "tests/benchmarks/bigworkspace.h"

#include <algorithm>

namespace console {

namespace {

constexpr int burstMs = 10;
constexpr double mostInBurst = 4096;

} // namespace

FlowSession::FlowSession(Flow& flow)
    : m_flow(flow)
    , m_timer(this)
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(burstMs);
    connect(&m_timer, &QTimer::timeout, this, &FlowSession::sendBurst);
}

void FlowSession::open(const MqttSessionOptions&)
{
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_open = true;
            emit opened({});
        },
        Qt::QueuedConnection);
}

void FlowSession::close()
{
    m_open = false;
    m_timer.stop();
}

Result<quint16> FlowSession::publish(const QByteArray&, const QByteArray&, bool)
{
    return failure(ErrorKind::NotConnected); // nobody listens here
}

Result<void> FlowSession::subscribe(const QList<QByteArray>& filters)
{
    QMetaObject::invokeMethod(
        this,
        [this, filters] {
            emit subscribed(QList<quint8>(filters.size(), 1));
            m_timer.start();
        },
        Qt::QueuedConnection);
    return {};
}

void FlowSession::sendBurst()
{
    heardBroker();
    if (!m_flow.running) {
        m_clock.invalidate();
        return;
    }
    if (!m_clock.isValid())
        m_clock.start();
    m_owed += static_cast<double>(m_clock.restart()) / 1000 * m_flow.perSecond;
    if (!m_gateOpen)
        return; // as the socket: it is owed until it is read
    QList<MqttMessage> burst;
    const auto count = static_cast<qsizetype>(std::min(m_owed, mostInBurst));
    burst.reserve(count);
    while (burst.size() < count)
        burst.append(next());
    if (burst.isEmpty())
        return;
    m_owed -= static_cast<double>(count);
    m_gateOpen = false;
    m_flow.sent += static_cast<quint64>(count);
    emit burstReceived(burst);
}

MqttMessage FlowSession::next()
{
    ++m_number;
    const auto device
        = m_flow.firstActive + static_cast<quint32>(m_number * 2'654'435'761U % std::max(m_flow.active, 1U));
    // One in a hundred has a new version to tell.
    const auto version = static_cast<quint8>(m_number % 100 == 0 ? 1 + m_number / 100 % 3 : 1 + device % 3);
    m_flow.versions[device] = version;
    MqttMessage message;
    message.topic = "/ota/device/inform/" + BigWorkspace::productKey() + '/' + BigWorkspace::deviceName(device);
    message.payload = R"({"id":"1","params":{"version":")" + BigWorkspace::versionLabel(version) + R"("}})";
    message.qos = 1;
    return message;
}

} // namespace console
