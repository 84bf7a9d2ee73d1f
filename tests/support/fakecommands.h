// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/commands.h"

#include <QPromise>
#include <QStringList>

#include <memory>
#include <optional>

namespace console {

/// One settable answer. Given at once, or, after hold(), when the test fills the promise (progress, cancel).
template <class T> class FakeAnswer
{
public:
    explicit FakeAnswer(T value)
        : m_value(std::move(value))
    {
    }
    FakeAnswer& operator=(T value)
    {
        m_value = std::move(value);
        return *this;
    }
    /// The next call waits for this promise.
    std::shared_ptr<QPromise<T>> hold()
    {
        m_held = std::make_shared<QPromise<T>>();
        m_held->start();
        return m_held;
    }
    QFuture<T> future()
    {
        if (const auto held = std::exchange(m_held, nullptr))
            return held->future();
        QPromise<T> promise;
        promise.start();
        promise.addResult(m_value);
        promise.finish();
        return promise.future();
    }

private:
    T m_value;
    std::shared_ptr<QPromise<T>> m_held;
};

/// Commands for GUI tests: writes down every order in `calls` ("pauseBatch 12"), keeps the last arguments, and answers
/// from values the test sets. GUI thread.
class FakeCommands final : public Commands
{
public:
    QStringList calls; ///< orders and questions, in order
    FirmwareDraft lastFirmwareDraft;
    BatchDraft lastBatchDraft;
    BrokerProfile lastProfile;
    ActivityQuery lastQuery;
    std::vector<DeviceSlot> lastDevices;
    ConsoleSettings currentSettings; ///< what settings() gives; applySettings() replaces it when it succeeds

    FakeAnswer<Result<Firmware>> firmwareAnswer{ Firmware{} };
    FakeAnswer<Result<void>> doneAnswer{ Result<void>{} }; ///< every order without a value, but those below
    FakeAnswer<Result<NoticePreview>> noticeAnswer{ NoticePreview{} };
    FakeAnswer<Result<BatchPreview>> previewAnswer{ BatchPreview{} };
    FakeAnswer<Result<Forecast>> forecastAnswer{ Forecast{} }; ///< before the start and while it runs
    FakeAnswer<Result<Rehearsal>> rehearsalAnswer{ Rehearsal{} };
    RehearsalWish lastWish;
    FakeAnswer<Result<BatchId>> batchAnswer{ BatchId{ 1 } };
    FakeAnswer<Result<quint32>> countAnswer{ 0U };
    FakeAnswer<Result<QString>> sealAnswer{ QString() };
    FakeAnswer<Result<std::shared_ptr<const BatchReplay>>> replayAnswer{ std::shared_ptr<const BatchReplay>() };
    FakeAnswer<Result<CsvDevices>> csvAnswer{ CsvDevices{} };
    FakeAnswer<Result<MarkList>> marksAnswer{ MarkList{} };
    MarkOrder lastMarks;
    MarkList lastMarkList;
    SavedFilter lastFilter;
    FakeAnswer<Result<DeviceDetails>> detailsAnswer{ DeviceDetails{} };
    FakeAnswer<Result<QList<Activity>>> activitiesAnswer{ QList<Activity>{} };
    FakeAnswer<Result<void>> connectAnswer{ Result<void>{} };
    FakeAnswer<Result<void>> savePasswordAnswer{ Result<void>{} };
    FakeAnswer<Result<QString>> readPasswordAnswer{ QString() };
    FakeAnswer<ConnectionReport> testAnswer{ ConnectionReport{} };
    FakeAnswer<Result<void>> settingsAnswer{ Result<void>{} };
    FakeAnswer<Result<ProfileImport>> importAnswer{ ProfileImport{} };
    TrafficPage trafficPage; ///< of which every question gets what is after its number
    TrafficQuery lastTraffic;
    QString lastPassphrase;

    /// How often an order was given, whatever its arguments.
    [[nodiscard]] qsizetype count(const QString& order) const;

