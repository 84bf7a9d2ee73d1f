// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/emptystate.h"

#include "ui/common/actionbutton.h"
#include "ui/common/iconlabel.h"
#include "ui/common/linklabel.h"
#include "ui/common/theme.h"

#include <QLabel>
#include <QVBoxLayout>

namespace console {

EmptyState::EmptyState(const QString& icon, const QString& title, const QString& text, QAction* action, QWidget* parent)
    : QWidget(parent)
    , m_title(new QLabel(title))
    , m_text(new LinkLabel(text))
{
    m_title->setFont(sectionFont());
    m_title->setAlignment(Qt::AlignHCenter);
    m_title->setObjectName(QStringLiteral("emptyTitle"));
    m_text->setAlignment(Qt::AlignHCenter);
    m_text->setWordWrap(true);
    m_text->setMaximumWidth(460);
    m_text->setForegroundRole(QPalette::PlaceholderText);
    m_text->setObjectName(QStringLiteral("emptyText"));
    connect(m_text, &QLabel::linkActivated, this, &EmptyState::linkActivated);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(space8);
    column->addStretch(2);
    column->addWidget(new IconLabel(icon, 40, ColorRole::SecondaryText), 0, Qt::AlignHCenter);
    column->addSpacing(space4);
    column->addWidget(m_title);
    // Not by alignment: an aligned item gets its size hint, and wrapped text would lose its last lines.
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(m_text, 100);
    row->addStretch(1);
    column->addLayout(row);
    if (action) {
        column->addSpacing(space8);
        column->addWidget(new ActionButton(action), 0, Qt::AlignHCenter);
    }
    column->addStretch(3);
}

void EmptyState::setTexts(const QString& title, const QString& text)
{
    m_title->setText(title);
    m_text->setText(text);
}

} // namespace console
