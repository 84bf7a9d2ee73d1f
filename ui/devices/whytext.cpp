// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/devices/whytext.h"

#include "models/tables/celltext.h"

#include <QCoreApplication>

namespace console {

namespace {

struct WhyText
{
    Q_DECLARE_TR_FUNCTIONS(WhyText)
};

QString queuedOrNotified(const Explanation& why, TimeMs now)
{
    const QString since = relativeTimeText(why.since, now);
    const QString next = relativeTimeText(why.at, now);
    if (why.kind == WhyKind::Scheduled)
        return WhyText::tr("The batch is scheduled; it starts %1.").arg(next);
    if (why.kind == WhyKind::NotSubscribed && why.at == 0)
        return WhyText::tr("Nobody was subscribed to its upgrade topic %1. The notice is sent again when it reports.")
            .arg(since);
    if (why.kind == WhyKind::NotSubscribed)
        return WhyText::tr(
            "Nobody was subscribed to its upgrade topic %1. The notice is sent again %2, or when it reports.")
            .arg(since, next);
    if (why.kind == WhyKind::BrokerRefused)
        return WhyText::tr("The broker refused the notice %1. It is sent again %2.").arg(since, next);
    if (why.kind == WhyKind::WaitingForRetry)
        return WhyText::tr("Attempt %1 of %2 failed; the next one begins %3.")
            .arg(QString::number(why.attempt), QString::number(why.attempts), next);
    if (why.kind == WhyKind::NotAcknowledged)
        return WhyText::tr("The notice was handed to the broker %1; the broker has not acknowledged it yet.")
            .arg(since);
    if (why.kind == WhyKind::WaitingForDevice)
        return WhyText::tr("The broker took the notice %1; the device has not answered yet.").arg(since);
    if (why.kind == WhyKind::Silent)
        return WhyText::tr("The device has not answered since the notice %1. It may be offline, or ignore notices.")
            .arg(since);
    if (why.kind == WhyKind::DownloadBegan)
        return WhyText::tr("The download began %1, %2 are served; no progress report yet.")
            .arg(since, sizeText(static_cast<qint64>(why.bytes)));
    return {};
}

QString upgrading(const Explanation& why, const FleetNames& names, TimeMs now)
{
    const QString since = relativeTimeText(why.since, now);
    const QString step = QString::number(why.step);
    const QString version = toText(names.versions.at(why.version));
    if (why.kind == WhyKind::StoodStill)
        return WhyText::tr("It reported %1 % %2 and stands still since.").arg(step, since);
    if (why.kind == WhyKind::WaitingForVersion)
        return WhyText::tr("It reported 100 % %1. It counts as succeeded once it reports the new version.").arg(since);
    if (why.kind == WhyKind::ReportedOtherVersion)
        return WhyText::tr("It reported %1 %2, which is neither the old nor the new version. This is judged %3.")
            .arg(version, since, relativeTimeText(why.at, now));
    if (why.kind == WhyKind::ReportedOldVersion)
        return WhyText::tr("After 100 % it reported the old version %1 %2. This is judged %3.")
            .arg(version, since, relativeTimeText(why.at, now));
    if (why.step < 0)
        return WhyText::tr("It is upgrading; its last sign came %1.").arg(since);
    return WhyText::tr("It is upgrading: %1 % %2.").arg(step, since);
}

} // namespace

QString whyText(const Explanation& why, const FleetNames& names, TimeMs now)
{
    const QString version = toText(names.versions.at(why.version));
    const QString served = sizeText(static_cast<qint64>(why.bytes));
    switch (why.kind) {
    case WhyKind::BatchPaused:
        return WhyText::tr("The batch is paused.");
    case WhyKind::WaitingForTurn:
        return WhyText::tr("It waits for its turn: the batch sends notices at its rate.");
    case WhyKind::Scheduled:
    case WhyKind::NotSubscribed:
    case WhyKind::BrokerRefused:
    case WhyKind::WaitingForRetry:
    case WhyKind::NotAcknowledged:
    case WhyKind::WaitingForDevice:
    case WhyKind::Silent:
    case WhyKind::DownloadBegan:
        return queuedOrNotified(why, now);
    case WhyKind::Progressing:
    case WhyKind::StoodStill:
    case WhyKind::WaitingForVersion:
    case WhyKind::ReportedOtherVersion:
    case WhyKind::ReportedOldVersion:
        return upgrading(why, names, now);
    case WhyKind::ReportedTarget:
        return WhyText::tr("It reported the new version %1.").arg(relativeTimeText(why.since, now));
    case WhyKind::AlreadyThere:
        return WhyText::tr("It had the version already; nothing was sent.");
    case WhyKind::UpgradeFailed:
        return WhyText::tr("The device said that the upgrade failed (step -1).");
    case WhyKind::DownloadFailed:
        return WhyText::tr("The device said that the download failed (step -2); %1 were served.").arg(served);
    case WhyKind::VerificationFailed:
        return WhyText::tr("The device rejected the file: its digest did not match (step -3).");
    case WhyKind::FlashingFailed:
        return WhyText::tr("The device could not write the file (step -4).");
    case WhyKind::WrongVersion:
        return WhyText::tr("It reported %1, which is neither the old nor the new version.").arg(version);
    case WhyKind::FellBack:
        return WhyText::tr("It reported 100 %, then came back with the old version %1.").arg(version);
    case WhyKind::TimedOut:
        return WhyText::tr("It did not finish within the time limit of the batch.");
    case WhyKind::InOtherBatch:
        return WhyText::tr("It had an open task in another batch.");
    case WhyKind::CancelledByOperator:
        return WhyText::tr("Its task was cancelled before anything was sent.");
    case WhyKind::CancelledMayArrive:
        return WhyText::tr("Its task was cancelled, but the notice may still arrive: the device may upgrade.");
    case WhyKind::Replaced:
        return WhyText::tr("A newer batch took it over.");
    }
    return {};
}

} // namespace console
