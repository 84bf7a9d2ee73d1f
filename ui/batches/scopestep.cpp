// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batches/scopestep.h"

#include "models/tables/celltext.h"
#include "ui/batches/csvpicker.h"
#include "ui/batches/versionpicker.h"
#include "ui/common/devicepicker.h"
#include "ui/common/filteredit.h"
#include "ui/common/formparts.h"
#include "ui/common/plantext.h"
#include "ui/common/querytext.h"
#include "ui/common/wording.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QMenu>
#include <QPushButton>
#include <QRadioButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace console {

ScopeStep::ScopeStep(Commands& commands, const DeviceTableModel& devices, std::shared_ptr<const FleetNames> names,
    const VersionTally& tally, QWidget* parent)
    : QWidget(parent)
    , m_tally(tally)
{
    setObjectName(QStringLiteral("scopeStep"));
    m_choices = new QButtonGroup(this);
    m_radios = new QWidget(this);
    auto* radioLayout = new QVBoxLayout(m_radios);
    radioLayout->setContentsMargins(0, 0, 0, 0);
    radioLayout->setSpacing(space8);
    m_details = new QStackedWidget(this);
    m_picker = new DevicePicker(devices, names, 0, this);
    m_versions = new VersionPicker(this);
    m_versions->setObjectName(QStringLiteral("sourceVersions"));
    m_csv = new CsvPicker(commands, this);
    auto* all = makeNote({}, this);
    all->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    addChoice(All, QStringLiteral("scopeAll"), all)->setChecked(true);
    addChoice(Filter, QStringLiteral("scopeFilter"), makeFilter(names));
    addChoice(Versions, QStringLiteral("scopeVersions"), m_versions);
    addChoice(Percent, QStringLiteral("scopePercent"), makePercent());
    addChoice(Chosen, QStringLiteral("scopeChosen"), m_picker);
    addChoice(Csv, QStringLiteral("scopeCsv"), m_csv);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space16);
    layout->addWidget(m_radios);
    layout->addWidget(m_details, 1);
    layout->addWidget(makeExclusion(commands));
    connect(m_choices, &QButtonGroup::idToggled, this, &ScopeStep::choiceMade);
    connect(m_picker, &DevicePicker::changed, this, &ScopeStep::changed);
    connect(m_versions, &VersionPicker::changed, this, &ScopeStep::changed);
    connect(m_percentVersions, &VersionPicker::changed, this, &ScopeStep::changed);
    connect(m_percent, &QDoubleSpinBox::valueChanged, this, &ScopeStep::changed);
    connect(m_csv, &CsvPicker::changed, this, &ScopeStep::changed);
    inEveryLanguage(this, [this, all] {
        all->setText(tr("Every device of the product that does not report the target version yet."));
        m_choices->button(All)->setText(tr("&All devices"));
        m_choices->button(Filter)->setText(tr("Those that &match a filter"));
        m_choices->button(Versions)->setText(tr("By &source version"));
        m_choices->button(Percent)->setText(tr("A &percentage"));
        m_choices->button(Chosen)->setText(tr("&Devices I choose"));
        m_choices->button(Csv)->setText(tr("A &list from a file"));
    });
}

QRadioButton* ScopeStep::addChoice(Choice choice, const QString& name, QWidget* details)
{
    auto* radio = new QRadioButton(m_radios);
    radio->setObjectName(name);
    m_choices->addButton(radio, choice);
    m_radios->layout()->addWidget(radio);
    m_details->addWidget(details);
    // The order on screen is not the order of the enum, so the stack's page is kept with the button.
    radio->setProperty("details", m_details->indexOf(details));
    return radio;
}

QWidget* ScopeStep::makePercent()
{
    auto* box = new QWidget(this);
    m_percent = new QDoubleSpinBox(box);
    m_percent->setObjectName(QStringLiteral("percent"));
    m_percent->setDecimals(3);
    m_percent->setRange(0.001, 100);
    m_percent->setValue(10);
    m_percent->setMinimumWidth(120);
    m_percentVersions = new VersionPicker(box);
    m_percentVersions->setObjectName(QStringLiteral("percentVersions"));
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space8);
    auto* unit = new QLabel(box);
    auto* rounding = makeNote({}, box);
    auto* narrowing = makeNote({}, box);
    layout->addWidget(makeRow({ m_percent, unit }, box));
    layout->addWidget(rounding);
    layout->addWidget(narrowing);
    layout->addWidget(m_percentVersions, 1);
    inEveryLanguage(box, [this, unit, rounding, narrowing] {
        m_percent->setAccessibleName(tr("Percentage of devices"));
        m_percent->setSuffix(percentSuffix());
        unit->setText(tr("of the devices"));
        rounding->setText(tr("Rounded down, at least one device. The same percentage always means the same devices, "
                             "and a larger one includes them."));
        narrowing->setText(tr("Tick versions to take the percentage of their devices only."));
    });
    return box;
}

