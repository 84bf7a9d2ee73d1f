// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/plantext.h"

#include "models/rollout/windowtext.h"
#include "models/tables/celltext.h"
#include "models/tables/statetext.h"
#include "ui/common/halttext.h"

namespace console {

QString PlanText::minutes(qint64 minutes)
{
    if (minutes < 60)
        return tr("%1 min").arg(minutes);
    if (minutes < 24 * 60)
        return minutes % 60 == 0 ? tr("%1 h").arg(minutes / 60) : tr("%1 h %2 min").arg(minutes / 60).arg(minutes % 60);
    const qint64 hours = minutes / 60;
    return hours % 24 == 0 ? tr("%1 d").arg(hours / 24) : tr("%1 d %2 h").arg(hours / 24).arg(hours % 24);
}

QString PlanText::scope(const Plan& plan, const QString& productKey)
{
    if (!plan.excluded || plan.excluded->empty())
        return included(plan, productKey);
    return tr("%1, without %2 on a list")
        .arg(included(plan, productKey), devicesText(static_cast<qint64>(plan.excluded->size())));
}

QString PlanText::included(const Plan& plan, const QString& productKey)
{
    const QString versions = listText(plan.sourceVersions);
    switch (plan.scope) {
    case Scope::All:
        return tr("all devices of %1").arg(productKey);
    case Scope::Devices:
        return plan.devices.empty()
            ? tr("listed devices of %1").arg(productKey)
            : tr("%1 listed devices of %2").arg(countText(static_cast<qint64>(plan.devices.size())), productKey);
    case Scope::SourceVersions:
        return tr("devices of %1 that report %2").arg(productKey, versions);
    case Scope::Percent:
        return plan.sourceVersions.isEmpty()
            ? tr("%1 of the devices of %2").arg(thousandthsText(plan.percentThousandths), productKey)
            : tr("%1 of the devices of %2 that report %3")
                  .arg(thousandthsText(plan.percentThousandths), productKey, versions);
    case Scope::Filter:
        if (takesShare(plan))
            return tr("%1 of the devices of %2 that match %3")
                .arg(thousandthsText(plan.percentThousandths), productKey, plan.filter);
        return plan.dynamic ? tr("devices of %1 that match %2 now or later").arg(productKey, plan.filter)
                            : tr("devices of %1 that match %2").arg(productKey, plan.filter);
    }
    return {};
}

QString PlanText::rate(int perMinute)
{
    return tr("%1 devices a minute").arg(countText(perMinute));
}

QString PlanText::pace(int perMinute, const PaceRules& rules)
{
    QString text = rate(perMinute);
    const QString factor = QString::number(rules.factorTenths / 10.0, 'f', rules.factorTenths % 10 == 0 ? 0 : 1);
    if (rules.growth == PaceGrowth::ByNotified)
        text = tr("%1, times %2 after every %3 notified").arg(text, factor, countText(rules.every));
    else if (rules.growth == PaceGrowth::BySucceeded)
        text = tr("%1, times %2 after every %3 succeeded").arg(text, factor, countText(rules.every));
    if (rules.maxDownloads > 0)
        text = tr("%1, at most %2 downloads at once").arg(text, countText(rules.maxDownloads));
    if (rules.maxMegabits > 0)
        text = tr("%1, at most %2 Mbit/s").arg(text, countText(rules.maxMegabits));
    return text;
}

QString PlanText::timeout(int minutes)
{
    return minutes == 0 ? tr("none") : tr("%1 after the first progress report").arg(PlanText::minutes(minutes));
}

QString PlanText::interval(int minutes)
{
    return minutes == 0 ? tr("at once") : tr("after %1").arg(PlanText::minutes(minutes));
}

QString PlanText::retry(int count, int intervalMinutes)
{
    if (count == 0)
        return tr("none");
    return count == 1 ? tr("once, %1").arg(interval(intervalMinutes))
                      : tr("up to %1 times, %2").arg(count).arg(interval(intervalMinutes));
}

QString PlanText::start(TimeMs at)
{
    return at == 0 ? tr("at once") : exactTimeText(at);
}

QString PlanText::end(const Plan& plan)
{
    if (plan.endAt == 0)
        return tr("none");
    return plan.endAction == EndAction::CancelAll
        ? tr("%1, then all that are not finished are cancelled").arg(exactTimeText(plan.endAt))
        : tr("%1, then no further notice is sent and open ones finish").arg(exactTimeText(plan.endAt));
}

QString PlanText::windows(const std::vector<MaintenanceWindow>& windows)
{
    return windows.empty() ? tr("at any time") : windowsText(windows);
}

QString PlanText::gate(const Gate& gate)
{
    QStringList conditions;
    if (gate.successPercent > 0)
        conditions.append(tr("%1 % must succeed").arg(gate.successPercent));
    if (gate.soakMinutes > 0)
        conditions.append(tr("for %1", "a time to watch").arg(minutes(gate.soakMinutes)));
    if (gate.manual)
        conditions.append(tr("an operator releases"));
    return listText(conditions);
}

QString PlanText::waveSize(const Wave& wave)
{
    if (wave.isRest())
        return tr("the rest");
    return wave.devices != 0 ? devicesText(wave.devices) : thousandthsText(wave.percentThousandths);
}

QString PlanText::waves(const std::vector<Wave>& waves)
{
    QString text;
    for (const Wave& wave : waves) {
        const QString one = wave.isRest() ? waveSize(wave) : tr("%1 (%2)").arg(waveSize(wave), gate(wave.gate));
        text = text.isEmpty() ? one : tr("%1, then %2").arg(text, one);
    }
    return text.isEmpty() ? tr("all at once") : text;
}

QString PlanText::conflict(ConflictPolicy policy)
{
    switch (policy) {
    case ConflictPolicy::Keep:
        return tr("keep the older upgrade; the device fails in this batch");
    case ConflictPolicy::Replace:
        return tr("replace the older upgrade, except while it is upgrading");
    }
    return {};
}

bool PlanText::isHeldBack(const Plan& plan)
{
    return !plan.waves.empty() || !plan.windows.empty() || plan.pace.varies() || plan.pace.maxDownloads > 0;
}

QString PlanText::sentence(const Plan& plan, const Firmware& firmware, qint64 targets, qint64 minutesAtRate)
{
    const QString what = tr("Send %1 to %2: %3, %4")
                             .arg(firmware.version, devicesText(targets), scope(plan, firmware.productKey),
                                 pace(plan.ratePerMinute, plan.pace));
    const QString when = plan.startAt == 0 ? tr("starting now") : tr("starting %1").arg(start(plan.startAt));
    const QString span = isHeldBack(plan) ? tr("how long that takes, with waves, windows and limits, the forecast says")
        : minutesAtRate <= 1              ? tr("pushing takes a minute or less")
                                          : tr("pushing takes about %1").arg(minutes(minutesAtRate));
    const QString all = tr("%1, %2; %3.").arg(what, when, span);
    return plan.waves.empty() ? all
                              : tr("%1 %2 first, in %3 waves.")
                                    .arg(all, waveSize(plan.waves.front()))
                                    .arg(static_cast<qint64>(plan.waves.size()));
}

QString PlanText::pace(const BatchRow& row, TimeMs now, const QString& forecast)
{
    switch (row.batch.state) {
    case BatchState::Scheduled:
        if (row.batch.awaitsRelease())
            return tr("Waits for its release");
        if (row.batch.plan.startAt == 0)
            return tr("Starts at once");
        return tr("Starts %1").arg(exactTimeText(row.batch.plan.startAt));
    case BatchState::Paused:
        return row.batch.isHalted() ? tr("Halted") : tr("Paused");
    case BatchState::Completed:
    case BatchState::Cancelled:
        return row.batch.endedAt == 0 ? QString() : tr("Ended %1").arg(clockTimeText(row.batch.endedAt, now));
    case BatchState::Running:
        break;
    }
    if (const WindowState window = windowState(row.batch.plan.windows, now); !window.open)
        return tr("Window closed · opens %1").arg(clockTimeText(window.until, now));
    if (row.batch.hasMoreWaves()) { // the last minutes do not say when the last one begins
        const QString wave
            = tr("Wave %1 of %2").arg(row.batch.wave.open + 1).arg(static_cast<qint64>(row.batch.plan.waves.size()));
        return forecast.isEmpty() ? wave : tr("%1 · ETA %2").arg(wave, forecast);
    }
    const bool goesOn = row.expectedEnd > now; // 0, or what was expected did not come
    if (!goesOn)
        return forecast.isEmpty() ? tr("ETA unknown yet") : tr("ETA %1").arg(forecast);
    const double perMinute = row.finishedPerMinute;
    const QString rate = QString::number(perMinute, 'f', perMinute < 10 ? 1 : 0);
    return tr("%1 a minute · ETA %2").arg(rate, forecast.isEmpty() ? clockTimeText(row.expectedEnd, now) : forecast);
}

QList<PlanFact> PlanText::facts(const Batch& batch)
{
    const Plan& plan = batch.plan;
    const bool whole = batch.module == QLatin1String("default");
    return {
        { tr("Kind"), batchKindText(batch.kind), "planKind" },
        { tr("Target version"), whole ? batch.version : tr("%1 of module %2").arg(batch.version, batch.module),
            "planVersion" },
        { tr("Scope"), scope(plan, batch.productKey), "planScope" },
        { tr("Rate"), pace(plan.ratePerMinute, plan.pace), "planRate" },
        { tr("Waves"), waves(plan.waves), "planWaves" },
        { tr("Maintenance windows"), windows(plan.windows), "planWindows" },
        { tr("Timeout"), timeout(plan.timeoutMinutes), "planTimeout" },
        { tr("Retry"), retry(plan.retryCount, plan.retryIntervalMinutes), "planRetry" },
        { tr("Start"), start(plan.startAt), "planStart" },
        { tr("End"), end(plan), "planEnd" },
        { tr("Device in another batch"), conflict(plan.conflict), "planConflict" },
        { tr("Stops by itself"), haltRulesText(plan.halt), "planHalt" },
        { tr("Flagged silent after"), minutes(plan.silenceMs / 60000), "planSilence" },
        { tr("Created"),
            batch.createdBy.isEmpty() ? exactTimeText(batch.createdAt)
                                      : tr("%1 by %2").arg(exactTimeText(batch.createdAt), batch.createdBy),
            "planCreated" },
        { tr("Released"),
            !batch.needsRelease         ? tr("needs none")
                : batch.awaitsRelease() ? tr("not yet")
                                        : tr("%1 by %2").arg(exactTimeText(batch.releasedAt), batch.releasedBy),
            "planReleased" },
        { tr("Started"), batch.startedAt == 0 ? tr("not yet") : exactTimeText(batch.startedAt), "planStarted" },
        { tr("Ended"), batch.endedAt == 0 ? tr("not yet") : exactTimeText(batch.endedAt), "planEnded" },
        { tr("Batch id"), batch.id.toString(), "planId" },
    };
}

QString PlanText::hole(const FilterHole& hole, const QString& filter)
{
    const QString clause = filter.mid(hole.clause.position, hole.clause.length);
    return hole.alone ? tr("No device of the product matches “%1”.").arg(clause)
                      : tr("No device that matches what stands before it matches “%1” too.").arg(clause);
}

QString PlanText::csvProblem(CsvProblem problem)
{
    switch (problem) {
    case CsvProblem::NotUtf8:
        return tr("Not readable as UTF-8");
    case CsvProblem::BrokenLine:
        return tr("Broken line: a quote is not closed");
    case CsvProblem::TooLong:
        return tr("Line is too long");
    case CsvProblem::InvalidName:
        return tr("Not a device name");
    case CsvProblem::UnknownDevice:
        return tr("No such device has reported yet");
    case CsvProblem::WrongProduct:
        return tr("Belongs to another product");
    case CsvProblem::Duplicate:
        return tr("Named already on an earlier line");
    case CsvProblem::InvalidMark:
        return tr("Not a group or tags: 1 to 64 characters each, tags with | between them");
    case CsvProblem::SeveralProducts:
        return tr("Several products have a device of this name; add a column product");
    }
    return {};
}

QString PlanText::noticeCheck(const NoticeCheck& check)
{
    switch (check.kind) {
    case NoticeCheck::Kind::UrlInvalid:
        return tr("The download link is not a valid http or https address. Set the public URL in Settings.");
    case NoticeCheck::Kind::UrlTooLong:
        return tr("The download link has %1 characters; from 255 on old devices overflow. Shorten the public URL in "
                  "Settings.")
            .arg(check.detail);
    case NoticeCheck::Kind::UrlHasPort:
        return tr("The download link names port %1. C SDKs ignore it and ask port 80 or 443.").arg(check.detail);
    case NoticeCheck::Kind::UrlNotReachableHint:
        return tr("The download link points at %1, which only this computer can reach.").arg(check.detail);
    case NoticeCheck::Kind::Sha256ExcludesOldSdks:
        return tr("Signed with SHA-256 only: devices with C SDK 3.2 ignore the notice.");
    case NoticeCheck::Kind::PayloadOver1K:
        return tr("The notice has %1 bytes; small devices expect less than 1,024.").arg(check.detail);
    case NoticeCheck::Kind::PayloadOver2K:
        return tr("The notice has %1 bytes; C SDK 3.2 discards it from 2,048 on.").arg(check.detail);
    case NoticeCheck::Kind::ModuleIsProtocolKey:
        return tr("The module is called like a key of the notice (%1). Old devices would read the wrong value.")
            .arg(check.detail);
    case NoticeCheck::Kind::ExtDataPresent:
        return tr("The custom info goes last, in extData.");
    }
    return {};
}

} // namespace console
