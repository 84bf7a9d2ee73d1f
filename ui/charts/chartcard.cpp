// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartcard.h"

#include "ui/charts/chartpicture.h"
#include "ui/common/errortext.h"
#include "ui/common/filedialog.h"
#include "ui/common/icons.h"
#include "ui/common/noticebar.h"
#include "ui/common/tableview.h"

#include <QAction>
#include <QClipboard>
#include <QEvent>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace console {

ChartCard::ChartCard(const QString& name, QWidget* chart, QAbstractItemModel* model, QWidget* parent)
    : Card({}, parent)
    , m_head(new QHBoxLayout)
    , m_heading(new QLabel(this))
    , m_toggle(new QToolButton(this))
    , m_more(new QToolButton(this))
    , m_save(new QAction(icon(QStringLiteral("download")), {}, this))
    , m_copy(new QAction(icon(QStringLiteral("copy")), {}, this))
    , m_notice(new NoticeBar(this))
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
    m_more->setObjectName(name + QStringLiteral("More"));
    m_more->setAutoRaise(true);
    m_more->setIcon(icon(QStringLiteral("more")));
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setStyleSheet(QStringLiteral("QToolButton::menu-indicator { image: none; }")); // the dots say it already
    auto* menu = new QMenu(m_more);
    menu->addActions({ m_save, m_copy });
    m_more->setMenu(menu);
    m_save->setObjectName(name + QStringLiteral("Save"));
    m_copy->setObjectName(name + QStringLiteral("Copy"));
    m_notice->setObjectName(name + QStringLiteral("Notice"));
    m_head->setSpacing(space8);
    m_head->addWidget(m_heading);
    m_head->addStretch();
    m_head->addWidget(m_toggle);
    m_head->addWidget(m_more);
    m_table->setObjectName(name + QStringLiteral("Table"));
    m_table->setProperty("embedded", true);
    m_table->setModel(model);
    m_table->horizontalHeader()->setStretchLastSection(false); // numbers stay beside their names
    if (m_chart) {
        m_stack->addWidget(m_chart);
        m_chart->setContextMenuPolicy(Qt::ActionsContextMenu);
        m_chart->addActions({ m_save, m_copy });
    }
    m_stack->addWidget(m_table);
    content()->addLayout(m_head);
    content()->addWidget(m_notice);
    content()->addWidget(m_stack, 1);
    connect(m_toggle, &QToolButton::toggled, this, &ChartCard::setTableShown);
    connect(m_save, &QAction::triggered, this, &ChartCard::savePicture);
    connect(m_copy, &QAction::triggered, this, &ChartCard::copyPicture);
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
    m_head->insertWidget(m_head->count() - 2, widget);
}

void ChartCard::setTableShown(bool shown)
{
    m_stack->setCurrentWidget(shown || !m_chart ? static_cast<QWidget*>(m_table) : m_chart);
    m_toggle->setChecked(shown);
    m_more->setVisible(!isTableShown());
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
    m_more->setToolTip(tr("More actions"));
    m_more->setAccessibleName(tr("More actions"));
    m_save->setText(tr("&Save picture…"));
    m_copy->setText(tr("&Copy picture"));
    m_toggle->setIcon(icon(isTableShown() ? QStringLiteral("chart") : QStringLiteral("table")));
}

void ChartCard::savePicture()
{
    const QString path = FileDialog::save(this, tr("Save picture of this chart"),
        tr("PNG pictures (*.png);;SVG drawings (*.svg)"), m_heading->text() + QStringLiteral(".png"));
    if (path.isEmpty())
        return;
    const auto saved = saveChartPicture(*m_chart, m_heading->text(), path);
    if (saved)
        m_notice->showNotice(NoticeLevel::Success, tr("Saved as %1.").arg(QFileInfo(path).fileName()));
    else
        m_notice->showNotice(NoticeLevel::Error, errorText(saved.error()));
}

void ChartCard::copyPicture()
{
    QGuiApplication::clipboard()->setImage(chartImage(*m_chart, m_heading->text()));
}

} // namespace console
