// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemModel>
#include <QList>
#include <QString>

namespace console {

/// Rows of a table as people read them, one line each, cells with a tab between them; tabs and line ends inside a cell
/// become blanks.
[[nodiscard]] QString rowsAsText(
    const QAbstractItemModel& model, const QList<int>& rows, const QList<int>& columns, bool header);
/// The same as CSV with a line of headers; what a spreadsheet would take for a formula is made harmless (csvCell).
[[nodiscard]] QString rowsAsCsv(const QAbstractItemModel& model, const QList<int>& rows, const QList<int>& columns);

} // namespace console
