// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/tableview.h"

#include "ui/common/icons.h"
#include "ui/common/rowtext.h"
#include "ui/common/theme.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QDataStream>
#include <QGuiApplication>
#include <QHeaderView>
#include <QIODevice>
#include <QInputDialog>
#include <QKeyEvent>
#include <QLocale>
#include <QMenu>

#include <algorithm>

namespace console {

namespace {

const QKeySequence copyWithHeaderKey(Qt::CTRL | Qt::SHIFT | Qt::Key_C);
const QKeySequence goToRowKey(Qt::CTRL | Qt::Key_L);
constexpr int longestCopy = 100000; // rows; more would make text of hundreds of megabytes

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
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QWidget::customContextMenuRequested, this, &TableView::openColumns);
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
    QList<bool> off;
    for (int column = 0; m_fit && column < horizontalHeader()->count(); ++column)
        off.append(m_fit->isOff(column));
    stream << horizontalHeader()->saveState() << QList<int>(wishes.begin(), wishes.end()) << off;
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
    QList<bool> off;
    stream >> off; // not there before columns could be chosen
    if (!m_fit)
        return true;
    for (int column = 0; column < std::min<int>(horizontalHeader()->count(), static_cast<int>(off.size())); ++column)
        m_fit->setOff(column, off[column]);
    m_fit->setWishes({ wishes.begin(), wishes.end() });
    return true;
}

QString TableView::selectedText(Copy as) const
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
    if (as == Copy::Csv)
        return rowsAsCsv(*model(), rows, columns);
    return rowsAsText(*model(), rows, columns, as == Copy::TextWithHeader);
}

void TableView::copySelection(Copy as) const
{
    const QString text = selectedText(as);
    if (!text.isEmpty())
        QGuiApplication::clipboard()->setText(text);
}

void TableView::goToRow(int number)
{
    if (!model() || model()->rowCount() == 0)
        return;
    const int row = std::clamp(number, 1, model()->rowCount()) - 1;
    const QModelIndex index = model()->index(row, std::max(currentIndex().column(), 0));
    setCurrentIndex(index);
    scrollTo(index, QAbstractItemView::PositionAtCenter);
}

void TableView::askForRow()
{
    const int rows = model() ? model()->rowCount() : 0;
    if (rows == 0)
        return;
    bool given = false;
    const int number = QInputDialog::getInt(this, tr("Go to row"), tr("&Row, 1 to %1").arg(QLocale().toString(rows)),
        std::max(currentIndex().row(), 0) + 1, 1, rows, 1, &given);
    if (given)
        goToRow(number);
}

void TableView::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy)) {
        copySelection();
        return;
    }
    const QKeySequence key(event->keyCombination());
    if (key == copyWithHeaderKey) {
        copySelection(Copy::TextWithHeader);
        return;
    }
    if (key == goToRowKey) {
        askForRow();
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
    addCopies(*menu);
    menu->addAction(tr("Go to row…"), this, &TableView::askForRow)->setShortcut(goToRowKey);
    if (m_fit)
        fillColumns(*menu->addMenu(tr("Columns")));
    menu->popup(viewport()->mapToGlobal(place));
}

void TableView::addCopies(QMenu& menu)
{
    QAction* copy = menu.addAction(icon(QStringLiteral("copy")), tr("&Copy"), this, [this] { copySelection(); });
    copy->setShortcut(QKeySequence::Copy);
    menu.addAction(tr("Copy with headers"), this, [this] { copySelection(Copy::TextWithHeader); })
        ->setShortcut(copyWithHeaderKey);
    menu.addAction(tr("Copy as CSV"), this, [this] { copySelection(Copy::Csv); });
}

void TableView::fillColumns(QMenu& menu)
{
    menu.setObjectName(QStringLiteral("columnMenu"));
    const QHeaderView* header = horizontalHeader();
    int shown = 0;
    for (int column = 0; column < header->count(); ++column)
        shown += m_fit->isOff(column) ? 0 : 1;
    for (int visual = 0; visual < header->count(); ++visual) {
        const int column = header->logicalIndex(visual);
        QAction* action = menu.addAction(model()->headerData(column, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(!m_fit->isOff(column));
        action->setEnabled(shown > 1 || m_fit->isOff(column)); // one has to stay
        connect(action, &QAction::toggled, this, [this, column](bool on) { m_fit->setOff(column, !on); });
    }
    menu.addSeparator();
    menu.addAction(tr("As usual"), this, [this] { m_fit->reset(); });
}

void TableView::openColumns(const QPoint& place)
{
    if (!m_fit)
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillColumns(*menu);
    menu->popup(horizontalHeader()->viewport()->mapToGlobal(place));
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
