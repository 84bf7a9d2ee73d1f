// SPDX-License-Identifier: GPL-3.0-or-later
// Orders that steer a batch which is there: its release by a second operator, its pace and times, its waves.
#include "models/rollout/operatorname.h"
#include "models/rollout/rolloutorders.h"
#include "models/rollout/rolloutstate.h"
#include "models/rollout/windowtext.h"

namespace console {

/// What is to be released is what was reviewed.
Result<BatchBook*> RolloutState::steerable(BatchId id) const
{
    BatchBook* const found = book(id);
    if (!found)
        return failure(ErrorKind::NotFound, id.toString());
    if (!isOpen(found->batch.state))
        return failure(ErrorKind::BatchNotOpen, id.toString());
    if (found->batch.awaitsRelease())
        return failure(ErrorKind::AwaitsRelease, found->batch.createdBy);
    return found;
}

Result<void> RolloutOrders::mayApprove(BatchId id, const QString& operatorName, TimeMs now) const
{
    const BatchBook* book = d->book(id);
    if (!book)
        return failure(ErrorKind::NotFound, id.toString());
    const Batch& batch = book->batch;
    if (!isOpen(batch.state))
        return failure(ErrorKind::BatchNotOpen, id.toString());
    if (!batch.awaitsRelease())
        return failure(ErrorKind::NothingToRelease, batch.releasedBy);
    if (isUnnamed(operatorName))
        return failure(ErrorKind::OperatorUnnamed, {});
    if (isSameOperator(operatorName, batch.createdBy))
        return failure(ErrorKind::OwnRelease, batch.createdBy);
    if (const auto allowed = d->mayStart(batch); !allowed)
        return allowed;
    if (batch.isPastEnd(now))
        return failure(ErrorKind::PastEnd, QString::number(batch.plan.endAt));
    return {};
}

Result<void> RolloutOrders::approveBatch(BatchId id, const QString& operatorName, TimeMs now)
{
    if (const auto may = mayApprove(id, operatorName, now); !may)
        return may;
    BatchBook* const book = d->book(id);
    Batch& batch = book->batch;
    batch.releasedBy = operatorName.simplified();
    batch.releasedAt = now;
    book->batchTouched = true;
    d->list(*book);
    d->renewLinks(*book, std::max(now, batch.plan.startAt));
    d->note(ActivityKind::BatchReleased, book, noDevice, now,
        { batch.version, QString::number(batch.counts.open()), batch.createdBy });
    d->out.activities.back().actor = batch.releasedBy;
    return {}; // it begins as a scheduled one does: when its file was read once more
}

Result<void> RolloutOrders::setRate(BatchId id, int perMinute, TimeMs now)
{
    const auto found = d->steerable(id);
    if (!found)
        return failure(found.error());
    BatchBook* const book = *found;
    if (const auto checked = checkRate(perMinute); !checked)
        return checked;
    d->note(ActivityKind::RateChanged, book, noDevice, now,
        { QString::number(book->batch.plan.ratePerMinute), QString::number(perMinute) });
    book->batch.plan.ratePerMinute = perMinute;
    book->batch.plan.pace.growth = PaceGrowth::Constant;
    book->keepPace(now);
    book->batchTouched = true;
    d->list(*book);
    d->pump(*book, now);
    return {};
}

Result<void> RolloutOrders::setPace(
    BatchId id, int perMinute, const PaceRules& rules, const std::optional<PlanTimes>& times, TimeMs now)
{
    const auto found = d->steerable(id);
    if (!found)
        return failure(found.error());
    BatchBook* const book = *found;
    Plan& plan = book->batch.plan;
    if (const auto checked = checkRate(perMinute); !checked)
        return checked;
    if (const auto checked = checkPace(rules); !checked)
        return checked;
    const bool changesTimes = times && *times != timesOf(plan);
    if (changesTimes) {
        if (const auto checked = checkTimes(*times, plan, now); !checked)
            return checked;
        if (book->endDone || book->batch.isPastEnd(now)) // who has been cancelled by it does not come back
            return failure(ErrorKind::PastEnd, QString::number(plan.endAt));
    }
    if (perMinute != plan.ratePerMinute || rules != plan.pace || !changesTimes)
        d->note(ActivityKind::PaceChanged, book, noDevice, now,
            { QString::number(perMinute), QString::number(static_cast<int>(rules.growth)),
                QString::number(rules.factorTenths), QString::number(rules.every), QString::number(rules.maxDownloads),
                QString::number(rules.maxMegabits) });
    plan.ratePerMinute = perMinute;
    plan.pace = rules;
    book->keepPace(now);
    if (changesTimes)
        d->setTimes(*book, *times, now);
    book->batchTouched = true;
    d->list(*book);
    d->pump(*book, now);
    return {};
}

void RolloutState::setTimes(BatchBook& book, const PlanTimes& times, TimeMs now)
{
    Plan& plan = book.batch.plan;
    plan.windows = times.windows;
    plan.endAt = times.endAt;
    plan.endAction = times.endAction;
    book.forgetWindow();
    book.gateNotBefore = 0;
    note(ActivityKind::TimesChanged, &book, noDevice, now,
        { windowsText(plan.windows), QString::number(plan.endAt), QString::number(static_cast<int>(plan.endAction)) });
}

Result<void> RolloutOrders::releaseWave(BatchId id, int wave, TimeMs now)
{
    BatchBook* const book = d->book(id);
    if (!book)
        return failure(ErrorKind::NotFound, id.toString());
    if (!isOpen(book->batch.state))
        return failure(ErrorKind::BatchNotOpen, id.toString());
    const Batch& batch = book->batch;
    if (batch.awaitsRelease())
        return failure(ErrorKind::AwaitsRelease, batch.createdBy);
    if (batch.state == BatchState::Scheduled)
        return failure(ErrorKind::BatchNotRunning, id.toString());
    if (!batch.hasMoreWaves() || wave != batch.wave.open + 2)
        return failure(ErrorKind::NoWaveToRelease, QString::number(wave));
    const WaveCounts& counts = batch.wave.counts;
    d->note(ActivityKind::WaveReleased, book, noDevice, now,
        { QString::number(wave), QString::number(batch.plan.waves.size()), QString::number(counts.succeeded),
            QString::number(counts.finished()), QString::number(counts.waiting) });
    d->openWave(*book);
    d->pump(*book, now);
    return {};
}

} // namespace console
