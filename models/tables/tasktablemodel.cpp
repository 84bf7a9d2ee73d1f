// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/tasktablemodel.h"

#include "models/tables/celltext.h"
#include "models/tables/radixorder.h"
#include "models/tables/statetext.h"
#include "models/tables/tablecell.h"
#include "models/tables/tableroles.h"
#include "models/tables/versionranks.h"

#include <algorithm>
#include <string>

namespace console {

namespace {

qint64 numberKey(const TaskRow& row, int column)
{
    switch (column) {
    case TaskTableModel::State:
        return static_cast<qint64>(row.task.state);
    case TaskTableModel::Step:
        return row.task.step;
    case TaskTableModel::Attempt:
        return row.task.attempt;
    case TaskTableModel::Reason:
        return static_cast<qint64>(row.task.reason);
    case TaskTableModel::Updated:
        return row.task.updatedAt;
    case TaskTableModel::Evidence:
        return static_cast<qint64>(row.task.evidence.bytesServed);
    default:
        return row.task.device;
    }
}

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

// Device names are ASCII (models/protocol/names.h); `text` is lower case.
bool containsText(std::string_view name, const std::string& text)
{
    return text.empty() || std::search(name.begin(), name.end(), text.begin(), text.end(), [](char a, char b) {
        return lower(a) == b;
    }) != name.end();
}

struct Ordering
{
    SharedRows<TaskRow>::Snapshot rows;
    std::shared_ptr<const FleetNames> names;
    TaskTab tab;
    std::string text;
    int column;
    Qt::SortOrder order;

    [[nodiscard]] bool accepts(const TaskRow& row) const
    {
        return tabOf(row.task.state) == tab && containsText(names->devices.at(row.task.device), text);
    }
    template <class Key, class KeyOf> [[nodiscard]] std::vector<std::pair<Key, quint32>> keys(KeyOf keyOf) const
    {
        return keysOf<Key>(
            rows, [this](const TaskRow& row) { return accepts(row); }, keyOf);
    }

    RowOrder operator()() const { return RowOrder(sources()); }

    [[nodiscard]] std::vector<quint32> sources() const
    {
        if (column == TaskTableModel::Device)
            return orderedByText(
                keys<std::string_view>([this](const TaskRow& row) { return names->devices.at(row.task.device); }),
                order);
        if (column == TaskTableModel::FromVersion || column == TaskTableModel::CurrentVersion) {
            const std::vector<quint32> ranks = versionRanks(names->versions);
            const bool from = column == TaskTableModel::FromVersion;
            return orderedByNumber(keys<qint64>([&ranks, from](const TaskRow& row) {
                return qint64{ ranks[from ? row.task.fromVersion : row.currentVersion] };
            }),
                order);
        }
        return orderedByNumber(keys<qint64>([this](const TaskRow& row) { return numberKey(row, column); }),
            column < 0 ? Qt::AscendingOrder : order);
    }
};

} // namespace

TaskTab tabOf(TaskState state)
{
    switch (state) {
    case TaskState::Queued:
    case TaskState::Notified:
        return TaskTab::Queued;
    case TaskState::Upgrading:
        return TaskTab::Upgrading;
    case TaskState::Succeeded:
        return TaskTab::Succeeded;
    case TaskState::Failed:
        return TaskTab::Failed;
    case TaskState::Cancelled:
    case TaskState::Skipped:
        return TaskTab::Cancelled;
    }
    return TaskTab::Queued;
}

TaskTableModel::TaskTableModel(const TaskTable& table, TaskTab tab, QObject* parent)
    : OrderedTableModel(parent)
    , m_table(table)
    , m_tab(tab)
{
    connect(&table, &TaskTable::aboutToReset, this, &TaskTableModel::beginReset);
    connect(&table, &TaskTable::wasReset, this, &TaskTableModel::endReset);
    connect(&table, &TaskTable::rowsChanged, this, &TaskTableModel::applyChanges);
    connect(&table, &TaskTable::timePassed, this, &TaskTableModel::timePassed);
    resetOrder();
}

void TaskTableModel::setTextFilter(const QString& text)
{
    m_text = text.trimmed().toLower().toStdString();
    sortAgain();
}

int TaskTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : Columns;
}

QVariant TaskTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const TaskRow& row = task(index.row());
    switch (role) {
    case StepRole:
        return index.column() == Step && row.task.step >= 0 ? QVariant(row.task.step) : QVariant();
    case SortRole:
        return numberKey(row, index.column());
    case SlotRole:
        return row.task.device;
    case IdRole:
        return row.task.batch.value;
    default:
        return cell(row, index.column(), role);
    }
}

