// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/timeoutfield.h"

#include "ui/common/theme.h"
#include "ui/common/wording.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSpinBox>

namespace console {

TimeoutField::TimeoutField(bool limited, QWidget* parent)
    : QWidget(parent)
    , m_limited(new QCheckBox(this))
    , m_minutes(new QSpinBox(this))
{
    m_limited->setObjectName(QStringLiteral("hasTimeout"));
    m_limited->setChecked(limited);
    m_minutes->setObjectName(QStringLiteral("timeout"));
    m_minutes->setRange(1, 1440);
    m_minutes->setGroupSeparatorShown(true);
    m_minutes->setValue(60);
    m_minutes->setMinimumWidth(90);
    m_minutes->setEnabled(limited);
    auto* unit = new QLabel(this);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space8);
    row->addWidget(m_limited);
    row->addWidget(m_minutes);
    row->addWidget(unit);
    row->addStretch();
    setFocusProxy(m_limited);
    connect(m_limited, &QCheckBox::toggled, m_minutes, &QWidget::setEnabled);
    connect(m_limited, &QCheckBox::toggled, this, &TimeoutField::changed);
    connect(m_minutes, &QSpinBox::valueChanged, this, &TimeoutField::changed);
    inEveryLanguage(this, [this, unit] {
        m_limited->setText(tr("&Fail a device"));
        m_minutes->setAccessibleName(tr("Timeout in minutes"));
        unit->setText(tr("min after its first progress report"));
    });
}

int TimeoutField::minutes() const
{
    return m_limited->isChecked() ? m_minutes->value() : 0;
}

} // namespace console
