// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/commands.h"
#include "ui/charts/timetablemodel.h"

#include <QWidget>

class QLabel;

namespace console {

class ChartCard;

/// How the batch will go, on the review step: devices done over time in 10, 50 and 90 of 100 cases, as curves or a
/// table, and in words. Asks by itself, once for a plan; whatever is on its way is cancelled when the plan changes. GUI
/// thread. Object names: forecastText, forecastCard.
class ForecastCard : public QWidget
{
    Q_OBJECT

public:
    explicit ForecastCard(Commands& commands, QWidget* parent = nullptr);
    ~ForecastCard() override;

    /// Asks for the forecast of this plan, unless that was done since forget().
    void ask(const BatchDraft& draft);
    /// The plan is another one.
    void forget();
    /// Draws a rehearsal of the plan beside it, counted from the forecast's start; empty = none.
    void showRehearsal(const std::vector<Rehearsal::Point>& curve, TimeMs start);

signals:
    /// Null: there is none any more.
    void forecastChanged(const console::Forecast* forecast);

private:
    void arrived(quint64 turn, const Result<Forecast>& forecast);
    void redraw();
    void addRehearsal(std::vector<TimeView::Series>& series, std::vector<TimeView::Point>& points) const;

    Commands& m_commands;
    QFuture<Result<Forecast>> m_asked;
    bool m_isAsked = false;
    quint64 m_turn = 0;
    std::optional<Result<Forecast>> m_forecast;
    std::vector<Rehearsal::Point> m_rehearsal;
    TimeMs m_rehearsedFrom = 0;
    TimeTableModel m_table;
    QLabel* m_text;
    TimeView* m_chart; ///< null without charts
    ChartCard* m_card;
};

} // namespace console
