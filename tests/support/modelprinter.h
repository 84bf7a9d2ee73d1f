// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemModel>
#include <QStringList>

namespace console {

/// A table as text, "a | b | c" per row, for expectations that can be read. `columns` empty: all.
[[nodiscard]] inline QStringList printModel(const QAbstractItemModel& model, QList<int> columns = {})
{
    if (columns.isEmpty())
        for (int column = 0; column < model.columnCount(); ++column)
            columns.append(column);
    QStringList rows;
    for (int row = 0; row < model.rowCount(); ++row) {
        QStringList cells;
        for (const int column : columns)
            cells.append(model.index(row, column).data().toString());
        rows.append(cells.join(QStringLiteral(" | ")));
    }
    return rows;
}

} // namespace console
