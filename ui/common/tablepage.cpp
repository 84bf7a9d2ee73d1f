// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/tablepage.h"

#include "ui/common/emptystate.h"
#include "ui/common/pageheader.h"
#include "ui/common/sidepanel.h"
#include "ui/common/tableview.h"

#include <QDataStream>
#include <QEvent>
#include <QIODevice>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace console {

TablePage::TablePage(const QString& name, const QString& iconName, QWidget* parent)
    : QWidget(parent)
    , m_header(new PageHeader(QString(), this))
    , m_table(new TableView(QString(), this))
    , m_empty(new EmptyState(iconName, QString(), QString(), nullptr, this))
    , m_stack(new QStackedWidget(this))
    , m_splitter(new QSplitter(this))
    , m_bars(new QVBoxLayout)
{
    setObjectName(name);
    m_table->setProperty("embedded", true);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    m_splitter->addWidget(m_stack);
    m_bars->setSpacing(0);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addLayout(m_bars);
    layout->addWidget(m_splitter, 1);
    connect(&m_clock, &QTimer::timeout, this, &TablePage::tick);
    m_clock.start(10000);
}

void TablePage::setContents(QAbstractItemModel& model, SidePanel* panel)
{
    m_table->setModel(&model);
    m_sidePanel = panel;
    m_splitter->addWidget(panel);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setSizes({ 900, 380 });
    panel->hide();
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &TablePage::currentMoved);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &TablePage::currentMoved);
    connect(m_table, &QAbstractItemView::clicked, this, &TablePage::showCurrent);
}

void TablePage::addBar(QWidget* bar)
{
    m_bars->addWidget(bar);
}

void TablePage::showTable(bool any)
{
    m_stack->setCurrentWidget(any ? static_cast<QWidget*>(m_table) : m_empty);
}

QByteArray TablePage::saveState() const
{
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    stream << m_table->state() << m_splitter->saveState();
    return state;
}

void TablePage::restoreState(const QByteArray& state)
{
    QByteArray table;
    QByteArray splitter;
    QDataStream stream(state);
    stream >> table >> splitter;
    if (stream.status() != QDataStream::Ok)
        return;
    m_table->restore(table);
    m_splitter->restoreState(splitter);
    m_sidePanel->hide();
}

void TablePage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void TablePage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    passTime(); // ages stood still while the page was hidden
}

void TablePage::tick()
{
    if (isVisible())
        passTime();
}

void TablePage::currentMoved()
{
    // A table that takes focus makes its first row current; only a selected row was chosen.
    const QModelIndex current = m_table->currentIndex();
    if (current.isValid() && m_table->selectionModel()->isSelected(current))
        showCurrent();
}

} // namespace console
