// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batches/batchpage.h"

#include "models/tables/celltext.h"
#include "ui/activity/trafficaction.h"
#include "ui/batches/exportbar.h"
#include "ui/batches/historyview.h"
#include "ui/batches/outcomecards.h"
#include "ui/batches/pacelabel.h"
#include "ui/batches/planview.h"
#include "ui/batches/ratedialog.h"
#include "ui/batches/releasebar.h"
#include "ui/batches/replaybar.h"
#include "ui/batches/resumequestion.h"
#include "ui/batches/statesbar.h"
#include "ui/batches/tasklist.h"
#include "ui/batches/wavebar.h"
#include "ui/common/actionbutton.h"
#include "ui/common/badgelabel.h"
#include "ui/common/errortext.h"
#include "ui/common/formparts.h"
#include "ui/common/futures.h"
#include "ui/common/halttext.h"
#include "ui/common/icons.h"
#include "ui/common/noticebar.h"
#include "ui/common/pageheader.h"
#include "ui/common/plantext.h"
#include "ui/common/question.h"

#include <QAction>
#include <QEvent>
#include <QHideEvent>
#include <QLineEdit>
#include <QMenu>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace console {

BatchPage::BatchPage(Commands& commands, std::shared_ptr<const FleetNames> names,
    ActivityTableModel::SentenceOf sentenceOf, QWidget* parent)
    : QWidget(parent)
    , m_commands(commands)
    , m_names(std::move(names))
    , m_tasks(m_names)
{
    setObjectName(QStringLiteral("batchPage"));
    makeActions();
    m_plan = new PlanView(this);
    m_cards = new OutcomeCards(m_tasks, this);
    m_history = new HistoryView(commands, std::move(sentenceOf), this);
    m_notice = new NoticeBar(this);
    m_haltNotice = new NoticeBar(this);
    m_haltNotice->setObjectName(QStringLiteral("haltNotice"));
    m_export = new ExportBar(commands, *m_notice, this);
    m_release = new ReleaseBar(commands, *m_notice, this);
    m_waves = new WaveBar(this);
    connect(m_waves, &WaveBar::releaseRequested, this, &BatchPage::releaseWave);
    m_replay = new ReplayBar(commands, *m_notice, this);
    connect(m_replay, &ReplayBar::moment, this, &BatchPage::showMoment);
    connect(m_replay, &ReplayBar::left, this, &BatchPage::backToNow);
    auto* noticeRow = new QVBoxLayout;
    noticeRow->setContentsMargins(space24, 0, space24, 0);
    noticeRow->addWidget(m_haltNotice);
    noticeRow->addWidget(m_notice);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeTop());
    layout->addWidget(m_release);
    layout->addWidget(m_waves);
    layout->addLayout(noticeRow);
    layout->addWidget(m_export);
    layout->addWidget(m_cards);
    layout->addWidget(makeTabs(), 1);
    layout->addWidget(m_replay);
    retranslate();
}

BatchPage::~BatchPage() = default;

void BatchPage::makeActions()
{
    const auto make = [this](const char* name, const QString& iconName) {
        auto* action = new QAction(icon(iconName), {}, this);
        action->setObjectName(QString::fromLatin1(name));
        return action;
    };
    m_back = make("backToBatches", {});
    m_pause = make("pauseBatch", QStringLiteral("pause"));
    m_cancel = make("cancelBatch", QStringLiteral("cancel"));
    m_retry = make("retryFailed", QStringLiteral("retry"));
    m_rate = make("changeRate", QStringLiteral("edit"));
    m_close = make("closeBatch", QStringLiteral("completed"));
    m_halt = make("haltBatch", {});
    m_halt->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Period));
    m_halt->setShortcutContext(Qt::WindowShortcut);
    addAction(m_halt);
    m_back->setShortcut(QKeySequence(Qt::ALT | Qt::Key_Left));
    m_back->setShortcutContext(Qt::WindowShortcut);
    addAction(m_back);
    connect(m_back, &QAction::triggered, this, &BatchPage::backRequested);
    connect(m_pause, &QAction::triggered, this, &BatchPage::pauseOrResume);
    connect(m_halt, &QAction::triggered, this, &BatchPage::pause);
    connect(m_cancel, &QAction::triggered, this, &BatchPage::cancel);
    connect(m_retry, &QAction::triggered, this, [this] { retry({}); });
    connect(m_rate, &QAction::triggered, this, &BatchPage::changeRate);
    connect(m_close, &QAction::triggered, this,
        [this] { tell(m_commands.closeBatch(batch()), tr("No further device joins this batch.")); });
}

