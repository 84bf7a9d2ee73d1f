// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/devicetablemodel.h"

#include "models/fleet/devicemarks.h"
#include "models/tables/rowsort.h"
#include "models/tables/statetext.h"
#include "models/tables/tablecell.h"
#include "models/tables/tableroles.h"
#include "models/tables/versionranks.h"

#include <QtConcurrent>

#include <algorithm>

namespace console {

namespace {

constexpr quint32 leastRanked = 50'000; // fewer names are sorted before anybody notices

// Idle ones first.
quint32 stateKey(const DeviceRow& row)
{
    return row.openBatch == 0
        ? 0
        : ((static_cast<quint32>(row.openState) + 1) << 8) + static_cast<quint32>(row.openStep + 128);
}

// Those without one first.
quint32 outcomeKey(const DeviceRow& row)
{
    return row.hasOutcome ? ((static_cast<quint32>(row.lastOutcome) + 1) << 8) + static_cast<quint32>(row.lastReason)
                          : 0;
}

// What a column sorts by, where it is a number; names are compared as text.
qint64 numberKey(const DeviceRow& row, int column)
{
    switch (column) {
    case DeviceTableModel::Modules:
        return row.moreModules;
    case DeviceTableModel::State:
        return stateKey(row);
    case DeviceTableModel::LastSeen:
        return row.lastSeen;
    case DeviceTableModel::LastOutcome:
        return outcomeKey(row);
    case DeviceTableModel::FirstSeen:
        return row.firstSeen();
    default:
        return row.slot;
    }
}

using Snapshot = SharedRows<DeviceRow>::Snapshot;

struct Ordering
{
    Snapshot rows;
    std::shared_ptr<const FleetNames> names;
    std::shared_ptr<NameRanks> deviceRanks;
    DeviceTableModel::Filter filter;
    int column;
    Qt::SortOrder order;

    template <class Key, class KeyOf> [[nodiscard]] RowKeys<Key> keys(KeyOf keyOf) const
    {
        return rowKeysOf<Key>(rows, static_cast<bool>(filter), filter, keyOf);
    }

    RowOrder operator()() const
    {
        switch (column) {
        case DeviceTableModel::Device:
            return byName();
        case DeviceTableModel::Product:
            return byRank(textRanks(names->products), &DeviceRow::product);
        case DeviceTableModel::Version:
            return byRank(versionRanks(names->versions), &DeviceRow::version);
        case DeviceTableModel::Modules:
            return orderedRows(keys<quint32>([](const DeviceRow& row) { return row.moreModules; }), order);
        case DeviceTableModel::State:
            return orderedRows(keys<quint32>(stateKey), order);
        case DeviceTableModel::LastSeen:
            return orderedRows(keys<qint64>([](const DeviceRow& row) { return row.lastSeen; }), order);
        case DeviceTableModel::LastOutcome:
            return orderedRows(keys<quint32>(outcomeKey), order);
        case DeviceTableModel::FirstSeen:
            return orderedRows(keys<quint32>([](const DeviceRow& row) { return row.enrolledSeconds; }), order);
        case DeviceTableModel::Group:
            return byRank(textRanks(names->marks), &DeviceRow::marks);
        case DeviceTableModel::Tags:
            return byRank(tagRanks(names->marks), &DeviceRow::marks);
        default:
            return orderedByPlace(
                keys<quint32>([](const DeviceRow& row) { return row.slot; }), rows.size(), Qt::AscendingOrder);
        }
    }

    [[nodiscard]] RowOrder byRank(const std::vector<quint32>& ranks, quint32 DeviceRow::*label) const
    {
        return orderedRows(keys<quint32>([&](const DeviceRow& row) { return ranks[row.*label]; }), order);
    }

