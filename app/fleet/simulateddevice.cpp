// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/fleet/simulateddevice.h"

#include "app/fleet/credentials.h"
#include "app/fleet/ledger.h"
#include "app/fleet/options.h"
#include "app/fleet/shares.h"

#include <algorithm>
#include <array>
#include <limits>

namespace console {

namespace {

constexpr int firstBackOffMs = 500;
constexpr int awayLeastMs = 3000;
constexpr int awaySpanMs = 7000;
constexpr int pullEveryMs = 10000;
constexpr int pulls = 12;
constexpr int lieEveryMs = 500;
constexpr int floodEveryMs = 50;
constexpr int floodAtOnce = 10;
constexpr QLatin1StringView mainModule("default");
constexpr QLatin1StringView thirdVersion("0.0.1-factory");

MqttEndpoint endpointOf(const DeviceSpec& spec, const FleetOptions& options)
{
    const Credentials credentials = credentialsOf(spec.kind, options.product, spec.name, options.secret);
    const bool shared = !options.brokerUser.isEmpty();
    const KindTraits traits = traitsOf(spec.kind);
    return MqttEndpoint{ options.brokerHost.toUtf8(), options.brokerPort, credentials.clientId,
        shared ? options.brokerUser.toUtf8() : credentials.user,
        shared ? options.brokerPassword.toUtf8() : credentials.password, traits.cleanSession || spec.cleanSession,
        traits.keepAlive };
}

} // namespace

SimulatedDevice::SimulatedDevice(
    DeviceSpec spec, const FleetOptions& options, Reactor& reactor, const DescriptorBudget& descriptors, Ledger& ledger)
    : m_spec(std::move(spec))
    , m_options(options)
    , m_ledger(ledger)
    , m_traits(traitsOf(m_spec.kind))
    , m_topics(options.product, m_spec.name)
    , m_connection(reactor, descriptors, endpointOf(m_spec, options))
    , m_versions(m_spec.versions)
{
    m_returnTimer.setSingleShot(true);
    m_pullTimer.setInterval(std::max(options.scaled(pullEveryMs), 10));
    m_lieTimer.setInterval(m_spec.fate == Fate::LiarFlood ? floodEveryMs : lieEveryMs);
    connect(&m_lieTimer, &QTimer::timeout, this, &SimulatedDevice::lie);
    connect(&m_returnTimer, &QTimer::timeout, &m_connection, &MqttConnection::open);
    connect(&m_pullTimer, &QTimer::timeout, this, &SimulatedDevice::pull);
    connect(&m_connection, &MqttConnection::connected, this, &SimulatedDevice::onConnected);
    connect(&m_connection, &MqttConnection::lost, this, &SimulatedDevice::onLost);
    connect(&m_connection, &MqttConnection::messageReceived, this, &SimulatedDevice::onMessage);
}

void SimulatedDevice::start()
{
    m_connection.open();
}

void SimulatedDevice::stop()
{
    m_returnTimer.stop();
    m_pullTimer.stop();
    m_lieTimer.stop();
    m_upgrades.clear();
    if (m_connection.isConnected())
        write("disconnected", { { QStringLiteral("why"), QStringLiteral("stopped") } });
    m_connection.close();
}

void SimulatedDevice::leave()
{
    m_returnTimer.stop();
    m_pullTimer.stop();
    m_connection.close();
    write("disconnected", { { QStringLiteral("why"), QStringLiteral("away") } });
}

void SimulatedDevice::comeBack(qint64 ms)
{
    if (!m_connection.isConnected())
        m_returnTimer.start(m_options.scaled(static_cast<int>(std::min<qint64>(ms, std::numeric_limits<int>::max()))));
}

void SimulatedDevice::tick()
{
    m_connection.tick();
}

void SimulatedDevice::onConnected()
{
    m_losses = 0;
    write("connected");
    if (m_traits.subscribes) {
        m_connection.subscribe(m_topics.upgrade, 1);
        m_connection.subscribe(m_traits.legacyPull ? m_topics.legacyPull : m_topics.pullReply, 1);
    }
    reportVersions();
    if (m_traits.legacyPull || m_pullsLeft > 0)
        pull();
    tellEndings();
    for (const auto& upgrade : m_upgrades)
        upgrade->resume();
    emit versionsReported();
    startWaiting();
    if (isLiar(m_spec.fate)) {
        write("lies", { { QStringLiteral("fate"), fateName(m_spec.fate) } });
        m_lieTimer.start();
    }
}

void SimulatedDevice::lie()
{
    const auto say = [this](const QByteArray& topic, int step) {
        m_connection.publish(
            topic, progressPayload(m_spec.kind, m_nextId++, step, QStringLiteral("=1+1"), mainModule), 0);
    };
    const auto claim = [this](const QString& version) {
        m_connection.publish(m_topics.inform, informPayload(m_spec.kind, m_nextId++, version, mainModule), 0);
    };
    ++m_lies;
    if (m_spec.fate == Fate::LiarProgress) {
        const int step = static_cast<int>(chance() % 120) - 10;
        say(m_topics.progress, step);
        say(DeviceTopics(m_options.product, QStringLiteral("ghost-") + m_spec.name).progress, step);
    } else if (m_spec.fate == Fate::LiarReplay) {
        static constexpr std::array steps{ 10, 50, 100, -3 };
        say(m_topics.progress, steps[m_lies % steps.size()]);
        claim(m_versions.value(mainModule));
    } else if (m_spec.fate == Fate::LiarJump) {
        claim(QStringLiteral("0.%1.0").arg(m_lies % 8));
    } else {
        for (int i = 0; i < floodAtOnce; ++i)
            claim(m_versions.value(mainModule));
    }
}

void SimulatedDevice::onLost(const QString& reason)
{
    write("disconnected", { { QStringLiteral("why"), reason } });
    m_pullTimer.stop();
    m_lieTimer.stop();
    const int wait = firstBackOffMs << std::min(m_losses, 6);
    ++m_losses;
    m_returnTimer.start(m_options.scaled(wait / 2 + static_cast<int>(chance() % static_cast<quint64>(wait))));
}

void SimulatedDevice::reportVersions()
{
    if (m_traits.doubleReports || m_spec.fate == Fate::DoubleInform)
        report(mainModule, defaultSdkVersion);
    for (auto it = m_versions.cbegin(); it != m_versions.cend(); ++it)
        report(it.key(), it.value());
}

void SimulatedDevice::report(const QString& module, const QString& version)
{
    // C SDK 3.2 refuses to send more than 32 characters (PROTOCOL.md 2.1).
    if (m_spec.kind == DeviceKind::Sdk3 && version.size() > 32) {
        write("gaveUp", { { QStringLiteral("why"), QStringLiteral("version too long to report") } });
        return;
    }
    const bool automatic = version == defaultSdkVersion;
    const quint32 id = m_spec.kind == DeviceKind::Sdk3 ? (automatic ? 1 : 0) : m_nextId++;
    if (m_connection.publish(m_topics.inform, informPayload(m_spec.kind, id, version, module), m_traits.informQos))
        write("reported", { { QStringLiteral("version"), version }, { QStringLiteral("module"), module } });
}

void SimulatedDevice::sendProgress(int step, const QString& description, const DeviceNotice& notice)
{
    const int times = m_traits.doubleReports || m_spec.fate == Fate::DuplicateProgress ? 2 : 1;
    const QString module = notice.namesModule ? notice.module : QString(mainModule);
    for (int i = 0; i < times; ++i) {
        const quint32 id = m_spec.kind == DeviceKind::Sdk3 ? 0 : m_nextId++;
        const QByteArray payload = progressPayload(m_spec.kind, id, step, description, module);
        if (!m_connection.publish(m_topics.progress, payload, 0))
            return;
    }
    write("progress", { { QStringLiteral("step"), step }, { QStringLiteral("module"), module } });
}

void SimulatedDevice::pull()
{
    if (m_traits.legacyPull) {
        m_connection.publish(
            m_topics.legacyPull, informPayload(m_spec.kind, 0, m_versions.value(mainModule), mainModule), 1);
    } else {
        for (auto it = m_versions.cbegin(); it != m_versions.cend(); ++it)
            m_connection.publish(m_topics.pull, pullPayload(m_spec.kind, m_nextId++, it.key()), 0);
    }
    write("pulled");
    if (m_pullsLeft > 0 && --m_pullsLeft > 0)
        m_pullTimer.start();
    else
        m_pullTimer.stop();
}

void SimulatedDevice::onMessage(const QByteArray& topic, const QByteArray& payload)
{
    NoticeSource source = NoticeSource::Push;
    if (topic == m_topics.pullReply)
        source = NoticeSource::PullReply;
    else if (topic == m_topics.legacyPull)
        source = NoticeSource::LegacyReply;
    const NoticeReading reading = readNotice(m_spec.kind, source, payload, m_options.strictUrl);
    if (reading.notice)
        takeNotice(*reading.notice);
    else if (!reading.ignored.isEmpty())
        ignore(reading.ignored);
}

void SimulatedDevice::ignore(const QString& why)
{
    write("noticeIgnored", { { QStringLiteral("why"), why } });
}

void SimulatedDevice::takeNotice(const DeviceNotice& notice)
{
    write("noticeReceived",
        { { QStringLiteral("version"), notice.version }, { QStringLiteral("module"), notice.module },
            { QStringLiteral("url"), notice.url } });
    m_pullsLeft = 0;
    m_pullTimer.stop();
    const auto sameModule = [&](const auto& upgrade) { return upgrade->notice().module == notice.module; };
    const bool upgradesModule = std::any_of(m_upgrades.cbegin(), m_upgrades.cend(), sameModule);
    if (isLiar(m_spec.fate)) {
        ignore(QStringLiteral("liar"));
    } else if (!m_versions.contains(notice.module)) {
        ignore(QStringLiteral("unknownModule"));
    } else if (m_versions.value(notice.module) == notice.version) {
        ignore(QStringLiteral("alreadyThere"));
        report(notice.module, notice.version);
    } else if (notice.url == m_silentUrl) {
        ignore(QStringLiteral("silent"));
    } else if (upgradesModule && m_traits.parallelDownloads) {
        beginUpgrade(notice, m_upgrades.front()->strikes(), false);
    } else if (upgradesModule || !m_endings.empty()) {
        ignore(QStringLiteral("alreadyUpgrading"));
    } else if (!m_upgrades.empty()) {
        m_waiting.insert(notice.module, notice);
    } else {
        attempt(notice);
    }
}

void SimulatedDevice::attempt(const DeviceNotice& notice)
{
    const bool goesAway = m_spec.fate == Fate::Offline && (!m_wasAway || m_options.stubborn);
    if (goesAway && m_spec.chance % 2 == 0 && !m_wasAway) {
        goAway(true); // and forgets the notice, as if it had come a moment too late
        return;
    }
    ++m_attempts;
    const bool strikes = isFatal(m_spec.fate) && (m_attempts == 1 || m_options.stubborn || m_spec.stubborn);
    write("upgradeStarted",
        { { QStringLiteral("version"), notice.version }, { QStringLiteral("module"), notice.module },
            { QStringLiteral("attempt"), static_cast<qint64>(m_attempts) },
            { QStringLiteral("fate"), fateName(m_spec.fate) } });
    if (strikes && m_spec.fate == Fate::Silent) {
        m_silentUrl = notice.url;
        finish(Ending{ notice.module, QStringLiteral("silent"), 0, {} });
        return;
    }
    beginUpgrade(notice, strikes, goesAway);
}

void SimulatedDevice::beginUpgrade(const DeviceNotice& notice, bool strikes, bool goesAway)
{
    auto upgrade = std::make_unique<Upgrade>(m_spec, m_options, m_ledger, notice, strikes, goesAway);
    Upgrade* const made = upgrade.get();
    connect(made, &Upgrade::stepReached, this, [this, made](int step) { sendProgress(step, {}, made->notice()); });
    connect(made, &Upgrade::awayPointReached, this, [this] { goAway(false); });
    connect(made, &Upgrade::failed, this, [this, made](int code, const QString& why) { onFailed(made, code, why); });
    connect(made, &Upgrade::gaveUp, this, [this, made](const QString& why) { onGaveUp(made, why); });
    connect(made, &Upgrade::flashed, this, [this, made] { onFlashed(made); });
    m_upgrades.push_back(std::move(upgrade));
    made->start();
}

void SimulatedDevice::goAway(bool pullAfterwards)
{
    m_wasAway = true;
    m_pullsLeft = pullAfterwards ? pulls : 0;
    for (const auto& upgrade : m_upgrades)
        upgrade->suspend();
    m_connection.drop();
    write("disconnected", { { QStringLiteral("why"), QStringLiteral("away") } });
    m_returnTimer.start(m_options.scaled(awayLeastMs + static_cast<int>(chance() % awaySpanMs)));
}

void SimulatedDevice::onFailed(Upgrade* upgrade, int code, const QString& why)
{
    const DeviceNotice notice = upgrade->notice();
    retire(upgrade);
    write("failed", { { QStringLiteral("code"), code }, { QStringLiteral("module"), notice.module } });
    m_endings.push_back(Ending{ notice.module, QStringLiteral("failed(%1)").arg(code), code, why });
    if (m_connection.isConnected())
        tellEndings();
    startWaiting();
}

void SimulatedDevice::onGaveUp(Upgrade* upgrade, const QString& why)
{
    const QString module = upgrade->notice().module;
    retire(upgrade);
    write("gaveUp", { { QStringLiteral("why"), why }, { QStringLiteral("module"), module } });
    finish(Ending{ module, QStringLiteral("silent"), 0, {} });
    startWaiting();
}

void SimulatedDevice::onFlashed(Upgrade* upgrade)
{
    const DeviceNotice notice = upgrade->notice();
    const bool strikes = upgrade->strikes();
    retire(upgrade);
    install(notice, strikes);
}

void SimulatedDevice::install(const DeviceNotice& notice, bool strikes)
{
    if (strikes && m_spec.fate == Fate::Bricked) {
        finish(Ending{ notice.module, QStringLiteral("silent"), 0, {} });
        m_pullTimer.stop();
        m_connection.drop();
        write("disconnected", { { QStringLiteral("why"), QStringLiteral("bricked") } });
        return;
    }
    Ending ending{ notice.module, QStringLiteral("succeeded"), 0, {} };
    QString version = notice.version;
    if (strikes && m_spec.fate == Fate::WrongVersion) {
        version = thirdVersion;
        ending.outcome = QStringLiteral("wrong-version");
    } else if (strikes && m_spec.fate == Fate::FellBack) {
        version = m_versions.value(notice.module);
        ending.outcome = QStringLiteral("fell-back");
    }
    m_versions.insert(notice.module, version);
    write("installed", { { QStringLiteral("version"), version }, { QStringLiteral("module"), notice.module } });
    m_endings.push_back(ending);
    for (const auto& other : m_upgrades)
        write("gaveUp",
            { { QStringLiteral("why"), QStringLiteral("rebooted") },
                { QStringLiteral("module"), other->notice().module } });
    m_upgrades.clear();
    m_pullTimer.stop();
    m_connection.drop();
    write("disconnected", { { QStringLiteral("why"), QStringLiteral("reboot") } });
    if (m_spec.workMs) {
        m_returnTimer.start(m_options.scaled(static_cast<int>(std::min(*m_spec.workMs, 2e9))));
        return;
    }
    const auto reboot = static_cast<quint64>(m_options.rebootMs);
    m_returnTimer.start(m_options.scaled(static_cast<int>(reboot / 2 + chance() % (reboot + 1))));
}

void SimulatedDevice::retire(Upgrade* upgrade)
{
    const auto found = std::find_if(
        m_upgrades.begin(), m_upgrades.end(), [upgrade](const auto& each) { return each.get() == upgrade; });
    if (found == m_upgrades.end())
        return;
    upgrade->disconnect(this);
    found->release()->deleteLater(); // this runs inside one of its signals
    m_upgrades.erase(found);
}

void SimulatedDevice::tellEndings()
{
    const std::vector<Ending> endings = std::exchange(m_endings, {});
    for (const Ending& ending : endings) {
        if (ending.failure != 0) {
            DeviceNotice about;
            about.module = ending.module;
            about.namesModule = true;
            sendProgress(ending.failure, ending.why, about);
        }
        finish(ending);
    }
}

void SimulatedDevice::finish(const Ending& ending)
{
    QJsonObject facts{ { QStringLiteral("outcome"), ending.outcome }, { QStringLiteral("module"), ending.module },
        { QStringLiteral("version"), m_versions.value(ending.module) } };
    if (ending.failure != 0)
        facts.insert(QStringLiteral("code"), ending.failure);
    write("end", facts);
    emit upgradeEnded(ending.outcome);
}

void SimulatedDevice::startWaiting()
{
    if (m_waiting.isEmpty() || !m_upgrades.empty() || !m_connection.isConnected())
        return;
    const DeviceNotice next = m_waiting.take(m_waiting.firstKey());
    attempt(next);
}

quint64 SimulatedDevice::chance()
{
    return draw(m_spec.chance, m_spec.index, 1000 + m_chances++);
}

void SimulatedDevice::write(const char* event, QJsonObject facts)
{
    m_ledger.write(m_spec.name, event, std::move(facts));
}

} // namespace console
