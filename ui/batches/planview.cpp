// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batches/planview.h"

#include "ui/common/plantext.h"
#include "ui/common/theme.h"

#include <QFormLayout>
#include <QLabel>

namespace console {

PlanView::PlanView(QWidget* parent)
    : QScrollArea(parent)
{
    setObjectName(QStringLiteral("planView"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
}

void PlanView::showBatch(const Batch& batch)
{
    setAccessibleName(tr("Plan"));
    const QList<PlanFact> facts = PlanText::facts(batch);
    QString all;
    for (const PlanFact& fact : facts)
        all += fact.label + fact.value + u'\n';
    if (all == m_shown)
        return;
    m_shown = all;
    auto* content = new QWidget;
    auto* form = new QFormLayout(content);
    form->setContentsMargins(space24, space16, space24, space16);
    form->setHorizontalSpacing(space24);
    form->setVerticalSpacing(space8);
    for (const PlanFact& fact : facts)
        addFact(form, fact.label, fact.value, QString::fromLatin1(fact.name));
    setWidget(content);
}

void PlanView::addFact(QFormLayout* form, const QString& label, const QString& value, const QString& name)
{
    auto* caption = new QLabel(label);
    caption->setForegroundRole(QPalette::PlaceholderText);
    auto* text = new QLabel(value);
    text->setObjectName(name);
    text->setAccessibleName(tr("%1: %2").arg(label, value));
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    form->addRow(caption, text);
}

} // namespace console
