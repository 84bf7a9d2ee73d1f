// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/batchtablemodel.h"

#include "models/tables/celltext.h"
#include "models/tables/statetext.h"
#include "models/tables/tableroles.h"

#include <algorithm>

namespace console {

namespace {

bool isNumber(int column)
{
    return column == BatchTableModel::Devices || column == BatchTableModel::Succeeded
        || column == BatchTableModel::Failed;
}

int finishedPercent(const TaskCounts& counts)
{
    const quint32 total = counts.total();
    return total == 0 ? 0 : static_cast<int>(quint64{ total - counts.open() } * 100 / total);
}

TimeMs endOf(const BatchRow& row)
{
    return row.batch.endedAt != 0 ? row.batch.endedAt : row.expectedEnd;
}

} // namespace

void BatchTableModel::applyFrame(const Frame& frame)
{
    m_now = std::max(m_now, frame.at);
    std::vector<BatchRow> added;
    for (const BatchRow& row : frame.batches) {
        if (const std::optional<int> known = rowOf(row.batch.id)) {
            m_rows[m_rows.size() - 1 - static_cast<std::size_t>(*known)] = row;
            emit dataChanged(index(*known, 0), index(*known, Columns - 1));
        } else {
            added.push_back(row);
        }
    }
    if (added.empty())
        return;
    std::sort(added.begin(), added.end(), [](const BatchRow& a, const BatchRow& b) { return a.batch.id < b.batch.id; });
    beginInsertRows({}, 0, static_cast<int>(added.size()) - 1);
    m_rows.insert(m_rows.end(), added.begin(), added.end());
    endInsertRows();
}

void BatchTableModel::setNow(TimeMs now)
{
    m_now = now;
    if (!m_rows.empty())
        emit dataChanged(index(0, Created), index(rowCount() - 1, End));
}

void BatchTableModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, Columns - 1);
    if (!m_rows.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, Columns - 1));
}

std::optional<int> BatchTableModel::rowOf(BatchId id) const
{
    // From the newest: frames speak of batches that run.
    const auto found
        = std::find_if(m_rows.rbegin(), m_rows.rend(), [id](const BatchRow& row) { return row.batch.id == id; });
    if (found == m_rows.rend())
        return {};
    return static_cast<int>(found - m_rows.rbegin());
}

int BatchTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int BatchTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : Columns;
}

QVariant BatchTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const BatchRow& row = batch(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::TextAlignmentRole:
        return isNumber(column) ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case Qt::ToolTipRole:
    case ExactTimeRole:
        return column == Created || column == End ? QVariant(exactTime(row, column)) : QVariant();
    case BadgeKindRole:
        return column == State
            ? QVariant(static_cast<int>(showsRelease(row.batch) ? BadgeKind::Release : BadgeKind::Batch))
            : QVariant();
    case BadgeRole:
        return column == State ? QVariant(static_cast<int>(row.batch.state)) : QVariant();
    case StepRole:
        return column == Progress ? QVariant(finishedPercent(row.batch.counts)) : QVariant();
    case SortRole:
        return sortKey(row, column);
    case IdRole:
        return row.batch.id.value;
    case WarningRole:
        return (column == Failed && row.batch.counts.of(TaskState::Failed) > 0)
            || (column == State && row.batch.counts.silent > 0);
    default:
        return {};
    }
}

QVariant BatchTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant((isNumber(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Version:
        return tr("Version");
    case Kind:
        return tr("Kind");
    case Product:
        return tr("Product");
    case Module:
        return tr("Module");
    case State:
        return tr("State");
    case Progress:
        return tr("Progress");
    case Devices:
        return tr("Devices");
    case Succeeded:
        return tr("Succeeded");
    case Failed:
        return tr("Failed");
    case Created:
        return tr("Created");
    case End:
        return tr("End");
    case Creator:
        return tr("Started by");
    default:
        return {};
    }
}

QString BatchTableModel::text(const BatchRow& row, int column) const
{
    const Batch& batch = row.batch;
    switch (column) {
    case Version:
        return batch.version;
    case Kind:
        return batchKindText(batch.kind);
    case Product:
        return batch.productKey;
    case Module:
        return batch.module;
    case State:
        return batchStateText(batch);
    case Progress:
        return stepText(finishedPercent(batch.counts));
    case Devices:
        return countText(batch.counts.total());
    case Succeeded:
        return countText(batch.counts.of(TaskState::Succeeded));
    case Failed:
        return countText(batch.counts.of(TaskState::Failed));
    case Created:
        return relativeTimeText(batch.createdAt, m_now);
    case End:
        return endOf(row) == 0 ? QString() : relativeTimeText(endOf(row), m_now);
    case Creator:
        return batch.createdBy;
    default:
        return {};
    }
}

QVariant BatchTableModel::sortKey(const BatchRow& row, int column) const
{
    switch (column) {
    case State:
        return static_cast<int>(row.batch.state);
    case Progress:
        return finishedPercent(row.batch.counts);
    case Devices:
        return row.batch.counts.total();
    case Succeeded:
        return row.batch.counts.of(TaskState::Succeeded);
    case Failed:
        return row.batch.counts.of(TaskState::Failed);
    case Created:
        return row.batch.createdAt;
    case End:
        return endOf(row);
    default:
        return text(row, column);
    }
}

QString BatchTableModel::exactTime(const BatchRow& row, int column) const
{
    if (column == Created)
        return exactTimeText(row.batch.createdAt);
    if (row.batch.endedAt == 0 && row.expectedEnd != 0)
        return tr("expected %1").arg(exactTimeText(row.expectedEnd));
    return exactTimeText(row.batch.endedAt);
}

} // namespace console
