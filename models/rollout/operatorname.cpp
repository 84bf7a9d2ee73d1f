// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/operatorname.h"

namespace console {

namespace {

QString folded(const QString& name)
{
    // By way of upper case, which knows what folding alone does not: STRAUSS is Strauß.
    return name.normalized(QString::NormalizationForm_KC).simplified().toUpper().toCaseFolded();
}

} // namespace

bool isSameOperator(const QString& one, const QString& other)
{
    return !isUnnamed(one) && folded(one) == folded(other);
}

bool isUnnamed(const QString& name)
{
    return folded(name).isEmpty();
}

} // namespace console
