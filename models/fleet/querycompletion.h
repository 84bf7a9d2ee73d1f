// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/querynode.h"

#include <QString>
#include <QStringList>

#include <functional>

namespace console {

/// What may stand at the cursor of a filter text: the words that go on from what is typed there, best first, and the
/// part of the text that such a word takes the place of.
struct QueryCompletion
{
    static constexpr qsizetype mostWords = 50;

    qsizetype position = 0;
    qsizetype length = 0;
    QStringList words;
};

/// Values of a field that the fleet has: products, modules, versions, groups, tags; any order.
using QueryValues = std::function<QStringList(QueryTerm::Field field)>;

[[nodiscard]] QueryCompletion completeQuery(const QString& text, qsizetype cursor, const QueryValues& valuesOf);

} // namespace console
