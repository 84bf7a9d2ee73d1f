// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/tableview.h"

#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QDataStream>
#include <QGuiApplication>
#include <QHeaderView>
#include <QIODevice>
#include <QKeyEvent>
#include <QMenu>

#include <algorithm>

namespace console {

namespace {

constexpr int longestCopy = 100000; // rows; more would make text of hundreds of megabytes

QString cellText(const QModelIndex& index)
{
    QString text = index.data(Qt::DisplayRole).toString();
    return text.replace(QLatin1Char('\t'), QLatin1Char(' ')).replace(QLatin1Char('\n'), QLatin1Char(' '));
}

} // namespace

TableView::TableView(const QString& accessibleName, QWidget* parent)
    : QTableView(parent)
{
    setAccessibleName(accessibleName);
    setShowGrid(false);
    setWordWrap(false);
    setTextElideMode(Qt::ElideRight);
    setAlternatingRowColors(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setTabKeyNavigation(false);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    QHeaderView* header = horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionsMovable(true);
    header->setStretchLastSection(true);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setMinimumSectionSize(48);
    header->setDefaultSectionSize(130);
    applyMetrics();
}

void TableView::setMenuBuilder(MenuBuilder builder)
{
    m_menuBuilder = std::move(builder);
}

void TableView::setColumnWishes(std::vector<ColumnWish> columns)
{
    m_fit = new ColumnFit(std::move(columns), this);
}

QByteArray TableView::state() const
{
    // What one wished for, not what a narrow window left of it.
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    const std::vector<int> wishes = m_fit ? m_fit->wishes() : std::vector<int>();
    stream << horizontalHeader()->saveState() << QList<int>(wishes.begin(), wishes.end());
    return state;
}

bool TableView::restore(const QByteArray& state)
{
    QByteArray header;
    QList<int> wishes;
    QDataStream stream(state);
    stream >> header >> wishes;
    if (stream.status() != QDataStream::Ok || header.isEmpty() || !horizontalHeader()->restoreState(header))
        return false;
    if (m_fit)
        m_fit->setWishes({ wishes.begin(), wishes.end() });
    return true;
}

QString TableView::selectedText() const
{
    if (!selectionModel() || !selectionModel()->hasSelection())
        return {};
    const QHeaderView* header = horizontalHeader();
    QList<int> columns;
    for (int visual = 0; visual < header->count(); ++visual) {
        if (const int column = header->logicalIndex(visual); !header->isSectionHidden(column))
            columns.append(column);
    }
    QList<int> rows;
    const QItemSelection selection = selectionModel()->selection();
    for (const QItemSelectionRange& range : selection) {
        for (int row = range.top(); row <= range.bottom() && rows.size() < longestCopy; ++row)
            rows.append(row);
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());

    QStringList cells;
    for (const int column : columns)
        cells.append(model()->headerData(column, Qt::Horizontal).toString());
    QString text = cells.join(QLatin1Char('\t')) + QLatin1Char('\n');
    for (const int row : rows) {
        cells.clear();
        for (const int column : columns)
            cells.append(cellText(model()->index(row, column)));
        text += cells.join(QLatin1Char('\t')) + QLatin1Char('\n');
    }
    return text;
}

void TableView::copySelection() const
{
    const QString text = selectedText();
    if (!text.isEmpty())
        QGuiApplication::clipboard()->setText(text);
}

void TableView::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy)) {
        copySelection();
        return;
    }
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && currentIndex().isValid()) {
        emit activated(currentIndex());
        return;
    }
    QTableView::keyPressEvent(event);
}

void TableView::contextMenuEvent(QContextMenuEvent* event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QPoint place
        = byKey ? visualRect(currentIndex()).bottomLeft() : viewport()->mapFromGlobal(event->globalPos());
    const QModelIndex row = byKey ? currentIndex() : indexAt(place);
    if (!row.isValid())
        return;
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("rowMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true); // why an entry is disabled
    if (m_menuBuilder)
        m_menuBuilder(*menu, row);
    if (!menu->isEmpty())
        menu->addSeparator();
    QAction* copy = menu->addAction(icon(QStringLiteral("copy")), tr("&Copy"));
    copy->setShortcut(QKeySequence::Copy);
    connect(copy, &QAction::triggered, this, &TableView::copySelection);
    menu->popup(viewport()->mapToGlobal(place));
}

void TableView::changeEvent(QEvent* event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        applyMetrics();
}

void TableView::applyMetrics()
{
    const int height = std::max(tableRowHeight, fontMetrics().height() + space8);
    verticalHeader()->setMinimumSectionSize(height);
    verticalHeader()->setDefaultSectionSize(height);
}

} // namespace console
