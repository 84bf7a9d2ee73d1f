// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/whytext.h"

#include "models/tables/celltext.h"
#include "ui/common/gatesentence.h"
#include "ui/common/refusaltext.h"

#include <QCoreApplication>

namespace console {

namespace {

/// The sentences, with what stands in them.
class WhyText
{
    Q_DECLARE_TR_FUNCTIONS(console::WhyText)

public:
    WhyText(const Explanation& why, const FleetNames& names, TimeMs now)
        : m_why(why)
        , m_since(relativeTimeText(why.since, now))
        , m_at(relativeTimeText(why.at, now))
        , m_suspect(relativeTimeText(why.suspectAt, now))
        , m_version(toText(names.versions.at(why.version)))
        , m_bytes(sizeText(static_cast<qint64>(why.bytes)))
    {
    }

    [[nodiscard]] QString sentence() const
    {
        switch (m_why.kind) {
        case WhyKind::Scheduled:
            return tr("The batch starts %1.").arg(m_at);
        case WhyKind::BatchPaused:
            return tr("The batch is paused.");
        case WhyKind::WaitingForTurn:
            return tr("It waits for its turn by the batch's rate.");
        case WhyKind::NotSubscribed:
            return m_why.at == 0
                ? tr("Nobody was subscribed to its upgrade topic when the notice was sent %1. It is sent again when "
                     "the device reports.")
                      .arg(m_since)
                : tr("Nobody was subscribed to its upgrade topic when the notice was sent %1. It is sent again %2.")
                      .arg(m_since, m_at);
        case WhyKind::BrokerRefused:
            return m_why.refusal == 0 ? tr("The broker refused the notice %1. It is sent again %2.").arg(m_since, m_at)
                                      : tr("The broker refused the notice %1: %2. It is sent again %3.")
                                            .arg(m_since, refusalText(m_why.refusal), m_at);
        case WhyKind::WaitingForRetry:
            return tr("Attempt %1 of %2 failed; the next one comes %3.")
                .arg(m_why.attempt)
                .arg(m_why.attempts)
                .arg(m_at);
        case WhyKind::NotAcknowledged:
            return tr("The notice left %1; the broker has not acknowledged it yet.").arg(m_since);
        case WhyKind::WaitingForDevice:
            return tr("The broker took the notice %1; the device has not answered yet.").arg(m_since);
        case WhyKind::Silent:
            return tr("The broker took the notice %1 and the device has been silent since. It may be offline, or "
                      "ignore the notice.")
                .arg(m_since);
        case WhyKind::DownloadBegan:
            return tr("It began the download %1 (%2 served) but reported no progress yet.").arg(m_since, m_bytes);
        case WhyKind::Progressing:
            return withTimeout(m_why.step < 0 ? tr("It is upgrading; its last sign came %1.").arg(m_since)
                                              : tr("It reported %1 %2.").arg(stepText(m_why.step), m_since));
        case WhyKind::StoodStill:
            return withTimeout(
                tr("It has not moved since it reported %1 %2.").arg(stepText(qMax(0, m_why.step)), m_since));
        case WhyKind::WaitingForVersion:
            return withTimeout(m_why.suspectAt == 0
                    ? tr("It reported 100 % %1. It has succeeded when it reports the target version.").arg(m_since)
                    : tr("It reported 100 % %1. It has succeeded when it reports the target version; silent until %2, "
                         "it counts as suspect.")
                          .arg(m_since, m_suspect));
        case WhyKind::SilentAfterDownload:
            return withTimeout(tr("It has its download and has been silent since %1, longer than devices take to come "
                                  "back. It counts as suspect until it reports.")
                                   .arg(m_since));
        case WhyKind::ReportedOtherVersion:
            return tr("It reported %1, which is neither the old nor the target version. It fails %2 unless the target "
                      "version comes.")
                .arg(m_version, m_at);
        case WhyKind::ReportedOldVersion:
            return tr("It reported 100 %, then the old version %1 again. It fails %2 unless it moves on.")
                .arg(m_version, m_at);
        case WhyKind::ReportedTarget:
            return tr("It reported the target version %1.").arg(m_since);
        case WhyKind::AlreadyThere:
            return tr("It reported the target version already, so nothing was sent.");
        case WhyKind::UpgradeFailed:
            return tr("The device reported that the upgrade failed (step -1).");
        case WhyKind::DownloadFailed:
            return tr("The device could not download the file (step -2); %1 had been served.").arg(m_bytes);
        case WhyKind::VerificationFailed:
            return tr("The device rejected the file: its digest did not match (step -3).");
        case WhyKind::FlashingFailed:
            return tr("The device could not write the file (step -4).");
        case WhyKind::WrongVersion:
            return tr("It reported %1, which is neither the old nor the target version.").arg(m_version);
        case WhyKind::FellBack:
            return tr("It reported 100 %, then came back with the old version %1.").arg(m_version);
        case WhyKind::TimedOut:
            return m_why.step < 0
                ? tr("It did not finish in the time the plan allows.")
                : tr("It did not finish in the time the plan allows; it stood at %1.").arg(stepText(m_why.step));
        case WhyKind::InOtherBatch:
            return tr("It already had an upgrade of this module in another batch.");
        case WhyKind::CancelledByOperator:
            return tr("Cancelled before the notice was sent.");
        case WhyKind::CancelledMayArrive:
            return tr("Cancelled, but the notice was out already: the device may still upgrade.");
        case WhyKind::Replaced:
            return tr("A newer batch took over.");
        case WhyKind::EndedBySchedule:
            return tr("The batch's end had come before its turn.");
        case WhyKind::WaitingForWave:
            return tr("It is in wave %1 of %2; wave %3 is open. %4")
                .arg(m_why.wave)
                .arg(m_why.waves)
                .arg(m_why.openWave)
                .arg(gate());
        case WhyKind::WindowClosed:
            return tr("Outside the maintenance window, nothing is sent. It opens %1.").arg(m_at);
        case WhyKind::CapReached:
            return tr("%Ln device(s) are downloading, as many as the plan allows at once.", nullptr, m_why.downloads);
        case WhyKind::BrokerAway:
            return tr("The broker is not connected: nothing is sent, and no answer of the device can be heard.");
        case WhyKind::HeldBack:
            return tr("The batch was halted %1, before the device began its download. Its link works again when the "
                      "batch is resumed.")
                .arg(m_since);
        case WhyKind::AwaitsRelease:
            return tr("The batch waits until somebody other than %1 releases it.").arg(m_why.author);
        }
        return {};
    }

    [[nodiscard]] QString gate() const
    {
        return gateSentence(m_why.gate, m_why.succeeded, m_why.finished, m_why.wanted, m_at);
    }

private:
    [[nodiscard]] QString withTimeout(const QString& text) const
    {
        return m_why.at == 0 ? text : tr("%1 It times out %2.").arg(text, m_at);
    }

    const Explanation& m_why;
    QString m_since;
    QString m_at;
    QString m_suspect;
    QString m_version;
    QString m_bytes;
};

} // namespace

QString whyText(const Explanation& why, const FleetNames& names, TimeMs now)
{
    return WhyText(why, names, now).sentence();
}

} // namespace console
