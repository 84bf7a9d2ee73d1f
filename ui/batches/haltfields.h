// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rollout/haltrules.h"

#include <QWidget>

class QCheckBox;
class QDoubleSpinBox;
class QSpinBox;

namespace console {

/// When a batch stops by itself, in the wizard: against the usual failures, at a number, at a share; each with its
/// tick. GUI thread. Object names: haltTest, haltBase, haltCount, haltFailures, haltShare, haltPercent, haltLeast.
class HaltFields : public QWidget
{
    Q_OBJECT

public:
    explicit HaltFields(QWidget* parent = nullptr);

    [[nodiscard]] HaltRules rules() const;

signals:
    void changed();

private:
    void makeTest();
    void makeCount();
    void makeShare();
    void addLine(QCheckBox* tick, std::initializer_list<QWidget*> parts);

    QCheckBox* m_tests;
    QDoubleSpinBox* m_base;
    QCheckBox* m_counts;
    QSpinBox* m_failures;
    QCheckBox* m_shares;
    QSpinBox* m_percent;
    QSpinBox* m_least;
};

} // namespace console
