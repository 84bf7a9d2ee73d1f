// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/broker/connectiontest.h"
#include "models/control/frame.h"
#include "models/control/settings.h"
#include "models/protocol/notice.h"
#include "models/rollout/absence.h"
#include "models/rollout/baserate.h"
#include "models/rollout/batchreplay.h"
#include "models/rollout/forecast.h"
#include "models/rollout/markscsv.h"
#include "models/rollout/preflight.h"
#include "models/rollout/rehearsal.h"
#include "models/rollout/targetselection.h"
#include "models/store/records.h"

#include <QFuture>

namespace console {

/// What an operator decides in the wizard.
struct BatchDraft
{
    BatchKind kind = BatchKind::Upgrade;
    FirmwareId firmware;
    Plan plan;
    // What a batch (not a verification) may only start with; see startBatch.
    Consent consent{}; ///< to findings of the preview
    std::optional<quint32> expected{}; ///< devices, as the operator was told or typed
    /// Those that were reviewed, ascending: nobody else gets the upgrade at the start. Null = whoever there is then.
    std::shared_ptr<const std::vector<DeviceSlot>> reviewed{};
};

/// What a second operator releases.
struct BatchApproval
{
    BatchId batch{};
    QString operatorName{}; ///< empty = the one of the settings
    Consent consent{}; ///< to findings of the preview
    std::optional<quint32> expected{}; ///< devices, as the operator was told or typed
};

/// A group and tags for devices; what is not named stays.
struct MarkOrder
{
    std::vector<DeviceSlot> devices;
    std::optional<QString> group; ///< empty = none any more
    QStringList add; ///< tags
    QStringList remove;
};

/// One raw message of a device, newest kept, in memory only.
struct RawMessage
{
    TimeMs at = 0;
    bool incoming = true;
    bool retained = false;
    QByteArray topic;
    QByteArray payload; ///< at most 8 KiB
    qsizetype payloadSize = 0; ///< as it was sent, in bytes
};

struct DeviceDetails
{
    DeviceSlot device = noDevice;
    std::vector<ModuleVersion> versions;
    QList<VersionHistoryEntry> history; ///< newest first
    std::vector<Task> tasks; ///< newest batch first
    QList<Activity> activities; ///< newest first
    QList<RawMessage> messages; ///< newest first
    TimeMs firstSeen = 0;
    TimeMs lastSeen = 0;
    std::optional<Absence> absence{}; ///< where nothing is under way for it
};

/// Why a filter finds no device of the product: the clause that no device fulfils, alone or beside those before it.
struct FilterHole
{
    DeviceQuery::Clause clause; ///< in the text of the filter
    bool alone = true;
};

/// The review step of the wizard: what would happen.
struct BatchPreview
{
    Selection selection;
    NoticePreview notice; ///< for the first target, with its real link
    QList<Finding> findings{}; ///< worst first
    qint64 minutesAtRate = 0; ///< pushing alone
    std::vector<quint32> waveSizes{}; ///< devices of each wave
    std::optional<Error> waveFault{}; ///< WavesTooLarge: there are too few devices for them
    std::optional<FilterHole> hole{}; ///< Scope::Filter, where it finds nothing
    BaseRate usual; ///< what fails anyway, by the product's earlier batches
};

enum class ReportFormat { Html, Pdf };

/// What came out of a file of exported connections.
struct ProfileImport
{
    QStringList names; ///< of the new profiles, as they are called here
    quint32 passwords = 0; ///< that the keychain keeps now
    quint32 passwordsUnkept = 0; ///< that it could not keep: they are asked for
    QStringList missingFiles; ///< certificates and keys that are not on this computer
};

/// What to follow of the OTA traffic: of a device, of a batch's devices, or of all.
struct TrafficQuery
{
    DeviceSlot device = noDevice;
    BatchId batch;
    quint64 after = 0; ///< TrafficPage::next of the page before; 0 = from the newest `limit` on
    qsizetype limit = 500;
};

struct TrafficMessage
{
    quint64 number = 0; ///< ascending, from 1
    DeviceSlot device = noDevice;
    RawMessage message;
};

struct TrafficPage
{
    QList<TrafficMessage> messages; ///< oldest first
    quint64 next = 0;
    bool skipped = false; ///< some went by unseen: they came faster than they were asked for
};

/// All an operator can order or ask. Called on the GUI thread; answers arrive there through the future; nothing blocks.
/// Futures of long work report progress (0..100) and can be cancelled (then: ErrorKind::Cancelled).
class Commands
{
public:
    virtual ~Commands() = default;

