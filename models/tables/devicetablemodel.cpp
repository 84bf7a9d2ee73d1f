// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/devicetablemodel.h"

#include "models/tables/celltext.h"
#include "models/tables/statetext.h"
#include "models/tables/tableroles.h"
#include "models/tables/versionranks.h"

namespace console {

namespace {

// What a column sorts by, where it is a number; names are compared as text.
qint64 numberKey(const DeviceRow& row, int column)
{
    switch (column) {
    case DeviceTableModel::Modules:
        return row.moreModules;
    case DeviceTableModel::State:
        return row.openBatch == 0 ? -1 : (static_cast<qint64>(row.openState) << 8) + row.openStep;
    case DeviceTableModel::LastSeen:
        return row.lastSeen;
    case DeviceTableModel::LastOutcome:
        return row.hasOutcome ? (static_cast<qint64>(row.lastOutcome) << 8) + static_cast<qint64>(row.lastReason) : -1;
    case DeviceTableModel::FirstSeen:
        return row.firstSeen;
    default:
        return row.slot;
    }
}

using Snapshot = SharedRows<DeviceRow>::Snapshot;

struct Ordering
{
    Snapshot rows;
    std::shared_ptr<const FleetNames> names;
    DeviceTableModel::Filter filter;
    int column;
    Qt::SortOrder order;

    template <class Key, class KeyOf> std::vector<std::pair<Key, quint32>> keys(KeyOf keyOf) const
    {
        std::vector<std::pair<Key, quint32>> result;
        result.reserve(rows.size());
        for (quint32 source = 0; source < rows.size(); ++source)
            if (const DeviceRow& row = rows.at(source); !filter || filter(row))
                result.emplace_back(keyOf(row), source);
        return result;
    }

    std::vector<quint32> operator()() const
    {
        if (column == DeviceTableModel::Device)
            return orderedByText(
                keys<std::string_view>([this](const DeviceRow& row) { return names->devices.at(row.slot); }), order);
        if (column == DeviceTableModel::Product)
            return orderedByText(
                keys<std::string_view>([this](const DeviceRow& row) { return names->products.at(row.product); }),
                order);
        if (column == DeviceTableModel::Version) {
            const std::vector<quint32> ranks = versionRanks(names->versions);
            return orderedByNumber(
                keys<qint64>([&ranks](const DeviceRow& row) { return qint64{ ranks[row.version] }; }), order);
        }
        return orderedByNumber(keys<qint64>([this](const DeviceRow& row) { return numberKey(row, column); }),
            column < 0 ? Qt::AscendingOrder : order);
    }
};

} // namespace

DeviceTableModel::DeviceTableModel(std::shared_ptr<const FleetNames> names, QObject* parent)
    : OrderedTableModel(parent)
    , m_names(std::move(names))
{
}

void DeviceTableModel::applyFrame(const Frame& frame)
{
    m_now = std::max(m_now, frame.at);
    const bool first = m_rows.size() == 0;
    Changes changes;
    for (const DeviceRow& row : frame.devices) {
        if (row.slot == m_rows.size()) {
            m_rows.append(row);
            changes.added.push_back(row.slot);
        } else if (row.slot < m_rows.size()) {
            if (wouldMove(m_rows.at(row.slot), row))
                changes.moved.push_back(row.slot);
            m_rows.set(row.slot, row);
            changes.changed.push_back(row.slot);
        }
    }
    apply(changes);
    // The fleet of the first frame has no order yet that a person could lose.
    if (first && !changes.added.empty() && sortColumn() >= 0)
        sortAgain();
}

void DeviceTableModel::setFilter(Filter filter)
{
    m_filter = std::move(filter);
    sortAgain();
}

void DeviceTableModel::setNow(TimeMs now)
{
    m_now = now;
    columnChanged(LastSeen);
    columnChanged(FirstSeen);
}

QString DeviceTableModel::deviceName(DeviceSlot slot) const
{
    return toText(m_names->devices.at(slot));
}

int DeviceTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : Columns;
}

QVariant DeviceTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const DeviceRow& row = m_rows.at(sourceAt(index.row()));
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::ToolTipRole:
        if (column == LastSeen || column == FirstSeen)
            return exactTimeText(column == LastSeen ? row.lastSeen : row.firstSeen);
        if (column == LastOutcome && row.hasOutcome)
            return taskReasonText(row.lastReason);
        return {};
    case Qt::TextAlignmentRole:
        return column == Modules ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case BadgeKindRole:
    case BadgeRole:
    case StepRole:
        return badge(row, column, role);
    case SortRole:
        return numberKey(row, column);
    case SlotRole:
        return row.slot;
    case IdRole:
        return row.openBatch;
    case ExactTimeRole:
        return column == LastSeen || column == FirstSeen
            ? QVariant(exactTimeText(column == LastSeen ? row.lastSeen : row.firstSeen))
            : QVariant();
    case MonospaceRole:
        return false;
    case WarningRole:
        return column == State && row.silent;
    default:
        return {};
    }
}

QVariant DeviceTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return section == Modules ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
                                  : QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Device:
        return tr("Device");
    case Product:
        return tr("Product");
    case Version:
        return tr("Version");
    case Modules:
        return tr("Modules");
    case State:
        return tr("State");
    case LastSeen:
        return tr("Last seen");
    case LastOutcome:
        return tr("Last outcome");
    case FirstSeen:
        return tr("First seen");
    default:
        return {};
    }
}

DeviceTableModel::OrderJob DeviceTableModel::orderJob() const
{
    return Ordering{ m_rows.snapshot(), m_names, m_filter, sortColumn(), sortDirection() };
}

bool DeviceTableModel::accepts(quint32 source) const
{
    return !m_filter || m_filter(m_rows.at(source));
}

QString DeviceTableModel::text(const DeviceRow& row, int column) const
{
    switch (column) {
    case Device:
        return toText(m_names->devices.at(row.slot));
    case Product:
        return toText(m_names->products.at(row.product));
    case Version:
        return toText(m_names->versions.at(row.version));
    case Modules:
        return countText(row.moreModules + 1);
    case State:
        if (row.openBatch == 0)
            return tr("Idle");
        return row.silent ? tr("%1, silent").arg(taskStateText(row.openState)) : taskStateText(row.openState);
    case LastSeen:
        return relativeTimeText(row.lastSeen, m_now);
    case LastOutcome:
        return row.hasOutcome ? taskStateText(row.lastOutcome) : QString();
    case FirstSeen:
        return relativeTimeText(row.firstSeen, m_now);
    default:
        return {};
    }
}

QVariant DeviceTableModel::badge(const DeviceRow& row, int column, int role) const
{
    const bool open = column == State && row.openBatch != 0;
    const bool outcome = column == LastOutcome && row.hasOutcome;
    if (role == StepRole)
        return open && row.openState == TaskState::Upgrading && row.openStep >= 0 ? QVariant(row.openStep) : QVariant();
    if (!open && !outcome)
        return {};
    if (role == BadgeKindRole)
        return static_cast<int>(BadgeKind::Task);
    return static_cast<int>(open ? row.openState : row.lastOutcome);
}

bool DeviceTableModel::wouldMove(const DeviceRow& before, const DeviceRow& after) const
{
    if (m_filter && m_filter(before) != m_filter(after))
        return true;
    switch (sortColumn()) {
    case -1:
    case Device:
        return false;
    case Product:
        return before.product != after.product;
    case Version:
        return before.version != after.version;
    default:
        return numberKey(before, sortColumn()) != numberKey(after, sortColumn());
    }
}

} // namespace console
