// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/shortcutmodel.h"

#include <QFont>

namespace console {

ShortcutModel::ShortcutModel(const QList<NamedAction>& actions, const QMap<QString, QString>& chosen, QObject* parent)
    : QAbstractTableModel(parent)
    , m_chosen(chosen)
{
    for (const NamedAction& one : actions) {
        const QString title = plainText(*one.action);
        if (!title.isEmpty() && one.action->shortcutContext() != Qt::WidgetShortcut) // that is heard elsewhere
            m_rows.append({ one.id, title, one.where, usualKey(*one.action) });
    }
}

QKeySequence ShortcutModel::keyAt(int row) const
{
    const auto own = m_chosen.constFind(m_rows[row].id);
    return own == m_chosen.cend() ? m_rows[row].usual : QKeySequence::fromString(*own, QKeySequence::PortableText);
}

bool ShortcutModel::isUsual(int row) const
{
    return !m_chosen.contains(m_rows[row].id);
}

void ShortcutModel::setKey(int row, const QKeySequence& key)
{
    if (key == m_rows[row].usual)
        m_chosen.remove(m_rows[row].id);
    else
        m_chosen.insert(m_rows[row].id, key.toString(QKeySequence::PortableText));
    changed(row);
}

void ShortcutModel::setAllUsual()
{
    m_chosen.clear();
    if (!m_rows.isEmpty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void ShortcutModel::changed(int row)
{
    emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

int ShortcutModel::rowWith(const QKeySequence& key, int except) const
{
    if (key.isEmpty())
        return -1;
    for (int row = 0; row < rowCount(); ++row) {
        if (row != except && keyAt(row) == key)
            return row;
    }
    return -1;
}

int ShortcutModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ShortcutModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ShortcutModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::FontRole && index.column() == Key && !isUsual(index.row())) {
        QFont font;
        font.setBold(true); // chosen by somebody
        return font;
    }
    if (role != Qt::DisplayRole)
        return {};
    const Row& row = m_rows[index.row()];
    switch (index.column()) {
    case Action:
        return row.title;
    case Where:
        return row.where;
    default:
        return keyAt(index.row()).toString(QKeySequence::NativeText);
    }
}

QVariant ShortcutModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Action:
        return tr("Action");
    case Where:
        return tr("Where");
    default:
        return tr("Key");
    }
}

} // namespace console
