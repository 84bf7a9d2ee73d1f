// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rollout/baserate.h"
#include "models/rollout/plan.h"

#include <QWidget>

#include <optional>

class QButtonGroup;
class QComboBox;
class QDateTimeEdit;
class QLabel;
class QSpinBox;

namespace console {

class EndFields;
class FieldRow;
class HaltFields;
class PaceFields;
class TimeoutField;
class WaveFields;
class WindowFields;

/// The second step of the batch wizard: how fast, how patient, when, and what happens to a device in another batch.
/// GUI thread; owned by the wizard.
class StrategyStep : public QWidget
{
    Q_OBJECT

public:
    explicit StrategyStep(QWidget* parent = nullptr);

    /// Fills the strategy's part of a plan.
    void addTo(Plan& plan) const;
    void proposeBase(const BaseRate& usual);
    /// What keeps this step from being complete, for people; empty = nothing.
    [[nodiscard]] QString problem() const;
    /// Whether the waves fit the devices that were found.
    void showFit(const std::optional<Error>& fault);

signals:
    void changed();

private:
    QWidget* makeRate();
    QWidget* makeRetry();
    QWidget* makeStart();
    QWidget* makeConflict();
    void makePace();
    void makeTimes();
    QLabel* addHeading();
    FieldRow* add(QWidget* field);
    void checkSchedule(const Result<void>& plan);
    void nameRetries();
    void refresh();
    void check();

    QSpinBox* m_rate = nullptr;
    PaceFields* m_pace = nullptr;
    WaveFields* m_waves = nullptr;
    WindowFields* m_windows = nullptr;
    EndFields* m_end = nullptr;
    FieldRow* m_waveRow = nullptr;
    FieldRow* m_windowRow = nullptr;
    FieldRow* m_endRow = nullptr;
    QWidget* m_form = nullptr; ///< scrolls
    std::optional<Error> m_fit;
    TimeoutField* m_timeout = nullptr;
    QComboBox* m_retryCount = nullptr;
    QComboBox* m_retryInterval = nullptr;
    FieldRow* m_retryRow = nullptr;
    QButtonGroup* m_start = nullptr;
    QDateTimeEdit* m_startAt = nullptr;
    FieldRow* m_startRow = nullptr;
    QButtonGroup* m_conflict = nullptr;
    HaltFields* m_halt = nullptr;
};

} // namespace console
