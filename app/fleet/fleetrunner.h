// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/fleet/descriptorbudget.h"
#include "app/fleet/ledger.h"
#include "app/fleet/options.h"
#include "app/fleet/reactor.h"
#include "app/fleet/simulateddevice.h"

#include <QHash>
#include <QJsonObject>
#include <QMap>
#include <QObject>
#include <QTimer>

#include <memory>
#include <vector>

namespace console {

/// The fleet: makes the devices, starts them at the asked rate, ticks them and counts what becomes of them. What the
/// ledger says they installed in an earlier run, they still run. Main thread.
class FleetRunner : public QObject
{
    Q_OBJECT
public:
    explicit FleetRunner(FleetOptions options);
    ~FleetRunner() override;

    /// The error is a sentence: the ledger, or too few file descriptors.
    [[nodiscard]] tl::expected<void, QString> start();
    /// Those that are to be away disconnect; how many.
    int leave();
    /// One of them connects again after so long, divided by the speed.
    void comeBack(const QString& device, qint64 ms);
    void stop(); ///< every device disconnects; nothing happens afterwards
    /// {"devices":N,"ready":N,"outcomes":{"succeeded":…}}; a device counts with its last upgrade.
    [[nodiscard]] QJsonObject summary() const;

signals:
    void ready(quint32 devices); ///< all have connected and reported, once

private:
    void recallInstalled();
    [[nodiscard]] DeviceSpec specOf(quint32 index) const;
    void startSome();
    void tickSome();
    void onReported(quint32 index);

    const FleetOptions m_options;
    Reactor m_reactor;
    DescriptorBudget m_descriptors;
    Ledger m_ledger;
    QHash<QString, QMap<QString, QString>> m_installed; ///< version by module by device name
    std::vector<std::unique_ptr<SimulatedDevice>> m_devices;
    std::vector<bool> m_reported;
    QMap<quint32, QString> m_outcomes; ///< by device
    quint32 m_readyCount = 0;
    double m_startCredit = 0;
    std::size_t m_tickPhase = 0;
    QTimer m_startTimer;
    QTimer m_tickTimer;
};

} // namespace console
