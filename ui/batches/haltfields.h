// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rollout/baserate.h"
#include "models/rollout/haltrules.h"

#include <QWidget>

class QCheckBox;
class QDoubleSpinBox;
class QLabel;
class QSpinBox;

namespace console {

/// When a batch stops by itself, in the wizard: against the usual failures, at a number, at a share; each with its
/// tick. GUI thread. Object names: haltTest, haltBase, haltWhence, haltCount, haltFailures, haltShare, haltPercent,
/// haltLeast.
class HaltFields : public QWidget
{
    Q_OBJECT

public:
    explicit HaltFields(QWidget* parent = nullptr);

    [[nodiscard]] HaltRules rules() const;
    /// What fails anyway, and where that comes from; the number is taken unless the operator wrote another. Does not
    /// tell of a change.
    void proposeBase(const BaseRate& usual);

signals:
    void changed();

private:
    void makeTest();
    void sayWhence();
    void makeCount();
    void makeShare();
    void addLine(QCheckBox* tick, std::initializer_list<QWidget*> parts);

    QCheckBox* m_tests;
    QDoubleSpinBox* m_base;
    QLabel* m_whence;
    BaseRate m_usual;
    bool m_typed = false;
    QCheckBox* m_counts;
    QSpinBox* m_failures;
    QCheckBox* m_shares;
    QSpinBox* m_percent;
    QSpinBox* m_least;
};

} // namespace console
