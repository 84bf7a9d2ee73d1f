// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/fleet/fleetrunner.h"

#include "app/fleet/ledgercheck.h"

#include <QFile>

namespace console {

namespace {

constexpr int startEveryMs = 20;
constexpr std::size_t tickPhases = 10; ///< every device once a second, a tenth of them at a time

} // namespace

FleetRunner::FleetRunner(FleetOptions options)
    : m_options(std::move(options))
    , m_descriptors(m_options.devices)
{
    connect(&m_startTimer, &QTimer::timeout, this, &FleetRunner::startSome);
    connect(&m_tickTimer, &QTimer::timeout, this, &FleetRunner::tickSome);
}

FleetRunner::~FleetRunner() = default;

tl::expected<void, QString> FleetRunner::start()
{
    if (!m_descriptors.isEnough())
        return tl::unexpected(
            QStringLiteral("%1 devices need more file descriptors than the %2 allowed; raise ulimit -Hn")
                .arg(m_options.devices)
                .arg(m_descriptors.limit()));
    recallInstalled();
    return m_ledger.open(m_options.ledgerFile).map([this] {
        m_devices.reserve(m_options.devices);
        m_reported.resize(m_options.devices);
        m_startTimer.start(startEveryMs);
        m_tickTimer.start(1000 / static_cast<int>(tickPhases));
        startSome();
    });
}

void FleetRunner::recallInstalled()
{
    QFile file(m_options.ledgerFile);
    if (m_options.ledgerFile.isEmpty() || !file.open(QIODevice::ReadOnly))
        return; // a first run
    LedgerCheck past;
    past.read(file);
    for (auto entry = past.entries().cbegin(); entry != past.entries().cend(); ++entry) {
        if (!entry->installed.isEmpty())
            m_installed[entry.key().first].insert(entry.key().second, entry->installed);
    }
}

DeviceSpec FleetRunner::specOf(quint32 index) const
{
    DeviceSpec spec = makeSpec(m_options, index);
    const QMap<QString, QString> installed = m_installed.value(spec.name);
    for (auto version = installed.cbegin(); version != installed.cend(); ++version) {
        if (spec.versions.contains(version.key()))
            spec.versions.insert(version.key(), version.value());
    }
    return spec;
}

void FleetRunner::startSome()
{
    m_startCredit += static_cast<double>(m_options.connectRate) * startEveryMs / 1000;
    while (m_startCredit >= 1 && m_devices.size() < m_options.devices) {
        m_startCredit -= 1;
        const auto index = static_cast<quint32>(m_devices.size());
        m_devices.push_back(
            std::make_unique<SimulatedDevice>(specOf(index), m_options, m_reactor, m_descriptors, m_ledger));
        SimulatedDevice* const device = m_devices.back().get();
        connect(device, &SimulatedDevice::versionsReported, this, [this, index] { onReported(index); });
        connect(device, &SimulatedDevice::upgradeEnded, this,
            [this, index](const QString& outcome) { m_outcomes.insert(index, outcome); });
        device->start();
    }
    if (m_devices.size() == m_options.devices)
        m_startTimer.stop();
}

void FleetRunner::tickSome()
{
    for (std::size_t i = m_tickPhase; i < m_devices.size(); i += tickPhases)
        m_devices[i]->tick();
    m_tickPhase = (m_tickPhase + 1) % tickPhases;
}

void FleetRunner::onReported(quint32 index)
{
    if (m_reported[index])
        return;
    m_reported[index] = true;
    if (++m_readyCount == m_options.devices)
        emit ready(m_readyCount);
}

int FleetRunner::leave()
{
    int left = 0;
    for (const auto& device : m_devices) {
        if (!device->spec().leaves)
            continue;
        device->leave();
        ++left;
    }
    return left;
}

void FleetRunner::comeBack(const QString& device, qint64 ms)
{
    for (const auto& each : m_devices) {
        if (each->spec().name == device)
            each->comeBack(ms);
    }
}

void FleetRunner::stop()
{
    m_startTimer.stop();
    m_tickTimer.stop();
    for (const auto& device : m_devices)
        device->stop();
}

QJsonObject FleetRunner::summary() const
{
    QMap<QString, int> counts;
    for (const QString& outcome : m_outcomes)
        ++counts[outcome];
    QJsonObject outcomes;
    for (auto it = counts.cbegin(); it != counts.cend(); ++it)
        outcomes.insert(it.key(), it.value());
    return QJsonObject{ { QStringLiteral("devices"), static_cast<qint64>(m_options.devices) },
        { QStringLiteral("ready"), static_cast<qint64>(m_readyCount) }, { QStringLiteral("outcomes"), outcomes } };
}

} // namespace console
