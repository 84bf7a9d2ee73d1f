// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/fleet/syntheticfleet.h"

#include "app/fleet/devicereports.h"
#include "app/fleet/devicespec.h"

#include <algorithm>

namespace console {

namespace {

constexpr quint32 mostTalkers = 4;
constexpr int everyMs = 20;
constexpr int againMs = 500;
constexpr qsizetype indexDigits = 6; // at least, see DeviceSpec::name

MqttEndpoint endpointOf(const FleetOptions& options, const QByteArray& name)
{
    MqttEndpoint endpoint;
    endpoint.host = options.brokerHost.toUtf8();
    endpoint.port = options.brokerPort;
    endpoint.clientId = "synthetic-" + options.prefix.toUtf8() + '-' + name;
    endpoint.user = options.brokerUser.toUtf8();
    endpoint.password = options.brokerPassword.toUtf8();
    return endpoint;
}

} // namespace

SyntheticFleet::SyntheticFleet(FleetOptions options)
    : m_options(std::move(options))
    , m_listener(endpointOf(m_options, "listener"))
    , m_devices(m_options.synthetic)
{
    const quint32 talkers = std::min(m_options.synthetic, mostTalkers);
    m_words.resize(talkers);
    for (quint32 i = 0; i < talkers; ++i) {
        m_talkers.push_back(std::make_unique<MqttPipe>(endpointOf(m_options, QByteArray::number(i))));
        openPipe(*m_talkers.back());
        connect(m_talkers.back().get(), &MqttPipe::connected, this, &SyntheticFleet::beginReports);
        connect(m_talkers.back().get(), &MqttPipe::roomMade, this, [this, i] { speak(i); });
    }
    openPipe(m_listener);
    connect(&m_listener, &MqttPipe::connected, this,
        [this] { m_listener.subscribe(DeviceTopics(m_options.product, QStringLiteral("+")).upgrade, 1); });
    connect(&m_listener, &MqttPipe::subscribed, this, [this] {
        m_listening = true;
        beginReports();
    });
    connect(&m_listener, &MqttPipe::messageReceived, this, &SyntheticFleet::takeNotice);
    m_timer.setInterval(everyMs);
    connect(&m_timer, &QTimer::timeout, this, &SyntheticFleet::work);
}

void SyntheticFleet::openPipe(MqttPipe& pipe)
{
    connect(&pipe, &MqttPipe::lost, this, [this, &pipe] {
        m_listening = m_listening && &pipe != &m_listener;
        QTimer::singleShot(againMs, &pipe, [this, &pipe] {
            if (!m_stopped)
                pipe.open();
        });
    });
}

void SyntheticFleet::start()
{
    m_clock.start();
    m_listener.open();
    for (const auto& talker : m_talkers)
        talker->open();
    m_timer.start();
}

void SyntheticFleet::stop()
{
    m_stopped = true;
    m_timer.stop();
    m_listener.close();
    for (const auto& talker : m_talkers)
        talker->close();
}

/// From the first device on, when all connections stand: whoever hears a version may answer it.
void SyntheticFleet::beginReports()
{
    const bool allStand = m_listening
        && std::all_of(m_talkers.begin(), m_talkers.end(), [](const auto& talker) { return talker->isConnected(); });
    if (!allStand)
        return;
    for (std::deque<Word>& words : m_words)
        words.clear();
    for (quint32 device = 0; device < m_begun; ++device) // what they were doing is forgotten with the connection
        m_devices[device].next = Next::None;
    m_waits.clear();
    m_begun = 0;
    work();
}

void SyntheticFleet::work()
{
    endWaits();
    m_credit = std::min(m_credit + static_cast<double>(m_options.connectRate) * everyMs / 1000,
        std::max(1.0, static_cast<double>(m_options.connectRate)));
    const bool allStand = m_listening
        && std::all_of(m_talkers.begin(), m_talkers.end(), [](const auto& talker) { return talker->isConnected(); });
    for (; allStand && m_credit >= 1 && m_begun < m_devices.size(); ++m_begun, m_credit -= 1) {
        Device& device = m_devices[m_begun];
        if (device.version == 0)
            device.version = versionNumber(makeSpec(m_options, m_begun).versions.value(QStringLiteral("default")));
        m_words[m_begun % m_talkers.size()].push_back({ m_begun, -1 });
    }
    for (std::size_t talker = 0; talker < m_talkers.size(); ++talker)
        speak(talker);
    tellWhenReady();
}

void SyntheticFleet::speak(std::size_t talker)
{
    MqttPipe& pipe = *m_talkers[talker];
    std::deque<Word>& words = m_words[talker];
    while (!words.empty() && pipe.hasRoom()) {
        say(pipe, words.front());
        words.pop_front();
    }
}

void SyntheticFleet::say(MqttPipe& pipe, Word word)
{
    const DeviceTopics topics(m_options.product, deviceName(m_options, word.device));
    const QString module = QStringLiteral("default");
    ++m_id;
    if (word.step >= 0)
        pipe.publish(topics.progress, progressPayload(DeviceKind::Plain, m_id, word.step, {}, module));
    else
        pipe.publish(topics.inform,
            informPayload(DeviceKind::Plain, m_id, m_versions.at(m_devices[word.device].version - 1), module));
}

void SyntheticFleet::takeNotice(QByteArrayView topic, QByteArrayView payload)
{
    const auto index = deviceOf(topic);
    const NoticeReading reading
        = readNotice(DeviceKind::Plain, NoticeSource::Push, payload.toByteArray(), m_options.strictUrl);
    if (!index || !reading.notice)
        return;
    Device& device = m_devices[*index];
    if (device.next != Next::None || device.version == 0)
        return; // busy with the one before
    device.target = versionNumber(reading.notice->version);
    device.next = Next::Finish;
    m_words[*index % m_talkers.size()].push_back({ *index, 0 });
    speak(*index % m_talkers.size());
    wait(*index);
}

void SyntheticFleet::wait(quint32 device)
{
    m_waits.push_back({ m_clock.elapsed() + m_options.scaled(m_options.rebootMs) / 2, device });
}

void SyntheticFleet::endWaits()
{
    const qint64 now = m_clock.elapsed();
    while (!m_waits.empty() && m_waits.front().until <= now) {
        const quint32 index = m_waits.front().device;
        m_waits.pop_front();
        Device& device = m_devices[index];
        qint8 step = -1;
        if (device.next == Next::Finish) {
            step = 100;
            device.next = Next::Restart;
            wait(index);
        } else {
            device.version = device.target;
            device.next = Next::None;
            ++m_succeeded;
        }
        m_words[index % m_talkers.size()].push_back({ index, step });
    }
}

/// From 1.
quint16 SyntheticFleet::versionNumber(const QString& version)
{
    quint16& number = m_versionNumbers[version];
    if (number == 0) {
        m_versions.append(version);
        number = static_cast<quint16>(m_versions.size());
    }
    return number;
}

std::optional<quint32> SyntheticFleet::deviceOf(QByteArrayView topic) const
{
    const QByteArrayView name = topic.sliced(topic.lastIndexOf('/') + 1);
    const QByteArray prefix = m_options.prefix.toUtf8();
    bool ok = name.startsWith(prefix) && name.size() >= prefix.size() + indexDigits;
    const quint32 number = ok ? name.sliced(prefix.size()).toByteArray().toUInt(&ok) : 0;
    if (!ok || number == 0 || number > m_begun)
        return std::nullopt;
    return number - 1;
}

void SyntheticFleet::tellWhenReady()
{
    const bool done = m_begun == m_devices.size()
        && std::all_of(m_words.begin(), m_words.end(), [](const auto& words) { return words.empty(); })
        && std::all_of(m_talkers.begin(), m_talkers.end(), [](const auto& talker) { return talker->inFlight() == 0; });
    if (!done || m_told)
        return;
    m_told = true;
    emit ready(m_begun);
}

QJsonObject SyntheticFleet::summary() const
{
    QJsonObject outcomes;
    if (m_succeeded > 0)
        outcomes.insert(QStringLiteral("succeeded"), static_cast<qint64>(m_succeeded));
    return QJsonObject{ { QStringLiteral("devices"), static_cast<qint64>(m_devices.size()) },
        { QStringLiteral("ready"), static_cast<qint64>(m_begun) }, { QStringLiteral("outcomes"), outcomes } };
}

} // namespace console
