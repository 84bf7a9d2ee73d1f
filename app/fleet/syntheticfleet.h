// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/fleet/mqttpipe.h"
#include "app/fleet/options.h"

#include <QElapsedTimer>
#include <QHash>
#include <QJsonObject>
#include <QTimer>

#include <deque>
#include <memory>
#include <vector>

namespace console {

/// Devices that exist only as numbers, a million over a few connections, for loads that real connections cannot reach:
/// each reports its version, answers a notice with progress 0, after half a reboot 100, and after a whole one with the
/// new version. Nothing is downloaded, nothing fails, no ledger is kept. When a connection is lost all report again,
/// as devices do that come back. Main thread.
class SyntheticFleet final : public QObject
{
    Q_OBJECT
public:
    explicit SyntheticFleet(FleetOptions options);

    void start();
    void stop();
    /// As FleetRunner's.
    [[nodiscard]] QJsonObject summary() const;

signals:
    void ready(quint32 devices); ///< the broker has acknowledged the first report of all, once

private:
    enum class Next : quint8 { None, Finish, Restart }; ///< what a device does when its wait is over
    struct Device
    {
        quint16 version = 0; ///< in m_versions
        quint16 target = 0;
        Next next = Next::None;
    };
    struct Word
    {
        quint32 device;
        qint8 step; ///< -1 = the version
    };
    struct Wait
    {
        qint64 until;
        quint32 device;
    };

    void openPipe(MqttPipe& pipe);
    void beginReports();
    void work();
    void speak(std::size_t talker);
    void say(MqttPipe& pipe, Word word);
    void takeNotice(QByteArrayView topic, QByteArrayView payload);
    void endWaits();
    void wait(quint32 device);
    [[nodiscard]] quint16 versionNumber(const QString& version);
    [[nodiscard]] std::optional<quint32> deviceOf(QByteArrayView topic) const;
    void tellWhenReady();

    const FleetOptions m_options;
    MqttPipe m_listener;
    std::vector<std::unique_ptr<MqttPipe>> m_talkers;
    std::vector<std::deque<Word>> m_words; ///< by talker
    std::vector<Device> m_devices;
    QStringList m_versions;
    QHash<QString, quint16> m_versionNumbers;
    std::deque<Wait> m_waits; ///< all as long: in the order of their ends
    QElapsedTimer m_clock;
    QTimer m_timer;
    double m_credit = 0; ///< first reports that may begin
    quint32 m_begun = 0;
    quint32 m_succeeded = 0;
    quint32 m_id = 0;
    bool m_listening = false;
    bool m_told = false;
    bool m_stopped = false;
};

} // namespace console
