// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/consolecommands.h"

#include "app/console/await.h"
#include "app/console/console.h"
#include "app/console/csvreading.h"
#include "app/console/replaying.h"
#include "models/base/files.h"
#include "models/base/logging.h"
#include "models/control/orders.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QFileInfo>
#include <QFutureWatcher>
#include <QtConcurrent>

namespace console {

namespace {

template <class T> QFuture<T> ready(T value)
{
    QPromise<T> promise;
    promise.start();
    promise.addResult(std::move(value));
    promise.finish();
    return promise.future();
}

Firmware firmwareFrom(const FirmwareDraft& draft, const VaultFile& file)
{
    Firmware firmware;
    firmware.name = draft.name;
    firmware.productKey = draft.productKey;
    firmware.module = draft.module.isEmpty() ? QStringLiteral("default") : draft.module;
    firmware.version = draft.version;
    firmware.fileName = QFileInfo(draft.filePath).fileName();
    firmware.size = file.size;
    firmware.md5 = file.md5;
    firmware.sha256 = file.sha256;
    firmware.signMethod = draft.signMethod;
    firmware.customInfo = draft.customInfo;
    firmware.notes = draft.notes;
    return firmware;
}

/// After the last record of these bytes is gone for good. On the vault's pool: an upload of the same bytes is either
/// recorded by now, or copies them anew.
void removeFile(Console& console, const QByteArray& sha256)
{
    // An answer that waits for its record: the deletions that it rests on are kept by then.
    const auto needed = await(
        console.loop().learn<bool>([sha256](ControlLoop& loop, TimeMs) { return orders::needsFile(loop, sha256); }));
    if (!needed || *needed)
        return;
    if (auto removed = console.vault().remove(sha256); !removed)
        qCWarning(lcControl).noquote() << "The file of a deleted firmware stays until the next start:"
                                       << removed.error().context;
}

/// On a pool thread, with an event loop of its own: a profile's files are read there, and a slow network is waited for.
/// Ends early when its future is cancelled or the console is closed.
void runConnectionTest(
    Console& console, const BrokerProfile& profile, const QString& password, QPromise<ConnectionReport>& promise)
{
    QEventLoop loop;
    QFutureWatcher<ConnectionReport> watcher;
    QObject::connect(&watcher, &QFutureWatcherBase::canceled, &loop, &QEventLoop::quit);
    QObject::connect(&console, &Console::ending, &loop, &QEventLoop::quit);
    watcher.setFuture(promise.future());
    {
        ConnectionTest test;
        QObject::connect(&test, &ConnectionTest::finished, &loop, [&](const ConnectionReport& report) {
            promise.addResult(report);
            loop.quit();
        });
        if (console.isEnding())
            return;
        test.start(profile, password);
        loop.exec();
    }
    // What the test gave up with deleteLater: this thread has no other loop that would free it.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

} // namespace

ConsoleCommands::ConsoleCommands(Console& console, QString operatorName)
    : m_console(console)
    , m_operator(std::move(operatorName))
{
}

QString ConsoleCommands::actor() const
{
    return m_operator.isEmpty() ? m_console.operatorName() : m_operator;
}

Result<void> ConsoleCommands::checkVault(Console& console, FirmwareId id)
{
    ControlLoop& loop = console.loop();
    auto found = await(loop.ask<Firmware>([id](ControlLoop& engine, TimeMs) -> Result<Firmware> {
        const Firmware* firmware = engine.rules().engine.firmware(id);
        if (!firmware)
            return failure(ErrorKind::NotFound, id.toString());
        return *firmware;
    }));
    if (!found)
        return failure(found.error());
    auto checked = console.vault().check(
        found->sha256, FirmwareVault::Rehash::IfChanged, [&console](int) { return !console.isEnding(); });
    if (!checked && checked.error().kind == ErrorKind::FirmwareTampered) {
        (void)await(loop.learn<void>([id](ControlLoop& engine, TimeMs now) -> Result<void> {
            engine.rules().engine.fileFound(id, FileState::Changed, now);
            return {};
        }));
    }
    return checked;
}

Result<void> ConsoleCommands::checkVaultOf(Console& console, BatchId id)
{
    const auto firmware = await(
        console.loop().ask<FirmwareId>([id](ControlLoop& engine, TimeMs) { return orders::firmwareOf(engine, id); }));
    if (!firmware)
        return failure(firmware.error());
    return checkVault(console, *firmware);
}

template <class T> QFuture<Result<T>> ConsoleCommands::order(std::function<Result<T>(RolloutEngine&, TimeMs)> work)
{
    return m_console.loop().order<T>(
        actor(), [work = std::move(work)](ControlLoop& loop, TimeMs now) { return work(loop.rules().engine, now); });
}

QFuture<Result<Firmware>> ConsoleCommands::addFirmware(const FirmwareDraft& draft)
{
    return QtConcurrent::run(
        &m_console.vaultPool(), [&console = m_console, draft, actor = actor()](QPromise<Result<Firmware>>& promise) {
            promise.setProgressRange(0, 100);
            const auto file = console.vault().add(draft.filePath, [&promise, &console](int percent) {
                promise.setProgressValue(percent);
                return !promise.isCanceled() && !console.isEnding();
            });
            if (!file) {
                promise.addResult(failure(file.error()));
                return;
            }
            if (promise.isCanceled()) { // while the last bytes were hashed; from here on it is added
                if (!file->wasThere)
                    (void)console.vault().remove(file->sha256);
                return;
            }
            const Firmware firmware = firmwareFrom(draft, *file);
            const auto added = await(console.loop().order<Firmware>(
                actor, [firmware](ControlLoop& loop, TimeMs now) { return orders::addFirmware(loop, firmware, now); }));
            const bool comesYet = !added && added.error().kind == ErrorKind::NotRecordedYet;
            if (!added && !comesYet && !file->wasThere)
                (void)console.vault().remove(file->sha256);
            promise.addResult(added);
        });
}

QFuture<Result<void>> ConsoleCommands::deleteFirmware(FirmwareId id)
{
    return QtConcurrent::run(&m_console.pool(), [&console = m_console, id, actor = actor()]() -> Result<void> {
        const auto deleted
            = await(console.loop().order<QByteArray>(actor, [id](ControlLoop& loop, TimeMs) -> Result<QByteArray> {
                  if (auto done = orders::deleteFirmware(loop, id); !done)
                      return failure(done.error());
                  return loop.rules().engine.firmware(id)->sha256;
              }));
        if (!deleted)
            return failure(deleted.error());
        console.vaultPool().start([&console, sha256 = *deleted] { removeFile(console, sha256); });
        return {};
    });
}

QFuture<Result<NoticePreview>> ConsoleCommands::previewNotice(FirmwareId id)
{
    return m_console.loop().ask<NoticePreview>(
        [id](ControlLoop& loop, TimeMs now) { return orders::previewNotice(loop, id, now); });
}

QFuture<Result<BatchPreview>> ConsoleCommands::previewBatch(const BatchDraft& draft)
{
    return QtConcurrent::run(&m_console.pool(), [&console = m_console, draft]() -> Result<BatchPreview> {
        if (auto checked = checkVault(console, draft.firmware); !checked)
            return failure(checked.error());
        return await(console.loop().ask<BatchPreview>(
            [draft](ControlLoop& loop, TimeMs now) { return orders::previewBatch(loop, draft, now); }));
    });
}

QFuture<Result<BatchId>> ConsoleCommands::startBatch(const BatchDraft& draft)
{
    return QtConcurrent::run(&m_console.pool(),
        [&console = m_console, draft, author = orders::Author{ actor(), m_console.settings().fourEyes },
            hours = m_console.settings().linkHours]() -> Result<BatchId> {
            if (auto checked = checkVault(console, draft.firmware); !checked)
                return failure(checked.error());
            return await(
                console.loop().order<BatchId>(author.name, [draft, author, hours](ControlLoop& loop, TimeMs now) {
                    return orders::startBatch(loop, draft, author, hours, now);
                }));
        });
}

QFuture<Result<void>> ConsoleCommands::pauseBatch(BatchId id)
{
    return order<void>([id](RolloutEngine& engine, TimeMs now) { return engine.pauseBatch(id, now); });
}

QFuture<Result<void>> ConsoleCommands::resumeBatch(BatchId id)
{
    return QtConcurrent::run(&m_console.pool(), [&console = m_console, id, actor = actor()]() -> Result<void> {
        if (auto checked = checkVaultOf(console, id); !checked)
            return checked;
        return await(console.loop().order<void>(
            actor, [id](ControlLoop& loop, TimeMs now) { return loop.rules().engine.resumeBatch(id, now); }));
    });
}

QFuture<Result<void>> ConsoleCommands::cancelBatch(BatchId id)
{
    return order<void>([id](RolloutEngine& engine, TimeMs now) { return engine.cancelBatch(id, now); });
}

QFuture<Result<quint32>> ConsoleCommands::retryFailed(BatchId id, const std::vector<DeviceSlot>& devices)
{
    return QtConcurrent::run(
        &m_console.pool(), [&console = m_console, id, devices, actor = actor()]() -> Result<quint32> {
            if (auto checked = checkVaultOf(console, id); !checked)
                return failure(checked.error());
            return await(console.loop().order<quint32>(actor, [id, devices](ControlLoop& loop, TimeMs now) {
                return loop.rules().engine.retryFailed(id, devices, now);
            }));
        });
}

QFuture<Result<quint32>> ConsoleCommands::cancelTasks(BatchId id, const std::vector<DeviceSlot>& devices)
{
    return order<quint32>(
        [id, devices](RolloutEngine& engine, TimeMs now) { return engine.cancelTasks(id, devices, now); });
}

QFuture<Result<void>> ConsoleCommands::setRate(BatchId id, int perMinute)
{
    return order<void>(
        [id, perMinute](RolloutEngine& engine, TimeMs now) { return engine.setRate(id, perMinute, now); });
}

QFuture<Result<void>> ConsoleCommands::setPace(
    BatchId id, int perMinute, const PaceRules& rules, const std::optional<PlanTimes>& times)
{
    return order<void>(
        [=](RolloutEngine& engine, TimeMs now) { return engine.setPace(id, perMinute, rules, times, now); });
}

QFuture<Result<void>> ConsoleCommands::releaseWave(BatchId id, int wave)
{
    return order<void>([id, wave](RolloutEngine& engine, TimeMs now) { return engine.releaseWave(id, wave, now); });
}

QFuture<Result<void>> ConsoleCommands::closeBatch(BatchId id)
{
    return order<void>([id](RolloutEngine& engine, TimeMs now) { return engine.closeToNewcomers(id, now); });
}

QFuture<Result<std::shared_ptr<const BatchReplay>>> ConsoleCommands::replayBatch(BatchId id)
{
    using Answer = Result<std::shared_ptr<const BatchReplay>>;
    return QtConcurrent::run(&m_console.pool(), [&console = m_console, id](QPromise<Answer>& promise) {
        promise.addResult(loadReplay(
            console.reader(), id, [&] { return !promise.isCanceled() && !console.isEnding(); },
            groupsBy(console.loop())));
    });
}

void ConsoleCommands::watchBatch(BatchId id)
{
    QMetaObject::invokeMethod(
        &m_console.loop(), [loop = &m_console.loop(), id] { loop->watch(id); }, Qt::QueuedConnection);
}

QFuture<Result<CsvDevices>> ConsoleCommands::readCsv(const QString& path, const QString& productKey)
{
    return QtConcurrent::run(
        &m_console.pool(), [&console = m_console, path, productKey](QPromise<Result<CsvDevices>>& promise) {
            promise.setProgressRange(0, 100);
            promise.addResult(readCsvFile(console.loop(), path, productKey, [&console, &promise](int percent) {
                promise.setProgressValue(percent);
                return !promise.isCanceled() && !console.isEnding();
            }));
        });
}

QFuture<Result<void>> ConsoleCommands::saveRejected(const QString& path, const QList<CsvRejection>& rejected)
{
    return QtConcurrent::run(
        &m_console.pool(), [path, rejected] { return writeFile(path, writeRejectedCsv(rejected)); });
}

QFuture<Result<DeviceDetails>> ConsoleCommands::deviceDetails(DeviceSlot device)
{
    return QtConcurrent::run(&m_console.pool(), [&console = m_console, device]() -> Result<DeviceDetails> {
        auto details = await(console.loop().ask<DeviceDetails>(
            [device](ControlLoop& loop, TimeMs now) { return orders::deviceDetails(loop, device, now); }));
        if (!details)
            return details;
        const StoreReader reader = console.reader();
        const auto history = reader.versionHistory(device);
        const auto tasks = reader.tasksOfDevice(device);
        ActivityQuery query;
        query.device = device;
        query.limit = 50;
        const auto activities = reader.activities(query);
        if (!history || !tasks || !activities)
            return failure(!history ? history.error() : !tasks ? tasks.error() : activities.error());
        details->history = *history;
        details->tasks = *tasks;
        details->activities = *activities;
        return details;
    });
}

QFuture<Result<QList<Activity>>> ConsoleCommands::activities(const ActivityQuery& query)
{
    return QtConcurrent::run(
        &m_console.pool(), [reader = m_console.reader(), query] { return reader.activities(query); });
}

void ConsoleCommands::markProblemsSeen()
{
    QMetaObject::invokeMethod(
        &m_console.loop(), [loop = &m_console.loop()] { loop->markProblemsSeen(); }, Qt::QueuedConnection);
}

QFuture<Result<void>> ConsoleCommands::connectBroker(const QString& profileId, const QString& password)
{
    ConsoleSettings& settings = m_console.settings();
    for (const BrokerProfile& profile : std::as_const(settings.profiles)) {
        if (profile.id != profileId)
            continue;
        settings.activeProfile = profileId;
        if (password.isEmpty())
            m_console.connectActive();
        else
            m_console.connectTo(profile, password);
        return QtConcurrent::run(
            &m_console.settingsPool(), [&console = m_console, kept = settings] { return console.keepSettings(kept); });
    }
    return ready<Result<void>>(failure(ErrorKind::NotFound, profileId));
}

void ConsoleCommands::disconnectBroker()
{
    QMetaObject::invokeMethod(
        &m_console.loop(), [loop = &m_console.loop()] { loop->disconnectFrom(); }, Qt::QueuedConnection);
}

QFuture<Result<void>> ConsoleCommands::savePassword(const BrokerProfile& profile, const QString& password)
{
    return m_console.secrets().write(profile, password);
}

QFuture<Result<QString>> ConsoleCommands::readPassword(const BrokerProfile& profile)
{
    return m_console.secrets().read(profile);
}

QFuture<ConnectionReport> ConsoleCommands::testConnection(const BrokerProfile& profile, const QString& password)
{
    return QtConcurrent::run(
        &m_console.pool(), [&console = m_console, profile, password](QPromise<ConnectionReport>& promise) {
            runConnectionTest(console, profile, password, promise);
        });
}

ConsoleSettings ConsoleCommands::settings() const
{
    return m_console.settings();
}

} // namespace console
