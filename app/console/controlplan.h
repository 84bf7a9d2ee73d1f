// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/controlanswers.h"

namespace console {

/// What a `batch start` or `verify start` means, with names looked up.
struct PlannedBatch
{
    BatchDraft draft;
    QString version; ///< target
    QList<CsvRejection> rejected; ///< lines of the CSV list that mean no device
};

/// Reads the arguments, looks up firmware and devices, reads the CSV list; refuses, or hands the plan to `use`. A CSV
/// line that means no device is reported with the answer, the others count; a name in --devices must be known.
void planBatch(const ControlContext& context, BatchKind kind, const QJsonObject& arguments, ControlReply& reply,
    std::function<void(const PlannedBatch&)> use);

/// --halt-… and --usual-failures.
[[nodiscard]] HaltRules haltRulesFrom(const QJsonObject& arguments);

} // namespace console
