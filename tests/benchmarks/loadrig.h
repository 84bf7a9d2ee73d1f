// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/console.h"
#include "app/console/consolecommands.h"
#include "tests/support/mosquittoprocess.h"

#include <QTemporaryDir>
#include <QTest>

namespace console {

/// The broker settings that README.md tells users to set, but for who may come in.
[[nodiscard]] MosquittoProcess::Options brokerOfReadme();

/// What stands in a workspace before the console opens it: devices dev000001, … of product a1Bench on version 1.0.0, a
/// verified firmware 2.0.0, and perhaps a batch of it for all of them.
struct Stock
{
    enum class Work : quint8 {
        None,
        Notified, ///< a running batch whose devices all have their notice
        Waiting, ///< a running batch that waits for the broker with its first notice
    };
    quint32 devices = 0;
    Work work = Work::None;
    int ratePerMinute = 10'000;
};

/// A whole console without a window, on a workspace of its own, with frames taken as a window takes them. Main thread
/// of a benchmark.
class LoadRig final : public QObject
{
    Q_OBJECT

public:
    LoadRig() = default;
    ~LoadRig() override;

    /// Makes the workspace, by SQL; false with the reason printed.
    [[nodiscard]] bool stock(const Stock& stock);
    /// `brokerPort` 0 = without a broker.
    [[nodiscard]] bool open(quint16 brokerPort);
    void close();
    /// For who opened without.
    [[nodiscard]] bool connectTo(quint16 brokerPort);

    [[nodiscard]] Commands& commands() { return *m_commands; }
    [[nodiscard]] FirmwareId firmware() const { return m_firmware; }
    [[nodiscard]] BatchId batch() const { return m_batch; }

    /// Reports that frames have told of, and rows of devices in them.
    [[nodiscard]] quint64 reports() const { return m_pulse.reports; }
    [[nodiscard]] quint64 rejected() const { return m_pulse.rejectedReports; }
    [[nodiscard]] quint64 rows() const { return m_rows; }
    [[nodiscard]] bool waitForReports(quint64 count, int seconds);
    /// Waits until no notice waits or is unacknowledged.
    [[nodiscard]] bool waitForOutbox(int seconds);
    /// Waits until everything decided before is durable.
    [[nodiscard]] bool settle();
    /// Waits for an answer; the error is printed.
    template <class T> Result<T> wait(QFuture<Result<T>> future, int seconds = 120)
    {
        if (!QTest::qWaitFor([&] { return future.isFinished(); }, seconds * 1000) || future.resultCount() == 0)
            return failure(ErrorKind::Internal, QStringLiteral("no answer"));
        if (!future.result())
            qWarning() << "refused:" << static_cast<int>(future.result().error().kind)
                       << future.result().error().context;
        return future.result();
    }

    /// Of the database, also while the console has it open; -1 and the reason printed when it fails.
    [[nodiscard]] qint64 number(const QString& sql) const;
    [[nodiscard]] QString text(const QString& sql) const;
    /// Runs statements on the database, as one transaction. The console must not have it open.
    [[nodiscard]] bool run(const QStringList& statements) const;
    [[nodiscard]] QString databasePath() const;

private:
    [[nodiscard]] bool openConsole(const std::optional<BrokerProfile>& broker);
    [[nodiscard]] bool addFirmware();
    [[nodiscard]] bool writeBatch(const Stock& stock);
    void takeFrames();

    QTemporaryDir m_folder;
    std::unique_ptr<Console> m_console;
    std::unique_ptr<ConsoleCommands> m_commands;
    FirmwareId m_firmware;
    BatchId m_batch;
    Pulse m_pulse;
    quint64 m_rows = 0;
    quint64 m_frames = 0;
};

} // namespace console
