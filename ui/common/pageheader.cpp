// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/pageheader.h"

#include "ui/common/actionbutton.h"
#include "ui/common/theme.h"

#include <QHBoxLayout>
#include <QLabel>

namespace console {

PageHeader::PageHeader(const QString& title, QWidget* parent)
    : QWidget(parent)
    , m_title(new QLabel(title))
    , m_beside(new QHBoxLayout)
    , m_search(new QHBoxLayout)
    , m_quiet(new QHBoxLayout)
    , m_main(new QHBoxLayout)
{
    m_title->setObjectName(QStringLiteral("pageTitle"));
    m_title->setFont(titleFont());
    m_title->setTextFormat(Qt::PlainText);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space24, space16, space24, space12);
    row->setSpacing(space8);
    row->addWidget(m_title);
    for (QHBoxLayout* part : { m_beside, m_search, m_quiet, m_main }) {
        part->setContentsMargins(0, 0, 0, 0);
        part->setSpacing(space8);
    }
    row->addLayout(m_beside);
    row->addStretch(1);
    row->addLayout(m_search);
    row->addLayout(m_quiet);
    row->addLayout(m_main);
    setMinimumHeight(space16 + formRowHeight + space12);
}

void PageHeader::setTitle(const QString& title)
{
    m_title->setText(title);
}

void PageHeader::addBesideTitle(QWidget* widget)
{
    m_beside->addWidget(widget);
}

void PageHeader::setSearchWidget(QWidget* widget)
{
    widget->setMinimumWidth(240);
    m_search->addWidget(widget);
}

void PageHeader::addAction(QAction* action)
{
    QWidget::addAction(action);
    m_quiet->addWidget(new ActionButton(action));
}

void PageHeader::setMainAction(QAction* action)
{
    QWidget::addAction(action);
    m_main->addWidget(new ActionButton(action, ButtonLook::Accent));
}

} // namespace console