QWidget* ScopeStep::makeFilter(const std::shared_ptr<const FleetNames>& names)
{
    auto* box = new QWidget(this);
    m_filter = new FilterEdit(box);
    m_filter->setObjectName(QStringLiteral("scopeFilterText"));
    m_filter->setValues([names](QueryTerm::Field field) { return fleetValues(*names, field); });
    m_saved = new QPushButton(box);
    m_saved->setObjectName(QStringLiteral("scopeSavedFilters"));
    m_saved->setAutoDefault(false);
    m_saved->setMenu(new QMenu(m_saved));
    m_saved->hide();
    m_filterProblem = makeProblem(QStringLiteral("scopeFilterProblem"), box);
    m_dynamic = new QCheckBox(box);
    m_dynamic->setObjectName(QStringLiteral("dynamic"));
    auto* later = makeNote({}, box);
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space8);
    auto* line = new QHBoxLayout;
    line->setSpacing(space8);
    line->addWidget(m_filter, 1);
    line->addWidget(m_saved);
    layout->addLayout(line);
    layout->addWidget(m_filterProblem);
    layout->addWidget(makeFilterShare());
    layout->addSpacing(space8);
    layout->addWidget(m_dynamic);
    layout->addWidget(later);
    layout->addStretch();
    connect(m_filter, &FilterEdit::queryChanged, this, &ScopeStep::changed);
    connect(m_filter, &FilterEdit::errorChanged, this, [this](const QString& sentence) {
        setProblem(m_filterProblem, sentence);
        emit changed();
    });
    connect(m_dynamic, &QCheckBox::toggled, this, [this](bool on) {
        if (on)
            m_filterShare->setValue(100);
        setDisabledBecause(m_filterShare, on ? tr("Devices that match later have no share yet.") : QString());
        emit changed();
    });
    inEveryLanguage(box, [this, later] {
        m_saved->setText(tr("Sa&ved"));
        m_filter->setAccessibleName(tr("Filter"));
        m_filter->setPlaceholderText(tr("version < 2.4 and (tag = beta or group = \"Lab 1\")"));
        m_dynamic->setText(tr("&Take in devices that match later"));
        later->setText(
            tr("They join when they enrol, report another version or get a tag, at the same rate and under the "
               "same rules, until you close the batch to them."));
        if (m_filterProblem->isVisibleTo(this))
            m_filter->parse();
    });
    return box;
}

QWidget* ScopeStep::makeFilterShare()
{
    m_filterShare = new QDoubleSpinBox(this);
    m_filterShare->setObjectName(QStringLiteral("filterShare"));
    m_filterShare->setDecimals(3);
    m_filterShare->setRange(0.001, 100);
    m_filterShare->setValue(100);
    m_filterShare->setMinimumWidth(120);
    connect(m_filterShare, &QDoubleSpinBox::valueChanged, this, &ScopeStep::changed);
    auto* unit = new QLabel(this);
    inEveryLanguage(m_filterShare, [this, unit] {
        m_filterShare->setAccessibleName(tr("Percentage of those that match"));
        m_filterShare->setSuffix(percentSuffix());
        unit->setText(tr("of them"));
    });
    return makeRow({ m_filterShare, unit }, this);
}

void ScopeStep::setSaved(const QList<SavedFilter>& filters)
{
    QMenu* menu = m_saved->menu();
    menu->clear();
    for (const SavedFilter& saved : filters) {
        QString name = saved.name;
        QAction* action = menu->addAction(name.replace(u'&', QStringLiteral("&&")));
        action->setToolTip(saved.text);
        connect(action, &QAction::triggered, m_filter, [this, text = saved.text] { m_filter->setFilter(text); });
    }
    m_saved->setVisible(!filters.isEmpty());
}