    [[nodiscard]] QFuture<Result<Firmware>> addFirmware(const FirmwareDraft& draft) override;
    [[nodiscard]] QFuture<Result<void>> deleteFirmware(FirmwareId id) override;
    [[nodiscard]] QFuture<Result<NoticePreview>> previewNotice(FirmwareId id) override;
    [[nodiscard]] QFuture<Result<BatchPreview>> previewBatch(const BatchDraft& draft) override;
    [[nodiscard]] QFuture<Result<Forecast>> forecastBatch(const BatchDraft& draft) override;
    [[nodiscard]] QFuture<Result<Forecast>> forecastRunning(BatchId id) override;
    [[nodiscard]] QFuture<Result<Rehearsal>> rehearseBatch(const BatchDraft& draft, const RehearsalWish& wish) override;
    [[nodiscard]] QFuture<Result<BatchId>> startBatch(const BatchDraft& draft) override;
    [[nodiscard]] QFuture<Result<void>> pauseBatch(BatchId id) override;
    [[nodiscard]] QFuture<Result<void>> resumeBatch(BatchId id) override;
    [[nodiscard]] QFuture<Result<void>> cancelBatch(BatchId id) override;
    [[nodiscard]] QFuture<Result<quint32>> retryFailed(BatchId id, const std::vector<DeviceSlot>& devices) override;
    PaceRules lastPace; ///< of setPace
    [[nodiscard]] QFuture<Result<quint32>> cancelTasks(BatchId id, const std::vector<DeviceSlot>& devices) override;
    [[nodiscard]] QFuture<Result<void>> setRate(BatchId id, int perMinute) override;
    [[nodiscard]] QFuture<Result<void>> setPace(
        BatchId id, int perMinute, const PaceRules& rules, const std::optional<PlanTimes>& times) override;
    std::optional<PlanTimes> lastTimes; ///< of setPace
    BatchApproval lastApproval;
    FakeAnswer<Result<BatchPreview>> releaseAnswer{ BatchPreview{} };
    [[nodiscard]] QFuture<Result<BatchPreview>> previewRelease(BatchId id) override;
    [[nodiscard]] QFuture<Result<void>> approveBatch(const BatchApproval& approval) override;
    [[nodiscard]] QFuture<Result<void>> releaseWave(BatchId id, int wave) override;
    [[nodiscard]] QFuture<Result<quint32>> exportTasks(BatchId id, const QString& path) override;
    [[nodiscard]] QFuture<Result<quint32>> exportReport(BatchId id, const QString& path, ReportFormat format) override;
    [[nodiscard]] QFuture<Result<QString>> saveDossier(BatchId id, const QString& path) override;
    [[nodiscard]] QFuture<Result<quint32>> exportInventory(
        const QString& path, const std::vector<DeviceSlot>& devices) override;
    [[nodiscard]] QFuture<Result<std::shared_ptr<const BatchReplay>>> replayBatch(BatchId id) override;
    void watchBatch(BatchId id) override;
    [[nodiscard]] QFuture<Result<CsvDevices>> readCsv(const QString& path, const QString& productKey) override;
    [[nodiscard]] QFuture<Result<void>> saveRejected(const QString& path, const QList<CsvRejection>& rejected) override;
    [[nodiscard]] QFuture<Result<void>> closeBatch(BatchId id) override;
    [[nodiscard]] QFuture<Result<quint32>> markDevices(const MarkOrder& order) override;
    [[nodiscard]] QFuture<Result<MarkList>> readMarks(const QString& path) override;
    [[nodiscard]] QFuture<Result<quint32>> applyMarks(const MarkList& list) override;
    [[nodiscard]] QFuture<Result<quint32>> exportMarks(
        const QString& path, const std::vector<DeviceSlot>& devices) override;
    [[nodiscard]] QFuture<Result<void>> saveFilter(const SavedFilter& filter) override;
    [[nodiscard]] QFuture<Result<DeviceDetails>> deviceDetails(DeviceSlot device) override;
    [[nodiscard]] QFuture<Result<QList<Activity>>> activities(const ActivityQuery& query) override;
    void markProblemsSeen() override;
    [[nodiscard]] QFuture<Result<void>> connectBroker(const QString& profileId, const QString& password) override;
    void disconnectBroker() override;
    [[nodiscard]] QFuture<Result<void>> savePassword(const BrokerProfile& profile, const QString& password) override;
    [[nodiscard]] QFuture<Result<QString>> readPassword(const BrokerProfile& profile) override;
    [[nodiscard]] QFuture<ConnectionReport> testConnection(
        const BrokerProfile& profile, const QString& password) override;
    [[nodiscard]] ConsoleSettings settings() const override;
    [[nodiscard]] QFuture<Result<void>> applySettings(const ConsoleSettings& settings) override;
    [[nodiscard]] QFuture<Result<quint32>> exportProfiles(
        const QStringList& ids, const QString& path, const QString& passphrase) override;
    [[nodiscard]] QFuture<Result<ProfileImport>> importProfiles(
        const QString& path, const QString& passphrase) override;
    [[nodiscard]] QFuture<Result<quint32>> saveSupportBundle(const QString& path, bool masked) override;
    [[nodiscard]] QFuture<Result<TrafficPage>> traffic(const TrafficQuery& query) override;
};

} // namespace console
