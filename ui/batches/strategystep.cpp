// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batches/strategystep.h"

#include "ui/batches/endfields.h"
#include "ui/batches/haltfields.h"
#include "ui/batches/pacefields.h"
#include "ui/batches/wavefields.h"
#include "ui/batches/windowfields.h"
#include "ui/common/errortext.h"
#include "ui/common/fielderror.h"
#include "ui/common/formparts.h"
#include "ui/common/plantext.h"
#include "ui/common/timeoutfield.h"
#include "ui/common/wording.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QLabel>
#include <QRadioButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QVBoxLayout>

#include <array>

namespace console {

namespace {

constexpr std::array retryCounts{ 0, 1, 2, 5 };
constexpr std::array retryIntervals{ 0, 10, 30, 60, 1440 };

} // namespace

StrategyStep::StrategyStep(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("strategyStep"));
    m_form = new QWidget;
    auto* layout = new QVBoxLayout(m_form);
    layout->setContentsMargins(0, 0, space12, 0);
    layout->setSpacing(space16);
    auto* scroll = new QScrollArea(this);
    scroll->setWidget(m_form);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scroll);
    QLabel* fast = addHeading();
    FieldRow* rate = add(makeRate());
    makePace();
    QLabel* when = addHeading();
    m_startRow = add(makeStart());
    makeTimes();
    QLabel* patient = addHeading();
    m_timeout = new TimeoutField(false, this);
    connect(m_timeout, &TimeoutField::changed, this, &StrategyStep::refresh);
    FieldRow* timeout = add(m_timeout);
    m_retryRow = add(makeRetry());
    FieldRow* conflict = add(makeConflict());
    m_halt = new HaltFields(this);
    connect(m_halt, &HaltFields::changed, this, &StrategyStep::changed);
    FieldRow* halt = add(m_halt);
    layout->addStretch();
    inEveryLanguage(this, [=, this] {
        fast->setText(tr("How many at a time"));
        when->setText(tr("When"));
        patient->setText(tr("When a device does not succeed"));
        rate->setLabel(tr("&Rate"));
        rate->setHint(tr("1 to 10,000. It can be changed while the batch runs."));
        timeout->setLabel(tr("&Timeout"));
        timeout->setHint(tr("1 to 1,440 min. Without a timeout a device may take as long as it needs."));
        m_retryRow->setLabel(tr("Retr&y"));
        m_retryRow->setHint(
            tr("After a failure the device reported, or a wrong version. A timeout or a cancel is final."));
        m_startRow->setLabel(tr("Start ti&me"));
        conflict->setLabel(tr("&Device in another batch"));
        halt->setLabel(tr("Stop by itse&lf"));
        halt->setHint(
            tr("Pauses at once and takes back what was not fetched yet. The first rule stops a sound build in 1 "
               "batch of 1,000."));
        check();
    });
}

FieldRow* StrategyStep::add(QWidget* field)
{
    auto* row = new FieldRow({}, field, m_form);
    m_form->layout()->addWidget(row);
    return row;
}

QLabel* StrategyStep::addHeading()
{
    QLabel* heading = makeHeading({}, m_form);
    m_form->layout()->addWidget(heading);
    return heading;
}

void StrategyStep::makePace()
{
    m_pace = new PaceFields(m_form);
    m_waves = new WaveFields(m_form);
    connect(m_pace, &PaceFields::changed, this, &StrategyStep::refresh);
    connect(m_waves, &WaveFields::changed, this, &StrategyStep::refresh);
    FieldRow* pace = add(m_pace);
    m_waveRow = add(m_waves);
    inEveryLanguage(m_form, [this, pace] {
        pace->setLabel(tr("&Growth and limits"));
        pace->setHint(
            tr("A device counts as a download from its notice until it reports 100 %, ends or falls silent."));
        m_waveRow->setLabel(tr("Wa&ves"));
        m_waveRow->setHint(tr("The next wave begins when the devices of those before it have their outcome, enough of "
                              "them succeeded, and that held for its time. Silent devices are no successes."));
    });
}

