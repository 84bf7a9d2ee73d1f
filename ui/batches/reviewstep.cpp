// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batches/reviewstep.h"

#include "models/tables/celltext.h"
#include "ui/batches/findinglist.h"
#include "ui/batches/forecastcard.h"
#include "ui/batches/productionguard.h"
#include "ui/batches/rehearsalcard.h"
#include "ui/common/environment.h"
#include "ui/common/forecasttext.h"
#include "ui/common/formparts.h"
#include "ui/common/halttext.h"
#include "ui/common/noticeview.h"
#include "ui/common/plantext.h"
#include "ui/common/wording.h"

#include <QDateTime>
#include <QHeaderView>
#include <QPushButton>
#include <QScrollArea>
#include <QTableWidget>
#include <QVBoxLayout>

namespace console {

namespace {

QTableWidget* makeTable(int columns, const QString& name, QWidget* parent)
{
    auto* table = new QTableWidget(0, columns, parent);
    table->setObjectName(name);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setTabKeyNavigation(false);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(tableRowHeight);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    return table;
}

/// As high as its rows: the page scrolls, not every table by itself.
void fitHeight(QTableWidget* table)
{
    const int header = table->horizontalHeader()->isHidden() ? 0 : table->horizontalHeader()->sizeHint().height();
    table->setFixedHeight(header + table->rowCount() * tableRowHeight + 2 * table->frameWidth());
}

} // namespace

ReviewStep::ReviewStep(Commands& commands, QWidget* parent)
    : QWidget(parent)
    , m_commands(commands)
{
    setObjectName(QStringLiteral("reviewStep"));
    auto* content = new QWidget;
    m_sentence = new QLabel(content);
    m_sentence->setObjectName(QStringLiteral("sentence"));
    m_sentence->setWordWrap(true);
    m_sentence->setFont(sectionFont());
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_checks = makeTable(3, QStringLiteral("checks"), content);
    m_checks->horizontalHeader()->setStretchLastSection(true);
    m_showDevices = new QPushButton(content);
    m_showDevices->setObjectName(QStringLiteral("showDevices"));
    m_showDevices->setAutoDefault(false);
    connect(m_showDevices, &QPushButton::clicked, this, &ReviewStep::devicesWanted);
    m_findingsTitle = makeHeading({}, content);
    m_findings = new FindingList(content);
    connect(m_findings, &FindingList::changed, this, &ReviewStep::changed);
    m_guard = new ProductionGuard(content);
    connect(m_guard, &ProductionGuard::changed, this, &ReviewStep::changed);
    m_plan = makeTable(2, QStringLiteral("planTable"), content);
    m_plan->horizontalHeader()->hide();
    m_plan->horizontalHeader()->setStretchLastSection(true);
    m_forecast = new ForecastCard(commands, content);
    m_rehearsal = new RehearsalCard(commands, content);
    connect(m_forecast, &ForecastCard::forecastChanged, m_rehearsal, &RehearsalCard::setForecast);
    connect(m_forecast, &ForecastCard::forecastChanged, this, &ReviewStep::takeForecast);
    connect(m_rehearsal, &RehearsalCard::curveChanged, m_forecast, &ForecastCard::showRehearsal);
    m_notice = new NoticeView(content);

    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, space12, 0);
    layout->setSpacing(space12);
    layout->addWidget(m_sentence);
    layout->addWidget(m_checks);
    layout->addWidget(m_showDevices, 0, Qt::AlignLeft);
    layout->addWidget(m_findingsTitle);
    layout->addWidget(m_findings);
    layout->addWidget(m_guard);
    auto* forecast = makeHeading({}, content);
    layout->addWidget(forecast);
    layout->addWidget(m_forecast);
    auto* rehearsal = makeHeading({}, content);
    layout->addWidget(rehearsal);
    layout->addWidget(m_rehearsal);
    auto* strategy = makeHeading({}, content);
    layout->addWidget(strategy);
    layout->addWidget(m_plan);
    auto* payload = makeHeading({}, content);
    layout->addWidget(payload);
    layout->addWidget(m_notice);
    layout->addStretch();
    auto* scroll = new QScrollArea(this);
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scroll);
    inEveryLanguage(this, [this, forecast, rehearsal, strategy, payload] {
        forecast->setText(tr("Forecast"));
        rehearsal->setText(tr("Rehearsal"));
        m_checks->setAccessibleName(tr("Devices"));
        m_checks->setHorizontalHeaderLabels({ tr("Devices"), tr("Number"), tr("What happens") });
        m_checks->horizontalHeaderItem(1)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        m_plan->setAccessibleName(tr("Strategy"));
        m_showDevices->setText(tr("Sho&w the devices…"));
        m_findingsTitle->setText(tr("Before you start"));
        strategy->setText(tr("Strategy"));
        payload->setText(tr("What every device gets"));
    });
}

