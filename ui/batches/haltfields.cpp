// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batches/haltfields.h"

#include "models/tables/celltext.h"
#include "ui/common/formparts.h"
#include "ui/common/wording.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include <cmath>

namespace console {

HaltFields::HaltFields(QWidget* parent)
    : QWidget(parent)
    , m_tests(new QCheckBox(this))
    , m_base(new QDoubleSpinBox(this))
    , m_whence(makeNote({}, this))
    , m_counts(new QCheckBox(this))
    , m_failures(new QSpinBox(this))
    , m_shares(new QCheckBox(this))
    , m_percent(new QSpinBox(this))
    , m_least(new QSpinBox(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space4);
    makeTest();
    makeCount();
    makeShare();
    setFocusProxy(m_tests);
    m_tests->setChecked(true);
}

/// A tick, and what it makes usable.
void HaltFields::addLine(QCheckBox* tick, std::initializer_list<QWidget*> parts)
{
    QWidget* row = makeRow(parts, this);
    layout()->addWidget(row);
    connect(tick, &QCheckBox::toggled, this, &HaltFields::changed);
    for (QWidget* part : parts) {
        if (part == tick || qobject_cast<QLabel*>(part))
            continue;
        part->setEnabled(false);
        part->setMinimumWidth(90);
        connect(tick, &QCheckBox::toggled, part, &QWidget::setEnabled);
    }
}

void HaltFields::makeTest()
{
    m_tests->setObjectName(QStringLiteral("haltTest"));
    m_base->setObjectName(QStringLiteral("haltBase"));
    m_base->setRange(0.01, 90);
    m_base->setDecimals(2);
    m_base->setSingleStep(0.1);
    m_base->setValue(0.5);
    connect(m_base, &QDoubleSpinBox::valueChanged, this, [this] {
        m_typed = true;
        sayWhence();
        emit changed();
    });
    auto* unit = new QLabel(QStringLiteral("%"), this);
    addLine(m_tests, { m_tests, m_base, unit });
    m_whence->setObjectName(QStringLiteral("haltWhence"));
    layout()->addWidget(m_whence);
    inEveryLanguage(this, [this] {
        sayWhence();
        m_tests->setText(tr("When more fail than the &usual"));
        m_base->setAccessibleName(tr("Usual share of failures in percent"));
    });
}

void HaltFields::proposeBase(const BaseRate& usual)
{
    m_usual = usual;
    if (!m_typed) {
        const QSignalBlocker quiet(m_base);
        m_base->setValue(usual.perMillion / 1e4);
    }
    sayWhence();
}

void HaltFields::sayWhence()
{
    const QString share = thousandthsText(m_usual.perMillion / 10);
    const QString whence = m_usual.batches == 0
        ? tr("%1 is assumed: no batch of this product has ended yet.").arg(share)
        : tr("%1 by history: %2 of %3 failed in %n batch(es).", nullptr, static_cast<int>(m_usual.batches))
              .arg(share, countText(m_usual.failed), devicesText(m_usual.executed));
    m_whence->setText(tr("%1 It is looked at for all devices, for each version and for each group.").arg(whence));
    m_base->setAccessibleDescription(m_whence->text());
}

void HaltFields::makeCount()
{
    m_counts->setObjectName(QStringLiteral("haltCount"));
    m_failures->setObjectName(QStringLiteral("haltFailures"));
    m_failures->setRange(1, 1'000'000);
    m_failures->setGroupSeparatorShown(true);
    m_failures->setValue(10);
    connect(m_failures, &QSpinBox::valueChanged, this, &HaltFields::changed);
    auto* unit = new QLabel(this);
    addLine(m_counts, { m_counts, m_failures, unit });
    inEveryLanguage(this, [this, unit] {
        m_counts->setText(tr("W&hen"));
        m_failures->setAccessibleName(tr("Failed devices"));
        unit->setText(tr("devices have failed"));
    });
}

void HaltFields::makeShare()
{
    m_shares->setObjectName(QStringLiteral("haltShare"));
    m_percent->setObjectName(QStringLiteral("haltPercent"));
    m_percent->setRange(1, 100);
    m_percent->setValue(10);
    m_least->setObjectName(QStringLiteral("haltLeast"));
    m_least->setRange(1, 1'000'000);
    m_least->setGroupSeparatorShown(true);
    m_least->setValue(100);
    connect(m_percent, &QSpinBox::valueChanged, this, &HaltFields::changed);
    connect(m_least, &QSpinBox::valueChanged, this, &HaltFields::changed);
    auto* middle = new QLabel(this);
    auto* end = new QLabel(this);
    addLine(m_shares, { m_shares, m_percent, middle, m_least, end });
    inEveryLanguage(this, [this, middle, end] {
        m_shares->setText(tr("Wh&en"));
        m_percent->setAccessibleName(tr("Failed share in percent"));
        middle->setText(tr("% have failed, once"));
        m_least->setAccessibleName(tr("Devices that have ended"));
        end->setText(tr("have ended"));
    });
}

HaltRules HaltFields::rules() const
{
    HaltRules rules;
    rules.testsRate = m_tests->isChecked();
    rules.basePerMillion = static_cast<int>(std::lround(m_base->value() * 10'000));
    rules.failures = m_counts->isChecked() ? m_failures->value() : 0;
    rules.percent = m_shares->isChecked() ? m_percent->value() : 0;
    rules.leastExecuted = m_least->value();
    return rules;
}

} // namespace console
