// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/firststart/demobanner.h"

#include "models/tables/celltext.h"
#include "ui/common/actionbutton.h"
#include "ui/common/errortext.h"
#include "ui/common/iconlabel.h"
#include "ui/common/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

namespace console {

DemoBanner::DemoBanner(QWidget* parent)
    : QWidget(parent)
    , m_text(new QLabel)
    , m_next(new QPushButton)
    , m_stop(new QPushButton)
{
    setObjectName(QStringLiteral("demoBanner"));
    m_text->setObjectName(QStringLiteral("demoText"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_next->setObjectName(QStringLiteral("demoNext"));
    m_stop->setObjectName(QStringLiteral("demoStop"));
    setLook(m_stop, ButtonLook::Flat);
    connect(m_next, &QPushButton::clicked, this, &DemoBanner::press);
    connect(m_stop, &QPushButton::clicked, this, &DemoBanner::stopWanted);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space24, space8, space16, space8);
    row->setSpacing(space12);
    row->addWidget(new IconLabel(QStringLiteral("info"), 20, ColorRole::Accent));
    row->addWidget(m_text, 1);
    row->addWidget(m_next);
    row->addWidget(m_stop);
    hide();
}

void DemoBanner::showStarting()
{
    show(State::Starting);
}

void DemoBanner::showSteps(const DemoSteps& steps, quint32 fleet)
{
    const bool same = m_state == State::Running && m_steps.step() == steps.step() && m_fleet == fleet
        && m_steps.devices() == steps.devices() && m_steps.counts() == steps.counts();
    m_steps = steps;
    m_fleet = fleet;
    if (!same)
        show(State::Running);
}

void DemoBanner::showFailed(const Error& error)
{
    m_error = error;
    show(State::Failed);
}

void DemoBanner::showStopped()
{
    show(State::Stopped);
}

QString DemoBanner::text() const
{
    return m_text->text();
}

void DemoBanner::show(State state)
{
    m_state = state;
    say();
    setVisible(state != State::Hidden);
}

void DemoBanner::press()
{
    if (m_state == State::Running)
        emit stepWanted(m_steps.step());
    else
        emit startWanted();
}

void DemoBanner::say()
{
    m_stop->setText(m_state == State::Running || m_state == State::Starting ? tr("Stop the demo")
                                                                            : tr("Remove the demo connection"));
    QString next;
    switch (m_state) {
    case State::Hidden:
        return;
    case State::Starting:
        m_text->setText(tr("Starting the demo: a broker and %1 on this computer…").arg(devicesText(m_fleet)));
        break;
    case State::Running:
        sayStep();
        return;
    case State::Failed:
        m_text->setText(tr("The demo has stopped. %1").arg(errorText(m_error)));
        next = tr("Start it again");
        break;
    case State::Stopped:
        m_text->setText(tr("This workspace shows a demo fleet, which is not running now."));
        next = tr("Start it again");
        break;
    }
    m_next->setText(next);
    m_next->setVisible(!next.isEmpty());
}

void DemoBanner::sayStep()
{
    using Step = DemoSteps::Step;
    const QString fleet = tr("Demo fleet: %1, all simulated.").arg(devicesText(m_fleet));
    const TaskCounts counts = m_steps.counts();
    QString text;
    QString next;
    switch (m_steps.step()) {
    case Step::Devices:
        text = tr("They are connecting…");
        break;
    case Step::Upload:
        text = tr("Next: a newer firmware for them.");
        next = tr("Upload the demo firmware…");
        break;
    case Step::Verify:
        text = tr("Next: try it on a test device or two.");
        next = tr("Verify it…");
        break;
    case Step::Verifying:
        text = tr("The test devices are upgrading…");
        break;
    case Step::Batch:
        text = tr("It works. Next: send it to all of them.");
        next = tr("Start a batch…");
        break;
    case Step::Upgrading:
        text = tr("%1 of %2 have upgraded.")
                   .arg(countText(counts.of(TaskState::Succeeded)), devicesText(counts.total()));
        next = tr("Watch the batch");
        break;
    case Step::Done:
        text = tr("Done: %1 of %2 have upgraded. Now your own broker.")
                   .arg(countText(counts.of(TaskState::Succeeded)), devicesText(counts.total()));
        next = tr("Look at the batch");
        break;
    }
    m_text->setText(fleet + u' ' + text);
    m_next->setText(next);
    m_next->setVisible(!next.isEmpty());
}

void DemoBanner::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), tint(themeColor(ColorRole::Accent), isDark() ? 0.16 : 0.08));
    painter.fillRect(0, height() - 1, width(), 1, themeColor(ColorRole::Border));
}

void DemoBanner::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        say();
    QWidget::changeEvent(event);
}

} // namespace console
