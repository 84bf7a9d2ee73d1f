// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/stepdelegate.h"

#include "models/tables/celltext.h"
#include "models/tables/tableroles.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QPainter>

#include <algorithm>

namespace console {

void StepDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QVariant value = index.data(StepRole);
    if (!value.isValid()) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    const int step = std::clamp(value.toInt(), 0, 100);
    QStyleOptionViewItem ground = option;
    initStyleOption(&ground, index);
    ground.text.clear();
    const QStyle* style = ground.widget ? ground.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &ground, painter, ground.widget);

    const QRect inner = option.rect.adjusted(space8, 0, -space8, 0);
    const int numberWidth = QFontMetrics(option.font).horizontalAdvance(stepText(100));
    const QRectF track(inner.left(), inner.center().y() - 2, std::max(0, inner.width() - numberWidth - space8), 6);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    const QColor color = themeColor(step >= 100 ? ColorRole::Succeeded : ColorRole::Upgrading);
    painter->setBrush(tint(themeColor(ColorRole::SecondaryText), 0.22));
    painter->drawRoundedRect(track, 3, 3);
    if (step > 0) {
        QRectF done = track;
        done.setWidth(std::max(6.0, track.width() * step / 100.0));
        painter->setBrush(color);
        painter->drawRoundedRect(done.intersected(track), 3, 3);
    }
    painter->setFont(option.font);
    painter->setPen(option.palette.color(QPalette::Text));
    painter->drawText(inner, Qt::AlignRight | Qt::AlignVCenter, stepText(step));
    painter->restore();
}

QSize StepDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    if (index.data(StepRole).isValid())
        size.setWidth(std::max(size.width(), 160));
    return size;
}

} // namespace console
