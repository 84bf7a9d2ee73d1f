// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/columnfit.h"

#include <QTableView>

#include <functional>

class QMenu;

namespace console {

/// The console's table: fixed 28 px rows, no grid, whole rows selected, texts cut with an ellipsis, columns movable and
/// kept by state()/restore(). Ctrl+C copies the selected rows as tab-separated text, Ctrl+Shift+C with the headers;
/// Enter activates; Ctrl+L goes to a row by its number. Every row has a context menu (mouse or menu key) built by the
/// page, with copying and the columns at its end; the header has the columns.
class TableView : public QTableView
{
    Q_OBJECT

public:
    using MenuBuilder = std::function<void(QMenu& menu, const QModelIndex& row)>;

    explicit TableView(const QString& accessibleName, QWidget* parent = nullptr);

    void setMenuBuilder(MenuBuilder builder);
    /// Keeps the columns inside the table's width (ColumnFit). After setModel() and after columns were hidden.
    void setColumnWishes(std::vector<ColumnWish> columns);
    /// Column widths, order, hidden ones and sort indicator.
    [[nodiscard]] QByteArray state() const;
    /// False where the state is not of this table; nothing changes then.
    bool restore(const QByteArray& state);
    enum class Copy { Text, TextWithHeader, Csv };
    /// The selected rows in their order, visible columns in theirs; empty where none is selected. At most 100,000 rows.
    [[nodiscard]] QString selectedText(Copy as = Copy::Text) const;
    /// 1 = the first; a number beyond the end is the last. Selects it and brings it into view.
    void goToRow(int number);

public slots:
    void copySelection(console::TableView::Copy as = Copy::Text) const;
    void askForRow();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void applyMetrics();
    void addCopies(QMenu& menu);
    void fillColumns(QMenu& menu);
    void openColumns(const QPoint& place);

    MenuBuilder m_menuBuilder;
    ColumnFit* m_fit = nullptr;
};

} // namespace console