QWidget* BatchPage::makeTop()
{
    auto* top = new QWidget(this);
    auto* back = new ActionButton(m_back, ButtonLook::Flat, top);
    m_header = new PageHeader({}, top);
    m_badge = new BadgeLabel(m_header);
    m_badge->setObjectName(QStringLiteral("batchBadge"));
    m_header->addBesideTitle(m_badge);
    m_header->addAction(m_pause);
    m_header->addAction(m_cancel);
    m_header->layout()->setContentsMargins(space24, 0, space24, 0);
    m_more = new QToolButton(top);
    m_more->setObjectName(QStringLiteral("moreActions"));
    m_more->setIcon(icon(QStringLiteral("more")));
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setStyleSheet(QStringLiteral("QToolButton::menu-indicator { image: none; }")); // the dots say it already
    auto* menu = new QMenu(m_more);
    menu->setObjectName(QStringLiteral("moreMenu"));
    menu->setToolTipsVisible(true);
    auto* traffic = new TrafficAction(
        m_commands, m_names,
        [this] {
            TrafficQuery query;
            query.batch = batch();
            return TrafficAction::Subject{ query, m_row.batch.version };
        },
        this);
    menu->addActions({ m_retry, m_rate, m_close, m_replay->action(), traffic });
    menu->addSeparator();
    menu->addActions(m_export->menuActions());
    m_more->setMenu(menu);
    m_header->layout()->addWidget(m_more);
    m_subtitle = makeNote({}, top);
    m_subtitle->setObjectName(QStringLiteral("batchSubtitle"));
    m_states = new StatesBar(top);
    m_pace = new PaceLabel(m_commands, top);
    m_pace->setObjectName(QStringLiteral("pace"));
    m_pace->setAlignment(Qt::AlignRight | Qt::AlignBottom);
    auto* facts = new QHBoxLayout;
    facts->setSpacing(space24);
    facts->addWidget(m_subtitle, 1);
    facts->addWidget(m_pace);
    auto* inner = new QVBoxLayout;
    inner->setContentsMargins(space24, 0, space24, space12);
    inner->setSpacing(space12);
    inner->addLayout(facts);
    inner->addWidget(m_states);
    auto* layout = new QVBoxLayout(top);
    layout->setContentsMargins(0, space8, 0, 0);
    layout->setSpacing(0);
    auto* backRow = new QHBoxLayout;
    backRow->setContentsMargins(space16, 0, space24, 0);
    backRow->addWidget(back);
    backRow->addStretch();
    layout->addLayout(backRow);
    layout->addWidget(m_header);
    layout->addLayout(inner);
    return top;
}

QWidget* BatchPage::makeTabs()
{
    auto* area = new QWidget(this);
    m_tabs = new QTabBar(area);
    m_tabs->setObjectName(QStringLiteral("batchTabs"));
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    m_stack = new QStackedWidget(area);
    static constexpr std::array names{ "queuedTasks", "upgradingTasks", "succeededTasks", "failedTasks",
        "cancelledTasks" };
    for (std::size_t tab = 0; tab < m_lists.size(); ++tab) {
        auto* list = new TaskList(m_tasks, static_cast<TaskTab>(tab), QString::fromLatin1(names[tab]), m_stack);
        connect(list, &TaskList::deviceRequested, this, &BatchPage::deviceRequested);
        connect(list, &TaskList::retryRequested, this, &BatchPage::retry);
        connect(list, &TaskList::cancelRequested, this, &BatchPage::cancelDevices);
        m_lists[tab] = list;
        m_stack->addWidget(list);
        m_tabs->addTab({});
    }
    m_stack->addWidget(m_plan);
    m_stack->addWidget(m_history);
    m_tabs->addTab({});
    m_tabs->addTab({});
    m_search = new QLineEdit(area);
    m_search->setObjectName(QStringLiteral("taskSearch"));
    m_search->setClearButtonEnabled(true);
    m_search->setMaximumWidth(240);
    m_search->addAction(icon(QStringLiteral("search"), ColorRole::SecondaryText), QLineEdit::LeadingPosition);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& text) {
        for (TaskList* list : m_lists)
            list->setTextFilter(text);
    });
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) {
        m_stack->setCurrentIndex(tab);
        m_search->setVisible(tab < planTab);
    });
    auto* row = new QHBoxLayout;
    row->setContentsMargins(space16, 0, space24, 0);
    row->addWidget(m_tabs);
    row->addStretch();
    row->addWidget(m_search);
    auto* layout = new QVBoxLayout(area);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space4);
    layout->addLayout(row);
    layout->addWidget(m_stack, 1);
    return area;
}

