// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rollout/batch.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QSpinBox;

namespace console {

class EndFields;
class PaceFields;
class WindowFields;

/// Asks for an open batch's new rate, how it grows, its limits, its maintenance windows and its end. What is typed
/// stays, with a sentence under it, until it can be used. GUI thread. Object names: newRate, timesProblem, changeRate,
/// keepRate, and those of the fields.
class RateDialog : public QDialog
{
    Q_OBJECT

public:
    explicit RateDialog(const Batch& batch, QWidget* parent = nullptr);

    [[nodiscard]] int rate() const;
    [[nodiscard]] PaceRules rules() const;
    [[nodiscard]] PlanTimes times() const;

private:
    QWidget* makeTimes();
    QWidget* makeButtons();
    void refresh();

    Plan m_plan;
    quint32 m_waiting; ///< devices still to be notified
    QSpinBox* m_rate = nullptr;
    PaceFields* m_pace = nullptr;
    WindowFields* m_windows = nullptr;
    EndFields* m_end = nullptr;
    QLabel* m_problem = nullptr;
    QPushButton* m_change = nullptr;
};

} // namespace console
