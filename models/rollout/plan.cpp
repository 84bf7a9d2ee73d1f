// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/plan.h"

#include <algorithm>
#include <array>

namespace console {

namespace {

constexpr TimeMs twoYears = 2LL * 365 * 24 * 60 * 60 * 1000;
constexpr TimeMs sevenDays = 7LL * 24 * 60 * 60 * 1000;

template <std::size_t N> bool isOneOf(int value, const std::array<int, N>& choices)
{
    return std::find(choices.begin(), choices.end(), value) != choices.end();
}

Result<void> checkEnd(TimeMs endAt, TimeMs startAt, TimeMs now)
{
    if (endAt != 0 && (endAt <= std::max(now, startAt) || endAt > now + twoYears))
        return failure(ErrorKind::EndTimeOutOfRange, QString::number(endAt));
    return {};
}

bool isRetryAllowed(const Plan& plan)
{
    if (!isOneOf(plan.retryCount, std::array{ 0, 1, 2, 5 })
        || !isOneOf(plan.retryIntervalMinutes, std::array{ 0, 10, 30, 60, 1440 }))
        return false;
    return plan.retryCount == 0 || plan.timeoutMinutes == 0 || plan.retryIntervalMinutes < plan.timeoutMinutes;
}

} // namespace

bool takesShare(const Plan& plan)
{
    return plan.scope == Scope::Percent || (plan.scope == Scope::Filter && plan.percentThousandths < 100'000);
}

Result<void> checkPlan(const Plan& plan, TimeMs now)
{
    if (plan.percentThousandths < 1 || plan.percentThousandths > 100'000)
        return failure(ErrorKind::PercentOutOfRange, QString::number(plan.percentThousandths / 1000.0, 'f', 3));
    if (plan.dynamic && takesShare(plan)) // a share of devices that nobody knows yet
        return failure(ErrorKind::ShareOfDynamic, QString::number(plan.percentThousandths / 1000.0, 'f', 3));
    if (const auto rate = checkRate(plan.ratePerMinute); !rate)
        return rate;
    if (plan.timeoutMinutes < 0 || plan.timeoutMinutes > 1440)
        return failure(ErrorKind::TimeoutOutOfRange, QString::number(plan.timeoutMinutes));
    if (!isRetryAllowed(plan))
        return failure(ErrorKind::RetryOutOfRange, QString::number(plan.retryIntervalMinutes));
    if (plan.startAt != 0 && plan.startAt <= now)
        return failure(ErrorKind::StartTimeInPast, QString::number(plan.startAt));
    if (plan.startAt > now + sevenDays)
        return failure(ErrorKind::StartTimeTooFar, QString::number(plan.startAt));
    if (const auto end = checkEnd(plan.endAt, plan.startAt, now); !end)
        return end;
    if (const auto waves = checkWaves(plan.waves); !waves)
        return waves;
    if (const auto pace = checkPace(plan.pace); !pace)
        return pace;
    if (const auto windows = checkWindows(plan.windows); !windows)
        return windows;
    return checkHaltRules(plan.halt);
}

PlanTimes timesOf(const Plan& plan)
{
    return { plan.windows, plan.endAt, plan.endAction };
}

Result<void> checkTimes(const PlanTimes& times, const Plan& plan, TimeMs now)
{
    if (times.endAt != plan.endAt) {
        if (const auto end = checkEnd(times.endAt, plan.startAt, now); !end)
            return end;
    }
    return checkWindows(times.windows);
}

Result<void> checkRate(int perMinute)
{
    if (perMinute < 1 || perMinute > 10'000)
        return failure(ErrorKind::RateOutOfRange, QString::number(perMinute));
    return {};
}

bool isExcluded(const Plan& plan, DeviceSlot device)
{
    return plan.excluded && std::ranges::binary_search(*plan.excluded, device);
}

} // namespace console
