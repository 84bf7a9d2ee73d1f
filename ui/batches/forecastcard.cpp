// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batches/forecastcard.h"

#include "models/tables/celltext.h"
#include "ui/charts/chartcard.h"
#include "ui/charts/chartfactory.h"
#include "ui/common/errortext.h"
#include "ui/common/forecasttext.h"
#include "ui/common/futures.h"
#include "ui/common/tableview.h"
#include "ui/common/wording.h"

#include <QDateTime>
#include <QLabel>
#include <QVBoxLayout>

#include <limits>

namespace console {

namespace {
constexpr int cardHeight = 230;

/// Where each wave but the first is expected to begin, by its number.
std::vector<TimeView::Mark> waveMarks(const Forecast& forecast)
{
    std::vector<TimeView::Mark> marks;
    for (std::size_t wave = 1; wave < forecast.waves.size(); ++wave) {
        if (const TimeMs at = forecast.waves[wave].median; at != 0)
            marks.push_back({ at, QString::number(wave + 1) });
    }
    return marks;
}

} // namespace

ForecastCard::ForecastCard(Commands& commands, QWidget* parent)
    : QWidget(parent)
    , m_commands(commands)
    , m_text(new QLabel(this))
    , m_chart(createTimeView(TimeView::Kind::Lines))
    , m_card(new ChartCard(QStringLiteral("forecastCard"), m_chart, &m_table, this))
{
    m_text->setObjectName(QStringLiteral("forecastText"));
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_card->setFixedHeight(cardHeight);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space12);
    layout->addWidget(m_text);
    layout->addWidget(m_card);
    inEveryLanguage(this, [this] { redraw(); });
}

ForecastCard::~ForecastCard()
{
    m_asked.cancel();
}

void ForecastCard::ask(const BatchDraft& draft)
{
    if (std::exchange(m_isAsked, true))
        return;
    m_asked = m_commands.forecastBatch(draft);
    whenDone(m_asked, this, [this, turn = ++m_turn](const Result<Forecast>& forecast) { arrived(turn, forecast); });
    redraw();
}

void ForecastCard::forget()
{
    ++m_turn;
    m_asked.cancel();
    m_isAsked = false;
    m_forecast.reset();
    emit forecastChanged(nullptr);
    redraw();
}

void ForecastCard::arrived(quint64 turn, const Result<Forecast>& forecast)
{
    if (turn != m_turn)
        return;
    m_forecast = forecast;
    emit forecastChanged(forecast ? &*forecast : nullptr);
    redraw();
}

void ForecastCard::showRehearsal(const std::vector<Rehearsal::Point>& curve, TimeMs start)
{
    m_rehearsal = curve;
    m_rehearsedFrom = start;
    redraw();
}

/// One more column: at the forecast's times as many as were done by then, and as far on as it went.
void ForecastCard::addRehearsal(std::vector<TimeView::Series>& series, std::vector<TimeView::Point>& points) const
{
    if (m_rehearsal.empty() || points.empty())
        return;
    constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
    const TimeMs shift = points.front().at - m_rehearsedFrom;
    const std::size_t bands = series.size();
    series.push_back({ tr("Rehearsal"), { -1, ColorRole::Text }, true });
    auto next = m_rehearsal.begin();
    double done = 0;
    for (TimeView::Point& point : points) {
        for (; next != m_rehearsal.end() && next->at + shift <= point.at; ++next)
            done = next->succeeded;
        const bool isOver = m_rehearsal.back().at + shift < point.at;
        point.values.push_back(isOver ? nothing : done);
    }
    for (; next != m_rehearsal.end(); ++next) {
        points.push_back({ next->at + shift, std::vector<double>(bands, nothing) });
        points.back().values.push_back(next->succeeded);
    }
}

void ForecastCard::redraw()
{
    const bool isThere = m_forecast && *m_forecast;
    const TimeMs now = QDateTime::currentMSecsSinceEpoch();
    m_card->setChartTitle(m_rehearsal.empty()
            ? tr("Devices done: in 10, 50 and 90 of 100 cases so many or fewer")
            : tr("Devices done: in 10, 50 and 90 of 100 cases so many or fewer; dotted, in the rehearsal"));
    m_text->setText(!m_forecast ? tr("Forecasting…")
            : isThere           ? forecastText(**m_forecast, now)
                                : tr("No forecast: %1").arg(errorText(m_forecast->error())));
    m_card->setVisible(isThere && (*m_forecast)->devices > 0);
    if (!isThere)
        return;
    std::vector<TimeView::Series> series{ { tr("10 of 100"), { -1, ColorRole::Warning } },
        { tr("50 of 100"), { -1, ColorRole::Succeeded } }, { tr("90 of 100"), { -1, ColorRole::Accent } } };
    std::vector<TimeView::Point> points;
    for (const Forecast::Point& point : (*m_forecast)->curve) {
        const Forecast::Band& done = point.succeeded;
        points.push_back({ point.at, { double(done.low), double(done.median), double(done.high) } });
    }
    addRehearsal(series, points);
    if (m_chart && !points.empty())
        m_chart->setData(series, points, points.front().at, points.back().at);
    m_card->setAccessibleDescription(m_text->text());
    std::vector<TimeView::Mark> waves = waveMarks(**m_forecast);
    if (m_chart)
        m_chart->setMarks(waves);
    m_table.setData(std::move(series), std::move(points), tr("Wave begins"), std::move(waves));
}

} // namespace console
