// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/commands.h"

#include <QFutureWatcher>
#include <QWidget>

#include <functional>
#include <optional>

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QSpinBox;

namespace console {

/// Rehearses the plan of the review step: how the virtual devices behave and how long it is to take, then how it goes,
/// then what came of it. It runs until it ends, is stopped, or the plan or the wizard goes. GUI thread. Object names:
/// rehearse, rehearsalBehaviour, rehearsalPercent, rehearsalLength, rehearsalProgress, rehearsalText, rehearsalScale.
class RehearsalCard : public QWidget
{
    Q_OBJECT

public:
    explicit RehearsalCard(Commands& commands, QWidget* parent = nullptr);
    ~RehearsalCard() override;

    void setDraft(const BatchDraft& draft);
    /// The plan is another one: what was rehearsed means nothing any more.
    void forget();
    /// To be compared with; null = there is none (yet).
    void setForecast(const Forecast* forecast);

signals:
    /// As far as it is; empty when forgotten.
    void curveChanged(const std::vector<console::Rehearsal::Point>& curve, console::TimeMs start);

private:
    void retranslate();
    void startOrStop();
    void stop();
    void takeResult(int index);
    void finished();
    void redraw();
    [[nodiscard]] RehearsalWish wish() const;
    [[nodiscard]] bool isRunning() const { return m_watcher != nullptr; }

    Commands& m_commands;
    std::optional<BatchDraft> m_draft;
    std::optional<Forecast> m_forecast;
    QFutureWatcher<Result<Rehearsal>>* m_watcher = nullptr; ///< of the one that runs
    std::optional<Rehearsal> m_state;
    std::optional<Error> m_error;
    bool m_wasStopped = false;
    QLabel* m_behaviourLabel;
    QComboBox* m_behaviour;
    QSpinBox* m_percent;
    QComboBox* m_length;
    QPushButton* m_button;
    QProgressBar* m_progress;
    QLabel* m_text;
    QLabel* m_scale;
};

} // namespace console
