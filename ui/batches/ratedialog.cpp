// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batches/ratedialog.h"

#include "ui/batches/pacefields.h"
#include "ui/common/actionbutton.h"
#include "ui/common/formparts.h"
#include "ui/common/plantext.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QSpinBox>

namespace console {

RateDialog::RateDialog(int perMinute, const PaceRules& rules, QWidget* parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("rateDialog"));
    setWindowTitle(tr("Change rate"));
    m_rate = new QSpinBox(this);
    m_rate->setObjectName(QStringLiteral("newRate"));
    m_rate->setAccessibleName(tr("Devices a minute"));
    m_rate->setRange(1, 10000);
    m_rate->setGroupSeparatorShown(true);
    m_rate->setSingleStep(100);
    m_rate->setValue(perMinute);
    m_rate->setMinimumWidth(110);
    m_rate->selectAll();
    auto* change = new QPushButton(tr("&Change rate"), this);
    change->setObjectName(QStringLiteral("changeRate"));
    change->setDefault(true);
    setLook(change, ButtonLook::Accent);
    auto* keep = new QPushButton(tr("&Keep %1").arg(m_rate->text()), this);
    keep->setObjectName(QStringLiteral("keepRate"));
    connect(change, &QPushButton::clicked, this, &QDialog::accept);
    connect(keep, &QPushButton::clicked, this, &QDialog::reject);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space8);
    buttons->addStretch();
    buttons->addWidget(keep);
    buttons->addWidget(change);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space24, space24, space24, space16);
    layout->setSpacing(space12);
    layout->addWidget(makeHeading(tr("How many devices a minute get the notice?"), this));
    layout->addWidget(makeRow({ m_rate, new QLabel(tr("devices a minute, 1 to 10,000"), this) }, this));
    m_pace = new PaceFields(this);
    m_pace->setRules(rules);
    layout->addWidget(m_pace);
    layout->addSpacing(space8);
    layout->addLayout(buttons);
    m_rate->setFocus();
}

int RateDialog::rate() const
{
    return m_rate->value();
}

PaceRules RateDialog::rules() const
{
    return m_pace->rules();
}

} // namespace console
