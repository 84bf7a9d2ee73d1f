// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/rowtext.h"

#include "models/base/csvcell.h"

namespace console {

namespace {

QString inOneLine(QString text)
{
    return text.replace(QLatin1Char('\t'), QLatin1Char(' ')).replace(QLatin1Char('\n'), QLatin1Char(' '));
}

QString asCsv(const QString& text)
{
    return QString::fromUtf8(csvCell(text.toUtf8()));
}

template <class Cell>
QString lines(const QAbstractItemModel& model, const QList<int>& rows, const QList<int>& columns, bool header,
    QLatin1Char between, Cell cell)
{
    QString text;
    QStringList cells;
    if (header) {
        for (const int column : columns)
            cells.append(cell(model.headerData(column, Qt::Horizontal).toString()));
        text = cells.join(between) + QLatin1Char('\n');
    }
    for (const int row : rows) {
        cells.clear();
        for (const int column : columns)
            cells.append(cell(model.index(row, column).data().toString()));
        text += cells.join(between) + QLatin1Char('\n');
    }
    return text;
}

} // namespace

QString rowsAsText(const QAbstractItemModel& model, const QList<int>& rows, const QList<int>& columns, bool header)
{
    return lines(model, rows, columns, header, QLatin1Char('\t'), inOneLine);
}

QString rowsAsCsv(const QAbstractItemModel& model, const QList<int>& rows, const QList<int>& columns)
{
    return lines(model, rows, columns, true, QLatin1Char(','), asCsv);
}

} // namespace console
