// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batches/pacefields.h"

#include "ui/common/formparts.h"
#include "ui/common/wording.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QSpinBox>
#include <QVBoxLayout>

#include <cmath>

namespace console {

PaceFields::PaceFields(QWidget* parent)
    : QWidget(parent)
    , m_growth(new QComboBox(this))
    , m_factor(new QDoubleSpinBox(this))
    , m_every(new QSpinBox(this))
    , m_limitsDownloads(new QCheckBox(this))
    , m_downloads(new QSpinBox(this))
    , m_limitsBandwidth(new QCheckBox(this))
    , m_bandwidth(new QSpinBox(this))
{
    m_growth->setObjectName(QStringLiteral("growth"));
    for (int growth = 0; growth < 3; ++growth)
        m_growth->addItem(QString(), growth);
    m_factor->setObjectName(QStringLiteral("growthFactor"));
    m_factor->setRange(1.1, 5);
    m_factor->setDecimals(1);
    m_factor->setSingleStep(0.1);
    m_every->setObjectName(QStringLiteral("growthEvery"));
    m_every->setRange(1, 1'000'000);
    m_every->setGroupSeparatorShown(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space4);
    layout->addWidget(makeRow({ m_growth, m_factor, m_every }, this));
    auto* downloads = new QLabel(this);
    m_downloads->setRange(1, 1'000'000);
    m_downloads->setValue(100);
    addLimit(m_limitsDownloads, m_downloads, downloads, "limitDownloads", "maxDownloads");
    auto* bandwidth = new QLabel(this);
    m_bandwidth->setRange(1, 100'000);
    m_bandwidth->setValue(100);
    addLimit(m_limitsBandwidth, m_bandwidth, bandwidth, "limitBandwidth", "maxBandwidth");
    setFocusProxy(m_growth);
    setRules({});
    connect(m_growth, &QComboBox::currentIndexChanged, this, &PaceFields::refresh);
    connect(m_factor, &QDoubleSpinBox::valueChanged, this, &PaceFields::changed);
    connect(m_every, &QSpinBox::valueChanged, this, &PaceFields::changed);
    inEveryLanguage(this, [this, downloads, bandwidth] {
        m_growth->setAccessibleName(tr("How the rate grows"));
        m_growth->setItemText(0, tr("Constant"));
        m_growth->setItemText(1, tr("Grows with the notified"));
        m_growth->setItemText(2, tr("Grows with the succeeded"));
        m_factor->setAccessibleName(tr("Growth factor"));
        m_factor->setPrefix(tr("times ", "a factor"));
        m_every->setAccessibleName(tr("Devices a step"));
        m_every->setPrefix(tr("after every ", "number of devices"));
        m_limitsDownloads->setText(tr("At most"));
        m_downloads->setAccessibleName(tr("Downloads at once"));
        downloads->setText(tr("downloads at once"));
        m_limitsBandwidth->setText(tr("At most"));
        m_limitsDownloads->setAccessibleName(tr("Limit the downloads"));
        m_limitsBandwidth->setAccessibleName(tr("Limit the bandwidth"));
        m_bandwidth->setAccessibleName(tr("Mbit a second"));
        bandwidth->setText(tr("Mbit/s on the average"));
    });
}

void PaceFields::addLimit(QCheckBox* tick, QSpinBox* most, QLabel* unit, const char* tickName, const char* name)
{
    tick->setObjectName(QLatin1StringView(tickName));
    most->setObjectName(QLatin1StringView(name));
    most->setGroupSeparatorShown(true);
    most->setMinimumWidth(110);
    most->setEnabled(false);
    layout()->addWidget(makeRow({ tick, most, unit }, this));
    connect(tick, &QCheckBox::toggled, most, &QWidget::setEnabled);
    connect(tick, &QCheckBox::toggled, this, &PaceFields::changed);
    connect(most, &QSpinBox::valueChanged, this, &PaceFields::changed);
}

void PaceFields::refresh()
{
    const bool grows = m_growth->currentIndex() > 0;
    m_factor->setVisible(grows);
    m_every->setVisible(grows);
    emit changed();
}

void PaceFields::setRules(const PaceRules& rules)
{
    m_growth->setCurrentIndex(static_cast<int>(rules.growth));
    m_factor->setValue(rules.factorTenths / 10.0);
    m_every->setValue(rules.every);
    m_limitsDownloads->setChecked(rules.maxDownloads > 0);
    m_downloads->setValue(rules.maxDownloads > 0 ? rules.maxDownloads : 100);
    m_limitsBandwidth->setChecked(rules.maxMegabits > 0);
    m_bandwidth->setValue(rules.maxMegabits > 0 ? rules.maxMegabits : 100);
    refresh();
}

PaceRules PaceFields::rules() const
{
    PaceRules rules;
    rules.growth = static_cast<PaceGrowth>(m_growth->currentIndex());
    rules.factorTenths = static_cast<int>(std::lround(m_factor->value() * 10));
    rules.every = m_every->value();
    rules.maxDownloads = m_limitsDownloads->isChecked() ? m_downloads->value() : 0;
    rules.maxMegabits = m_limitsBandwidth->isChecked() ? m_bandwidth->value() : 0;
    return rules;
}

} // namespace console