void StrategyStep::makeTimes()
{
    m_windows = new WindowFields(m_form);
    m_end = new EndFields(m_form);
    connect(m_windows, &WindowFields::changed, this, &StrategyStep::refresh);
    connect(m_end, &EndFields::changed, this, &StrategyStep::refresh);
    m_windowRow = add(m_windows);
    m_endRow = add(m_end);
    inEveryLanguage(m_form, [this] {
        m_windowRow->setLabel(tr("Wind&ows"));
        m_windowRow->setHint(tr("Nothing is sent outside of them. Several with “;” between them, with the name of a "
                                "time zone: Mon-Fri 22:00-04:00 Europe/Berlin"));
        m_endRow->setLabel(tr("End"));
    });
}

QWidget* StrategyStep::makeRate()
{
    auto* box = new QWidget(this);
    m_rate = new QSpinBox(box);
    m_rate->setObjectName(QStringLiteral("rate"));
    m_rate->setRange(1, 10000);
    m_rate->setGroupSeparatorShown(true);
    m_rate->setSingleStep(100);
    m_rate->setValue(1000);
    m_rate->setMinimumWidth(110);
    connect(m_rate, &QSpinBox::valueChanged, this, &StrategyStep::changed);
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    auto* unit = new QLabel(box);
    layout->addWidget(makeRow({ m_rate, unit }, box));
    inEveryLanguage(box, [this, unit] {
        m_rate->setAccessibleName(tr("Rate"));
        unit->setText(tr("devices a minute"));
    });
    box->setFocusProxy(m_rate);
    return box;
}

QWidget* StrategyStep::makeRetry()
{
    auto* box = new QWidget(this);
    m_retryCount = new QComboBox(box);
    m_retryCount->setObjectName(QStringLiteral("retryCount"));
    for (const int count : retryCounts)
        m_retryCount->addItem(QString(), count);
    m_retryInterval = new QComboBox(box);
    m_retryInterval->setObjectName(QStringLiteral("retryInterval"));
    for (const int minutes : retryIntervals)
        m_retryInterval->addItem(QString(), minutes);
    connect(m_retryCount, &QComboBox::currentIndexChanged, this, &StrategyStep::refresh);
    connect(m_retryInterval, &QComboBox::currentIndexChanged, this, &StrategyStep::refresh);
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(makeRow({ m_retryCount, m_retryInterval }, box));
    box->setFocusProxy(m_retryCount);
    inEveryLanguage(box, [this] { nameRetries(); });
    return box;
}

void StrategyStep::nameRetries()
{
    m_retryCount->setAccessibleName(tr("Retry count"));
    m_retryInterval->setAccessibleName(tr("Retry interval"));
    for (int item = 0; item < m_retryCount->count(); ++item) {
        const int count = m_retryCount->itemData(item).toInt();
        m_retryCount->setItemText(item,
            count == 0       ? tr("Do not retry")
                : count == 1 ? tr("Once")
                             : tr("Up to %1 times").arg(count));
    }
    for (int item = 0; item < m_retryInterval->count(); ++item)
        m_retryInterval->setItemText(item, PlanText::interval(m_retryInterval->itemData(item).toInt()));
}

QWidget* StrategyStep::makeStart()
{
    auto* box = new QWidget(this);
    auto* now = new QRadioButton(box);
    now->setObjectName(QStringLiteral("startNow"));
    auto* later = new QRadioButton(box);
    later->setObjectName(QStringLiteral("startLater"));
    m_start = new QButtonGroup(this);
    m_start->addButton(now, 0);
    m_start->addButton(later, 1);
    now->setChecked(true);
    m_startAt = new QDateTimeEdit(QDateTime::currentDateTime().addSecs(3600), box);
    m_startAt->setObjectName(QStringLiteral("startAt"));
    m_startAt->setCalendarPopup(true);
    m_startAt->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm"));
    m_startAt->setMinimumWidth(160);
    connect(m_start, &QButtonGroup::idToggled, this, &StrategyStep::refresh);
    connect(m_startAt, &QDateTimeEdit::dateTimeChanged, this, &StrategyStep::refresh);
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(makeRow({ now, later, m_startAt }, box));
    box->setFocusProxy(now);
    inEveryLanguage(box, [this, now, later] {
        now->setText(tr("No&w"));
        later->setText(tr("&At"));
        m_startAt->setAccessibleName(tr("Start time"));
    });
    return box;
}

