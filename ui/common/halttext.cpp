// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/halttext.h"

#include "models/tables/celltext.h"

#include <QCoreApplication>

namespace console {

namespace {

struct HaltText
{
    Q_DECLARE_TR_FUNCTIONS(console::HaltText)
};

/// 5,000 of a million: "0.5 %".
QString shareText(int perMillion)
{
    return thousandthsText(perMillion / 10);
}

} // namespace

QString haltText(const Halt& halt, const QString& cohort)
{
    const QString failed = countText(halt.failed);
    const QString devices = devicesText(halt.exposed);
    switch (halt.cause) {
    case HaltCause::None:
        break;
    case HaltCause::TooManyFailures:
        return HaltText::tr(
            "Halted: %1 of %2 that were sent the upgrade failed or fell silent, as many as the plan allows.")
            .arg(failed, devices);
    case HaltCause::TooHighShare:
        return HaltText::tr("Halted: %1 of %2 that ended failed or fell silent, a greater share than the plan allows.")
            .arg(failed, devices);
    case HaltCause::WorseThanBase:
        if (!cohort.isEmpty())
            return HaltText::tr(
                "Halted: %1 of %2 that were sent the upgrade failed or fell silent, more than usual; most "
                "of them came from version %3.")
                .arg(failed, devices, cohort);
        return HaltText::tr("Halted: %1 of %2 that were sent the upgrade failed or fell silent, more than usual.")
            .arg(failed, devices);
    case HaltCause::CohortWorseThanBase:
        return HaltText::tr(
            "Halted: of the devices that come from version %3, %1 of %2 failed or fell silent, more than usual.")
            .arg(failed, devices, cohort);
    case HaltCause::GroupWorseThanBase:
        return HaltText::tr("Halted: of the devices in group %3, %1 of %2 failed or fell silent, more than usual.")
            .arg(failed, devices, cohort);
    }
    return {};
}

QString haltRulesText(const HaltRules& rules)
{
    QStringList parts;
    if (rules.testsRate)
        parts += HaltText::tr("when clearly more fail than the usual %1").arg(shareText(rules.basePerMillion));
    if (rules.failures > 0)
        parts += HaltText::tr("at %1 failed").arg(devicesText(rules.failures));
    if (rules.percent > 0)
        parts += HaltText::tr("at %1 % of those that ended, from %2 on")
                     .arg(rules.percent)
                     .arg(devicesText(rules.leastExecuted));
    return parts.isEmpty() ? HaltText::tr("none") : listText(parts);
}

} // namespace console
