// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batches/rehearsalcard.h"

#include "models/tables/celltext.h"
#include "ui/common/errortext.h"
#include "ui/common/formparts.h"
#include "ui/common/plantext.h"
#include "ui/common/rehearsaltext.h"
#include "ui/common/wording.h"

#include <QComboBox>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace console {

namespace {
constexpr qint64 shortestMs = 20'000;
} // namespace

RehearsalCard::RehearsalCard(Commands& commands, QWidget* parent)
    : QWidget(parent)
    , m_commands(commands)
    , m_behaviourLabel(new QLabel(this))
    , m_behaviour(new QComboBox(this))
    , m_percent(new QSpinBox(this))
    , m_length(new QComboBox(this))
    , m_button(new QPushButton(this))
    , m_progress(new QProgressBar(this))
    , m_text(makeNote({}, this))
    , m_scale(makeNote({}, this))
{
    m_behaviour->setObjectName(QStringLiteral("rehearsalBehaviour"));
    for (int each = 0; each <= static_cast<int>(lastRehearsalBehaviour); ++each)
        m_behaviour->addItem(QString(), each);
    m_behaviourLabel->setBuddy(m_behaviour);
    m_percent->setObjectName(QStringLiteral("rehearsalPercent"));
    m_percent->setRange(1, 100);
    m_percent->setValue(RehearsalWish().percent);
    m_length->setObjectName(QStringLiteral("rehearsalLength"));
    for (const int minutes : { 0, 1, 2, 5, 15, 60 })
        m_length->addItem(QString(), minutes);
    m_length->setCurrentIndex(m_length->findData(RehearsalWish().minutes));
    m_button->setObjectName(QStringLiteral("rehearse"));
    m_button->setAutoDefault(false);
    m_progress->setObjectName(QStringLiteral("rehearsalProgress"));
    m_progress->setTextVisible(false);
    m_text->setObjectName(QStringLiteral("rehearsalText"));
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_scale->setObjectName(QStringLiteral("rehearsalScale"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space8);
    layout->addWidget(makeRow({ m_behaviourLabel, m_behaviour, m_percent, m_length, m_button }, this));
    layout->addWidget(m_progress);
    layout->addWidget(m_text);
    layout->addWidget(m_scale);
    connect(m_behaviour, &QComboBox::currentIndexChanged, this, &RehearsalCard::redraw);
    connect(m_button, &QPushButton::clicked, this, &RehearsalCard::startOrStop);
    inEveryLanguage(this, [this] { retranslate(); });
}

RehearsalCard::~RehearsalCard()
{
    stop();
}

void RehearsalCard::retranslate()
{
    const QStringList behaviours{ tr("as the forecast assumes"), tr("all well"), tr("some fail"),
        tr("some are bricked"), tr("some are away"), tr("all well, on slow links") };
    for (int each = 0; each < m_behaviour->count(); ++each)
        m_behaviour->setItemText(each, behaviours.at(each));
    m_behaviourLabel->setText(tr("&Virtual devices behave"));
    m_behaviour->setAccessibleName(tr("Virtual devices behave"));
    m_percent->setAccessibleName(tr("Percent of them"));
    m_percent->setSuffix(percentSuffix());
    m_length->setAccessibleName(tr("How long it takes"));
    for (int each = 0; each < m_length->count(); ++each) {
        const int minutes = m_length->itemData(each).toInt();
        const QString length = minutes == 0 ? durationText(shortestMs) : PlanText::minutes(minutes);
        m_length->setItemText(each, tr("takes about %1").arg(length));
    }
    m_progress->setAccessibleName(tr("Progress of the rehearsal"));
    redraw();
}

RehearsalWish RehearsalCard::wish() const
{
    return { static_cast<RehearsalBehaviour>(m_behaviour->currentData().toInt()), m_percent->value(),
        m_length->currentData().toInt() };
}

void RehearsalCard::setDraft(const BatchDraft& draft)
{
    m_draft = draft;
    redraw();
}

void RehearsalCard::setForecast(const Forecast* forecast)
{
    m_forecast = forecast ? std::optional(*forecast) : std::nullopt;
    redraw();
}

void RehearsalCard::forget()
{
    stop();
    m_draft.reset();
    m_state.reset();
    m_error.reset();
    m_wasStopped = false;
    emit curveChanged({}, 0);
    redraw();
}

void RehearsalCard::startOrStop()
{
    if (isRunning()) {
        stop();
        m_wasStopped = true;
        redraw();
        return;
    }
    if (!m_draft)
        return;
    m_state.reset();
    m_error.reset();
    m_wasStopped = false;
    emit curveChanged({}, 0);
    m_watcher = new QFutureWatcher<Result<Rehearsal>>(this);
    connect(m_watcher, &QFutureWatcherBase::resultReadyAt, this, &RehearsalCard::takeResult);
    connect(m_watcher, &QFutureWatcherBase::finished, this, &RehearsalCard::finished);
    m_watcher->setFuture(m_commands.rehearseBatch(*m_draft, wish()));
    redraw();
}

void RehearsalCard::stop()
{
    if (!isRunning())
        return;
    QFutureWatcher<Result<Rehearsal>>* watcher = std::exchange(m_watcher, nullptr);
    watcher->disconnect(this);
    watcher->cancel();
    watcher->deleteLater();
}

void RehearsalCard::takeResult(int index)
{
    const Result<Rehearsal> result = m_watcher->resultAt(index);
    if (result) {
        m_state = *result;
        emit curveChanged(m_state->curve, m_state->startAt);
    } else {
        m_error = result.error();
    }
    redraw();
}

void RehearsalCard::finished()
{
    std::exchange(m_watcher, nullptr)->deleteLater();
    redraw();
}

void RehearsalCard::redraw()
{
    m_percent->setVisible(takesPercent(wish().behaviour));
    for (QWidget* field : std::initializer_list<QWidget*>{ m_behaviour, m_percent, m_length })
        field->setEnabled(!isRunning());
    m_button->setText(isRunning() ? tr("Stop t&he rehearsal") : tr("Re&hearse"));
    setDisabledBecause(m_button, m_draft ? QString() : tr("The devices are still being counted."));
    m_progress->setVisible(isRunning());
    const bool runs = m_state && m_state->stage == RehearsalStage::Running && m_state->expectedMs > 0;
    m_progress->setRange(0, runs ? 100 : 0);
    if (runs) {
        const double span = m_state->speed * m_state->stretch * static_cast<double>(m_state->expectedMs);
        const double share = static_cast<double>(m_state->now - m_state->startAt) / span;
        m_progress->setValue(qBound(1, static_cast<int>(share * 100), 99));
    }
    QString text = tr("The same plan, on a broker and devices that exist only on this computer and only for this. Your "
                      "own devices and your broker have no part in it.");
    if (m_error)
        text = errorText(*m_error);
    else if (m_wasStopped)
        text = tr("The rehearsal was stopped.");
    else if (m_state)
        text = rehearsalText(*m_state, m_forecast ? &*m_forecast : nullptr);
    else if (isRunning())
        text = tr("The rehearsal is being prepared…");
    m_text->setText(text);
    m_scale->setText(m_state && !m_error && !m_wasStopped ? rehearsalScaleText(*m_state) : QString());
    m_scale->setVisible(!m_scale->text().isEmpty());
}

} // namespace console
