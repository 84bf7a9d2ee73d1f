// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/preflight.h"

#include "models/base/versionorder.h"

#include <algorithm>
#include <map>
#include <set>

namespace console {

namespace {

using Kind = Finding::Kind;

constexpr TimeMs longUnseen = TimeMs{ 30 } * 24 * 60 * 60 * 1000;
constexpr std::size_t examplesAtMost = 3;
constexpr qsizetype labelsAtMost = 5;

/// What is found, by kind, while the devices pass by.
class Findings
{
public:
    void add(Kind kind, DeviceSlot device)
    {
        Finding& finding = m_byKind.try_emplace(kind, Finding{ kind }).first->second;
        ++finding.devices;
        if (finding.examples.size() < examplesAtMost)
            finding.examples.push_back(device);
    }
    void say(Kind kind, quint32 devices, const QString& detail = {})
    {
        m_byKind.insert_or_assign(kind, Finding{ kind, devices, detail });
    }
    void explain(Kind kind, const QString& detail)
    {
        if (const auto found = m_byKind.find(kind); found != m_byKind.end())
            found->second.detail = detail;
    }
    [[nodiscard]] bool has(Kind kind) const { return m_byKind.contains(kind); }
    [[nodiscard]] QList<Finding> take()
    {
        QList<Finding> list;
        for (auto& entry : m_byKind)
            list.append(std::move(entry.second));
        return list;
    }

private:
    std::map<Kind, Finding> m_byKind; ///< the kinds stand in the order of their weight
};

QString listed(const QStringList& labels)
{
    return labels.size() <= labelsAtMost ? labels.join(QLatin1String(", "))
                                         : labels.first(labelsAtMost).join(QLatin1String(", ")) + QStringLiteral(", …");
}

class Look
{
public:
    Look(const Fleet& fleet, const RolloutView& engine, const Firmware& firmware, const Plan& plan,
        const Selection& selection, TimeMs now, BatchId made)
        : m_fleet(fleet)
        , m_engine(engine)
        , m_firmware(firmware)
        , m_plan(plan)
        , m_selection(selection)
        , m_now(now)
        , m_made(made)
        , m_module(fleet.names().modules.find(firmware.module.toStdString()))
    {
    }

    [[nodiscard]] QList<Finding> take() { return m_findings.take(); }

    void atNotice(const QList<NoticeCheck>& checks)
    {
        for (const NoticeCheck& check : checks) {
            if (check.blocking && !m_findings.has(Kind::NoticeUnusable))
                m_findings.say(Kind::NoticeUnusable, 0, check.detail);
            else if (!check.blocking && check.kind != NoticeCheck::Kind::ExtDataPresent)
                m_linkDoubts.append(check.detail);
        }
        if (m_firmware.state != FirmwareState::Verified)
            m_findings.say(Kind::FirmwareNotVerified, 0, m_firmware.version);
    }

    void atEarlierBatches()
    {
        for (const BatchId id : m_engine.batches()) {
            const Batch* batch = m_engine.batch(id);
            if (batch->firmware != m_firmware.id || id == m_made)
                continue;
            if (batch->halt.cause != HaltCause::None)
                m_findings.say(Kind::HaltedBefore, batch->halt.failed, id.toString());
            for (const Task& task : *m_engine.tasks(id)) {
                if (task.state == TaskState::Succeeded || task.evidence.downloadBeganAt != 0)
                    m_tried.insert(task.fromVersion);
            }
        }
    }

    void atTargets()
    {
        std::set<BatchId> others;
        for (const DeviceSlot device : m_selection.targets) {
            atVersion(device);
            if (m_now - m_fleet.device(device).lastSeen > longUnseen)
                m_findings.add(Kind::LongUnseen, device);
            const auto latest = m_module ? latestOf(device) : std::nullopt;
            if (!latest)
                continue;
            if (isOpen(latest->state)) {
                m_findings.add(Kind::InOtherBatch, device);
                others.insert(latest->batch);
            } else if (latest->state == TaskState::Failed && latest->reason != TaskReason::Conflict
                && m_engine.batch(latest->batch)->firmware == m_firmware.id) {
                m_findings.add(Kind::FailedBefore, device);
            }
        }
        QStringList labels;
        for (const BatchId id : others)
            labels.append(m_engine.batch(id)->version);
        labels.removeDuplicates();
        m_findings.explain(Kind::InOtherBatch, listed(labels));
        if (m_newestLost)
            m_findings.explain(Kind::Downgrade, toText(m_fleet.names().versions.at(*m_newestLost)));
        m_findings.explain(Kind::ModuleNeverReported, m_firmware.module);
        sayUntried();
    }

