// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batches/replaybar.h"

#include "models/tables/celltext.h"
#include "ui/batches/haltfields.h"
#include "ui/batches/replayframe.h"
#include "ui/common/actionbutton.h"
#include "ui/common/errortext.h"
#include "ui/common/formparts.h"
#include "ui/common/futures.h"
#include "ui/common/halttext.h"
#include "ui/common/icons.h"
#include "ui/common/noticebar.h"

#include <QAction>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>
#include <QtConcurrent>

namespace console {

ReplayBar::ReplayBar(Commands& commands, NoticeBar& notice, QWidget* parent)
    : QWidget(parent)
    , m_commands(commands)
    , m_notice(notice)
    , m_action(new QAction(icon(QStringLiteral("scheduled")), {}, this))
{
    setObjectName(QStringLiteral("replayBar"));
    m_action->setObjectName(QStringLiteral("lookBack"));
    connect(m_action, &QAction::triggered, this, &ReplayBar::enter);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space24, space8, space24, space8);
    layout->setSpacing(space8);
    layout->addWidget(makeTrial());
    layout->addWidget(makeSlider());
    hide();
    retranslate();
}

QWidget* ReplayBar::makeSlider()
{
    auto* row = new QWidget(this);
    m_slider = new QSlider(Qt::Horizontal, row);
    m_slider->setObjectName(QStringLiteral("replaySlider"));
    m_slider->setRange(0, places);
    m_slider->setPageStep(places / 20);
    m_at = new QLabel(row);
    m_at->setObjectName(QStringLiteral("replayMoment"));
    m_at->setMinimumWidth(m_at->fontMetrics().horizontalAdvance(QStringLiteral("2026-12-28 20:48:58  ")));
    m_try = new QPushButton(row);
    m_try->setObjectName(QStringLiteral("tryRules"));
    m_try->setCheckable(true);
    m_back = new QPushButton(row);
    m_back->setObjectName(QStringLiteral("backToNow"));
    setLook(m_back, ButtonLook::Accent);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space12);
    layout->addWidget(m_at);
    layout->addWidget(m_slider, 1);
    layout->addWidget(m_try);
    layout->addWidget(m_back);
    connect(m_slider, &QSlider::valueChanged, this, &ReplayBar::showPlace);
    connect(m_back, &QPushButton::clicked, this, &ReplayBar::leave);
    connect(m_try, &QPushButton::toggled, this, [this](bool on) {
        m_trial->setVisible(on);
        if (on)
            tryRules();
    });
    return row;
}

QWidget* ReplayBar::makeTrial()
{
    m_trial = new QWidget(this);
    m_rules = new HaltFields(m_trial);
    m_verdict = new QLabel(m_trial);
    m_verdict->setObjectName(QStringLiteral("replayVerdict"));
    m_verdict->setWordWrap(true);
    m_verdict->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto* layout = new QHBoxLayout(m_trial);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space24);
    layout->addWidget(m_rules);
    layout->addWidget(m_verdict, 1, Qt::AlignTop);
    m_trial->hide();
    connect(m_rules, &HaltFields::changed, this, &ReplayBar::tryRules);
    return m_trial;
}

void ReplayBar::retranslate()
{
    m_action->setText(tr("&Look back…"));
    m_action->setToolTip(tr("Shows this batch as it was at any time, and tries other halt rules on it"));
    m_slider->setAccessibleName(tr("Time"));
    m_try->setText(tr("Try other &halt rules"));
    m_back->setText(tr("Back to &now"));
}

void ReplayBar::setBatch(const Batch& batch)
{
    if (batch.id != m_batch.id)
        leave();
    m_batch = batch;
}

void ReplayBar::enter()
{
    setDisabledBecause(m_action, tr("The log of the batch is being read."));
    m_loading = m_commands.replayBatch(m_batch.id);
    whenDone(m_loading, this, [this](const Result<std::shared_ptr<const BatchReplay>>& replay) { entered(replay); });
}

void ReplayBar::entered(const Result<std::shared_ptr<const BatchReplay>>& replay)
{
    setDisabledBecause(m_action, {});
    if (!replay) {
        if (replay.error().kind != ErrorKind::Cancelled)
            m_notice.showNotice(NoticeLevel::Error, errorText(replay.error()));
        return;
    }
    m_replay = *replay;
    m_try->setChecked(false);
    show();
    const QSignalBlocker quiet(m_slider);
    m_slider->setValue(places);
    m_slider->setFocus();
    showPlace();
}

void ReplayBar::leave()
{
    m_loading.cancel();
    ++m_turn;
    ++m_trialTurn;
    hide();
    if (std::exchange(m_replay, nullptr))
        emit left();
}

TimeMs ReplayBar::momentOf(int place) const
{
    const TimeMs span = m_replay->end() - m_replay->begin();
    return m_replay->begin() + span / places * place + span % places * place / places;
}

// A million tasks take a while: the next frame is begun when the one before is there, and only the newest place counts.
void ReplayBar::showPlace()
{
    if (!m_replay)
        return;
    const TimeMs at = momentOf(m_slider->value());
    m_at->setText(exactTimeText(at));
    m_again = m_making;
    if (m_making)
        return;
    m_making = true;
    const auto made
        = QtConcurrent::run([replay = m_replay, batch = m_batch, at] { return replayFrame(*replay, batch, at); });
    whenDone(made, this, [this, turn = ++m_turn](const Frame& frame) {
        m_making = false;
        if (turn == m_turn && m_replay)
            emit moment(frame);
        if (std::exchange(m_again, false))
            showPlace();
    });
}

void ReplayBar::tryRules()
{
    if (!m_replay)
        return;
    m_verdict->setText(tr("Trying…"));
    const auto tried
        = QtConcurrent::run([replay = m_replay, rules = m_rules->rules()] { return replay->wouldHalt(rules); });
    whenDone(tried, this, [this, turn = ++m_trialTurn](const std::optional<Halt>& halt) { trialEnded(turn, halt); });
}

void ReplayBar::trialEnded(quint64 turn, const std::optional<Halt>& halt)
{
    if (turn != m_trialTurn)
        return;
    if (!halt) {
        m_verdict->setText(tr("With these rules the batch would not have stopped."));
        return;
    }
    m_verdict->setText(tr("With these rules the batch would have stopped at %1, after %2 had failed or fallen silent.")
                           .arg(exactTimeText(halt->at), devicesText(halt->failed)));
}

} // namespace console
