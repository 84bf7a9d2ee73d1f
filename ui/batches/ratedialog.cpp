// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batches/ratedialog.h"

#include "models/tables/celltext.h"
#include "ui/batches/endfields.h"
#include "ui/batches/pacefields.h"
#include "ui/batches/windowfields.h"
#include "ui/common/actionbutton.h"
#include "ui/common/errortext.h"
#include "ui/common/formparts.h"
#include "ui/common/plantext.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSpinBox>

namespace console {

RateDialog::RateDialog(const Batch& batch, QWidget* parent)
    : QDialog(parent)
    , m_plan(batch.plan)
    , m_waiting(batch.counts.of(TaskState::Queued))
{
    setObjectName(QStringLiteral("rateDialog"));
    setWindowTitle(tr("Change rate and times"));
    m_rate = new QSpinBox(this);
    m_rate->setObjectName(QStringLiteral("newRate"));
    m_rate->setAccessibleName(tr("Devices a minute"));
    m_rate->setRange(1, 10000);
    m_rate->setGroupSeparatorShown(true);
    m_rate->setSingleStep(100);
    m_rate->setValue(m_plan.ratePerMinute);
    m_rate->setMinimumWidth(110);
    m_rate->selectAll();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space24, space24, space24, space16);
    layout->setSpacing(space12);
    layout->addWidget(makeHeading(tr("How many devices a minute get the notice?"), this));
    layout->addWidget(makeRow({ m_rate, new QLabel(tr("devices a minute, 1 to 10,000"), this) }, this));
    m_pace = new PaceFields(this);
    m_pace->setRules(m_plan.pace);
    layout->addWidget(m_pace);
    layout->addWidget(makeTimes());
    layout->addSpacing(space8);
    layout->addWidget(makeButtons());
    connect(m_windows, &WindowFields::changed, this, &RateDialog::refresh);
    connect(m_end, &EndFields::changed, this, &RateDialog::refresh);
    refresh();
    m_rate->setFocus();
}

QWidget* RateDialog::makeTimes()
{
    auto* all = new QWidget(this);
    m_windows = new WindowFields(all);
    m_windows->setWindows(m_plan.windows);
    m_end = new EndFields(all);
    m_end->setEnd(m_plan.endAt, m_plan.endAction);
    m_problem = makeProblem(QStringLiteral("timesProblem"), all);
    auto* layout = new QVBoxLayout(all);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space12);
    layout->addWidget(makeHeading(tr("When may it be sent?"), all));
    layout->addWidget(m_windows);
    layout->addWidget(makeHeading(tr("When does the batch end?"), all));
    layout->addWidget(m_end);
    layout->addWidget(m_problem);
    layout->addWidget(makeNote(tr("%1 still to be notified follow the new times. What has been cancelled by an end "
                                  "stays cancelled.")
                                   .arg(devicesText(m_waiting)),
        all));
    return all;
}

QWidget* RateDialog::makeButtons()
{
    auto* row = new QWidget(this);
    m_change = new QPushButton(tr("&Change"), row);
    m_change->setObjectName(QStringLiteral("changeRate"));
    m_change->setDefault(true);
    setLook(m_change, ButtonLook::Accent);
    auto* keep = new QPushButton(tr("&Keep as it is"), row);
    keep->setObjectName(QStringLiteral("keepRate"));
    connect(m_change, &QPushButton::clicked, this, &QDialog::accept);
    connect(keep, &QPushButton::clicked, this, &QDialog::reject);
    auto* buttons = new QHBoxLayout(row);
    buttons->setContentsMargins(0, 0, 0, 0);
    buttons->setSpacing(space8);
    buttons->addStretch();
    buttons->addWidget(keep);
    buttons->addWidget(m_change);
    return row;
}

void RateDialog::refresh()
{
    const TimeMs now = QDateTime::currentMSecsSinceEpoch();
    m_windows->tell(now);
    QString fault;
    if (const auto windows = m_windows->windows(); !windows)
        fault = errorText(windows.error());
    else if (const auto checked = checkTimes(times(), m_plan, now); !checked)
        fault = errorText(Error{ checked.error().kind, {} }); // the field shows the time
    setProblem(m_problem, fault);
    setDisabledBecause(m_change, fault);
}

int RateDialog::rate() const
{
    return m_rate->value();
}

PaceRules RateDialog::rules() const
{
    return m_pace->rules();
}

PlanTimes RateDialog::times() const
{
    Plan plan = m_plan;
    plan.windows = m_windows->windows().value_or(std::vector<MaintenanceWindow>{});
    m_end->addTo(plan);
    return timesOf(plan);
}

} // namespace console
