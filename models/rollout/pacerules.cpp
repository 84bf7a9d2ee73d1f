// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/pacerules.h"

#include <algorithm>

namespace console {

namespace {
constexpr qint64 fastest = 10'000'000; ///< 10,000 devices a minute (PROTOCOL.md 5.3)
} // namespace

Result<void> checkPace(const PaceRules& rules)
{
    const auto outside = [](int value, int least, int most) { return value < least || value > most; };
    if (rules.growth != PaceGrowth::Constant) {
        if (outside(rules.factorTenths, 11, 50))
            return failure(ErrorKind::PaceOutOfRange, QString::number(rules.factorTenths / 10.0, 'f', 1));
        if (outside(rules.every, 1, 1'000'000))
            return failure(ErrorKind::PaceOutOfRange, QString::number(rules.every));
    }
    if (outside(rules.maxDownloads, 0, 1'000'000))
        return failure(ErrorKind::CapOutOfRange, QString::number(rules.maxDownloads));
    if (outside(rules.maxMegabits, 0, 100'000))
        return failure(ErrorKind::CapOutOfRange, QString::number(rules.maxMegabits));
    return {};
}

qint64 paceOf(int ratePerMinute, const PaceRules& rules, quint32 notified, quint32 succeeded, qint64 fileBytes)
{
    // checkPlan() ends the plan's own rate; what a workspace has beyond that is not slowed down.
    qint64 pace = std::max<qint64>(qint64{ ratePerMinute } * 1000, 1000);
    if (rules.growth != PaceGrowth::Constant) {
        const quint32 count = rules.growth == PaceGrowth::ByNotified ? notified : succeeded;
        quint32 steps = count / static_cast<quint32>(std::max(rules.every, 1));
        for (; steps > 0 && pace < fastest; --steps)
            pace = std::min(pace * std::max(rules.factorTenths, 11) / 10, fastest);
    }
    if (rules.maxMegabits > 0 && fileBytes > 0) {
        const qint64 bitsInThousandMinutes = qint64{ rules.maxMegabits } * 1'000'000 * 60 * 1000;
        pace = std::min(pace, std::max<qint64>(1, bitsInThousandMinutes / (fileBytes * 8)));
    }
    return pace;
}

} // namespace console
