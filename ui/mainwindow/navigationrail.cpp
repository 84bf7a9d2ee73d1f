// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/navigationrail.h"

#include "ui/common/icons.h"
#include "ui/common/theme.h"
#include "ui/mainwindow/railbutton.h"

#include <QButtonGroup>
#include <QEvent>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace console {

NavigationRail::NavigationRail(QWidget* parent)
    : QWidget(parent)
    , m_top(new QVBoxLayout)
    , m_bottom(new QVBoxLayout)
    , m_group(new QButtonGroup(this))
    , m_menu(new QToolButton)
{
    setObjectName(QStringLiteral("navigationRail"));
    m_menu->setObjectName(QStringLiteral("programMenu"));
    m_menu->setIcon(icon(QStringLiteral("more")));
    m_menu->setFocusPolicy(Qt::TabFocus);
    m_menu->setIconSize({ 18, 18 });
    connect(m_menu, &QToolButton::clicked, this, &NavigationRail::openMenu);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space8, space12, space8 + 1, space8);
    column->setSpacing(2);
    m_top->setSpacing(2);
    m_bottom->setSpacing(2);
    column->addLayout(m_top);
    column->addStretch(1);
    column->addLayout(m_bottom);
    column->addWidget(m_menu, 0, Qt::AlignLeft);
    setMinimumWidth(176);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    retranslate();
}

void NavigationRail::addEntry(const QString& name, const QString& text, const QString& icon, const QString& shortcut)
{
    auto* entry = new RailButton(icon, text);
    entry->setObjectName(QStringLiteral("rail_") + name);
    entry->setToolTip(shortcut);
    entry->setAccessibleName(text);
    m_entries.insert(name, entry);
    m_group->addButton(entry);
    (name == QLatin1String("settings") ? m_bottom : m_top)->addWidget(entry);
    setTabOrder(entry, m_menu); // the menu comes last
    connect(entry, &QAbstractButton::clicked, this, [this, name] { emit chosen(name); });
}

void NavigationRail::setText(const QString& name, const QString& text)
{
    if (RailButton* entry = m_entries.value(name)) {
        entry->setText(text);
        entry->setAccessibleName(text);
        entry->updateGeometry();
    }
}

void NavigationRail::setCount(const QString& name, quint32 count, const QString& meaning, bool problem)
{
    if (RailButton* entry = m_entries.value(name))
        entry->setCount(count, meaning, problem);
}

quint32 NavigationRail::count(const QString& name) const
{
    const RailButton* entry = m_entries.value(name);
    return entry ? entry->count() : 0;
}

void NavigationRail::select(const QString& name)
{
    if (RailButton* entry = m_entries.value(name))
        entry->setChecked(true);
}

void NavigationRail::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), themeColor(ColorRole::Alternate));
    painter.fillRect(width() - 1, 0, 1, height(), themeColor(ColorRole::Border));
}

void NavigationRail::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void NavigationRail::retranslate()
{
    setAccessibleName(tr("Pages"));
    m_menu->setAccessibleName(tr("Program menu"));
    m_menu->setToolTip(tr("Help, about, quit"));
}

void NavigationRail::openMenu()
{
    emit menuWanted(m_menu->mapToGlobal(QPoint(0, 0)));
}

} // namespace console