void BatchPage::showBatch(const BatchRow& row, qint64 firmwareSize)
{
    m_row = row;
    m_notice->clear();
    m_search->clear();
    m_tasks.setBatch(row.batch.id, firmwareSize);
    m_cards->setBatch(row.batch.id);
    m_history->setBatch(row.batch.id);
    m_export->setBatch(row.batch);
    m_replay->leave();
    m_replay->setBatch(row.batch);
    const bool failures = row.batch.counts.of(TaskState::Failed) > 0 && !isOpen(row.batch.state);
    m_tabs->setCurrentIndex(failures  ? static_cast<int>(TaskTab::Failed)
            : isOpen(row.batch.state) ? static_cast<int>(TaskTab::Upgrading)
                                      : static_cast<int>(TaskTab::Succeeded));
    if (isVisible())
        m_commands.watchBatch(row.batch.id);
    refresh();
}

void BatchPage::applyFrame(const Frame& frame)
{
    m_now = frame.at;
    if (batch().isNull())
        return;
    m_history->applyFrame(frame);
    if (m_replay->isActive()) {
        for (const BatchRow& row : frame.batches)
            m_live = row.batch.id == batch() ? row : m_live;
        return;
    }
    m_tasks.applyFrame(frame);
    m_cards->applyFrame(frame);
    m_pace->setNow(m_now);
    m_waves->showBatch(m_row.batch, m_now);
    for (const BatchRow& row : frame.batches) {
        if (row.batch.id == batch()) {
            m_row = row;
            m_replay->setBatch(row.batch);
            refresh();
        }
    }
}

void BatchPage::showMoment(const Frame& frame)
{
    if (m_live.batch.id != batch())
        m_live = m_row;
    m_now = frame.at;
    m_row = frame.batches.front();
    m_tasks.applyFrame(frame);
    m_cards->applyFrame(frame);
    refresh();
    m_pace->tell(tr("As it was at %1").arg(exactTimeText(m_now)));
}

void BatchPage::backToNow()
{
    if (m_live.batch.id == batch())
        m_row = m_live;
    m_live = {};
    m_commands.watchBatch(batch()); // everything comes anew
    refresh();
}

void BatchPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (!batch().isNull())
        m_commands.watchBatch(batch());
}

void BatchPage::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    // A minimised window hides nothing for good; a page behind another one need not be fed.
    if (!event->spontaneous())
        m_commands.watchBatch({});
}

void BatchPage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void BatchPage::retranslate()
{
    m_back->setText(tr("‹ &Batches"));
    m_back->setToolTip(tr("Back to the list"));
    m_halt->setText(tr("Pause at once"));
    m_more->setAccessibleName(tr("More actions"));
    m_more->setToolTip(tr("More actions"));
    m_cards->retranslate();
    m_export->retranslate();
    m_replay->retranslate();
    m_search->setPlaceholderText(tr("Part of a device name"));
    m_search->setAccessibleName(tr("Search devices of this batch"));
    m_tabs->setAccessibleName(tr("Devices by state"));
    for (TaskList* list : m_lists)
        list->retranslate();
    m_history->retranslate();
    refresh();
}

void BatchPage::refresh()
{
    const Batch& batch = m_row.batch;
    const bool verification = batch.kind == BatchKind::Verification;
    const QString devices = devicesText(batch.counts.total());
    m_header->setTitle(verification ? tr("Verification of %1 on %2").arg(batch.version, devices)
                                    : tr("%1 → %2").arg(batch.version, devices));
    m_badge->setBadge(badgeOf(batch));
    m_subtitle->setText(PlanText::scope(batch.plan, batch.productKey)
        + (batch.createdBy.isEmpty() ? QString() : tr(" · by %1").arg(batch.createdBy))
        + (batch.releasedBy.isEmpty() ? QString() : tr(" · released by %1").arg(batch.releasedBy))
        + tr(" · %1").arg(exactTimeText(batch.createdAt)));
    m_states->setCounts(batch.counts);
    m_pace->showRow(m_row, m_now);
    m_release->showBatch(batch, m_replay->isActive());
    m_waves->showBatch(batch, m_now);
    m_plan->showBatch(batch);
    refreshHalt();
    refreshActions();
    refreshTabs();
}

