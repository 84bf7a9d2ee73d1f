// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/console.h"
#include "app/console/consolecommands.h"
#include "tests/support/mosquittoprocess.h"

#include <QMap>
#include <QTemporaryDir>
#include <QTest>

#include <map>

namespace console {

/// A whole console without a window, on a workspace of its own: what its frames said, by name, and its orders. Main
/// thread of an integration test. It can be closed and opened again, as an operator would.
class ConsoleRig : public QObject
{
    Q_OBJECT

public:
    explicit ConsoleRig(quint16 brokerPort);
    /// On a broker that wants more than a port; `password` is typed when the console asks for it.
    ConsoleRig(const BrokerProfile& broker, QString password);
    ~ConsoleRig() override;

    /// Opens and connects; false with the reason printed.
    [[nodiscard]] bool open();
    /// Opens without waiting for the broker.
    [[nodiscard]] bool openAlone();
    void close();

    /// What a start of the program on the same workspace and broker is told.
    [[nodiscard]] QStringList arguments() const;
    void setListenPort(quint16 port) { m_listenPort = port; }
    [[nodiscard]] const QList<BrokerProfile>& passwordsAsked() const { return m_passwordsAsked; }

    [[nodiscard]] Console& console() { return *m_console; }
    [[nodiscard]] Commands& commands() { return *m_commands; }
    [[nodiscard]] QString workspace() const { return m_folder.path() + QStringLiteral("/workspace"); }
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }

    /// Waits for an answer; the error is printed.
    template <class T> Result<T> wait(QFuture<Result<T>> future, int ms = 30000)
    {
        if (!QTest::qWaitFor([&] { return future.isFinished(); }, ms) || future.resultCount() == 0)
            return failure(ErrorKind::Internal, QStringLiteral("no answer"));
        if (!future.result())
            qWarning() << "refused:" << static_cast<int>(future.result().error().kind)
                       << future.result().error().context;
        return future.result();
    }

    [[nodiscard]] QString versionOf(const QString& device) const;
    [[nodiscard]] DeviceSlot slotOf(const QString& device) const;
    [[nodiscard]] const BatchRow* batch(BatchId id) const;
    [[nodiscard]] std::optional<FirmwareState> stateOf(FirmwareId id) const;
    /// Of the watched batch, by device name.
    [[nodiscard]] QMap<QString, Task> tasks() const;
    [[nodiscard]] QList<Activity> activities(ActivityKind kind) const;
    [[nodiscard]] const Pulse& pulse() const { return m_pulse; }
    [[nodiscard]] int deviceCount() const { return static_cast<int>(m_devices.size()); }

    // The article's steps
    [[nodiscard]] Result<Firmware> upload(const QString& file, const QString& product, const QString& version);
    [[nodiscard]] bool verify(FirmwareId firmware, const QStringList& devices, int ms = 60000);

private:
    void takeFrames();

    QTemporaryDir m_folder;
    BrokerProfile m_broker;
    QString m_password;
    QList<BrokerProfile> m_passwordsAsked;
    quint16 m_listenPort = 0;
    std::unique_ptr<Console> m_console;
    std::unique_ptr<ConsoleCommands> m_commands;
    std::shared_ptr<const FleetNames> m_names;
    std::map<DeviceSlot, DeviceRow> m_devices;
    std::map<BatchId, BatchRow> m_batches;
    std::map<FirmwareId, FirmwareRow> m_firmware;
    std::map<DeviceSlot, TaskRow> m_tasks;
    QList<Activity> m_activities;
    Pulse m_pulse;
};

} // namespace console