    void atScope()
    {
        const bool byHand = m_plan.scope == Scope::Devices;
        if (byHand && m_selection.wrongProduct > 0)
            m_findings.say(Kind::ListedOtherProduct, m_selection.wrongProduct, m_firmware.productKey);
        if (byHand && m_selection.alreadyThere > 0)
            m_findings.say(Kind::ListedAlreadyThere, m_selection.alreadyThere, m_firmware.version);
        if (m_plan.excluded && !m_plan.excluded->empty() && m_selection.excluded == 0)
            m_findings.say(Kind::ExclusionWithoutEffect, static_cast<quint32>(m_plan.excluded->size()));
        QStringList strange;
        if (m_plan.scope == Scope::SourceVersions || m_plan.scope == Scope::Percent)
            std::ranges::copy_if(m_plan.sourceVersions, std::back_inserter(strange),
                [this](const QString& v) { return !isReported(v); });
        if (!strange.isEmpty())
            m_findings.say(Kind::SourceNotReported, 0, listed(strange));
        if (m_selection.noLongerMeant > 0)
            m_findings.say(Kind::NoLongerMeant, m_selection.noLongerMeant);
        if (m_selection.targets.size() > largeBatch && !m_plan.halt.any())
            m_findings.say(Kind::NothingHalts, static_cast<quint32>(m_selection.targets.size()));
    }

private:
    /// But for the batch that is there already: of a device in it, what it did before tells only of this firmware.
    [[nodiscard]] std::optional<Task> latestOf(DeviceSlot device) const
    {
        const auto latest = m_engine.latestTask(device, *m_module);
        if (!latest || latest->batch != m_made)
            return latest;
        const std::vector<BatchId> all = m_engine.batches();
        for (auto id = all.rbegin(); id != all.rend(); ++id) {
            if (*id == m_made || m_engine.batch(*id)->firmware != m_firmware.id)
                continue;
            if (const auto earlier = m_engine.task({ *id, device }))
                return earlier;
        }
        return std::nullopt;
    }
    void atVersion(DeviceSlot device)
    {
        const VersionIndex version = m_module ? m_fleet.version(device, *m_module) : 0;
        if (version == 0) {
            if (m_firmware.module != QLatin1String("default"))
                m_findings.add(Kind::ModuleNeverReported, device);
        } else if (isNewer(version)) {
            m_findings.add(Kind::Downgrade, device);
            if (!m_newestLost || compare(*m_newestLost, version) < 0)
                m_newestLost = version;
        }
        if (!m_tried.contains(version)) {
            ++m_untried;
            m_untriedVersions.insert(version);
        }
    }

    /// Versions are few beside devices: each is compared once.
    [[nodiscard]] bool isNewer(VersionIndex version)
    {
        const auto [found, isFirst] = m_newer.try_emplace(version, false);
        if (isFirst)
            found->second = compareVersions(m_fleet.names().versions.at(version), m_firmware.version.toStdString()) > 0;
        return found->second;
    }
    [[nodiscard]] int compare(VersionIndex a, VersionIndex b) const
    {
        return compareVersions(m_fleet.names().versions.at(a), m_fleet.names().versions.at(b));
    }

    void sayUntried()
    {
        if (m_untried == 0)
            return;
        if (!m_linkDoubts.isEmpty()) {
            m_findings.say(Kind::LinkNotFetchable, m_untried, listed(m_linkDoubts));
            return;
        }
        QStringList labels;
        for (const VersionIndex version : m_untriedVersions)
            labels.append(version == 0 ? QStringLiteral("–") : toText(m_fleet.names().versions.at(version)));
        m_findings.say(Kind::UntriedSource, m_untried, listed(labels));
    }

    [[nodiscard]] bool isReported(const QString& label) const
    {
        const FleetNames& names = m_fleet.names();
        const auto version = names.versions.find(label.toStdString());
        const auto product = names.products.find(m_firmware.productKey.toStdString());
        if (!version || !product || !m_module)
            return false;
        return m_fleet.distribution().count(*product, *m_module, *version) > 0;
    }