    // Firmware
    [[nodiscard]] virtual QFuture<Result<Firmware>> addFirmware(const FirmwareDraft& draft) = 0;
    [[nodiscard]] virtual QFuture<Result<void>> deleteFirmware(FirmwareId id) = 0;
    /// The exact notice of a stored firmware or of one about to be added (digests of zeros), with an example link.
    [[nodiscard]] virtual QFuture<Result<NoticePreview>> previewNotice(FirmwareId id) = 0;

    // Batches
    /// Errors: those of the vault too, for what is not intact can not be sent.
    [[nodiscard]] virtual QFuture<Result<BatchPreview>> previewBatch(const BatchDraft& draft) = 0;
    /// How the batch will go, as far as history tells; cancelled when nobody wants to know any more.
    [[nodiscard]] virtual QFuture<Result<Forecast>> forecastBatch(const BatchDraft& draft) = 0;
    /// The same of one that is open, from where it stands.
    [[nodiscard]] virtual QFuture<Result<Forecast>> forecastRunning(BatchId id) = 0;
    /// Runs the plan against virtual devices on a broker of its own. Results come while it runs, the newest last; it is
    /// over with the future, and cancelling that ends it. Nothing of the workspace, its broker and its devices is
    /// touched. Errors: those of forecastBatch, ProgramMissing, RehearsalFailed, RehearsalRunning, RehearsalOutOfRange.
    [[nodiscard]] virtual QFuture<Result<Rehearsal>> rehearseBatch(const BatchDraft& draft, const RehearsalWish& wish)
        = 0;
    /// Errors, beside the plan's: ConsentMissing (findings that the draft does not accept), FleetChanged (other devices
    /// than expected), CountUnconfirmed (more than `largeBatch` of them, and no number expected).
    [[nodiscard]] virtual QFuture<Result<BatchId>> startBatch(const BatchDraft& draft) = 0;
    [[nodiscard]] virtual QFuture<Result<void>> pauseBatch(BatchId id) = 0;
    [[nodiscard]] virtual QFuture<Result<void>> resumeBatch(BatchId id) = 0;
    [[nodiscard]] virtual QFuture<Result<void>> cancelBatch(BatchId id) = 0;
    [[nodiscard]] virtual QFuture<Result<quint32>> retryFailed(BatchId id, const std::vector<DeviceSlot>& devices)
        = 0; ///< empty = all
    [[nodiscard]] virtual QFuture<Result<quint32>> cancelTasks(BatchId id, const std::vector<DeviceSlot>& devices) = 0;
    [[nodiscard]] virtual QFuture<Result<void>> setRate(BatchId id, int perMinute) = 0;
    /// `times`: windows and end, where they change too. Error: PastEnd where the end has come.
    [[nodiscard]] virtual QFuture<Result<void>> setPace(
        BatchId id, int perMinute, const PaceRules& rules, const std::optional<PlanTimes>& times)
        = 0;
    /// What would go out if the batch, made under four eyes, were released now: its devices and findings of this
    /// moment. Errors: as previewBatch, NothingToRelease.
    [[nodiscard]] virtual QFuture<Result<BatchPreview>> previewRelease(BatchId id) = 0;
    /// Errors: as startBatch, and OwnRelease, OperatorUnnamed, NothingToRelease.
    [[nodiscard]] virtual QFuture<Result<void>> approveBatch(const BatchApproval& approval) = 0;
    /// Opens wave `wave` (from 1) whatever its gate says. Error: NoWaveToRelease where it is not the next one any more.
    [[nodiscard]] virtual QFuture<Result<void>> releaseWave(BatchId id, int wave) = 0;
    /// No device that matches later joins any more. Error: BatchNotDynamic.
    [[nodiscard]] virtual QFuture<Result<void>> closeBatch(BatchId id) = 0;
    /// All tasks of the batch as CSV; the number of them. Reports progress and can be cancelled; then the file is as it
    /// was before. Errors: NotFound, WriteFailed.
    [[nodiscard]] virtual QFuture<Result<quint32>> exportTasks(BatchId id, const QString& path) = 0;
    /// What happened in a batch, for people, its devices with it; the number of them. As exportTasks otherwise.
    [[nodiscard]] virtual QFuture<Result<quint32>> exportReport(BatchId id, const QString& path, ReportFormat format)
        = 0;
    /// All that is known of a batch as a file that shows when it was changed (rolloutctl dossier check), and its seal,
    /// which is in the log then. As exportTasks otherwise; also CannotRecord.
    [[nodiscard]] virtual QFuture<Result<QString>> saveDossier(BatchId id, const QString& path) = 0;
    /// The batch as it was at any time. Can be cancelled. Errors: NotFound, LogBeginsLate, DatabaseDamaged.
    [[nodiscard]] virtual QFuture<Result<std::shared_ptr<const BatchReplay>>> replayBatch(BatchId id) = 0;
    /// Frames carry this batch's tasks from now on (one batch at a time; null = none).
    virtual void watchBatch(BatchId id) = 0;
    [[nodiscard]] virtual QFuture<Result<CsvDevices>> readCsv(const QString& path, const QString& productKey) = 0;
    [[nodiscard]] virtual QFuture<Result<void>> saveRejected(const QString& path, const QList<CsvRejection>& rejected)
        = 0;

