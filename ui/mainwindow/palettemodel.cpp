// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/palettemodel.h"

#include "ui/mainwindow/matchrank.h"

#include <algorithm>
#include <utility>

namespace console {

namespace {

QString joined(const PaletteEntry& entry)
{
    QStringList parts{ entry.title, entry.detail, entry.key };
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

} // namespace

void PaletteModel::setEntries(std::vector<PaletteEntry> entries, const QString& typed)
{
    struct Ranked
    {
        int rank;
        std::size_t index;
    };
    std::vector<Ranked> found;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const PaletteEntry& entry = entries[i];
        int rank = matchRank(typed, entry.title);
        if (rank < 0) {
            const QString both = entry.title + QLatin1Char(' ') + entry.detail;
            rank = matchRank(typed, both);
            rank = rank < 0 ? -1 : rank + 10;
        }
        if (rank >= 0)
            found.push_back({ rank + (entry.enabled ? 0 : 5), i });
    }
    std::stable_sort(found.begin(), found.end(), [&](const Ranked& a, const Ranked& b) {
        return std::pair(a.rank, entries[a.index].group) < std::pair(b.rank, entries[b.index].group);
    });
    found.resize(std::min(found.size(), most));
    beginResetModel();
    m_entries.clear();
    for (const Ranked& one : found)
        m_entries.push_back(std::move(entries[one.index]));
    endResetModel();
}

int PaletteModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

QVariant PaletteModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const PaletteEntry& entry = this->entry(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return entry.title;
    case DetailRole:
        return entry.detail;
    case IconNameRole:
        return entry.iconName;
    case KeyRole:
        return entry.key;
    case Qt::AccessibleTextRole: // what is painted beside the title
        return joined(entry);
    default:
        return {};
    }
}

Qt::ItemFlags PaletteModel::flags(const QModelIndex& index) const
{
    // One that cannot be done now can be stood on: the reason is read there.
    return index.isValid() ? Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemNeverHasChildren : Qt::NoItemFlags;
}

} // namespace console