    const Fleet& m_fleet;
    const RolloutView& m_engine;
    const Firmware& m_firmware;
    const Plan& m_plan;
    const Selection& m_selection;
    const TimeMs m_now;
    const BatchId m_made;
    const std::optional<ModuleIndex> m_module;
    Findings m_findings;
    QStringList m_linkDoubts; ///< what the notice's checks warn of
    std::set<VersionIndex> m_tried; ///< devices that came from these have fetched this firmware
    std::set<VersionIndex> m_untriedVersions;
    quint32 m_untried = 0;
    std::map<VersionIndex, bool> m_newer;
    std::optional<VersionIndex> m_newestLost;
};

} // namespace

Finding::Weight Finding::weight() const
{
    switch (kind) {
    case Kind::NoticeUnusable:
    case Kind::FirmwareNotVerified:
        return Weight::Blocks;
    case Kind::Downgrade:
    case Kind::InOtherBatch:
    case Kind::ListedAlreadyThere:
    case Kind::ListedOtherProduct:
    case Kind::ModuleNeverReported:
    case Kind::SourceNotReported:
    case Kind::ExclusionWithoutEffect:
    case Kind::HaltedBefore:
    case Kind::FailedBefore:
    case Kind::NothingHalts:
    case Kind::NoLongerMeant:
    case Kind::LinkNotFetchable:
        return Weight::NeedsConsent;
    case Kind::LongUnseen:
    case Kind::UntriedSource:
        break;
    }
    return Weight::Note;
}

QLatin1StringView nameOf(Finding::Kind kind)
{
    switch (kind) {
    case Kind::NoticeUnusable:
        return QLatin1StringView("notice_unusable");
    case Kind::FirmwareNotVerified:
        return QLatin1StringView("firmware_not_verified");
    case Kind::Downgrade:
        return QLatin1StringView("downgrade");
    case Kind::InOtherBatch:
        return QLatin1StringView("in_other_batch");
    case Kind::ListedAlreadyThere:
        return QLatin1StringView("listed_already_there");
    case Kind::ListedOtherProduct:
        return QLatin1StringView("listed_other_product");
    case Kind::ModuleNeverReported:
        return QLatin1StringView("module_never_reported");
    case Kind::SourceNotReported:
        return QLatin1StringView("source_not_reported");
    case Kind::ExclusionWithoutEffect:
        return QLatin1StringView("exclusion_without_effect");
    case Kind::HaltedBefore:
        return QLatin1StringView("halted_before");
    case Kind::FailedBefore:
        return QLatin1StringView("failed_before");
    case Kind::NothingHalts:
        return QLatin1StringView("nothing_halts");
    case Kind::NoLongerMeant:
        return QLatin1StringView("no_longer_meant");
    case Kind::LinkNotFetchable:
        return QLatin1StringView("link_not_fetchable");
    case Kind::LongUnseen:
        return QLatin1StringView("long_unseen");
    case Kind::UntriedSource:
        return QLatin1StringView("untried_source");
    }
    Q_UNREACHABLE();
}

std::optional<Kind> findingNamed(const QString& name)
{
    for (int number = 0; number <= static_cast<int>(lastFindingKind); ++number) {
        const auto kind = static_cast<Kind>(number);
        if (name == nameOf(kind))
            return kind;
    }
    return std::nullopt;
}

Consent Consent::everything()
{
    Consent consent;
    for (int kind = 0; kind <= static_cast<int>(lastFindingKind); ++kind)
        consent.accept(static_cast<Kind>(kind));
    return consent;
}

QList<Finding> preflight(const Fleet& fleet, const RolloutView& engine, const Firmware& firmware, const Plan& plan,
    const Selection& selection, const QList<NoticeCheck>& checks, TimeMs now, BatchId made)
{
    Look look(fleet, engine, firmware, plan, selection, now, made);
    look.atNotice(checks);
    look.atEarlierBatches();
    look.atTargets();
    look.atScope();
    return look.take();
}

QList<Finding> standingInTheWay(const QList<Finding>& findings, const Consent& consent)
{
    QList<Finding> kept;
    std::ranges::copy_if(findings, std::back_inserter(kept), [&](const Finding& finding) {
        return finding.weight() == Finding::Weight::Blocks
            || (finding.weight() == Finding::Weight::NeedsConsent && !consent.accepts(finding.kind));
    });
    return kept;
}

} // namespace console
