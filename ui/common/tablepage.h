// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/page.h"

#include <QTimer>
#include <QWidget>

class QAbstractItemModel;
class QSplitter;
class QStackedWidget;
class QVBoxLayout;

namespace console {

class EmptyState;
class PageHeader;
class SidePanel;
class TableView;

/// The frame of a page that is one table: header, bars, the table or what stands in its place while it is empty, and a
/// panel at the right for the row a person chose. Keeps the sizes, the language and the ages going. GUI thread; pages
/// derive from it.
class TablePage : public QWidget, public Page
{
    Q_OBJECT

public:
    /// Columns and sizes, for the next start.
    [[nodiscard]] QByteArray saveState() const;
    void restoreState(const QByteArray& state);

protected:
    /// `name`: object name of the page; `iconName`: of the empty page.
    TablePage(const QString& name, const QString& iconName, QWidget* parent);

    /// Once, by the page's constructor: the table's model and the panel, hidden until a row is chosen.
    void setContents(QAbstractItemModel& model, SidePanel* panel);
    void addBar(QWidget* bar); ///< between header and table
    void showTable(bool any); ///< false: the empty state
    [[nodiscard]] PageHeader* header() const { return m_header; }
    [[nodiscard]] TableView* table() const { return m_table; }
    [[nodiscard]] EmptyState* empty() const { return m_empty; }

    /// A row was chosen by mouse or keys: show it in the panel.
    virtual void showCurrent() = 0;
    /// Only while the page is visible, and when it comes to be.
    virtual void passTime() = 0;

    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void currentMoved();
    void tick();

    PageHeader* m_header;
    TableView* m_table;
    EmptyState* m_empty;
    QStackedWidget* m_stack;
    QSplitter* m_splitter;
    QVBoxLayout* m_bars;
    SidePanel* m_sidePanel = nullptr;
    QTimer m_clock;
};

} // namespace console
