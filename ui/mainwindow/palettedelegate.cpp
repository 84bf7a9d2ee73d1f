// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/palettedelegate.h"

#include "ui/common/icons.h"
#include "ui/mainwindow/palettemodel.h"

#include <QApplication>
#include <QPainter>

#include <algorithm>

namespace console {

namespace {

constexpr int iconSize = 16;

} // namespace

void PaletteDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyleOptionViewItem ground = option;
    initStyleOption(&ground, index);
    ground.text.clear();
    const QStyle* style = ground.widget ? ground.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &ground, painter, ground.widget);

    painter->save();
    const QColor quiet = themeColor(ColorRole::SecondaryText);
    const bool enabled = static_cast<const PaletteModel*>(index.model())->entry(index.row()).enabled;
    QRect rest = option.rect.adjusted(space12, 0, -space12, 0);
    drawIcon(painter, QRect(rest.left(), rest.center().y() - iconSize / 2 + 1, iconSize, iconSize),
        index.data(PaletteModel::IconNameRole).toString(), quiet);
    rest.setLeft(rest.left() + iconSize + space8);

    painter->setFont(secondaryFont());
    const QString key = index.data(PaletteModel::KeyRole).toString();
    painter->setPen(quiet);
    painter->drawText(rest, Qt::AlignRight | Qt::AlignVCenter, key);
    if (!key.isEmpty())
        rest.setRight(rest.right() - painter->fontMetrics().horizontalAdvance(key) - space12);

    painter->setFont(option.font);
    painter->setPen(enabled ? themeColor(ColorRole::Text) : quiet);
    const QString title = painter->fontMetrics().elidedText(
        index.data(Qt::DisplayRole).toString(), Qt::ElideRight, std::max(rest.width() * 2 / 3, 80));
    painter->drawText(rest, Qt::AlignLeft | Qt::AlignVCenter, title);
    rest.setLeft(rest.left() + painter->fontMetrics().horizontalAdvance(title) + space12);

    painter->setFont(secondaryFont());
    painter->setPen(quiet);
    const QString detail = index.data(PaletteModel::DetailRole).toString();
    painter->drawText(rest, Qt::AlignLeft | Qt::AlignVCenter,
        painter->fontMetrics().elidedText(detail, Qt::ElideRight, std::max(rest.width(), 0)));
    painter->restore();
}

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    Q_UNUSED(index)
    return { 200, std::max(formRowHeight, option.fontMetrics.height() + space12) };
}

} // namespace console
