// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/tablecell.h"

#include "models/tables/celltext.h"
#include "models/tables/statetext.h"
#include "models/tables/tableroles.h"

namespace console {

namespace {

QVariant atTheRight()
{
    return QVariant(Qt::AlignRight | Qt::AlignVCenter);
}

} // namespace

QVariant nameCell(int role, std::string_view name)
{
    return role == Qt::DisplayRole ? QVariant(QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())))
                                   : QVariant();
}

QVariant numberCell(int role, qint64 number)
{
    if (role == Qt::DisplayRole)
        return countText(number);
    return role == Qt::TextAlignmentRole ? atTheRight() : QVariant();
}

QVariant timeCell(int role, TimeMs at, TimeMs now)
{
    if (role == Qt::DisplayRole)
        return relativeTimeText(at, now);
    return role == Qt::ToolTipRole || role == ExactTimeRole ? QVariant(exactTimeText(at)) : QVariant();
}

QVariant stateCell(int role, TaskState state, bool silent)
{
    switch (role) {
    case Qt::DisplayRole:
        return taskStateText(state, silent);
    case BadgeKindRole:
        return static_cast<int>(BadgeKind::Task);
    case BadgeRole:
        return static_cast<int>(state);
    case WarningRole:
        return silent;
    default:
        return {};
    }
}

QVariant headerAlignment(bool number)
{
    return number ? atTheRight() : QVariant(Qt::AlignLeft | Qt::AlignVCenter);
}

} // namespace console
