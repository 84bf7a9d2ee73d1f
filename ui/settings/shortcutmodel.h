// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/namedactions.h"

#include <QAbstractTableModel>
#include <QPointer>

namespace console {

/// Every action that can have a key, the key it has, and the changes made so far; nothing takes effect here. GUI
/// thread.
class ShortcutModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Action, Where, Key, ColumnCount };

    /// `chosen`: ConsoleSettings::shortcuts.
    ShortcutModel(const QList<NamedAction>& actions, const QMap<QString, QString>& chosen, QObject* parent = nullptr);

    [[nodiscard]] QKeySequence keyAt(int row) const;
    [[nodiscard]] QKeySequence usualAt(int row) const { return m_rows[row].usual; }
    [[nodiscard]] bool isUsual(int row) const;
    void setKey(int row, const QKeySequence& key);
    void setAllUsual();
    /// The other row that has this key, -1 where none has. No key clashes with nothing.
    [[nodiscard]] int rowWith(const QKeySequence& key, int except) const;
    /// For ConsoleSettings::shortcuts: what differs from the usual, and keys of actions that are not here today.
    [[nodiscard]] QMap<QString, QString> chosen() const { return m_chosen; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row
    {
        QString id;
        QString title;
        QString where;
        QKeySequence usual;
    };
    void changed(int row);

    QList<Row> m_rows;
    QMap<QString, QString> m_chosen;
};

} // namespace console
