// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartcard.h"

#include "ui/common/icons.h"
#include "ui/common/tableview.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace console {

ChartCard::ChartCard(const QString& name, QWidget* chart, QAbstractItemModel* model, QWidget* parent)
    : Card({}, parent)
    , m_head(new QHBoxLayout)
    , m_heading(new QLabel(this))
    , m_toggle(new QToolButton(this))
    , m_stack(new QStackedWidget(this))
    , m_table(new TableView(QString(), this))
    , m_chart(chart)
{
    setObjectName(name);
    m_heading->setFont(sectionFont());
    m_toggle->setObjectName(name + QStringLiteral("Toggle"));
    m_toggle->setCheckable(true);
    m_toggle->setAutoRaise(true);
    m_toggle->setVisible(m_chart != nullptr);
    m_head->setSpacing(space8);
    m_head->addWidget(m_heading);
    m_head->addStretch();
    m_head->addWidget(m_toggle);
    m_table->setObjectName(name + QStringLiteral("Table"));
    m_table->setProperty("embedded", true);
    m_table->setModel(model);
    m_table->horizontalHeader()->setStretchLastSection(false); // numbers stay beside their names
    if (m_chart)
        m_stack->addWidget(m_chart);
    m_stack->addWidget(m_table);
    content()->addLayout(m_head);
    content()->addWidget(m_stack, 1);
    connect(m_toggle, &QToolButton::toggled, this, &ChartCard::setTableShown);
    setTableShown(m_chart == nullptr);
}

void ChartCard::setChartTitle(const QString& title)
{
    m_heading->setText(title);
    m_table->setAccessibleName(title);
    setAccessibleName(title);
}

void ChartCard::addBesideTitle(QWidget* widget)
{
    m_head->insertWidget(m_head->count() - 1, widget);
}

void ChartCard::setTableShown(bool shown)
{
    m_stack->setCurrentWidget(shown || !m_chart ? static_cast<QWidget*>(m_table) : m_chart);
    m_toggle->setChecked(shown);
    retranslate();
}

bool ChartCard::isTableShown() const
{
    return m_stack->currentWidget() == m_table;
}

void ChartCard::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Card::changeEvent(event);
}

void ChartCard::retranslate()
{
    const QString text = isTableShown() ? tr("Show as chart") : tr("Show as table");
    m_toggle->setText(text);
    m_toggle->setToolTip(text);
    m_toggle->setAccessibleName(text);
    m_toggle->setIcon(icon(isTableShown() ? QStringLiteral("chart") : QStringLiteral("table")));
}

} // namespace console
