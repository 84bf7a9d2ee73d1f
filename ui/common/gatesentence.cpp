// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/gatesentence.h"

#include "models/tables/celltext.h"

#include <QCoreApplication>

namespace console {

namespace {

struct GateSentence
{
    Q_DECLARE_TR_FUNCTIONS(GateSentence)
};

QString numbers(quint32 succeeded, quint32 finished, int wanted)
{
    const QString so = GateSentence::tr("%1 of %2 with an outcome have succeeded", "devices")
                           .arg(countText(succeeded), countText(finished));
    return wanted == 0 ? so : GateSentence::tr("%1, %2 % are needed").arg(so).arg(wanted);
}

} // namespace

QString gateSentence(GateVerdict verdict, quint32 succeeded, quint32 finished, int wanted, const QString& at)
{
    const QString so = numbers(succeeded, finished, wanted);
    switch (verdict) {
    case GateVerdict::NoGate:
        return {};
    case GateVerdict::Working:
        return GateSentence::tr("Its devices are not finished yet: %1.").arg(so);
    case GateVerdict::TooFewSucceeded:
        return GateSentence::tr("Too few have succeeded: %1.").arg(so);
    case GateVerdict::OutOfReach:
        return GateSentence::tr("The next wave cannot begin by itself any more, and waits for an operator: %1.")
            .arg(so);
    case GateVerdict::Soaking:
        return GateSentence::tr("The next wave begins %1 if nothing changes: %2.").arg(at, so);
    case GateVerdict::WaitsForRelease:
        return GateSentence::tr("The next wave waits for an operator's release: %1.").arg(so);
    case GateVerdict::Open:
        return GateSentence::tr("The next wave may begin: %1.").arg(so);
    }
    return {};
}

QString gateSentence(const Batch& batch, TimeMs now)
{
    if (!batch.hasMoreWaves())
        return {};
    const GateState gate = gateState(batch.plan.waves, batch.wave, now);
    const WaveCounts& counts = batch.wave.counts;
    return gateSentence(gate.verdict, counts.succeeded, counts.finished(),
        batch.plan.waves[batch.wave.open].gate.successPercent, relativeTimeText(gate.opensAt, now));
}

} // namespace console
