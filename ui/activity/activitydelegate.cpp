// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/activitydelegate.h"

#include "models/tables/tableroles.h"
#include "ui/activity/activitytext.h"
#include "ui/common/icons.h"

namespace console {

void ActivityDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const ActivityMark mark = markOf(static_cast<ActivityKind>(index.data(KindRole).toInt()));
    option->features |= QStyleOptionViewItem::HasDecoration;
    option->decorationSize = QSize(16, 16);
    option->icon = icon(mark.icon, mark.color);
}

} // namespace console
