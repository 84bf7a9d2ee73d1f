// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/commands.h"
#include "models/firmware/firmware.h"
#include "models/rollout/targetselection.h"

#include <QCoreApplication>
#include <QString>

namespace console {

/// A line of a batch's plan, named for who looks for it.
struct PlanFact
{
    QString label;
    QString value;
    const char* name;
};

/// The words for what an operator decided about a batch: one place for the wizard's review, the batch page's plan and
/// the tests. Stateless, GUI thread (it translates).
class PlanText
{
    Q_DECLARE_TR_FUNCTIONS(console::PlanText)

public:
    [[nodiscard]] static QString minutes(qint64 minutes); ///< "45 min", "2 h 5 min", "1 d 3 h"
    [[nodiscard]] static QString scope(const Plan& plan, const QString& productKey);
    [[nodiscard]] static QString rate(int perMinute);
    /// The rate, how it grows, and its limits.
    [[nodiscard]] static QString pace(int perMinute, const PaceRules& rules);
    [[nodiscard]] static QString timeout(int minutes);
    [[nodiscard]] static QString retry(int count, int intervalMinutes);
    [[nodiscard]] static QString interval(int minutes); ///< "at once", "after 10 min"
    [[nodiscard]] static QString start(TimeMs at);
    /// "none", or when, and what happens to those that are left.
    [[nodiscard]] static QString end(const Plan& plan);
    [[nodiscard]] static QString windows(const std::vector<MaintenanceWindow>& windows);
    /// "1 % (95 % must succeed, for 30 min), then the rest"
    [[nodiscard]] static QString waves(const std::vector<Wave>& waves);
    [[nodiscard]] static QString gate(const Gate& gate);
    [[nodiscard]] static QString conflict(ConflictPolicy policy);
    /// Whether more than the rate decides how long pushing takes.
    [[nodiscard]] static bool isHeldBack(const Plan& plan);
    /// "Send 2.4.1 to 12,340 devices of a1B2, …": the review in one sentence.
    [[nodiscard]] static QString sentence(
        const Plan& plan, const Firmware& firmware, qint64 targets, qint64 minutesAtRate);
    /// How fast a batch goes and when it will end, or why it does not go.
    [[nodiscard]] static QString pace(const BatchRow& row, TimeMs now,
        const QString& forecast = {}); ///< `forecast`: when it ends, where that is known
    /// All that was decided about a batch, and when it ran.
    [[nodiscard]] static QList<PlanFact> facts(const Batch& batch);
    /// Why a filter finds nothing.
    [[nodiscard]] static QString hole(const FilterHole& hole, const QString& filter);
    [[nodiscard]] static QString csvProblem(CsvProblem problem);
    [[nodiscard]] static QString noticeCheck(const NoticeCheck& check);

private:
    [[nodiscard]] static QString waveSize(const Wave& wave);
    [[nodiscard]] static QString included(const Plan& plan, const QString& productKey);
};

} // namespace console
