// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/commands.h"
#include "models/rollout/rolloutengine.h"

namespace console {

class Console;
class ControlLoop;

/// Commands carried out on the console's threads: rules on the engine thread, files, digests and database on its pool.
/// Main thread.
class ConsoleCommands final : public Commands
{
public:
    /// Orders in the name of `operatorName`; empty = who the settings name, else the user of the computer.
    explicit ConsoleCommands(Console& console, QString operatorName = {});

    QFuture<Result<Firmware>> addFirmware(const FirmwareDraft& draft) override;
    QFuture<Result<void>> deleteFirmware(FirmwareId id) override;
    QFuture<Result<NoticePreview>> previewNotice(FirmwareId id) override;
    QFuture<Result<BatchPreview>> previewBatch(const BatchDraft& draft) override;
    QFuture<Result<Forecast>> forecastBatch(const BatchDraft& draft) override;
    QFuture<Result<Forecast>> forecastRunning(BatchId id) override;
    QFuture<Result<Rehearsal>> rehearseBatch(const BatchDraft& draft, const RehearsalWish& wish) override;
    QFuture<Result<BatchId>> startBatch(const BatchDraft& draft) override;
    QFuture<Result<void>> pauseBatch(BatchId id) override;
    QFuture<Result<void>> resumeBatch(BatchId id) override;
    QFuture<Result<void>> cancelBatch(BatchId id) override;
    QFuture<Result<quint32>> retryFailed(BatchId id, const std::vector<DeviceSlot>& devices) override;
    QFuture<Result<quint32>> cancelTasks(BatchId id, const std::vector<DeviceSlot>& devices) override;
    QFuture<Result<void>> setRate(BatchId id, int perMinute) override;
    QFuture<Result<void>> setPace(
        BatchId id, int perMinute, const PaceRules& rules, const std::optional<PlanTimes>& times) override;
    QFuture<Result<BatchPreview>> previewRelease(BatchId id) override;
    QFuture<Result<void>> approveBatch(const BatchApproval& approval) override;
    QFuture<Result<void>> releaseWave(BatchId id, int wave) override;
    [[nodiscard]] QFuture<Result<quint32>> exportTasks(BatchId id, const QString& path) override;
    [[nodiscard]] QFuture<Result<quint32>> exportReport(BatchId id, const QString& path, ReportFormat format) override;
    [[nodiscard]] QFuture<Result<QString>> saveDossier(BatchId id, const QString& path) override;
    [[nodiscard]] QFuture<Result<quint32>> exportInventory(
        const QString& path, const std::vector<DeviceSlot>& devices) override;
    QFuture<Result<std::shared_ptr<const BatchReplay>>> replayBatch(BatchId id) override;
    void watchBatch(BatchId id) override;
    QFuture<Result<CsvDevices>> readCsv(const QString& path, const QString& productKey) override;
    QFuture<Result<void>> saveRejected(const QString& path, const QList<CsvRejection>& rejected) override;
    QFuture<Result<void>> closeBatch(BatchId id) override;
    QFuture<Result<quint32>> markDevices(const MarkOrder& order) override;
    QFuture<Result<MarkList>> readMarks(const QString& path) override;
    QFuture<Result<quint32>> applyMarks(const MarkList& list) override;
    QFuture<Result<quint32>> exportMarks(const QString& path, const std::vector<DeviceSlot>& devices) override;
    QFuture<Result<void>> saveFilter(const SavedFilter& filter) override;
    QFuture<Result<DeviceDetails>> deviceDetails(DeviceSlot device) override;
    QFuture<Result<QList<Activity>>> activities(const ActivityQuery& query) override;
    void markProblemsSeen() override;
    QFuture<Result<void>> connectBroker(const QString& profileId, const QString& password) override;
    void disconnectBroker() override;
    QFuture<Result<void>> savePassword(const BrokerProfile& profile, const QString& password) override;
    QFuture<Result<QString>> readPassword(const BrokerProfile& profile) override;
    QFuture<ConnectionReport> testConnection(const BrokerProfile& profile, const QString& password) override;
    ConsoleSettings settings() const override;
    QFuture<Result<void>> applySettings(const ConsoleSettings& settings) override;
    QFuture<Result<quint32>> exportProfiles(
        const QStringList& ids, const QString& path, const QString& passphrase) override;
    QFuture<Result<ProfileImport>> importProfiles(const QString& path, const QString& passphrase) override;
    QFuture<Result<quint32>> saveSupportBundle(const QString& path, bool masked) override;
    QFuture<Result<TrafficPage>> traffic(const TrafficQuery& query) override;

private:
    /// A rule order of one call, with the operator's name.
    template <class T> QFuture<Result<T>> order(std::function<Result<T>(RolloutEngine&, TimeMs)> work);

    /// The engine thread says what it rests on, the pool makes it.
    QFuture<Result<Forecast>> forecast(std::function<Result<ForecastInput>(ControlLoop&, TimeMs)> input);

    [[nodiscard]] QString actor() const;
    /// The vault must still hold the very bytes that were uploaded before anything is started with them. Pool threads.
    [[nodiscard]] static Result<void> checkVault(Console& console, FirmwareId id);
    [[nodiscard]] static Result<void> checkVaultOf(Console& console, BatchId id);

    Console& m_console;
    QString m_operator;
};

} // namespace console
