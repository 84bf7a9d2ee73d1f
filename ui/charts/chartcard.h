// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/card.h"

class QAbstractItemModel;
class QAction;
class QHBoxLayout;
class QLabel;
class QStackedWidget;
class QToolButton;

namespace console {

class NoticeBar;
class TableView;

/// A chart with a title, a button that shows the same data as a table (for screen readers, for exact numbers, and for
/// builds without charts, which have the table only), and a menu that makes a picture of it. GUI thread.
class ChartCard final : public Card
{
    Q_OBJECT

public:
    /// `chart` may be null; the card takes it. `model` must outlive the card.
    ChartCard(const QString& name, QWidget* chart, QAbstractItemModel* model, QWidget* parent = nullptr);

    void setChartTitle(const QString& title);
    /// Into the title's row, at the right (a range chooser).
    void addBesideTitle(QWidget* widget);
    void setTableShown(bool shown);
    [[nodiscard]] bool isTableShown() const;
    [[nodiscard]] TableView* table() const { return m_table; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void savePicture();
    void copyPicture();

    QHBoxLayout* m_head;
    QLabel* m_heading;
    QToolButton* m_toggle;
    QToolButton* m_more; ///< also as the menu of the chart itself
    QAction* m_save;
    QAction* m_copy;
    NoticeBar* m_notice;
    QStackedWidget* m_stack;
    TableView* m_table;
    QWidget* m_chart;
};

} // namespace console
