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

namespace console {

namespace {
constexpr int cardHeight = 230;
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
    redraw();
}

void ForecastCard::arrived(quint64 turn, const Result<Forecast>& forecast)
{
    if (turn != m_turn)
        return;
    m_forecast = forecast;
    redraw();
}

void ForecastCard::redraw()
{
    const bool isThere = m_forecast && *m_forecast;
    const TimeMs now = QDateTime::currentMSecsSinceEpoch();
    m_card->setChartTitle(tr("Devices done: in 10, 50 and 90 of 100 cases so many or fewer"));
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
    if (m_chart && !points.empty())
        m_chart->setData(series, points, points.front().at, points.back().at);
    m_card->setAccessibleDescription(m_text->text());
    m_table.setData(std::move(series), std::move(points));
}

} // namespace console