QVariant TaskTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return headerAlignment(section == Attempt);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Device:
        return tr("Device");
    case FromVersion:
        return tr("From version");
    case CurrentVersion:
        return tr("Current version");
    case State:
        return tr("State");
    case Step:
        return tr("Step");
    case Attempt:
        return tr("Attempt");
    case Reason:
        return tr("Reason");
    case Updated:
        return tr("Updated");
    case Evidence:
        return tr("Evidence");
    default:
        return {};
    }
}

TaskTableModel::OrderJob TaskTableModel::orderJob() const
{
    return Ordering{ m_table.rows().snapshot(), m_table.names(), m_tab, m_text, sortColumn(), sortDirection() };
}

bool TaskTableModel::accepts(quint32 source) const
{
    const Task& task = m_table.rows().at(source).task;
    return tabOf(task.state) == m_tab && containsText(m_table.names()->devices.at(task.device), m_text);
}

void TaskTableModel::beginReset()
{
    beginResetModel();
}

void TaskTableModel::endReset()
{
    resetOrder();
    endResetModel();
}

void TaskTableModel::applyChanges(const std::vector<TaskTable::Change>& changes)
{
    Changes mine;
    for (const TaskTable::Change& change : changes) {
        const TaskRow& after = m_table.rows().at(change.row);
        const bool isHere = tabOf(after.task.state) == m_tab;
        const bool wasHere = !change.added && tabOf(change.before.task.state) == m_tab;
        if (wasHere && isHere) {
            mine.changed.push_back(change.row);
            if (wouldMove(change.before, after))
                mine.moved.push_back(change.row);
        } else if (isHere) {
            mine.added.push_back(change.row);
        } else if (wasHere) {
            mine.removed.push_back(change.row);
        }
    }
    apply(mine);
}

void TaskTableModel::timePassed()
{
    columnChanged(Updated);
}

QVariant TaskTableModel::cell(const TaskRow& row, int column, int role) const
{
    const Task& task = row.task;
    const FleetNames& names = *m_table.names();
    const auto words = [role](const QString& text) { return role == Qt::DisplayRole ? QVariant(text) : QVariant(); };
    switch (column) {
    case Device:
        return nameCell(role, names.devices.at(task.device));
    case FromVersion:
        return nameCell(role, names.versions.at(task.fromVersion));
    case CurrentVersion:
        return nameCell(role, names.versions.at(row.currentVersion));
    case State:
        return stateCell(role, task.state, task.silent);
    case Step:
        return words(task.step >= 0 ? stepText(task.step) : QString());
    case Attempt:
        return role == Qt::DisplayRole && task.attempt == 0 ? QVariant(QString()) : numberCell(role, task.attempt);
    case Reason:
        return words(taskReasonText(task.reason));
    case Updated:
        return timeCell(role, task.updatedAt, m_table.now());
    case Evidence:
        if (role == Qt::DisplayRole)
            return taskEvidenceText(task, m_table.firmwareSize(), names);
        return role == WarningRole ? QVariant(task.mayStillArrive) : QVariant();
    default:
        return {};
    }
}

bool TaskTableModel::wouldMove(const TaskRow& before, const TaskRow& after) const
{
    switch (sortColumn()) {
    case -1:
    case Device:
        return false;
    case FromVersion:
        return before.task.fromVersion != after.task.fromVersion;
    case CurrentVersion:
        return before.currentVersion != after.currentVersion;
    default:
        return numberKey(before, sortColumn()) != numberKey(after, sortColumn());
    }
}

QString taskEvidenceText(const Task& task, qint64 firmwareSize, const FleetNames& names)
{
    const TaskEvidence& evidence = task.evidence;
    const auto served = static_cast<qint64>(evidence.bytesServed);
    if (task.mayStillArrive)
        return TaskTableModel::tr("the notice may still arrive");
    if (evidence.reportedVersion != 0)
        return TaskTableModel::tr("reported %1").arg(toText(names.versions.at(evidence.reportedVersion)));
    if (served > 0 && firmwareSize > 0 && served < firmwareSize)
        return TaskTableModel::tr("served %1 of %2").arg(sizeText(served), sizeText(firmwareSize));
    if (served > 0)
        return TaskTableModel::tr("served %1").arg(sizeText(served));
    if (evidence.downloadBeganAt != 0)
        return TaskTableModel::tr("download began");
    if (evidence.progressAt != 0)
        return TaskTableModel::tr("reported progress");
    if (evidence.refusal != 0)
        return TaskTableModel::tr("refused by the broker (%1)").arg(evidence.refusal);
    if (evidence.nobodyListening)
        return TaskTableModel::tr("nobody was subscribed");
    if (evidence.acknowledgedAt != 0)
        return TaskTableModel::tr("broker has the notice");
    if (evidence.publishedAt != 0)
        return TaskTableModel::tr("notice sent, not yet acknowledged");
    return {};
}

} // namespace console
