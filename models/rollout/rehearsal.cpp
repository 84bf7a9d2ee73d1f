// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/rehearsal.h"

#include "models/rollout/forecast.h"

#include <algorithm>
#include <cmath>

namespace console {

namespace {

constexpr int curvePoints = 60;

struct Ending
{
    TimeMs at = 0;
    double weight = 0;
    bool succeeded = false;
};

quint32 rounded(double devices)
{
    return static_cast<quint32>(std::llround(devices));
}

/// Was sent the build, and says nothing any more.
bool isLost(const Task& task, const Plan& plan, TimeMs now)
{
    if (!isOpen(task.state) || task.attempt == 0)
        return false;
    const TimeMs heard = std::max(task.evidence.progressAt, task.evidence.servedAt);
    return task.silent || (task.state == TaskState::Upgrading && now - heard > plan.silenceMs);
}

/// When 95 % of what is expected had ended; 0 = not yet.
TimeMs finishOf(const std::vector<Ending>& endings, double expected)
{
    double sum = 0;
    for (const Ending& ending : endings) {
        sum += ending.weight;
        if (expected > 0 && sum >= expected * Forecast::finishPercent / 100 - 1e-6)
            return ending.at;
    }
    return 0;
}

std::vector<Rehearsal::Point> curveOf(const std::vector<Ending>& endings, TimeMs start, TimeMs now)
{
    std::vector<Rehearsal::Point> points;
    double done = 0;
    auto next = endings.begin();
    for (int place = 0; place <= curvePoints; ++place) {
        const TimeMs at = start + (now - start) * place / curvePoints;
        for (; next != endings.end() && next->at <= at; ++next)
            done += next->succeeded ? next->weight : 0;
        points.push_back({ at, rounded(done) });
    }
    return points;
}

} // namespace

Result<void> checkWish(const RehearsalWish& wish)
{
    if (takesPercent(wish.behaviour) && (wish.percent < 1 || wish.percent > 100))
        return failure(ErrorKind::RehearsalOutOfRange, QString::number(wish.percent));
    if (wish.minutes < 0 || wish.minutes > 60)
        return failure(ErrorKind::RehearsalOutOfRange, QString::number(wish.minutes));
    return {};
}

void RehearsalCount::look(const Batch& batch, const std::vector<Task>& tasks, TimeMs now, Rehearsal& into) const
{
    const auto planned = [&](TimeMs at) {
        return into.startAt + static_cast<TimeMs>(static_cast<double>(at - batch.startedAt) * into.stretch);
    };
    std::vector<Ending> endings;
    double succeeded = 0;
    double failed = 0;
    double lost = 0;
    double exposed = 0;
    for (const Task& task : tasks) {
        const double weight = weights[std::min<std::size_t>(task.wave, weights.size() - 1)];
        const bool isDone = task.state == TaskState::Succeeded || task.state == TaskState::Skipped;
        exposed += task.attempt > 0 && !batch.holdsBack(task) ? weight : 0;
        lost += isLost(task, batch.plan, now) ? weight : 0;
        if (!isDone && task.state != TaskState::Failed)
            continue;
        (isDone ? succeeded : failed) += weight;
        endings.push_back({ planned(task.updatedAt), weight, isDone });
    }
    std::ranges::sort(endings, {}, &Ending::at);
    into.succeeded = rounded(succeeded);
    into.failed = rounded(failed);
    into.lost = rounded(lost);
    into.exposed = rounded(exposed);
    into.now = planned(now);
    into.finishAt = finishOf(endings, expected);
    into.wave = batch.plan.waves.empty() ? 0 : batch.wave.open + 1U;
    into.curve = curveOf(endings, into.startAt, into.now);
    if (batch.isHalted()) {
        into.halt = batch.halt.cause;
        into.haltFailed = batch.halt.failed;
        into.haltExposed = batch.halt.exposed;
    }
}

} // namespace console
