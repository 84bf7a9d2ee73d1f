// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batches/outcomecards.h"

#include "ui/batches/outcomecurve.h"
#include "ui/batches/reasonbars.h"
#include "ui/common/card.h"
#include "ui/common/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace console {

OutcomeCards::OutcomeCards(const TaskTable& tasks, QWidget* parent)
    : QWidget(parent)
{
    m_curve = new OutcomeCurve(m_series, this);
    m_curveTitle = new QLabel(this);
    m_reasonsTitle = new QLabel(this);
    auto* outcomes = new Card({}, this);
    outcomes->content()->addWidget(m_curveTitle);
    outcomes->content()->addWidget(m_curve, 1);
    auto* reasons = new Card({}, this);
    reasons->content()->addWidget(m_reasonsTitle);
    reasons->content()->addWidget(new ReasonBars(tasks, reasons), 1);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(space24, space4, space24, space12);
    layout->setSpacing(space16);
    layout->addWidget(outcomes, 3);
    layout->addWidget(reasons, 2);
    setMaximumHeight(210);
    retranslate();
}

void OutcomeCards::setBatch(BatchId batch)
{
    m_series.setBatch(batch);
    m_curve->refresh(m_now);
}

void OutcomeCards::applyFrame(const Frame& frame)
{
    m_now = frame.at;
    if (m_series.applyFrame(frame))
        m_curve->refresh(m_now);
}

void OutcomeCards::retranslate()
{
    m_curveTitle->setText(tr("Outcomes over time"));
    m_reasonsTitle->setText(tr("Failures by reason"));
    m_curve->refresh(m_now);
}

} // namespace console
