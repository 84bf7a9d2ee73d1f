// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

#include <optional>

namespace console {

/// A CSV text as a spreadsheet reads it: rows of cells, quotes taken off.
[[nodiscard]] inline QList<QList<QByteArray>> csvCells(const QByteArray& text)
{
    QList<QList<QByteArray>> rows;
    QList<QByteArray> row;
    QByteArray cell;
    bool quoted = false;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const char c = text.at(at);
        if (c == '"') {
            if (quoted && at + 1 < text.size() && text.at(at + 1) == '"')
                cell += text.at(at++);
            else
                quoted = !quoted;
        } else if (!quoted && (c == ',' || c == '\n')) {
            row.append(cell);
            cell.clear();
            if (c == '\n')
                rows.append(std::exchange(row, {}));
        } else if (quoted || c != '\r') {
            cell += c;
        }
    }
    return rows;
}

/// The first cell that a spreadsheet would take for a formula (RELIABILITY.md T16); numbers of our own stand bare.
[[nodiscard]] inline std::optional<QByteArray> formulaIn(const QByteArray& csv)
{
    for (const QList<QByteArray>& row : csvCells(csv)) {
        for (const QByteArray& cell : row) {
            bool isNumber = false;
            (void)cell.toLongLong(&isNumber);
            if (!cell.isEmpty() && !isNumber && QByteArrayView("=+-@\t\r\n\0", 8).contains(cell.front()))
                return cell;
        }
    }
    return std::nullopt;
}

} // namespace console
