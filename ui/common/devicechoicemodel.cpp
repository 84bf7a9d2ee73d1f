// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/devicechoicemodel.h"

#include "models/tables/celltext.h"
#include "models/tables/tableroles.h"

#include <QDateTime>

#include <algorithm>

namespace console {

namespace {

constexpr std::size_t shownHits = 300;

bool containsIgnoringCase(std::string_view text, const QByteArray& lowerPart)
{
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return std::search(text.begin(), text.end(), lowerPart.begin(), lowerPart.end(), [&](char a, char b) {
        return lower(a) == b;
    }) != text.end();
}

} // namespace

DeviceChoiceModel::DeviceChoiceModel(
    const DeviceTableModel& devices, std::shared_ptr<const FleetNames> names, int limit, QObject* parent)
    : QAbstractTableModel(parent)
    , m_devices(devices)
    , m_names(std::move(names))
    , m_limit(limit)
    , m_now(QDateTime::currentMSecsSinceEpoch())
{
}

void DeviceChoiceModel::setProduct(const QString& productKey)
{
    if (m_productKey == productKey)
        return;
    beginResetModel();
    m_productKey = productKey;
    m_isChosen.clear();
    const std::vector<DeviceSlot> forgotten = std::exchange(m_chosen, {});
    m_rows = search();
    endResetModel();
    for (const DeviceSlot device : forgotten)
        emit chosenChanged(device, false);
}

void DeviceChoiceModel::setSearch(const QString& text)
{
    beginResetModel();
    m_search = text.trimmed().toLower().toUtf8();
    m_rows = search();
    endResetModel();
}

void DeviceChoiceModel::refresh(TimeMs now)
{
    m_now = now;
    std::vector<DeviceSlot> rows = search();
    const auto known = static_cast<std::ptrdiff_t>(m_rows.size());
    if (rows.size() > m_rows.size() && std::equal(m_rows.begin(), m_rows.end(), rows.begin())) {
        // Devices are only ever added: nobody loses the row they stand on.
        beginInsertRows({}, static_cast<int>(known), static_cast<int>(rows.size()) - 1);
        m_rows.insert(m_rows.end(), rows.begin() + known, rows.end());
        endInsertRows();
    } else if (rows != m_rows) {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
    } else if (!m_rows.empty()) {
        emit dataChanged(index(0, Version), index(rowCount() - 1, LastSeen));
    }
}

std::vector<DeviceSlot> DeviceChoiceModel::search()
{
    std::vector<DeviceSlot> rows;
    m_hits = 0;
    ProductIndex product = 0;
    while (product < m_names->products.size() && toText(m_names->products.at(product)) != m_productKey)
        ++product;
    for (DeviceSlot device = 0; device < m_devices.sourceCount(); ++device) {
        if (m_devices.device(device).product != product || !containsIgnoringCase(m_names->devices.at(device), m_search))
            continue;
        if (++m_hits <= shownHits)
            rows.push_back(device);
    }
    return rows;
}

void DeviceChoiceModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, Columns - 1);
    if (!m_rows.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, Columns - 1));
}

void DeviceChoiceModel::setChosen(DeviceSlot device, bool chosen)
{
    if (m_isChosen.contains(device) == chosen || (chosen && full()))
        return;
    if (chosen) {
        m_isChosen.insert(device);
        m_chosen.push_back(device);
    } else {
        m_isChosen.remove(device);
        m_chosen.erase(std::find(m_chosen.begin(), m_chosen.end(), device));
    }
    if (!m_rows.empty())
        emit dataChanged(index(0, Name), index(rowCount() - 1, Columns - 1)); // a full choice disables whole rows
    emit chosenChanged(device, chosen);
}

void DeviceChoiceModel::toggle(const QModelIndex& index)
{
    if (!index.isValid())
        return;
    const DeviceSlot device = m_rows[static_cast<std::size_t>(index.row())];
    setChosen(device, !m_isChosen.contains(device));
}

int DeviceChoiceModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int DeviceChoiceModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : Columns;
}

QString DeviceChoiceModel::text(DeviceSlot device, int column) const
{
    const DeviceRow& row = m_devices.device(device);
    switch (column) {
    case Name:
        return toText(m_names->devices.at(device));
    case Version:
        return row.version == 0 ? tr("not reported") : toText(m_names->versions.at(row.version));
    case LastSeen:
        return relativeTimeText(row.lastSeen, m_now);
    default:
        return {};
    }
}

QVariant DeviceChoiceModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const DeviceSlot device = m_rows[static_cast<std::size_t>(index.row())];
    const bool chosen = m_isChosen.contains(device);
    switch (role) {
    case Qt::DisplayRole:
        return text(device, index.column());
    case Qt::CheckStateRole:
        return index.column() == Name ? QVariant(static_cast<int>(chosen ? Qt::Checked : Qt::Unchecked)) : QVariant();
    case Qt::ToolTipRole:
        if (index.column() == LastSeen)
            return exactTimeText(m_devices.device(device).lastSeen);
        return !chosen && full() ? QVariant(tr("At most %1 devices can be chosen.").arg(m_limit)) : QVariant();
    case SlotRole:
        return device;
    default:
        return {};
    }
}

QVariant DeviceChoiceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Device");
    case Version:
        return tr("Version");
    case LastSeen:
        return tr("Last seen");
    default:
        return {};
    }
}

Qt::ItemFlags DeviceChoiceModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const bool chosen = m_isChosen.contains(m_rows[static_cast<std::size_t>(index.row())]);
    if (!chosen && full())
        return Qt::ItemIsSelectable; // not enabled: the limit is reached
    const Qt::ItemFlags flags = Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
    return index.column() == Name ? flags | Qt::ItemIsUserCheckable : flags;
}

bool DeviceChoiceModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::CheckStateRole || !index.isValid())
        return false;
    setChosen(m_rows[static_cast<std::size_t>(index.row())], value.toInt() == Qt::Checked);
    return true;
}

} // namespace console
