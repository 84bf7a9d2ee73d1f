// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/protocol/notice.h"
#include "models/rollout/rolloutview.h"
#include "models/rollout/targetselection.h"

#include <QList>

namespace console {

/// Something about a batch that is about to start which its operator may not have meant.
struct Finding
{
    /// A shift of Consent each; those of one weight stand together.
    enum class Kind : quint8 {
        // Block
        NoticeUnusable, ///< a blocking check of the notice; detail: its detail
        FirmwareNotVerified,
        // Must be accepted
        Downgrade, ///< detail: the newest version that devices would lose
        InOtherBatch, ///< open tasks elsewhere: detail: those batches' target versions
        ListedAlreadyThere, ///< chosen by hand or by CSV, and report the target version
        ListedOtherProduct, ///< chosen by hand or by CSV
        ModuleNeverReported, ///< the firmware's module is not known of these devices; detail: the module
        SourceNotReported, ///< a source version that no device of the product reports; detail: it
        ExclusionWithoutEffect, ///< the list of those left out names no device of the scope
        HaltedBefore, ///< a batch of this firmware stopped by itself; devices: failed in it
        FailedBefore, ///< devices whose last upgrade to this very firmware failed
        NothingHalts, ///< more than `largeBatch` devices, and no halt rule
        NoLongerMeant, ///< would not be chosen any more since the batch was made; only where one is to be released
        LinkNotFetchable, ///< no device has fetched this firmware yet, and old ones may not be able to; detail: why
        // Only said
        LongUnseen, ///< not heard of for 30 days: they wait until they come back
        UntriedSource, ///< come from versions that no test device had; detail: those versions
    };
    enum class Weight : quint8 {
        Blocks,
        NeedsConsent,
        Note,
    };

    Kind kind;
    quint32 devices = 0; ///< how many it concerns; 0 = the batch as a whole
    QString detail{};
    std::vector<DeviceSlot> examples{}; ///< at most three

    [[nodiscard]] Weight weight() const;
    bool operator==(const Finding&) const = default;
};
inline constexpr auto lastFindingKind = Finding::Kind::UntriedSource;

/// Lower snake case, never translated, never changed.
[[nodiscard]] QLatin1StringView nameOf(Finding::Kind kind);
[[nodiscard]] std::optional<Finding::Kind> findingNamed(const QString& name);

/// Kinds of findings that the operator has seen and accepts.
class Consent
{
public:
    void accept(Finding::Kind kind) { m_kinds |= bit(kind); }
    [[nodiscard]] bool accepts(Finding::Kind kind) const { return (m_kinds & bit(kind)) != 0; }
    [[nodiscard]] static Consent everything();
    bool operator==(const Consent&) const = default;

private:
    [[nodiscard]] static quint32 bit(Finding::Kind kind) { return 1U << static_cast<unsigned>(kind); }

    quint32 m_kinds = 0;
};

/// From that many devices on an operator types their number before a batch starts.
inline constexpr quint32 largeBatch = 1'000;

/// Looks at a plan as it stands before anything is sent. Pure; engine thread. The worst first; none of a kind twice.
/// `checks`: those of the notice that the first device would get. `made`: the batch is there already, and is to be
/// released.
[[nodiscard]] QList<Finding> preflight(const Fleet& fleet, const RolloutView& engine, const Firmware& firmware,
    const Plan& plan, const Selection& selection, const QList<NoticeCheck>& checks, TimeMs now, BatchId made = {});

/// The findings that forbid the start: blocking ones and those that were not accepted.
[[nodiscard]] QList<Finding> standingInTheWay(const QList<Finding>& findings, const Consent& consent);

} // namespace console