    // Devices and activity
    /// How many changed; none where it fails. Errors: MarkInvalid, TooManyTags.
    [[nodiscard]] virtual QFuture<Result<quint32>> markDevices(const MarkOrder& order) = 0;
    /// A CSV of groups and tags, looked up but not applied yet. Errors: those of readCsv, CsvColumnsMissing.
    [[nodiscard]] virtual QFuture<Result<MarkList>> readMarks(const QString& path) = 0;
    [[nodiscard]] virtual QFuture<Result<quint32>> applyMarks(const MarkList& list) = 0;
    /// Groups and tags of these devices (none = all) as such a CSV; the number of lines.
    [[nodiscard]] virtual QFuture<Result<quint32>> exportMarks(
        const QString& path, const std::vector<DeviceSlot>& devices)
        = 0;
    /// All that is known of these devices (none = all) as CSV, a line a module; the number of devices. Reports progress
    /// and can be cancelled.
    [[nodiscard]] virtual QFuture<Result<quint32>> exportInventory(
        const QString& path, const std::vector<DeviceSlot>& devices)
        = 0;
    /// Keeps a filter for all operators; without text it is deleted.
    [[nodiscard]] virtual QFuture<Result<void>> saveFilter(const SavedFilter& filter) = 0;
    [[nodiscard]] virtual QFuture<Result<DeviceDetails>> deviceDetails(DeviceSlot device) = 0;
    [[nodiscard]] virtual QFuture<Result<QList<Activity>>> activities(const ActivityQuery& query) = 0;
    virtual void markProblemsSeen() = 0;
    [[nodiscard]] virtual QFuture<Result<TrafficPage>> traffic(const TrafficQuery& query) = 0;

    // Connection and settings
    [[nodiscard]] virtual QFuture<Result<void>> connectBroker(const QString& profileId, const QString& password)
        = 0; ///< empty password: from the keychain
    virtual void disconnectBroker() = 0;
    [[nodiscard]] virtual QFuture<Result<void>> savePassword(const BrokerProfile& profile, const QString& password) = 0;
    [[nodiscard]] virtual QFuture<Result<QString>> readPassword(const BrokerProfile& profile) = 0;
    [[nodiscard]] virtual QFuture<ConnectionReport> testConnection(
        const BrokerProfile& profile, const QString& password)
        = 0;
    [[nodiscard]] virtual ConsoleSettings settings() const = 0;
    /// Keeps them durably; a changed listen address restarts the server. Errors: ListenPortTaken, ListenAddressInvalid,
    /// UrlInvalid, UrlTooLong.
    [[nodiscard]] virtual QFuture<Result<void>> applySettings(const ConsoleSettings& settings) = 0;
    /// Writes the connections with these ids (none = all) to a file; how many. Their passwords go with them only where
    /// there is a passphrase to encrypt them with. Errors: WriteFailed, PassphraseTooShort, KeychainUnavailable.
    [[nodiscard]] virtual QFuture<Result<quint32>> exportProfiles(
        const QStringList& ids, const QString& path, const QString& passphrase)
        = 0;
    /// Adds the connections of such a file; a name that is taken gets a number. Errors: those of readFile,
    /// ProfileFileInvalid, ProfileFileNewer, PassphraseNeeded, PassphraseWrong; then nothing is added.
    [[nodiscard]] virtual QFuture<Result<ProfileImport>> importProfiles(const QString& path, const QString& passphrase)
        = 0;
    /// What somebody who helps needs to know, without any secret, as a .tar; how many files are in it. `masked`: hosts
    /// and names of people are left out too. Error: WriteFailed.
    [[nodiscard]] virtual QFuture<Result<quint32>> saveSupportBundle(const QString& path, bool masked) = 0;
};

} // namespace console
