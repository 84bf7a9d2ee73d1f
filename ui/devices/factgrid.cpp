// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/devices/factgrid.h"

#include "ui/common/theme.h"

#include <QGridLayout>
#include <QLabel>

namespace console {

FactGrid::FactGrid(int captionWidth, QWidget* parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(space12);
    m_grid->setVerticalSpacing(space4);
    m_grid->setColumnMinimumWidth(0, captionWidth);
    m_grid->setColumnStretch(1, 1);
}

void FactGrid::setFacts(const QList<Fact>& facts)
{
    if (facts == m_facts)
        return;
    const auto shown = static_cast<int>(facts.size());
    for (int row = 0; row < shown; ++row) {
        const Fact& fact = facts.at(row);
        QLabel* caption = label(row, 0);
        QLabel* text = label(row, 1);
        caption->setText(fact.caption);
        text->setText(fact.text);
        text->setFont(fact.monospace ? monoFont() : font());
        for (QLabel* part : { caption, text }) {
            part->setToolTip(fact.hint);
            part->show();
        }
    }
    for (int row = shown; row < static_cast<int>(m_facts.size()); ++row)
        for (int column = 0; column < 2; ++column)
            label(row, column)->hide();
    m_facts = facts;
}

QLabel* FactGrid::label(int row, int column)
{
    if (QLayoutItem* item = m_grid->itemAtPosition(row, column))
        return static_cast<QLabel*>(item->widget());
    auto* label = new QLabel(this);
    label->setTextFormat(Qt::PlainText);
    label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    if (column == 0) {
        label->setForegroundRole(QPalette::PlaceholderText);
    } else {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_grid->addWidget(label, row, column);
    return label;
}

} // namespace console
