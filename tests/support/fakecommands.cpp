// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakecommands.h"

#include <algorithm>

namespace console {

namespace {

QString call(const char* order, const QString& argument = {})
{
    return argument.isEmpty() ? QString::fromLatin1(order) : QString::fromLatin1(order) + QLatin1Char(' ') + argument;
}

} // namespace

qsizetype FakeCommands::count(const QString& order) const
{
    qsizetype times = 0;
    for (const QString& one : calls)
        times += one == order || one.startsWith(order + QLatin1Char(' ')) ? 1 : 0;
    return times;
}

QFuture<Result<Firmware>> FakeCommands::addFirmware(const FirmwareDraft& draft)
{
    calls.append(call("addFirmware", draft.filePath));
    lastFirmwareDraft = draft;
    return firmwareAnswer.future();
}

QFuture<Result<void>> FakeCommands::deleteFirmware(FirmwareId id)
{
    calls.append(call("deleteFirmware", id.toString()));
    return doneAnswer.future();
}

QFuture<Result<NoticePreview>> FakeCommands::previewNotice(FirmwareId id)
{
    calls.append(call("previewNotice", id.toString()));
    return noticeAnswer.future();
}

QFuture<Result<BatchPreview>> FakeCommands::previewBatch(const BatchDraft& draft)
{
    calls.append(call("previewBatch", draft.firmware.toString()));
    lastBatchDraft = draft;
    return previewAnswer.future();
}

QFuture<Result<Forecast>> FakeCommands::forecastBatch(const BatchDraft& draft)
{
    calls.append(call("forecastBatch", draft.firmware.toString()));
    return forecastAnswer.future();
}

QFuture<Result<Forecast>> FakeCommands::forecastRunning(BatchId id)
{
    calls.append(call("forecastRunning", id.toString()));
    return forecastAnswer.future();
}

QFuture<Result<Rehearsal>> FakeCommands::rehearseBatch(const BatchDraft& draft, const RehearsalWish& wish)
{
    calls.append(call("rehearseBatch", draft.firmware.toString()));
    lastBatchDraft = draft;
    lastWish = wish;
    return rehearsalAnswer.future();
}

QFuture<Result<BatchId>> FakeCommands::startBatch(const BatchDraft& draft)
{
    calls.append(call("startBatch", draft.firmware.toString()));
    lastBatchDraft = draft;
    return batchAnswer.future();
}

QFuture<Result<void>> FakeCommands::pauseBatch(BatchId id)
{
    calls.append(call("pauseBatch", id.toString()));
    return doneAnswer.future();
}

QFuture<Result<void>> FakeCommands::resumeBatch(BatchId id)
{
    calls.append(call("resumeBatch", id.toString()));
    return doneAnswer.future();
}

QFuture<Result<void>> FakeCommands::cancelBatch(BatchId id)
{
    calls.append(call("cancelBatch", id.toString()));
    return doneAnswer.future();
}

QFuture<Result<quint32>> FakeCommands::retryFailed(BatchId id, const std::vector<DeviceSlot>& devices)
{
    calls.append(call("retryFailed", id.toString()));
    lastDevices = devices;
    return countAnswer.future();
}

QFuture<Result<quint32>> FakeCommands::cancelTasks(BatchId id, const std::vector<DeviceSlot>& devices)
{
    calls.append(call("cancelTasks", id.toString()));
    lastDevices = devices;
    return countAnswer.future();
}

QFuture<Result<void>> FakeCommands::setRate(BatchId id, int perMinute)
{
    calls.append(call("setRate", id.toString() + QLatin1Char(' ') + QString::number(perMinute)));
    return doneAnswer.future();
}

QFuture<Result<void>> FakeCommands::setPace(
    BatchId id, int perMinute, const PaceRules& rules, const std::optional<PlanTimes>& times)
{
    calls.append(call("setPace", id.toString() + QLatin1Char(' ') + QString::number(perMinute)));
    lastPace = rules;
    lastTimes = times;
    return doneAnswer.future();
}

QFuture<Result<BatchPreview>> FakeCommands::previewRelease(BatchId id)
{
    calls.append(call("previewRelease", id.toString()));
    return releaseAnswer.future();
}

QFuture<Result<void>> FakeCommands::approveBatch(const BatchApproval& approval)
{
    calls.append(call("approveBatch", approval.batch.toString() + QLatin1Char(' ') + approval.operatorName));
    lastApproval = approval;
    return doneAnswer.future();
}

QFuture<Result<void>> FakeCommands::releaseWave(BatchId id, int wave)
{
    calls.append(call("releaseWave", id.toString() + QLatin1Char(' ') + QString::number(wave)));
    return doneAnswer.future();
}

QFuture<Result<quint32>> FakeCommands::exportTasks(BatchId id, const QString& path)
{
    calls.append(call("exportTasks", id.toString() + QLatin1Char(' ') + path));
    return countAnswer.future();
}

QFuture<Result<quint32>> FakeCommands::exportReport(BatchId id, const QString& path, ReportFormat format)
{
    const QLatin1StringView name(format == ReportFormat::Pdf ? " pdf " : " html ");
    calls.append(call("exportReport", id.toString() + name + path));
    return countAnswer.future();
}

QFuture<Result<QString>> FakeCommands::saveDossier(BatchId id, const QString& path)
{
    calls.append(call("saveDossier", id.toString() + QLatin1Char(' ') + path));
    return sealAnswer.future();
}

QFuture<Result<quint32>> FakeCommands::exportInventory(const QString& path, const std::vector<DeviceSlot>& devices)
{
    calls.append(call("exportInventory", path));
    lastDevices = devices;
    return countAnswer.future();
}

QFuture<Result<std::shared_ptr<const BatchReplay>>> FakeCommands::replayBatch(BatchId id)
{
    calls.append(call("replayBatch", id.toString()));
    return replayAnswer.future();
}

void FakeCommands::watchBatch(BatchId id)
{
    calls.append(call("watchBatch", id.toString()));
}

QFuture<Result<CsvDevices>> FakeCommands::readCsv(const QString& path, const QString& productKey)
{
    calls.append(call("readCsv", path + QLatin1Char(' ') + productKey));
    return csvAnswer.future();
}

QFuture<Result<void>> FakeCommands::saveRejected(const QString& path, const QList<CsvRejection>& rejected)
{
    calls.append(call("saveRejected", path + QLatin1Char(' ') + QString::number(rejected.size())));
    return doneAnswer.future();
}

QFuture<Result<void>> FakeCommands::closeBatch(BatchId id)
{
    calls.append(call("closeBatch", id.toString()));
    return doneAnswer.future();
}

QFuture<Result<quint32>> FakeCommands::markDevices(const MarkOrder& order)
{
    calls.append(call("markDevices", QString::number(order.devices.size())));
    lastMarks = order;
    return countAnswer.future();
}

QFuture<Result<MarkList>> FakeCommands::readMarks(const QString& path)
{
    calls.append(call("readMarks", path));
    return marksAnswer.future();
}

QFuture<Result<quint32>> FakeCommands::applyMarks(const MarkList& list)
{
    calls.append(call("applyMarks", QString::number(list.marks.size())));
    lastMarkList = list;
    return countAnswer.future();
}

QFuture<Result<quint32>> FakeCommands::exportMarks(const QString& path, const std::vector<DeviceSlot>& devices)
{
    calls.append(call("exportMarks", path + QLatin1Char(' ') + QString::number(devices.size())));
    lastDevices = devices;
    return countAnswer.future();
}

QFuture<Result<void>> FakeCommands::saveFilter(const SavedFilter& filter)
{
    calls.append(call("saveFilter", filter.name));
    lastFilter = filter;
    return doneAnswer.future();
}

QFuture<Result<DeviceDetails>> FakeCommands::deviceDetails(DeviceSlot device)
{
    calls.append(call("deviceDetails", QString::number(device)));
    return detailsAnswer.future();
}

QFuture<Result<QList<Activity>>> FakeCommands::activities(const ActivityQuery& query)
{
    calls.append(call("activities"));
    lastQuery = query;
    return activitiesAnswer.future();
}

void FakeCommands::markProblemsSeen()
{
    calls.append(call("markProblemsSeen"));
}

QFuture<Result<void>> FakeCommands::connectBroker(const QString& profileId, const QString& password)
{
    calls.append(call("connectBroker", password.isEmpty() ? profileId : profileId + QLatin1Char(' ') + password));
    QFuture<Result<void>> answer = connectAnswer.future();
    if (answer.isFinished() && answer.result().has_value())
        currentSettings.activeProfile = profileId;
    return answer;
}

void FakeCommands::disconnectBroker()
{
    calls.append(call("disconnectBroker"));
}

QFuture<Result<void>> FakeCommands::savePassword(const BrokerProfile& profile, const QString& password)
{
    calls.append(call("savePassword", profile.id + QLatin1Char(' ') + password));
    lastProfile = profile;
    return savePasswordAnswer.future();
}

QFuture<Result<QString>> FakeCommands::readPassword(const BrokerProfile& profile)
{
    calls.append(call("readPassword", profile.id));
    return readPasswordAnswer.future();
}

QFuture<ConnectionReport> FakeCommands::testConnection(const BrokerProfile& profile, const QString& password)
{
    calls.append(
        call("testConnection", password.isEmpty() ? profile.host : profile.host + QLatin1Char(' ') + password));
    lastProfile = profile;
    return testAnswer.future();
}

ConsoleSettings FakeCommands::settings() const
{
    return currentSettings;
}

QFuture<Result<void>> FakeCommands::applySettings(const ConsoleSettings& settings)
{
    calls.append(call("applySettings"));
    QFuture<Result<void>> answer = settingsAnswer.future();
    if (!answer.isFinished() || answer.result().has_value())
        currentSettings = settings;
    return answer;
}

QFuture<Result<quint32>> FakeCommands::exportProfiles(
    const QStringList& ids, const QString& path, const QString& passphrase)
{
    calls.append(call("exportProfiles", ids.join(u',') + u' ' + path));
    lastPassphrase = passphrase;
    return countAnswer.future();
}

QFuture<Result<ProfileImport>> FakeCommands::importProfiles(const QString& path, const QString& passphrase)
{
    calls.append(call("importProfiles", path));
    lastPassphrase = passphrase;
    return importAnswer.future();
}

QFuture<Result<quint32>> FakeCommands::saveSupportBundle(const QString& path, bool masked)
{
    calls.append(call("saveSupportBundle", path + (masked ? QStringLiteral(" masked") : QString())));
    return countAnswer.future();
}

QFuture<Result<TrafficPage>> FakeCommands::traffic(const TrafficQuery& query)
{
    lastTraffic = query;
    TrafficPage page = trafficPage;
    page.messages.removeIf([&](const TrafficMessage& one) { return one.number <= query.after; });
    page.next = std::max(page.next, query.after);
    return FakeAnswer<Result<TrafficPage>>(page).future();
}

} // namespace console
