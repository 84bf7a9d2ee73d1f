// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/chiplist.h"

#include "ui/common/icons.h"
#include "ui/common/wording.h"

#include <QKeyEvent>
#include <QStyledItemDelegate>

#include <memory>

namespace console {

namespace {

/// Paints a chip: rounded ground, name, a small cross.
class ChipDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const QFontMetrics metrics(option.font);
        return { metrics.horizontalAdvance(index.data().toString()) + 40, 26 };
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const bool marked
            = option.state.testFlag(QStyle::State_Selected) || option.state.testFlag(QStyle::State_MouseOver);
        painter->setPen(marked ? themeColor(ColorRole::Accent) : themeColor(ColorRole::Border));
        painter->setBrush(tint(themeColor(ColorRole::Accent), marked ? 0.16 : 0.08));
        const QRectF ground = QRectF(option.rect).adjusted(1.5, 1.5, -1.5, -1.5);
        painter->drawRoundedRect(ground, ground.height() / 2, ground.height() / 2);
        painter->setPen(themeColor(ColorRole::Text));
        painter->drawText(
            option.rect.adjusted(12, 0, -24, 0), Qt::AlignVCenter | Qt::AlignLeft, index.data().toString());
        drawIcon(painter, QRect(option.rect.right() - 22, option.rect.center().y() - 6, 13, 13),
            QStringLiteral("close"), themeColor(ColorRole::SecondaryText));
        painter->restore();
    }
};

} // namespace

ChipList::ChipList(QWidget* parent)
    : QListWidget(parent)
{
    setObjectName(QStringLiteral("chips"));
    inEveryLanguage(this, [this] {
        setAccessibleName(tr("Chosen devices"));
        setToolTip(tr("Click a device or press Delete to take it away"));
    });
    setFlow(QListView::LeftToRight);
    setWrapping(true);
    setResizeMode(QListView::Adjust);
    setSpacing(2);
    setItemDelegate(new ChipDelegate(this));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMouseTracking(true);
    connect(this, &QListWidget::itemClicked, this, &ChipList::removeItem);
}

void ChipList::add(DeviceSlot device, const QString& name)
{
    auto* item = new QListWidgetItem(name, this);
    item->setData(Qt::UserRole, device);
}

void ChipList::take(DeviceSlot device)
{
    for (int row = 0; row < count(); ++row) {
        if (item(row)->data(Qt::UserRole).toUInt() == device) {
            const std::unique_ptr<QListWidgetItem> taken(takeItem(row));
            return;
        }
    }
}

void ChipList::removeItem(QListWidgetItem* item)
{
    const DeviceSlot device = item->data(Qt::UserRole).toUInt();
    take(device);
    emit removed(device);
}

void ChipList::keyPressEvent(QKeyEvent* event)
{
    const bool remove = event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace;
    if (remove && currentItem())
        removeItem(currentItem());
    else
        QListWidget::keyPressEvent(event);
}

} // namespace console
