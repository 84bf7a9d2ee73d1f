// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batches/windowfields.h"

#include "models/rollout/windowtext.h"
#include "models/tables/celltext.h"
#include "ui/common/formparts.h"
#include "ui/common/wording.h"

#include <QCheckBox>
#include <QDateTime>
#include <QLabel>
#include <QLineEdit>
#include <QTimeZone>
#include <QVBoxLayout>

namespace console {

WindowFields::WindowFields(QWidget* parent)
    : QWidget(parent)
    , m_has(new QCheckBox(this))
    , m_text(new QLineEdit(this))
    , m_now(makeNote({}, this))
{
    m_has->setObjectName(QStringLiteral("hasWindows"));
    m_text->setObjectName(QStringLiteral("windows"));
    m_text->setMinimumWidth(360);
    m_text->setEnabled(false);
    // With the console's own zone, so that it is right as it stands.
    m_text->setText(QStringLiteral("Mon-Fri 22:00-04:00 ") + QString::fromUtf8(QTimeZone::systemTimeZoneId()));
    m_now->setObjectName(QStringLiteral("windowNow"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space4);
    layout->addWidget(makeRow({ m_has, m_text }, this));
    layout->addWidget(m_now);
    m_now->hide();
    setFocusProxy(m_has);
    connect(m_has, &QCheckBox::toggled, m_text, &QWidget::setEnabled);
    connect(m_has, &QCheckBox::toggled, this, &WindowFields::changed);
    connect(m_text, &QLineEdit::textChanged, this, &WindowFields::changed);
    inEveryLanguage(this, [this] {
        m_has->setText(tr("Only in"));
        m_has->setAccessibleName(tr("Only in maintenance windows"));
        m_text->setAccessibleName(tr("Maintenance windows"));
        tell(QDateTime::currentMSecsSinceEpoch());
    });
}

void WindowFields::setWindows(const std::vector<MaintenanceWindow>& windows)
{
    if (!windows.empty())
        m_text->setText(windowsText(windows));
    m_has->setChecked(!windows.empty());
}

Result<std::vector<MaintenanceWindow>> WindowFields::windows() const
{
    if (!m_has->isChecked())
        return std::vector<MaintenanceWindow>{};
    auto windows = parseWindows(m_text->text());
    if (!windows)
        return windows;
    if (windows->empty())
        return failure(ErrorKind::WindowNotUnderstood);
    if (const auto checked = checkWindows(*windows); !checked)
        return failure(checked.error());
    return windows;
}

void WindowFields::tell(TimeMs now)
{
    const auto known = windows();
    m_now->setVisible(known && !known->empty());
    if (!known || known->empty())
        return;
    const WindowState state = console::windowState(*known, now);
    const QString until = exactTimeText(state.until);
    m_now->setText(state.open ? tr("Open now, until %1.").arg(until) : tr("Closed now; opens %1.").arg(until));
}

} // namespace console