QWidget* ScopeStep::makeExclusion(Commands& commands)
{
    auto* box = new QWidget(this);
    m_excludes = new QCheckBox(box);
    m_excludes->setObjectName(QStringLiteral("excludes"));
    m_excluded = new CsvPicker(commands, box);
    m_excluded->setObjectName(QStringLiteral("excludedDevices"));
    m_excluded->hide();
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space8);
    layout->addWidget(m_excludes);
    layout->addWidget(m_excluded);
    connect(m_excludes, &QCheckBox::toggled, m_excluded, &QWidget::setVisible);
    connect(m_excludes, &QCheckBox::toggled, this, &ScopeStep::changed);
    connect(m_excluded, &CsvPicker::changed, this, &ScopeStep::changed);
    inEveryLanguage(box, [this] { m_excludes->setText(tr("Leave &out devices on a list")); });
    return box;
}

void ScopeStep::showHole(const std::optional<FilterHole>& hole)
{
    if (!m_filter->query()) // what is wrong with it stands there already
        return;
    setProblem(m_filterProblem, hole ? PlanText::hole(*hole, m_filter->text()) : QString());
    m_filter->mark(hole ? hole->clause : DeviceQuery::Clause());
}

ScopeStep::Choice ScopeStep::choice() const
{
    return static_cast<Choice>(m_choices->checkedId());
}

void ScopeStep::choiceMade()
{
    if (const QAbstractButton* button = m_choices->checkedButton())
        m_details->setCurrentIndex(button->property("details").toInt());
    emit changed();
}

void ScopeStep::setFirmware(const Firmware& firmware)
{
    m_firmware = firmware;
    m_picker->setProduct(firmware.productKey);
    m_csv->setProduct(firmware.productKey);
    m_excluded->setProduct(firmware.productKey);
    showVersions();
    emit changed();
}

void ScopeStep::showVersions()
{
    const QList<VersionTally::Entry> entries = m_tally.versions(m_firmware.productKey, m_firmware.module);
    m_versions->setVersions(entries, m_firmware.version);
    m_percentVersions->setVersions(entries, m_firmware.version);
}

void ScopeStep::applyFrame(const Frame& frame)
{
    m_picker->applyFrame(frame);
    if (!frame.versions.empty())
        showVersions();
}

void ScopeStep::chooseDevices(const std::vector<DeviceSlot>& devices)
{
    for (const DeviceSlot device : devices)
        m_picker->choose(device);
    m_choices->button(Chosen)->setChecked(true);
}

void ScopeStep::addTo(Plan& plan) const
{
    switch (choice()) {
    case All:
        plan.scope = Scope::All;
        break;
    case Chosen:
        plan.scope = Scope::Devices;
        plan.devices = m_picker->chosen();
        break;
    case Csv:
        plan.scope = Scope::Devices;
        plan.devices = m_csv->devices();
        break;
    case Filter:
        plan.scope = Scope::Filter;
        plan.filter = m_filter->text().trimmed();
        plan.dynamic = m_dynamic->isChecked();
        plan.percentThousandths = qRound(m_filterShare->value() * 1000);
        break;
    case Versions:
        plan.scope = Scope::SourceVersions;
        plan.sourceVersions = m_versions->chosen();
        break;
    case Percent:
        plan.scope = Scope::Percent;
        plan.percentThousandths = qRound(m_percent->value() * 1000);
        plan.sourceVersions = m_percentVersions->chosen();
        break;
    }
    if (m_excludes->isChecked() && !m_excluded->devices().empty()) {
        std::vector<DeviceSlot> devices = m_excluded->devices();
        std::sort(devices.begin(), devices.end());
        plan.excluded = std::make_shared<const std::vector<DeviceSlot>>(std::move(devices));
    }
}

QString ScopeStep::problem() const
{
    if (const QString problem = problemOfChoice(); !problem.isEmpty() || !m_excludes->isChecked())
        return problem;
    if (m_excluded->isReading())
        return tr("The list is still being read.");
    return m_excluded->devices().empty() ? tr("Choose the list of devices to leave out, or untick it.") : QString();
}

QString ScopeStep::problemOfChoice() const
{
    switch (choice()) {
    case Chosen:
        return m_picker->chosen().empty() ? tr("Choose at least one device.") : QString();
    case Filter:
        if (!m_filter->query())
            return tr("Correct the filter first.");
        return m_filter->query()->isEmpty() ? tr("Type a filter.") : QString();
    case Versions:
        return m_versions->chosen().isEmpty() ? tr("Tick at least one version.") : QString();
    case Csv:
        if (m_csv->isReading())
            return tr("The list is still being read.");
        return m_csv->devices().empty() ? tr("Choose a list with at least one usable device.") : QString();
    case All:
    case Percent:
        return {};
    }
    return {};
}

} // namespace console
