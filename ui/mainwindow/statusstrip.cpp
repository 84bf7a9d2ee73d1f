// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/statusstrip.h"

#include "models/base/hostname.h"
#include "models/tables/celltext.h"
#include "ui/common/actionbutton.h"
#include "ui/common/errortext.h"
#include "ui/common/iconlabel.h"
#include "ui/common/icons.h"
#include "ui/mainwindow/alertbell.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

namespace console {

StatusStrip::StatusStrip(QWidget* parent)
    : QWidget(parent)
    , m_linkIcon(new IconLabel({}, 16))
    , m_link(new QPushButton)
    , m_reports(new QLabel)
    , m_store(new QLabel)
    , m_server(new QLabel)
    , m_tip(new QLabel)
    , m_problems(new QPushButton)
    , m_bell(new AlertBell)
{
    setObjectName(QStringLiteral("statusStrip"));
    m_link->setObjectName(QStringLiteral("statusLink"));
    m_reports->setObjectName(QStringLiteral("statusReports"));
    m_store->setObjectName(QStringLiteral("statusStore"));
    m_server->setObjectName(QStringLiteral("statusServer"));
    m_problems->setObjectName(QStringLiteral("statusProblems"));
    m_problems->setIcon(icon(QStringLiteral("warning"), ColorRole::Warning));
    setLook(m_link, ButtonLook::Flat);
    setLook(m_problems, ButtonLook::Flat);
    connect(m_link, &QPushButton::clicked, this, &StatusStrip::connectionWanted);
    connect(m_problems, &QPushButton::clicked, this, &StatusStrip::problemsWanted);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space12, 1, space12, 0);
    row->setSpacing(0);
    row->addWidget(m_linkIcon);
    row->addWidget(m_link);
    for (QLabel* label : { m_reports, m_store, m_server }) {
        row->addSpacing(space16);
        row->addWidget(label);
    }
    m_tip->setObjectName(QStringLiteral("statusTip"));
    m_tip->setTextFormat(Qt::PlainText);
    m_tip->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_tip->setForegroundRole(QPalette::PlaceholderText);
    m_tip->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // a long tip must not widen the window
    row->addSpacing(space16);
    row->addWidget(m_tip, 1);
    row->addSpacing(space8);
    row->addWidget(m_problems);
    row->addWidget(m_bell);
    setFixedHeight(30);
    showAll();
}

void StatusStrip::showTip(const QString& tip)
{
    m_tip->setText(m_tip->fontMetrics().elidedText(tip, Qt::ElideRight, m_tip->width()));
}

void StatusStrip::setPulse(const Pulse& pulse, TimeMs now)
{
    m_pulse = pulse;
    m_now = now;
    showAll();
}

void StatusStrip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), themeColor(ColorRole::Alternate));
    painter.fillRect(0, 0, width(), 1, themeColor(ColorRole::Border));
}

void StatusStrip::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        showAll();
    QWidget::changeEvent(event);
}

void StatusStrip::showAll()
{
    showLink();
    showServer();
    // %n would not group by thousands.
    const qint64 rate = qRound64(m_pulse.reportsPerSecond);
    m_reports->setText(rate == 1 ? tr("1 report/s") : tr("%1 reports/s").arg(countText(rate)));
    const auto reports = qint64(m_pulse.reports);
    m_reports->setToolTip((reports == 1 ? tr("1 report since the start, %1 rejected")
                                        : tr("%1 reports since the start, %2 rejected").arg(countText(reports)))
                              .arg(countText(qint64(m_pulse.rejectedReports))));
    m_store->setText(
        m_pulse.storeError ? tr("store failed") : tr("store %1 ms").arg(countText(qRound64(m_pulse.storeMs))));
    m_store->setToolTip(m_pulse.storeError ? errorText(*m_pulse.storeError) : tr("How long the last save took"));
    m_problems->setVisible(m_pulse.problems > 0);
    m_problems->setText(tr("%n problem(s)", nullptr, int(m_pulse.problems)));
    m_problems->setToolTip(tr("Show them in Activity"));
    m_problems->setAccessibleName(m_problems->text());
}

void StatusStrip::showLink()
{
    const LinkStatus& link = m_pulse.link;
    const QString place = QStringLiteral("%1:%2").arg(link.host, QString::number(link.port));
    QString text;
    QString tip = link.error ? errorText(*link.error) : QString();
    switch (link.state) {
    case LinkState::Idle:
        text = tr("Not connected");
        if (tip.isEmpty())
            tip = tr("Choose a broker connection in Settings.");
        break;
    case LinkState::Connecting:
        text = tr("Connecting to %1…").arg(place);
        break;
    case LinkState::Connected:
        text = place;
        tip = tr("Connected by %1 since %2")
                  .arg(link.tls ? (link.mqtt5 ? tr("MQTT 5 over TLS") : tr("MQTT 3.1.1 over TLS"))
                                : (link.mqtt5 ? tr("MQTT 5") : tr("MQTT 3.1.1")),
                      exactTimeText(link.since));
        break;
    case LinkState::WaitingToRetry:
        text = tr("%1: no connection, next try at %2")
                   .arg(place, exactTimeText(link.retryAt).section(QLatin1Char(' '), 1));
        break;
    }
    const bool connected = link.state == LinkState::Connected;
    const bool failed = link.error.has_value();
    m_linkIcon->setIcon(connected ? QStringLiteral("connected") : QStringLiteral("disconnected"),
        connected    ? ColorRole::Succeeded
            : failed ? ColorRole::Failed
                     : ColorRole::SecondaryText);
    m_link->setText(text);
    m_link->setToolTip(tip);
    m_link->setAccessibleName(text);
    m_link->setAccessibleDescription(tip);
}

void StatusStrip::showServer()
{
    const ServerStatus& server = m_pulse.server;
    switch (server.state) {
    case ServerState::Off:
        m_server->setText(tr("files off"));
        m_server->setToolTip(tr("The file server is not running."));
        break;
    case ServerState::Listening:
        m_server->setText(server.downloads > 0
                ? tr("files :%1, %n download(s)", nullptr, server.downloads).arg(server.port)
                : tr("files :%1").arg(server.port));
        m_server->setToolTip(isLoopbackHost(server.address)
                ? tr("Links begin with %1; only programs on this computer reach the file server, see Settings")
                      .arg(server.publicUrl)
                : tr("Links begin with %1").arg(server.publicUrl));
        break;
    case ServerState::Failed:
        m_server->setText(tr("files failed"));
        m_server->setToolTip(server.error ? errorText(*server.error) : QString());
        break;
    }
}

} // namespace console
