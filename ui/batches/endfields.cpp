// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batches/endfields.h"

#include "ui/common/formparts.h"
#include "ui/common/wording.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QHBoxLayout>

namespace console {

EndFields::EndFields(QWidget* parent)
    : QWidget(parent)
    , m_has(new QCheckBox(this))
    , m_at(new QDateTimeEdit(QDateTime::currentDateTime().addDays(7), this))
    , m_action(new QComboBox(this))
{
    m_has->setObjectName(QStringLiteral("hasEnd"));
    m_at->setObjectName(QStringLiteral("endAt"));
    m_at->setCalendarPopup(true);
    m_at->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm"));
    m_at->setMinimumWidth(160);
    m_action->setObjectName(QStringLiteral("endAction"));
    for (const EndAction action : { EndAction::FinishOpen, EndAction::CancelAll })
        m_action->addItem(QString(), static_cast<int>(action));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(makeRow({ m_has, m_at, m_action }, this));
    for (QWidget* part : std::initializer_list<QWidget*>{ m_at, m_action }) {
        part->setEnabled(false);
        connect(m_has, &QCheckBox::toggled, part, &QWidget::setEnabled);
    }
    setFocusProxy(m_has);
    connect(m_has, &QCheckBox::toggled, this, &EndFields::changed);
    connect(m_at, &QDateTimeEdit::dateTimeChanged, this, &EndFields::changed);
    connect(m_action, &QComboBox::currentIndexChanged, this, &EndFields::changed);
    inEveryLanguage(this, [this] {
        m_has->setText(tr("At", "a time"));
        m_has->setAccessibleName(tr("The batch ends at a time"));
        m_at->setAccessibleName(tr("End time"));
        m_action->setAccessibleName(tr("At the end"));
        m_action->setItemText(0, tr("let open ones finish, cancel the rest"));
        m_action->setItemText(1, tr("cancel all that are not finished"));
    });
}

void EndFields::setEnd(TimeMs at, EndAction action)
{
    m_given = at;
    m_has->setChecked(at != 0);
    if (at != 0)
        m_at->setDateTime(QDateTime::fromMSecsSinceEpoch(at));
    m_action->setCurrentIndex(m_action->findData(static_cast<int>(action)));
}

void EndFields::addTo(Plan& plan) const
{
    constexpr TimeMs minuteMs = 60'000;
    const TimeMs shown = m_at->dateTime().toMSecsSinceEpoch();
    const TimeMs meant = shown / minuteMs == m_given / minuteMs ? m_given : shown;
    plan.endAt = m_has->isChecked() ? meant : 0;
    plan.endAction = static_cast<EndAction>(m_action->currentData().toInt());
}

} // namespace console
