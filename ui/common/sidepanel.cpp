// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/sidepanel.h"

#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

namespace console {

SidePanel::SidePanel(QWidget* parent)
    : QWidget(parent)
    , m_title(new QLabel)
    , m_secondLine(new QLabel)
    , m_beside(new QHBoxLayout)
    , m_close(new QToolButton)
    , m_scroll(new QScrollArea)
{
    m_title->setFont(sectionFont());
    m_title->setObjectName(QStringLiteral("panelTitle"));
    m_title->setTextFormat(Qt::PlainText);
    m_title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_title->setMinimumWidth(40);
    m_secondLine->setForegroundRole(QPalette::PlaceholderText);
    m_secondLine->setTextFormat(Qt::PlainText);
    m_secondLine->hide();
    m_close->setObjectName(QStringLiteral("panelClose"));
    m_close->setIcon(icon(QStringLiteral("close")));
    m_close->setIconSize({ 16, 16 });
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->viewport()->setAutoFillBackground(false);
    connect(m_close, &QToolButton::clicked, this, &SidePanel::closed);

    auto* row = new QHBoxLayout;
    row->setSpacing(space8);
    row->addWidget(m_title);
    row->addLayout(m_beside);
    row->addStretch(1);
    row->addWidget(m_close);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(space16, space12, space8, space8);
    head->setSpacing(0);
    head->addLayout(row);
    head->addWidget(m_secondLine);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_scroll, 1);
    setMinimumWidth(300);
    retranslate();
}

void SidePanel::setTitle(const QString& title, const QString& secondLine)
{
    m_title->setText(title);
    m_secondLine->setText(secondLine);
    m_secondLine->setVisible(!secondLine.isEmpty());
    setAccessibleName(title);
}

void SidePanel::addBesideTitle(QWidget* widget)
{
    m_beside->addWidget(widget);
}

void SidePanel::setContent(QWidget* content)
{
    m_scroll->setWidget(content);
    content->setAutoFillBackground(false);
}

void SidePanel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), themeColor(ColorRole::Base));
    painter.fillRect(0, 0, 1, height(), themeColor(ColorRole::Border));
}

void SidePanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void SidePanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        emit closed();
    else
        QWidget::keyPressEvent(event);
}

void SidePanel::retranslate()
{
    m_close->setToolTip(tr("Close the panel (Esc)"));
    m_close->setAccessibleName(tr("Close the panel"));
}

} // namespace console