    [[nodiscard]] RowOrder byName() const
    {
        const auto ranks = deviceRanks->ranks(rows.size());
        const auto shown = keys<quint32>([&ranks](const DeviceRow& row) { return (*ranks)[row.slot]; });
        const auto end = static_cast<quint32>(ranks->size());
        const bool distinct = end > 0 && std::ranges::max(*ranks) == end - 1;
        // Places cost a pass over all of them, a sort some passes over those that are shown.
        const bool many = shown.keys.size() > end / 8;
        return distinct && many ? orderedByPlace(shown, end, order) : orderedRows(shown, order);
    }
};

} // namespace

DeviceTableModel::DeviceTableModel(std::shared_ptr<const FleetNames> names, QObject* parent)
    : OrderedTableModel(parent)
    , m_names(std::move(names))
    , m_ranks(std::make_shared<NameRanks>(m_names->devices))
{
}

void DeviceTableModel::applyFrame(const Frame& frame)
{
    m_now = std::max(m_now, frame.at);
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
    // The fleet of the first frames has no order yet that a person could lose.
    const bool whole = m_filling && m_rows.size() > 0 && m_rows.size() >= frame.pulse.devices;
    if (whole && sortColumn() >= 0)
        sortAgain();
    m_filling = m_filling && !whole;
    if (changes.added.empty())
        rankNames();
}

// While nobody asks, when the fleet has stopped growing for a moment: the first order by name then finds it done.
void DeviceTableModel::rankNames()
{
    const quint32 ranked = m_ranks->size();
    if (!m_ranking.isFinished() || m_rows.size() < leastRanked || m_rows.size() < ranked + ranked / 8)
        return;
    m_ranking
        = QtConcurrent::run([ranks = m_ranks, names = m_names, count = m_rows.size()] { (void)ranks->ranks(count); });
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
    switch (role) {
    case SortRole:
        return numberKey(row, index.column());
    case SlotRole:
        return row.slot;
    case IdRole:
        return row.openBatch;
    case StepRole:
        return index.column() == State && row.openBatch != 0 && row.openState == TaskState::Upgrading
                && row.openStep >= 0
            ? QVariant(row.openStep)
            : QVariant();
    case MonospaceRole:
        return false;
    default:
        return cell(row, index.column(), role);
    }
}

QVariant DeviceTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return headerAlignment(section == Modules);
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
    case Group:
        return tr("Group");
    case Tags:
        return tr("Tags");
    default:
        return {};
    }
}

DeviceTableModel::OrderJob DeviceTableModel::orderJob() const
{
    return Ordering{ m_rows.snapshot(), m_names, m_ranks, m_filter, sortColumn(), sortDirection() };
}

bool DeviceTableModel::accepts(quint32 source) const
{
    return !m_filter || m_filter(m_rows.at(source));
}

QVariant DeviceTableModel::cell(const DeviceRow& row, int column, int role) const
{
    switch (column) {
    case Device:
        return nameCell(role, m_names->devices.at(row.slot));
    case Product:
        return nameCell(role, m_names->products.at(row.product));
    case Version:
        return nameCell(role, m_names->versions.at(row.version));
    case Modules:
        return numberCell(role, row.moreModules + 1);
    case State:
        if (row.openBatch != 0)
            return stateCell(role, row.openState, row.silent);
        return role == Qt::DisplayRole ? QVariant(tr("Idle")) : QVariant();
    case LastSeen:
        return timeCell(role, row.lastSeen, m_now);
    case LastOutcome:
        if (!row.hasOutcome)
            return {};
        return role == Qt::ToolTipRole ? QVariant(taskReasonText(row.lastReason)) : stateCell(role, row.lastOutcome);
    case FirstSeen:
        return timeCell(role, row.firstSeen(), m_now);
    case Group:
        return nameCell(role, packedGroup(m_names->marks.at(row.marks)));
    case Tags:
        return role == Qt::DisplayRole
            ? QVariant(toText(packedTags(m_names->marks.at(row.marks))).replace(u'\n', QStringLiteral(", ")))
            : QVariant();
    default:
        return {};
    }
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
    case Group:
    case Tags:
        return before.marks != after.marks;
    default:
        return numberKey(before, sortColumn()) != numberKey(after, sortColumn());
    }
}

} // namespace console
