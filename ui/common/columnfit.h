// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <vector>

class QTableView;

namespace console {

/// What a column asks for. Widths in logical pixels.
struct ColumnWish
{
    int wish = 130; ///< where there is room
    int least = 60; ///< below, its texts say nothing; its header always fits
    int rank = 0; ///< 0 = always there; else given up when even the least widths do not fit, the greatest rank first
};

/// Keeps the columns of a table inside its width, so that nothing important has to be scrolled to: narrower first, then
/// without the least important ones, and back as soon as there is room. A width set by hand is the new wish. GUI
/// thread; child of its table.
class ColumnFit final : public QObject
{
    Q_OBJECT

public:
    /// One wish per column of the model the table has now; columns hidden now stay hidden.
    ColumnFit(std::vector<ColumnWish> columns, QTableView* table);

    void fit();
    [[nodiscard]] std::vector<int> wishes() const;
    void setWishes(const std::vector<int>& widths);
    /// Hidden for good, by somebody's choice or the page's; never all of them.
    [[nodiscard]] bool isOff(int column) const { return m_off.at(static_cast<std::size_t>(column)); }
    void setOff(int column, bool off);
    /// As the page made it: columns, widths and order.
    void reset();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void resizedByHand(int column, int before, int after);
    [[nodiscard]] int least(int column) const;
    [[nodiscard]] std::vector<int> shown(int room) const;

    QTableView& m_table;
    std::vector<ColumnWish> m_columns;
    std::vector<bool> m_off;
    const std::vector<ColumnWish> m_usual;
    std::vector<bool> m_usuallyOff;
    bool m_fitting = false;
};

} // namespace console
