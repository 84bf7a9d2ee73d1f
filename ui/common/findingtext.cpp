// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/findingtext.h"

#include "models/tables/celltext.h"

#include <QCoreApplication>

namespace console {

namespace {

struct FindingText
{
    Q_DECLARE_TR_FUNCTIONS(console::FindingText)
};

using Kind = Finding::Kind;

QString overlapText(const Finding& finding, const Plan& plan)
{
    const QString devices = devicesText(finding.devices);
    if (plan.conflict == ConflictPolicy::Replace)
        return FindingText::tr(
            "%1: an upgrade to %2 by another batch is open. It is cancelled there, unless the device "
            "is already upgrading.")
            .arg(devices, finding.detail);
    return FindingText::tr("%1: an upgrade to %2 by another batch is open. Here they fail at once.")
        .arg(devices, finding.detail);
}

/// What is said of the batch as a whole.
QString batchText(const Finding& finding)
{
    if (finding.kind == Kind::NoticeUnusable)
        return FindingText::tr("The upgrade notice cannot be sent as it is; below it says why.");
    if (finding.kind == Kind::FirmwareNotVerified)
        return FindingText::tr("Firmware %1 is not verified. Verify it on test devices first.").arg(finding.detail);
    if (finding.kind == Kind::SourceNotReported)
        return FindingText::tr("No device reports version %1 now.").arg(finding.detail);
    const QString devices = devicesText(finding.devices);
    if (finding.kind == Kind::ExclusionWithoutEffect)
        return FindingText::tr("The list of those to be left out (%1) names none of these devices.").arg(devices);
    if (finding.kind == Kind::HaltedBefore)
        return FindingText::tr("An earlier batch of this firmware stopped by itself, with %1 failed.").arg(devices);
    return FindingText::tr("Nothing stops this batch by itself, and it has %1. The strategy offers rules that do.")
        .arg(devices);
}

} // namespace

QString findingText(const Finding& finding, const Plan& plan)
{
    const QString devices = devicesText(finding.devices);
    switch (finding.kind) {
    case Kind::NoticeUnusable:
    case Kind::FirmwareNotVerified:
    case Kind::SourceNotReported:
    case Kind::ExclusionWithoutEffect:
    case Kind::HaltedBefore:
    case Kind::NothingHalts:
        return batchText(finding);
    case Kind::Downgrade:
        return FindingText::tr("A downgrade for %1 on newer versions, up to %2.").arg(devices, finding.detail);
    case Kind::InOtherBatch:
        return overlapText(finding, plan);
    case Kind::ListedAlreadyThere:
        return FindingText::tr("%1 of those named report %2 already and are left out.").arg(devices, finding.detail);
    case Kind::ListedOtherProduct:
        return FindingText::tr("%1 of those named belong to another product than %2 and are left out.")
            .arg(devices, finding.detail);
    case Kind::ModuleNeverReported:
        return FindingText::tr("%1 never reported a version of module %2. Perhaps they do not have it.")
            .arg(devices, finding.detail);
    case Kind::FailedBefore:
        return FindingText::tr("%1 failed to upgrade to this very firmware before.").arg(devices);
    case Kind::NoLongerMeant:
        return FindingText::tr(
            "%1 would not be chosen by the plan any more: their version or their marks have changed since.")
            .arg(devices);
    case Kind::LinkNotFetchable:
        return FindingText::tr(
            "No device on the versions of %1 has fetched this firmware yet. Perhaps they cannot: see what "
            "is said about the notice below.")
            .arg(devices);
    case Kind::LongUnseen:
        return FindingText::tr("%1 not heard of for 30 days: the upgrade waits until they report again.").arg(devices);
    case Kind::UntriedSource:
        return FindingText::tr("No test device had the versions of %1: %2.").arg(devices, finding.detail);
    }
    Q_UNREACHABLE();
}

} // namespace console
