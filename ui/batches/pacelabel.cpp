// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batches/pacelabel.h"

#include "ui/common/forecasttext.h"
#include "ui/common/futures.h"
#include "ui/common/plantext.h"

#include <algorithm>

namespace console {

namespace {
constexpr int firstMs = 500; ///< whoever walks through the list does not ask of each batch
constexpr int againMs = 30'000;
} // namespace

PaceLabel::PaceLabel(Commands& commands, QWidget* parent)
    : QLabel(parent)
    , m_commands(commands)
{
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &PaceLabel::ask);
}

PaceLabel::~PaceLabel()
{
    m_asked.cancel();
}

void PaceLabel::showRow(const BatchRow& row, TimeMs now)
{
    const bool isOther = row.batch.id != m_row.batch.id;
    const bool moved = isOther || row.batch.state != m_row.batch.state
        || row.batch.plan.ratePerMinute != m_row.batch.plan.ratePerMinute;
    m_row = row;
    m_now = now;
    if (moved) { // what was forecast, or is on its way, speaks of something else
        ++m_turn;
        m_asked.cancel();
        m_forecast.reset();
        m_again.stop();
    }
    if (isWanted() && !m_again.isActive() && (moved || m_asked.isFinished()))
        m_again.start(moved ? firstMs : againMs);
    refresh();
}

void PaceLabel::tell(const QString& text)
{
    ++m_turn;
    m_asked.cancel();
    m_again.stop();
    m_forecast.reset();
    m_row = {};
    setText(text);
}

void PaceLabel::setNow(TimeMs now)
{
    m_now = now;
    refresh();
}

void PaceLabel::showEvent(QShowEvent* event)
{
    QLabel::showEvent(event);
    if (isWanted() && !m_again.isActive())
        m_again.start(firstMs);
}

bool PaceLabel::isWanted() const
{
    return isVisible() && !m_row.batch.id.isNull() && m_row.batch.state == BatchState::Running;
}

void PaceLabel::ask()
{
    if (!isWanted())
        return;
    m_asked = m_commands.forecastRunning(m_row.batch.id);
    whenDone(m_asked, this, [this, turn = ++m_turn](const Result<Forecast>& forecast) { arrived(turn, forecast); });
}

void PaceLabel::arrived(quint64 turn, const Result<Forecast>& forecast)
{
    if (turn != m_turn)
        return;
    m_forecast = forecast ? std::optional(*forecast) : std::nullopt;
    m_again.start(againMs);
    refresh();
}

void PaceLabel::refresh()
{
    // A wave that does not begin by itself: nobody knows when all of it is done.
    const bool knowsEnd = m_forecast
        && std::ranges::none_of(m_forecast->waves, [](const Forecast::Band& begins) { return begins.median == 0; });
    const bool holds = knowsEnd && m_forecast->finish.high > m_now;
    setText(PlanText::pace(m_row, m_now, holds ? finishText(*m_forecast, m_now) : QString()));
    setToolTip(m_forecast && m_row.batch.state == BatchState::Running ? forecastText(*m_forecast, m_now) : QString());
}

} // namespace console
