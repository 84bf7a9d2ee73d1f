// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/console.h"
#include "app/console/consolecommands.h"
#include "app/rehearsal/rehearsalbroker.h"
#include "app/rehearsal/rehearsalwire.h"
#include "models/base/fastclock.h"
#include "ui/common/futures.h"

#include <QHash>
#include <QSet>

#include <functional>

namespace console {

/// The process of a rehearsal: a broker, a fleet and a whole console of its own, in a folder of its own, on a clock
/// that goes faster. It adds the firmware's file, verifies it on one more device, sends it by the plan, and tells how
/// that goes. Nothing of it outlives the object. Main thread; used once.
class RehearsalHost : public QObject
{
    Q_OBJECT

public:
    explicit RehearsalHost(RehearsalOrder order, QObject* parent = nullptr);
    ~RehearsalHost() override;

    void start();

signals:
    void told(const console::RehearsalNews& news);
    void ended(); ///< after the last news

private:
    void breakOff(const Error& error);
    template <class T, class Use> void follow(QFuture<Result<T>> future, Use use)
    {
        whenDone(future, this, [this, use = std::move(use)](const Result<T>& result) {
            if (m_isOver)
                return;
            if (!result)
                breakOff(result.error());
            else if constexpr (std::is_void_v<T>)
                use();
            else
                use(*result);
        });
    }

    void openConsole();
    void takeFrames();
    [[nodiscard]] bool writeDevices(const QString& path) const;
    [[nodiscard]] QString verifierName() const;
    void startFleet();
    void readFleet();
    void addFirmware();
    void awaitDevices();
    void markDevices(const std::vector<DeviceSlot>& slots_);
    void verify();
    void startBatch();
    void look();
    void show(const Batch& batch, const std::vector<Task>& tasks);
    void callBack(const std::vector<Task>& tasks, TimeMs now);
    [[nodiscard]] RehearsalEnd endOf(const Batch& batch, TimeMs now) const;
    void tell(RehearsalStage stage);

    const RehearsalOrder m_order;
    FastClock m_clock;
    RehearsalBroker m_broker;
    std::unique_ptr<Console> m_console;
    std::unique_ptr<ConsoleCommands> m_commands;
    QProcess m_fleet;
    QByteArray m_fleetSaid;
    QTimer m_look;
    QTimer m_patience; ///< until it runs
    FirmwareId m_firmware;
    BatchId m_batch;
    DeviceSlot m_verifier = noDevice;
    std::vector<DeviceSlot> m_slots; ///< of the script's devices
    QHash<DeviceSlot, std::size_t> m_places; ///< back
    QSet<DeviceSlot> m_called;
    bool m_isOnline = false;
    bool m_isVerified = false;
    bool m_isOver = false;
    Rehearsal m_state;
};

/// Reads the order from the standard input, tells its news on the standard output, and ends when the rehearsal has, or
/// when the input is closed: whoever ordered it is gone then. The exit code.
[[nodiscard]] int runRehearsal();

} // namespace console