QWidget* StrategyStep::makeConflict()
{
    auto* box = new QWidget(this);
    auto* keep = new QRadioButton(box);
    keep->setObjectName(QStringLiteral("conflictKeep"));
    auto* replace = new QRadioButton(box);
    replace->setObjectName(QStringLiteral("conflictReplace"));
    m_conflict = new QButtonGroup(this);
    m_conflict->addButton(keep, static_cast<int>(ConflictPolicy::Keep));
    m_conflict->addButton(replace, static_cast<int>(ConflictPolicy::Replace));
    keep->setChecked(true);
    connect(m_conflict, &QButtonGroup::idToggled, this, &StrategyStep::changed);
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(keep);
    auto* kept = makeNote({}, box);
    layout->addWidget(kept);
    layout->addWidget(replace);
    auto* replaced = makeNote({}, box);
    layout->addWidget(replaced);
    box->setFocusProxy(keep);
    inEveryLanguage(box, [keep, kept, replace, replaced] {
        keep->setText(tr("&Keep the other upgrade"));
        kept->setText(tr("The older upgrade goes on. Here the device fails at once, with the reason “in another "
                         "batch”."));
        replace->setText(tr("Re&place it"));
        replaced->setText(tr("The older upgrade is cancelled and this one takes its turn. A device that is upgrading "
                             "already is never interrupted."));
    });
    return box;
}

void StrategyStep::refresh()
{
    check();
    emit changed();
}

void StrategyStep::check()
{
    setDisabledBecause(
        m_retryInterval, m_retryCount->currentData().toInt() == 0 ? tr("There is no retry to wait for.") : QString());
    m_startAt->setEnabled(m_start->checkedId() == 1);
    // The rules themselves decide (models/rollout/plan.h); here each stands beside its field.
    Plan plan;
    addTo(plan);
    const Result<void> checked = checkPlan(plan, QDateTime::currentMSecsSinceEpoch());
    const ErrorKind kind = checked ? ErrorKind::Internal : checked.error().kind;
    const bool aboutStart = kind == ErrorKind::StartTimeInPast || kind == ErrorKind::StartTimeTooFar;
    m_startRow->setError(aboutStart ? errorText(checked.error()) : QString());
    checkSchedule(checked);
    // Its fields offer only allowed values: what is left to be wrong is an interval that is not below the timeout.
    m_retryRow->setError(kind == ErrorKind::RetryOutOfRange
            ? tr("The retry would come after the timeout. Choose a shorter interval or a longer timeout.")
            : QString());
}

/// Each of them is checked by itself, so that one fault does not hide another.
void StrategyStep::checkSchedule(const Result<void>& plan)
{
    const auto waves = m_waves->waves();
    const auto windows = m_windows->windows();
    const bool tooLarge = waves && !waves->empty() && m_fit;
    m_waveRow->setError(!waves ? errorText(waves.error()) : tooLarge ? errorText(*m_fit) : QString());
    m_windowRow->setError(windows ? QString() : errorText(windows.error()));
    m_windows->tell(QDateTime::currentMSecsSinceEpoch());
    const bool aboutEnd = !plan && plan.error().kind == ErrorKind::EndTimeOutOfRange;
    m_endRow->setError(aboutEnd ? errorText({ ErrorKind::EndTimeOutOfRange, {} }) : QString());
}

void StrategyStep::showFit(const std::optional<Error>& fault)
{
    m_fit = fault;
    check();
}

void StrategyStep::proposeBase(const BaseRate& usual)
{
    m_halt->proposeBase(usual);
}

void StrategyStep::addTo(Plan& plan) const
{
    plan.ratePerMinute = m_rate->value();
    plan.timeoutMinutes = m_timeout->minutes();
    plan.retryCount = m_retryCount->currentData().toInt();
    plan.retryIntervalMinutes = plan.retryCount == 0 ? 0 : m_retryInterval->currentData().toInt();
    plan.startAt = m_start->checkedId() == 1 ? m_startAt->dateTime().toMSecsSinceEpoch() : 0;
    plan.conflict = static_cast<ConflictPolicy>(m_conflict->checkedId());
    plan.halt = m_halt->rules();
    plan.pace = m_pace->rules();
    plan.waves = m_waves->waves().value_or(std::vector<Wave>{});
    plan.windows = m_windows->windows().value_or(std::vector<MaintenanceWindow>{});
    m_end->addTo(plan);
}

QString StrategyStep::problem() const
{
    for (const FieldRow* row : { m_waveRow, m_windowRow, m_endRow, m_startRow }) {
        if (!row->error().isEmpty())
            return row->error();
    }
    return m_retryRow->error();
}

} // namespace console
