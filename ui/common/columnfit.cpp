// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/columnfit.h"

#include "ui/common/theme.h"

#include <QEvent>
#include <QHeaderView>
#include <QScopedValueRollback>
#include <QTableView>

#include <algorithm>

namespace console {

namespace {

constexpr int headerMargins = 2 * space8 + 6; // and the line between two columns
constexpr int sortArrow = 18; // the style keeps it free in every header that can be sorted by

} // namespace

ColumnFit::ColumnFit(std::vector<ColumnWish> columns, QTableView* table)
    : QObject(table)
    , m_table(*table)
    , m_columns(std::move(columns))
    , m_usual(m_columns)
{
    for (int column = 0; column < static_cast<int>(m_columns.size()); ++column)
        m_off.push_back(table->isColumnHidden(column));
    m_usuallyOff = m_off;
    table->viewport()->installEventFilter(this);
    connect(table->horizontalHeader(), &QHeaderView::sectionResized, this, &ColumnFit::resizedByHand);
    connect(table->model(), &QAbstractItemModel::headerDataChanged, this, &ColumnFit::fit);
    fit();
}

void ColumnFit::fit()
{
    const int room = m_table.viewport()->width();
    QHeaderView* header = m_table.horizontalHeader();
    if (m_fitting || header->count() != static_cast<int>(m_columns.size()))
        return;
    const QScopedValueRollback<bool> fitting(m_fitting, true);
    const std::vector<int> columns = shown(room);
    int wishes = 0;
    int leasts = 0;
    for (const int column : columns) {
        wishes += std::max(least(column), m_columns[static_cast<std::size_t>(column)].wish);
        leasts += least(column);
    }
    const double share = wishes == leasts ? 1 : std::clamp(double(room - leasts) / (wishes - leasts), 0.0, 1.0);
    for (int column = 0; column < header->count(); ++column) {
        const bool hidden = std::find(columns.begin(), columns.end(), column) == columns.end();
        if (header->isSectionHidden(column) != hidden)
            header->setSectionHidden(column, hidden);
        const int atLeast = least(column);
        const int wish = std::max(atLeast, m_columns[static_cast<std::size_t>(column)].wish);
        // Rounded down: a pixel too much would be a scroll bar.
        if (!hidden)
            header->resizeSection(column, atLeast + static_cast<int>(share * (wish - atLeast)));
    }
}

std::vector<int> ColumnFit::wishes() const
{
    std::vector<int> widths;
    for (const ColumnWish& column : m_columns)
        widths.push_back(column.wish);
    return widths;
}

void ColumnFit::setWishes(const std::vector<int>& widths)
{
    for (std::size_t i = 0; i < std::min(widths.size(), m_columns.size()); ++i)
        m_columns[i].wish = std::clamp(widths[i], 24, 4000);
    fit();
}

void ColumnFit::setOff(int column, bool off)
{
    const auto index = static_cast<std::size_t>(column);
    const bool last = std::count(m_off.begin(), m_off.end(), false) == 1 && !m_off.at(index);
    if (m_off.at(index) == off || (off && last))
        return;
    m_off[index] = off;
    fit();
}

void ColumnFit::reset()
{
    m_columns = m_usual;
    m_off = m_usuallyOff;
    QHeaderView* header = m_table.horizontalHeader();
    for (int column = 0; column < header->count(); ++column)
        header->moveSection(header->visualIndex(column), column);
    fit();
}

bool ColumnFit::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize)
        fit();
    return QObject::eventFilter(watched, event);
}

void ColumnFit::resizedByHand(int column, int before, int after)
{
    const QHeaderView* header = m_table.horizontalHeader();
    int last = header->count() - 1;
    while (last >= 0 && header->isSectionHidden(header->logicalIndex(last)))
        --last;
    // The last column takes what is left; that is nobody's wish.
    const bool stretched = header->stretchLastSection() && header->visualIndex(column) == last;
    if (m_fitting || stretched || before <= 0 || after <= 0)
        return;
    ColumnWish& wish = m_columns[static_cast<std::size_t>(column)];
    wish.wish = after;
    wish.least = std::min(wish.least, after);
}

int ColumnFit::least(int column) const
{
    const QAbstractItemModel* model = m_table.model();
    const QString title = model->headerData(column, Qt::Horizontal).toString();
    const int arrow = m_table.isSortingEnabled() ? sortArrow : 0;
    const int words = m_table.horizontalHeader()->fontMetrics().horizontalAdvance(title) + headerMargins + arrow;
    return std::max(words, m_columns[static_cast<std::size_t>(column)].least);
}

std::vector<int> ColumnFit::shown(int room) const
{
    std::vector<int> columns;
    int sum = 0;
    for (int column = 0; column < static_cast<int>(m_columns.size()); ++column) {
        if (m_off[static_cast<std::size_t>(column)])
            continue;
        columns.push_back(column);
        sum += least(column);
    }
    const auto rank = [this](int column) { return m_columns[static_cast<std::size_t>(column)].rank; };
    while (sum > room && !columns.empty()) {
        const auto given
            = std::max_element(columns.begin(), columns.end(), [&](int a, int b) { return rank(a) < rank(b); });
        if (rank(*given) == 0)
            break;
        sum -= least(*given);
        columns.erase(given);
    }
    return columns;
}

} // namespace console
