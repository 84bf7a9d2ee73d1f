// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rollout/plan.h"

#include <QWidget>

class QButtonGroup;
class QComboBox;
class QDateTimeEdit;
class QSpinBox;

namespace console {

class FieldRow;
class HaltFields;
class TimeoutField;

/// The second step of the batch wizard: how fast, how patient, when, and what happens to a device in another batch.
/// GUI thread; owned by the wizard.
class StrategyStep : public QWidget
{
    Q_OBJECT

public:
    explicit StrategyStep(QWidget* parent = nullptr);

    /// Fills the strategy's part of a plan.
    void addTo(Plan& plan) const;
    /// What keeps this step from being complete, for people; empty = nothing.
    [[nodiscard]] QString problem() const;

signals:
    void changed();

private:
    QWidget* makeRate();
    QWidget* makeRetry();
    QWidget* makeStart();
    QWidget* makeConflict();
    void nameRetries();
    void refresh();
    void check();

    QSpinBox* m_rate = nullptr;
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