void ReviewStep::addRow(const QString& what, quint32 devices, const QString& effect)
{
    const int row = m_checks->rowCount();
    m_checks->insertRow(row);
    auto* number = new QTableWidgetItem(countText(devices));
    number->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_checks->setItem(row, 0, new QTableWidgetItem(what));
    m_checks->setItem(row, 1, number);
    m_checks->setItem(row, 2, new QTableWidgetItem(effect));
}

void ReviewStep::addFact(const QString& what, const QString& value)
{
    const int row = m_plan->rowCount();
    m_plan->insertRow(row);
    m_plan->setItem(row, 0, new QTableWidgetItem(what));
    m_plan->setItem(row, 1, new QTableWidgetItem(value));
}

void ReviewStep::addWaves(const Plan& plan, const std::vector<quint32>& sizes)
{
    if (plan.waves.empty() || sizes.size() != plan.waves.size())
        return addFact(tr("Waves"), PlanText::waves(plan.waves));
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        const Wave& wave = plan.waves[i];
        addFact(tr("Wave %1 of %2").arg(i + 1).arg(sizes.size()),
            wave.isRest() ? devicesText(sizes[i])
                          : tr("%1, then %2").arg(devicesText(sizes[i]), PlanText::gate(wave.gate)));
    }
}

void ReviewStep::showPreview(const BatchDraft& draft, const Firmware& firmware, const BatchPreview& preview)
{
    const Selection& selection = preview.selection;
    const auto targets = static_cast<quint32>(selection.targets.size());
    m_sentence->setText(PlanText::sentence(draft.plan, firmware, targets, preview.minutesAtRate));
    m_checks->setRowCount(0);
    addRow(tr("Get the upgrade"), targets, tr("of %1 of the product").arg(devicesText(selection.candidates)));
    if (selection.inOtherBatch > 0)
        addRow(tr("Are in another batch"), selection.inOtherBatch, PlanText::conflict(draft.plan.conflict));
    const QString leftOut = tr("left out");
    if (selection.alreadyThere > 0)
        addRow(tr("Report %1 already").arg(firmware.version), selection.alreadyThere, leftOut);
    if (selection.otherVersion > 0)
        addRow(tr("Report another version"), selection.otherVersion, leftOut);
    if (selection.neverReported > 0)
        addRow(tr("Never reported a version of this module"), selection.neverReported, leftOut);
    if (selection.notInShare > 0)
        addRow(tr("Outside the %1").arg(thousandthsText(draft.plan.percentThousandths)), selection.notInShare, leftOut);
    if (selection.notMatched > 0)
        addRow(tr("Do not match the filter"), selection.notMatched,
            draft.plan.dynamic ? tr("join when they match") : leftOut);
    if (selection.excluded > 0)
        addRow(tr("Are on the list of those to be left out"), selection.excluded, leftOut);
    if (selection.wrongProduct > 0)
        addRow(tr("Belong to another product"), selection.wrongProduct, leftOut);
    m_showDevices->setEnabled(targets > 0);
    m_plan->setRowCount(0);
    addFact(tr("Rate"), PlanText::pace(draft.plan.ratePerMinute, draft.plan.pace));
    addWaves(draft.plan, preview.waveSizes);
    addFact(tr("Pushing takes"),
        PlanText::isHeldBack(draft.plan) ? tr("as long as waves, windows and limits make it")
            : preview.minutesAtRate <= 1 ? tr("a minute or less")
                                         : tr("about %1 at this rate").arg(PlanText::minutes(preview.minutesAtRate)));
    addFact(tr("By the forecast"), {});
    m_forecastRow = m_plan->rowCount() - 1;
    showFinish();
    addFact(tr("Timeout"), PlanText::timeout(draft.plan.timeoutMinutes));
    addFact(tr("Retry"), PlanText::retry(draft.plan.retryCount, draft.plan.retryIntervalMinutes));
    addFact(tr("Start"), PlanText::start(draft.plan.startAt));
    if (draft.plan.endAt != 0)
        addFact(tr("End"), PlanText::end(draft.plan));
    if (!draft.plan.windows.empty())
        addFact(tr("Maintenance windows"), PlanText::windows(draft.plan.windows));
    addFact(tr("Device in another batch"), PlanText::conflict(draft.plan.conflict));
    addFact(tr("Stops by itself"), haltRulesText(draft.plan.halt));
    m_checks->resizeColumnToContents(0);
    m_checks->setColumnWidth(1, 96);
    m_plan->setColumnWidth(0, qMax(180, m_checks->columnWidth(0)));
    fitHeight(m_checks);
    fitHeight(m_plan);
    m_notice->showNotice(preview.notice);
    m_findings->show(draft, preview);
    m_guard->setEnvironment(environment());
    m_findingsTitle->setVisible(!m_findings->isHidden() || !m_guard->isHidden());
    m_forecast->ask(draft);
    m_rehearsal->setDraft(draft);
}

