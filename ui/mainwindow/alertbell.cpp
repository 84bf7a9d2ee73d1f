// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/alertbell.h"

#include "models/tables/celltext.h"
#include "ui/common/actionbutton.h"
#include "ui/common/alerttext.h"
#include "ui/common/icons.h"

#include <QDateTime>
#include <QEvent>
#include <QMenu>

#include <algorithm>

namespace console {

AlertBell::AlertBell(QWidget* parent)
    : QPushButton(parent)
    , m_menu(new QMenu(this))
{
    setObjectName(QStringLiteral("alertBell"));
    m_menu->setObjectName(QStringLiteral("alertMenu"));
    m_menu->setToolTipsVisible(true);
    setLook(this, ButtonLook::Flat);
    connect(m_menu, &QMenu::aboutToShow, this, &AlertBell::fillMenu);
    connect(this, &QPushButton::clicked, this,
        [this] { m_menu->popup(mapToGlobal(QPoint(0, -m_menu->sizeHint().height()))); });
    showState();
}

void AlertBell::add(const Alert& alert)
{
    m_alerts.prepend(alert);
    if (m_alerts.size() > mostKept)
        m_alerts.removeLast();
    m_unseen = std::min(m_unseen + 1, int(mostKept));
    showState();
}

void AlertBell::setQuiet(bool quiet)
{
    m_quiet = quiet;
    showState();
}

void AlertBell::showState()
{
    setIcon(console::icon(m_quiet ? QStringLiteral("bell-quiet") : QStringLiteral("bell"),
        m_unseen > 0 ? ColorRole::Accent : ColorRole::SecondaryText));
    setText(m_unseen > 0 ? countText(m_unseen) : QString());
    const QString meaning = m_unseen > 0 ? tr("%n new alert(s)", nullptr, m_unseen)
        : m_quiet                        ? tr("Alerts, quiet")
                                         : tr("Alerts");
    setToolTip(m_quiet ? tr("%1: only what halted or failed is told").arg(meaning) : meaning);
    setAccessibleName(meaning);
}

void AlertBell::fillMenu()
{
    m_menu->clear();
    const TimeMs now = QDateTime::currentMSecsSinceEpoch();
    if (m_alerts.isEmpty())
        m_menu->addAction(tr("Nothing has happened since the start."))->setEnabled(false);
    for (qsizetype i = 0; i < std::min(m_alerts.size(), mostShown); ++i) {
        const Alert alert = m_alerts[i];
        const AlertMark mark = markOf(alert.kind);
        QString text = alertText(alert);
        QString line = fontMetrics().elidedText(text, Qt::ElideRight, 560);
        line.replace(u'&', QStringLiteral("&&"));
        QAction* entry = m_menu->addAction(
            console::icon(mark.icon, mark.color), clockTimeText(alert.at, now) + QStringLiteral("  ") + line);
        entry->setToolTip(text);
        connect(entry, &QAction::triggered, this, [this, alert] { emit opened(alert); });
    }
    m_menu->addSeparator();
    QAction* quiet = m_menu->addAction(tr("&Quiet: only what halted or failed"));
    quiet->setObjectName(QStringLiteral("quietAlerts"));
    quiet->setCheckable(true);
    quiet->setChecked(m_quiet);
    connect(quiet, &QAction::toggled, this, &AlertBell::quietWanted);
    m_unseen = 0; // looking at them is seeing them
    showState();
}

void AlertBell::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        showState();
    QPushButton::changeEvent(event);
}

} // namespace console
