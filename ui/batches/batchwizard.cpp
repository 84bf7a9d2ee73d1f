// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batches/batchwizard.h"

#include "models/tables/celltext.h"
#include "ui/batches/reviewstep.h"
#include "ui/batches/scopestep.h"
#include "ui/batches/strategystep.h"
#include "ui/batches/targetsdialog.h"
#include "ui/common/actionbutton.h"
#include "ui/common/errortext.h"
#include "ui/common/formparts.h"
#include "ui/common/futures.h"
#include "ui/common/noticebar.h"
#include "ui/common/plantext.h"

#include <QComboBox>
#include <QFrame>
#include <QHBoxLayout>
#include <QListWidget>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>

namespace console {

BatchWizard::BatchWizard(Commands& commands, const DeviceTableModel& devices, std::shared_ptr<const FleetNames> names,
    const VersionTally& tally, QList<Firmware> verified, FirmwareId chosen, QWidget* parent)
    : QDialog(parent)
    , m_commands(commands)
    , m_devices(devices)
    , m_verified(std::move(verified))
{
    Q_ASSERT(!m_verified.isEmpty());
    setObjectName(QStringLiteral("batchWizard"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(920, 700);
    m_scope = new ScopeStep(commands, devices, std::move(names), tally, this);
    m_strategy = new StrategyStep(this);
    m_review = new ReviewStep(commands, this);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_scope);
    m_stack->addWidget(m_strategy);
    m_stack->addWidget(m_review);
    m_notice = new NoticeBar(this);

    auto* content = new QVBoxLayout;
    content->setContentsMargins(space24, space16, space24, space16);
    content->setSpacing(space16);
    content->addWidget(makeHead());
    content->addWidget(m_notice);
    content->addWidget(m_stack, 1);
    auto* middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(makeSide());
    middle->addLayout(content, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(middle, 1);
    layout->addWidget(makeFoot());

    m_debounce.setSingleShot(true);
    m_debounce.setInterval(250);
    m_follow.setSingleShot(true);
    m_follow.setInterval(3000);
    connect(&m_debounce, &QTimer::timeout, this, &BatchWizard::askPreview);
    connect(&m_follow, &QTimer::timeout, this, &BatchWizard::askPreview);
    connect(m_scope, &ScopeStep::changed, this, &BatchWizard::planChanged);
    connect(m_strategy, &StrategyStep::changed, this, &BatchWizard::planChanged);
    connect(m_review, &ReviewStep::changed, this, &BatchWizard::refresh);
    connect(m_review, &ReviewStep::devicesWanted, this, &BatchWizard::showDevices);
    for (qsizetype index = 0; index < m_verified.size(); ++index) {
        if (m_verified.at(index).id == chosen)
            m_firmware->setCurrentIndex(static_cast<int>(index));
    }
    connect(m_firmware, &QComboBox::currentIndexChanged, this, &BatchWizard::chooseFirmware);
    chooseFirmware(m_firmware->currentIndex());
    retranslate();
    goTo(Scope);
}

void BatchWizard::retranslate()
{
    setWindowTitle(tr("New batch"));
    m_steps->setAccessibleName(tr("Steps"));
    const QStringList steps{ tr("1   Scope"), tr("2   Strategy"), tr("3   Review") };
    for (int step = 0; step < Steps; ++step)
        m_steps->item(step)->setText(steps.at(step));
    m_firmwareLabel->setText(tr("F&irmware"));
    m_firmware->setAccessibleName(tr("Firmware"));
    for (qsizetype index = 0; index < m_verified.size(); ++index) {
        const Firmware& firmware = m_verified.at(index);
        const bool whole = firmware.module == QLatin1String("default");
        m_firmware->setItemText(static_cast<int>(index),
            whole ? tr("%1 · %2 · %3").arg(firmware.version, firmware.productKey, firmware.name)
                  : tr("%1 · %2 · module %3 · %4")
                        .arg(firmware.version, firmware.productKey, firmware.module, firmware.name));
    }
    m_back->setText(tr("&Back"));
    m_next->setText(tr("&Next"));
    showTitle();
    refresh();
}

// The steps translate themselves after this window, so what is told of them follows when all have.
void BatchWizard::changeEvent(QEvent* event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        QMetaObject::invokeMethod(this, &BatchWizard::retranslate, Qt::QueuedConnection);
}

QWidget* BatchWizard::makeSide()
{
    m_steps = new QListWidget(this);
    m_steps->setObjectName(QStringLiteral("steps"));
    for (int step = 0; step < Steps; ++step) {
        m_steps->addItem(QString());
        m_steps->item(step)->setSizeHint({ 168, 40 });
    }
    m_steps->setFixedWidth(184);
    m_steps->setProperty("embedded", true);
    m_steps->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(m_steps, &QListWidget::currentRowChanged, this, &BatchWizard::goTo);
    return m_steps;
}

QWidget* BatchWizard::makeHead()
{
    auto* head = new QWidget(this);
    m_title = new QLabel(head);
    m_title->setFont(titleFont());
    m_firmware = new QComboBox(head);
    m_firmware->setObjectName(QStringLiteral("firmware"));
    m_firmware->setMinimumWidth(280);
    for (qsizetype index = 0; index < m_verified.size(); ++index)
        m_firmware->addItem(QString());
    m_firmwareLabel = new QLabel(head);
    m_firmwareLabel->setBuddy(m_firmware);
    auto* layout = new QHBoxLayout(head);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space8);
    layout->addWidget(m_title, 1);
    layout->addWidget(m_firmwareLabel);
    layout->addWidget(m_firmware);
    return head;
}

QWidget* BatchWizard::makeFoot()
{
    auto* foot = new QFrame(this);
    foot->setObjectName(QStringLiteral("foot"));
    m_count = new QLabel(foot);
    m_count->setObjectName(QStringLiteral("deviceCount"));
    m_count->setFont(sectionFont());
    m_reason = makeNote({}, foot);
    m_reason->setObjectName(QStringLiteral("stepProblem"));
    m_reason->setWordWrap(false);
    m_back = new QPushButton(foot);
    m_back->setObjectName(QStringLiteral("back"));
    m_next = new QPushButton(foot);
    m_next->setObjectName(QStringLiteral("next"));
    setLook(m_next, ButtonLook::Accent);
    m_start = new QPushButton(foot);
    m_start->setObjectName(QStringLiteral("start"));
    m_start->setAutoDefault(false);
    setLook(m_start, ButtonLook::Accent);
    m_back->setAutoDefault(false);
    connect(m_back, &QPushButton::clicked, this, [this] { goTo(m_stack->currentIndex() - 1); });
    connect(m_next, &QPushButton::clicked, this, &BatchWizard::next);
    connect(m_start, &QPushButton::clicked, this, &BatchWizard::start);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(m_count);
    words->addWidget(m_reason);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(space24, space12, space24, space12);
    row->setSpacing(space8);
    row->addLayout(words, 1);
    row->addWidget(m_back);
    row->addWidget(m_next);
    row->addWidget(m_start);
    auto* line = new QFrame(foot);
    line->setFixedHeight(1);
    line->setBackgroundRole(QPalette::Mid);
    line->setAutoFillBackground(true);
    auto* layout = new QVBoxLayout(foot);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(line);
    layout->addLayout(row);
    return foot;
}

void BatchWizard::chooseFirmware(int index)
{
    m_firmwareIndex = index;
    m_scope->setFirmware(firmware());
    planChanged();
}

void BatchWizard::chooseDevices(const std::vector<DeviceSlot>& devices)
{
    m_scope->chooseDevices(devices);
}

void BatchWizard::setSaved(const QList<SavedFilter>& filters)
{
    m_scope->setSaved(filters);
}

void BatchWizard::applyFrame(const Frame& frame)
{
    m_scope->applyFrame(frame);
    if (frame.filters)
        m_scope->setSaved(*frame.filters);
    const bool moved = !frame.devices.empty() || !frame.versions.empty();
    if (moved && !m_starting && !m_follow.isActive() && !m_debounce.isActive())
        m_follow.start();
}

BatchDraft BatchWizard::draft() const
{
    BatchDraft draft;
    draft.kind = BatchKind::Upgrade;
    draft.firmware = firmware().id;
    m_scope->addTo(draft.plan);
    m_strategy->addTo(draft.plan);
    return draft;
}

void BatchWizard::planChanged()
{
    ++m_turn; // an answer on its way speaks of an older plan
    m_asked.cancel();
    m_counting = m_scope->problem().isEmpty();
    m_preview.reset();
    m_previewError.reset();
    m_review->forgetConsent();
    m_review->forgetForecast();
    m_debounce.start();
    refresh();
}

void BatchWizard::askPreview()
{
    if (!m_scope->problem().isEmpty() || m_starting)
        return;
    m_asked = m_commands.previewBatch(draft());
    whenDone(
        m_asked, this, [this, turn = ++m_turn](const Result<BatchPreview>& preview) { previewArrived(turn, preview); });
}

void BatchWizard::previewArrived(quint64 turn, const Result<BatchPreview>& preview)
{
    if (turn != m_turn)
        return;
    m_counting = false;
    m_preview.reset();
    m_previewError.reset();
    if (preview) {
        m_preview = *preview;
        m_strategy->proposeBase(preview->usual);
    } else
        m_previewError = preview.error();
    m_scope->showHole(m_preview ? m_preview->hole : std::nullopt);
    m_strategy->showFit(m_preview ? m_preview->waveFault : std::nullopt);
    refresh();
}

QString BatchWizard::countText() const
{
    if (!m_scope->problem().isEmpty())
        return tr("No devices yet");
    if (m_counting)
        return tr("Counting devices…");
    if (m_preview)
        return tr("%1 of %2 devices")
            .arg(console::countText(static_cast<qint64>(m_preview->selection.targets.size())),
                console::countText(m_preview->selection.candidates));
    return m_previewError && m_previewError->kind == ErrorKind::NoTargets ? tr("No devices") : tr("Not counted");
}

QString BatchWizard::problemOf(int step) const
{
    if (const QString problem = m_scope->problem(); !problem.isEmpty())
        return problem;
    if (m_previewError)
        return errorText(*m_previewError);
    if (m_preview && m_preview->hole)
        return PlanText::hole(*m_preview->hole, draft().plan.filter);
    if (m_preview && m_preview->selection.targets.empty())
        return tr("No device is left to upgrade.");
    if (step >= Strategy && !m_strategy->problem().isEmpty())
        return m_strategy->problem();
    if (step < Review)
        return {};
    if (m_starting)
        return tr("The batch is being started.");
    return m_preview ? m_review->problem() : tr("The devices are still being counted.");
}

void BatchWizard::goTo(int step)
{
    // Steps are entered in order: a later one opens when the ones before it are complete.
    int reached = qBound(0, step, Steps - 1);
    for (int earlier = 0; earlier < reached; ++earlier) {
        if (!problemOf(earlier).isEmpty())
            reached = earlier;
    }
    m_stack->setCurrentIndex(reached);
    m_steps->setCurrentRow(reached);
    showTitle();
    refresh();
}

void BatchWizard::showTitle()
{
    const QStringList titles{ tr("Scope"), tr("Strategy"), tr("Review") };
    m_title->setText(titles.at(m_stack->currentIndex()));
}

void BatchWizard::next()
{
    goTo(m_stack->currentIndex() + 1);
    m_stack->currentWidget()->setFocus();
}

void BatchWizard::refresh()
{
    const int step = m_stack->currentIndex();
    if (step == Review && m_preview)
        m_review->showPreview(draft(), firmware(), *m_preview);
    else if (step == Review)
        m_review->showMessage(m_previewError ? errorText(*m_previewError) : tr("Counting devices…"));
    const QString problem = problemOf(step);
    m_count->setText(countText());
    m_reason->setText(problem);
    m_reason->setVisible(!problem.isEmpty());
    m_back->setEnabled(step > Scope);
    setDisabledBecause(m_back, step > Scope ? QString() : tr("This is the first step."));
    m_next->setVisible(step < Review);
    m_next->setDefault(step < Review);
    setDisabledBecause(m_next, problem);
    m_start->setVisible(step == Review);
    const qint64 targets = m_preview ? static_cast<qint64>(m_preview->selection.targets.size()) : 0;
    const bool waits = m_commands.settings().fourEyes;
    const QString verb = waits ? tr("&Submit for release to %1") : tr("&Start on %1");
    m_start->setText(targets > 0 ? verb.arg(devicesText(targets)) : tr("&Start"));
    setDisabledBecause(
        m_start, problem, waits ? tr("Nothing is sent before another operator has released it") : QString());
    for (int row = 0; row < Steps; ++row) {
        bool open = true;
        for (int earlier = 0; earlier < row; ++earlier)
            open = open && problemOf(earlier).isEmpty();
        m_steps->item(row)->setFlags(open ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::NoItemFlags);
    }
}

void BatchWizard::showDevices()
{
    if (m_preview)
        (new TargetsDialog(m_devices, targets(), this))->open();
}

std::shared_ptr<const std::vector<DeviceSlot>> BatchWizard::targets() const
{
    return std::make_shared<const std::vector<DeviceSlot>>(m_preview->selection.targets);
}

void BatchWizard::start()
{
    if (!m_preview)
        return;
    m_starting = true;
    m_notice->clear();
    refresh();
    BatchDraft decided = draft();
    m_review->addTo(decided);
    decided.reviewed = targets();
    whenDone(m_commands.startBatch(decided), this, [this](const Result<BatchId>& batch) { batchAnswered(batch); });
}

void BatchWizard::batchAnswered(const Result<BatchId>& batch)
{
    m_starting = false;
    if (batch) {
        emit batchStarted(*batch);
        accept();
        return;
    }
    m_notice->showNotice(NoticeLevel::Error, errorText(batch.error()));
    refresh();
}

} // namespace console