void ReviewStep::showFinish()
{
    if (m_forecastRow >= m_plan->rowCount())
        return;
    const QString finish = m_known ? finishText(*m_known, QDateTime::currentMSecsSinceEpoch()) : QStringLiteral("…");
    m_plan->item(m_forecastRow, 1)
        ->setText(finish.size() > 1 ? tr("%1 are done by %2").arg(stepText(Forecast::finishPercent), finish) : finish);
}

void ReviewStep::takeForecast(const Forecast* forecast)
{
    m_known = forecast ? std::optional(*forecast) : std::nullopt;
    showFinish();
}

QString ReviewStep::environment() const
{
    const ConsoleSettings settings = m_commands.settings();
    for (const BrokerProfile& profile : settings.profiles) {
        if (profile.id == settings.activeProfile)
            return environmentToConfirm(profile);
    }
    return {};
}

void ReviewStep::forgetForecast()
{
    m_forecast->forget();
    m_rehearsal->forget();
}

void ReviewStep::forgetConsent()
{
    m_findings->forget();
    m_guard->forget();
    m_findingsTitle->hide();
}

void ReviewStep::addTo(BatchDraft& draft) const
{
    draft.consent = m_findings->consent();
    draft.expected = m_findings->typedCount();
}

void ReviewStep::showMessage(const QString& text)
{
    m_sentence->setText(text);
    m_showDevices->setEnabled(false);
    m_checks->setRowCount(0);
    m_plan->setRowCount(0);
    fitHeight(m_checks);
    fitHeight(m_plan);
    m_notice->showMessage({});
}

QString ReviewStep::problem() const
{
    const QString blocked = m_notice->blockingCheck();
    const QString found = blocked.isEmpty() ? m_findings->problem() : blocked;
    return found.isEmpty() ? m_guard->problem() : found;
}

} // namespace console
