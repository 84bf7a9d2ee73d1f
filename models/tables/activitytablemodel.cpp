// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/activitytablemodel.h"

#include "models/tables/celltext.h"
#include "models/tables/tableroles.h"

namespace console {

ActivityTableModel::ActivityTableModel(SentenceOf sentenceOf, QObject* parent)
    : QAbstractTableModel(parent)
    , m_sentenceOf(std::move(sentenceOf))
{
}

void ActivityTableModel::setKinds(const QSet<ActivityKind>& kinds)
{
    beginResetModel();
    m_kinds = kinds;
    m_rows.clear();
    m_atEnd = false;
    m_fetching = false;
    endResetModel();
}

void ActivityTableModel::prepend(const std::vector<Activity>& activities)
{
    // A page read meanwhile may already hold some of them.
    const EventId newest = m_rows.empty() ? EventId{} : m_rows.front().id;
    std::vector<Activity> fresh;
    for (const Activity& activity : activities)
        if (activity.id > newest && (m_kinds.isEmpty() || m_kinds.contains(activity.kind)))
            fresh.push_back(activity);
    if (fresh.empty())
        return;
    m_now = std::max(m_now, fresh.back().at);
    beginInsertRows({}, 0, static_cast<int>(fresh.size()) - 1);
    m_rows.insert(m_rows.begin(), fresh.rbegin(), fresh.rend());
    endInsertRows();
    dropOldest();
}

// A window that is open for months while devices fail must not grow by it.
void ActivityTableModel::dropOldest()
{
    if (m_rows.size() <= most)
        return;
    beginRemoveRows({}, static_cast<int>(most), static_cast<int>(m_rows.size()) - 1);
    m_rows.erase(m_rows.begin() + static_cast<std::ptrdiff_t>(most), m_rows.end());
    m_atEnd = false;
    endRemoveRows();
}

void ActivityTableModel::appendOlder(const QList<Activity>& activities, bool last)
{
    m_fetching = false;
    m_atEnd = last;
    std::vector<Activity> older;
    for (const Activity& activity : activities)
        if (m_rows.empty() || activity.id < m_rows.back().id)
            older.push_back(activity);
    if (older.empty())
        return;
    const int first = rowCount();
    beginInsertRows({}, first, first + static_cast<int>(older.size()) - 1);
    m_rows.insert(m_rows.end(), older.begin(), older.end());
    endInsertRows();
}

void ActivityTableModel::setNow(TimeMs now)
{
    m_now = now;
    if (!m_rows.empty())
        emit dataChanged(index(0, Time), index(rowCount() - 1, Time));
}

void ActivityTableModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, Columns - 1);
    if (!m_rows.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, Columns - 1));
}

int ActivityTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ActivityTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : Columns;
}

QVariant ActivityTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Activity& row = activity(index.row());
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == Time)
            return relativeTimeText(row.at, m_now);
        if (index.column() == Actor)
            return row.actor.isEmpty() ? tr("engine") : row.actor;
        return m_sentenceOf(row);
    case Qt::ToolTipRole:
        return index.column() == Sentence ? m_sentenceOf(row)
            : index.column() == Time      ? exactTimeText(row.at)
                                          : QString();
    case ExactTimeRole:
        return index.column() == Time ? QVariant(exactTimeText(row.at)) : QVariant();
    case SortRole:
        return row.id.value;
    case IdRole:
        return row.id.value;
    case KindRole:
        return static_cast<int>(row.kind);
    case SlotRole:
        return row.device == noDevice ? QVariant() : QVariant(row.device);
    default:
        return {};
    }
}

QVariant ActivityTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time:
        return tr("Time");
    case Sentence:
        return tr("What happened");
    case Actor:
        return tr("Who");
    default:
        return {};
    }
}

bool ActivityTableModel::canFetchMore(const QModelIndex& parent) const
{
    return !parent.isValid() && !m_atEnd && !m_fetching;
}

void ActivityTableModel::fetchMore(const QModelIndex& parent)
{
    if (!canFetchMore(parent))
        return;
    m_fetching = true;
    emit olderWanted();
}

} // namespace console
