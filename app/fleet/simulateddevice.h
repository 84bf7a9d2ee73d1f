// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/fleet/devicereports.h"
#include "app/fleet/devicespec.h"
#include "app/fleet/mqttconnection.h"
#include "app/fleet/upgrade.h"

#include <QJsonObject>
#include <QMap>
#include <QObject>
#include <QTimer>

#include <memory>
#include <vector>

namespace console {

struct FleetOptions;
class Ledger;

/// One device: connects, reports its versions, takes notices as its kind does, upgrades, reboots and reports again, by
/// itself for ever. Everything it does is in the ledger. Main thread; owned by FleetRunner.
class SimulatedDevice : public QObject
{
    Q_OBJECT
public:
    SimulatedDevice(DeviceSpec spec, const FleetOptions& options, Reactor& reactor, const DescriptorBudget& descriptors,
        Ledger& ledger);

    void start();
    void stop(); ///< says goodbye to the broker
    void leave(); ///< the same, until comeBack()
    void comeBack(qint64 ms); ///< after so long, divided by the speed
    void tick(); ///< once a second
    [[nodiscard]] const DeviceSpec& spec() const { return m_spec; }

signals:
    void versionsReported();
    void upgradeEnded(const QString& outcome); ///< the words of the ledger's "end"

private:
    /// What is said when the device is back with its new version, or connected again.
    struct Ending
    {
        QString module;
        QString outcome;
        int failure = 0; ///< -1..-4 to be reported first
        QString why;
    };

    void onConnected();
    void onLost(const QString& reason);
    void onMessage(const QByteArray& topic, const QByteArray& payload);
    void reportVersions();
    void report(const QString& module, const QString& version);
    void sendProgress(int step, const QString& description, const DeviceNotice& notice);
    void pull();
    void takeNotice(const DeviceNotice& notice);
    void ignore(const QString& why);
    void attempt(const DeviceNotice& notice);
    void beginUpgrade(const DeviceNotice& notice, bool strikes, bool goesAway);
    void goAway(bool pullAfterwards);
    void onFailed(Upgrade* upgrade, int code, const QString& why);
    void onGaveUp(Upgrade* upgrade, const QString& why);
    void onFlashed(Upgrade* upgrade);
    void install(const DeviceNotice& notice, bool strikes);
    void retire(Upgrade* upgrade);
    void tellEndings();
    void finish(const Ending& ending);
    void startWaiting();
    [[nodiscard]] quint64 chance(); ///< the next number of this device's own sequence
    void lie();
    void write(const char* event, QJsonObject facts = {});

    DeviceSpec m_spec;
    const FleetOptions& m_options;
    Ledger& m_ledger;
    const KindTraits m_traits;
    const DeviceTopics m_topics;
    MqttConnection m_connection;
    QTimer m_returnTimer;
    QTimer m_pullTimer;
    QTimer m_lieTimer;
    QMap<QString, QString> m_versions;
    std::vector<std::unique_ptr<Upgrade>> m_upgrades; ///< C SDK 4.1 runs several of one module
    QMap<QString, DeviceNotice> m_waiting; ///< by module, while another module upgrades
    std::vector<Ending> m_endings;
    QString m_silentUrl; ///< the notice a silent device does nothing with, however often it comes
    quint32 m_attempts = 0;
    quint32 m_nextId = 1;
    quint64 m_chances = 0;
    quint32 m_lies = 0;
    int m_losses = 0; ///< in a row
    int m_pullsLeft = 0;
    bool m_wasAway = false;
};

} // namespace console
