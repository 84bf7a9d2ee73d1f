// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/devicetablemodel.h"

#include "models/tables/radixorder.h"
#include "models/tables/statetext.h"
#include "models/tables/tablecell.h"
#include "models/tables/tableroles.h"
#include "models/tables/versionranks.h"

#include <QtConcurrent>

namespace console {

namespace {

constexpr quint32 leastRanked = 50'000; // fewer names are sorted before anybody notices

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
    std::shared_ptr<NameRanks> deviceRanks;
    DeviceTableModel::Filter filter;
    int column;
    Qt::SortOrder order;

    [[nodiscard]] bool accepts(const DeviceRow& row) const { return !filter || filter(row); }
    template <class Key, class KeyOf> [[nodiscard]] std::vector<std::pair<Key, quint32>> keys(KeyOf keyOf) const
    {
        return keysOf<Key>(
            rows, [this](const DeviceRow& row) { return accepts(row); }, keyOf);
    }

    RowOrder operator()() const { return RowOrder(sources()); }

    [[nodiscard]] std::vector<quint32> sources() const
    {
        if (column == DeviceTableModel::Device) {
            const auto ranks = deviceRanks->ranks(rows.size());
            return orderedByNumber(
                keys<qint64>([&ranks](const DeviceRow& row) { return qint64{ (*ranks)[row.slot] }; }), order);
        }
        if (column == DeviceTableModel::Product) {
            const std::vector<quint32> ranks = textRanks(names->products);
            return orderedByNumber(
                keys<qint64>([&ranks](const DeviceRow& row) { return qint64{ ranks[row.product] }; }), order);
        }
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
        return timeCell(role, row.firstSeen, m_now);
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
    default:
        return numberKey(before, sortColumn()) != numberKey(after, sortColumn());
    }
}

} // namespace console
