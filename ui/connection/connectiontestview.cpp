// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/connectiontestview.h"

#include "ui/common/errortext.h"
#include "ui/common/futures.h"
#include "ui/common/iconlabel.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace console {

ConnectionTestView::ConnectionTestView(Commands& commands, QWidget* parent)
    : QWidget(parent)
    , m_commands(commands)
    , m_summary(new QLabel)
    , m_cancel(new QPushButton)
{
    setObjectName(QStringLiteral("connectionTest"));
    m_summary->setObjectName(QStringLiteral("testSummary"));
    m_cancel->setObjectName(QStringLiteral("testCancel"));
    connect(m_cancel, &QPushButton::clicked, this, &ConnectionTestView::cancel);
    auto* row = new QHBoxLayout;
    row->addWidget(m_summary, 1);
    row->addWidget(m_cancel);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space8);
    column->addLayout(row);
    retranslate();
    hide();
}

ConnectionTestView::~ConnectionTestView()
{
    m_future.cancel();
}

void ConnectionTestView::start(const BrokerProfile& profile, const QString& password)
{
    removeSteps();
    m_report = {};
    m_running = true;
    const quint64 round = ++m_round;
    m_future.cancel();
    m_future = m_commands.testConnection(profile, password);
    whenDone(m_future, this, [this, round](const ConnectionReport& report) {
        if (round == m_round)
            show(report);
    });
    QWidget::show();
    retranslate();
}

void ConnectionTestView::clear()
{
    ++m_round;
    m_future.cancel();
    m_running = false;
    m_report = {};
    removeSteps();
    hide();
}

void ConnectionTestView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        if (!m_running && !m_report.steps.isEmpty())
            show(m_report);
    }
    QWidget::changeEvent(event);
}

void ConnectionTestView::show(const ConnectionReport& report)
{
    m_running = false;
    m_report = report;
    removeSteps();
    m_steps = new QWidget;
    m_steps->setObjectName(QStringLiteral("testSteps"));
    m_grid = new QGridLayout(m_steps);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(space8);
    m_grid->setVerticalSpacing(space4);
    m_grid->setColumnStretch(2, 1);
    for (const ConnectionStepResult& result : report.steps)
        addStep(result);
    layout()->addWidget(m_steps);
    retranslate();
    emit finished(report.passed());
}

void ConnectionTestView::addStep(const ConnectionStepResult& result)
{
    const int row = m_grid->rowCount();
    auto* mark = new IconLabel(result.passed ? QStringLiteral("succeeded") : QStringLiteral("failed"), 16,
        result.passed ? ColorRole::Succeeded : ColorRole::Failed);
    mark->setAccessibleName(result.passed ? tr("passed") : tr("failed"));
    auto* name = new QLabel(connectionStepText(result.step));
    auto* detail = new QLabel(result.error ? errorText(*result.error) : result.detail);
    detail->setObjectName(QStringLiteral("testStep%1").arg(int(result.step)));
    detail->setWordWrap(true);
    detail->setTextFormat(Qt::PlainText);
    detail->setTextInteractionFlags(Qt::TextSelectableByMouse);
    if (!result.error)
        detail->setForegroundRole(QPalette::PlaceholderText);
    m_grid->addWidget(mark, row, 0, Qt::AlignTop);
    m_grid->addWidget(name, row, 1, Qt::AlignTop);
    m_grid->addWidget(detail, row, 2, Qt::AlignTop);
}

void ConnectionTestView::removeSteps()
{
    if (m_steps)
        m_steps->deleteLater();
    if (m_steps)
        layout()->removeWidget(m_steps);
    m_steps = nullptr;
    m_grid = nullptr;
}

void ConnectionTestView::cancel()
{
    clear();
}

void ConnectionTestView::retranslate()
{
    m_cancel->setText(m_running ? tr("Cancel test") : tr("Close"));
    if (m_running)
        m_summary->setText(tr("Testing the connection…"));
    else if (m_report.passed())
        m_summary->setText(tr("The connection works, with %1.").arg(m_report.protocol()));
    else
        m_summary->setText(tr("The connection does not work yet."));
}

} // namespace console