void BatchPage::refreshHalt()
{
    const Batch& batch = m_row.batch;
    if (!batch.isHalted())
        return m_haltNotice->clear();
    const QString text = haltText(batch.halt, cohortName(batch.halt, *m_names));
    if (!m_haltNotice->isVisibleTo(this) || m_haltNotice->text() != text)
        m_haltNotice->showNotice(NoticeLevel::Warning, text);
}

void BatchPage::refreshActions()
{
    const Batch& batch = m_row.batch;
    const bool resumes = batch.state == BatchState::Paused;
    const QString ended = m_replay->isActive() ? tr("This is an earlier time. Go back to now first.")
        : isOpen(batch.state)                  ? QString()
                                               : tr("The batch has ended.");
    const auto say = [](QAction* action, const QString& text, const QString& reason, const QString& tip) {
        action->setText(text);
        setDisabledBecause(action, reason, tip);
    };
    const QString waiting = devicesText(batch.counts.of(TaskState::Queued));
    m_pause->setIcon(icon(resumes ? QStringLiteral("resume") : QStringLiteral("pause")));
    const QString cannotPause = !ended.isEmpty() ? ended
        : batch.state == BatchState::Scheduled   ? tr("The batch has not started; cancel it instead.")
                                                 : QString();
    say(m_pause, resumes ? tr("R&esume…") : tr("&Pause"), cannotPause,
        resumes ? tr("Sends on to the %1 that are queued").arg(waiting)
                : tr("No further notice is sent. Devices that are upgrading go on."));
    const Batch& live = m_replay->isActive() ? m_live.batch : batch;
    m_halt->setEnabled(live.state == BatchState::Running);
    say(m_cancel, batch.awaitsRelease() ? tr("&Cancel") : tr("&Cancel…"), ended,
        tr("Ends the batch for all devices that are not finished"));
    const quint32 failed = batch.counts.of(TaskState::Failed);
    const QString cannotRetry = m_replay->isActive() ? ended
        : batch.state == BatchState::Cancelled       ? tr("The batch was cancelled.")
        : batch.awaitsRelease()                      ? tr("The batch stays as it was reviewed until it is released.")
        : failed == 0                                ? tr("No device has failed.")
                                                     : QString();
    say(m_retry, tr("&Retry failed…"), cannotRetry, tr("Queues the %1 that failed again").arg(devicesText(failed)));
    const QString cannotChange = !ended.isEmpty() ? ended
        : batch.awaitsRelease()                   ? tr("The batch stays as it was reviewed until it is released.")
                                                  : QString();
    say(m_rate, tr("Change r&ate and times…"), cannotChange,
        tr("Now %1").arg(PlanText::pace(batch.plan.ratePerMinute, batch.plan.pace)));
    const QString cannotClose = !ended.isEmpty() ? ended
        : batch.plan.dynamic                     ? QString()
                                                 : tr("Only devices that matched at its start are in it.");
    say(m_close, tr("Take &no further devices"), cannotClose,
        tr("Devices that match later do not join any more; it completes when the others have ended"));
}

void BatchPage::refreshTabs()
{
    const TaskCounts& counts = m_row.batch.counts;
    const auto label = [this](int tab, const QString& word, quint32 count) {
        m_tabs->setTabText(tab, tr("%1 %2").arg(word, countText(count)));
    };
    label(0, tr("&Queued"), counts.of(TaskState::Queued) + counts.of(TaskState::Notified));
    label(1, tr("&Upgrading"), counts.of(TaskState::Upgrading));
    label(2, tr("&Succeeded"), counts.of(TaskState::Succeeded));
    label(3, tr("&Failed"), counts.of(TaskState::Failed));
    label(4, tr("Ca&ncelled and skipped"), counts.of(TaskState::Cancelled) + counts.of(TaskState::Skipped));
    m_tabs->setTabText(planTab, tr("P&lan"));
    m_tabs->setTabText(historyTab, tr("&History"));
    for (TaskList* list : m_lists)
        list->setBatch(m_row.batch);
}

