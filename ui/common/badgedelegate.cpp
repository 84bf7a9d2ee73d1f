// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/badgedelegate.h"

#include "models/tables/tableroles.h"
#include "ui/common/badge.h"

#include <QApplication>

namespace console {

namespace {

Badge badgeAt(const QModelIndex& index)
{
    const QVariant kind = index.data(BadgeKindRole);
    const QVariant state = index.data(BadgeRole);
    return kind.isValid() && state.isValid() ? badgeOf(kind.toInt(), state.toInt()) : Badge{};
}

} // namespace

void BadgeDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Badge badge = badgeAt(index);
    if (badge.text.isEmpty()) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    QStyleOptionViewItem ground = option;
    initStyleOption(&ground, index);
    ground.text.clear();
    ground.icon = {};
    const QStyle* style = ground.widget ? ground.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &ground, painter, ground.widget);
    painter->setFont(option.font);
    paintBadge(painter, option.rect.adjusted(4, 2, -4, -2), badge, option.palette, Qt::AlignLeft | Qt::AlignVCenter);
}

QSize BadgeDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Badge badge = badgeAt(index);
    if (badge.text.isEmpty())
        return QStyledItemDelegate::sizeHint(option, index);
    return badgeSize(badge, option.font) + QSize(2 * 4, 2 * 2);
}

} // namespace console