template <class T> void BatchPage::tell(const QFuture<Result<T>>& answer, const QString& done)
{
    whenDone(answer, this, [this, done, id = batch()](const Result<T>& result) {
        if (id != batch())
            return;
        if (!result)
            m_notice->showNotice(NoticeLevel::Error, errorText(result.error()));
        else if (!done.isEmpty())
            m_notice->showNotice(NoticeLevel::Success, done);
        else
            m_notice->clear();
    });
}

void BatchPage::pause()
{
    tell(m_commands.pauseBatch(batch()), {});
}

void BatchPage::pauseOrResume()
{
    if (m_row.batch.state != BatchState::Paused)
        pause();
    else if (const BatchId id = batch(); confirmResume(this, m_row.batch))
        tell(m_commands.resumeBatch(id), {});
}

void BatchPage::cancel()
{
    const QString cancelled = tr("The batch was cancelled. Devices that were notified already may still upgrade.");
    if (m_row.batch.awaitsRelease()) // nobody got anything
        return tell(m_commands.cancelBatch(batch()), tr("The batch was cancelled. Nothing of it had been sent."));
    const TaskCounts& counts = m_row.batch.counts;
    const quint32 sent = counts.of(TaskState::Notified) + counts.of(TaskState::Upgrading);
    const QString queued = tr("%1 will not get the upgrade.").arg(devicesText(counts.of(TaskState::Queued)));
    const QString text = sent == 0
        ? queued
        : tr("%1 %2 got the notice already and may still upgrade: a notice cannot be called back.")
              .arg(queued, devicesText(sent));
    if (ask(this, tr("Cancel the batch of %1?").arg(m_row.batch.version), text, tr("&Cancel batch"),
            tr("&Keep running")))
        tell(m_commands.cancelBatch(batch()), cancelled);
}

void BatchPage::retry(const std::vector<DeviceSlot>& devices)
{
    const auto count
        = devices.empty() ? qint64{ m_row.batch.counts.of(TaskState::Failed) } : static_cast<qint64>(devices.size());
    const QString words = devicesText(count);
    if (ask(this, tr("Retry %1?").arg(words),
            tr("They are queued again with fresh attempts and get %1 by the batch's rate.").arg(m_row.batch.version),
            tr("&Retry %1").arg(words), tr("&Leave as they are")))
        tell(m_commands.retryFailed(batch(), devices), tr("%1 queued again.").arg(words));
}

void BatchPage::cancelDevices(const std::vector<DeviceSlot>& devices)
{
    const QString words = devicesText(static_cast<qint64>(devices.size()));
    if (ask(this, tr("Cancel %1 in this batch?").arg(words),
            tr("The batch goes on for all others. A device that got the notice already may still upgrade."),
            tr("&Cancel %1").arg(words), tr("&Keep")))
        tell(m_commands.cancelTasks(batch(), devices), tr("%1 cancelled.").arg(words));
}

void BatchPage::changeRate()
{
    const Batch shown = m_row.batch;
    const Plan& plan = shown.plan;
    RateDialog dialog(shown, this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    const int rate = dialog.rate();
    const PaceRules rules = dialog.rules();
    const PlanTimes times = dialog.times();
    if (times != timesOf(plan))
        tell(m_commands.setPace(shown.id, rate, rules, times), tr("The batch has its new times and rate."));
    else if (rules != plan.pace || (rate != plan.ratePerMinute && plan.pace.growth != PaceGrowth::Constant))
        tell(m_commands.setPace(shown.id, rate, rules, std::nullopt),
            tr("The rate is now %1.").arg(PlanText::pace(rate, rules)));
    else if (rate != plan.ratePerMinute)
        tell(m_commands.setRate(shown.id, rate), tr("The rate is now %1.").arg(PlanText::rate(rate)));
}

void BatchPage::releaseWave()
{
    const Batch shown = m_row.batch;
    const int wave = shown.wave.open + 2;
    if (ask(this, tr("Begin wave %1 with %2?").arg(wave).arg(devicesText(shown.wave.next)),
            WaveBar::question(shown, m_now), tr("&Begin wave %1").arg(wave), tr("&Keep waiting")))
        tell(m_commands.releaseWave(shown.id, wave), tr("Wave %1 has begun.").arg(wave));
}

} // namespace console
