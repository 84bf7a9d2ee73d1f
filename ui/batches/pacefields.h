// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rollout/pacerules.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QSpinBox;

namespace console {

/// How a rate grows, and what limits it: in the wizard and in the dialog for a running batch. Offers only what is
/// allowed. GUI thread. Object names: growth, growthFactor, growthEvery, limitDownloads, maxDownloads, limitBandwidth,
/// maxBandwidth.
class PaceFields : public QWidget
{
    Q_OBJECT

public:
    explicit PaceFields(QWidget* parent = nullptr);

    void setRules(const PaceRules& rules);
    [[nodiscard]] PaceRules rules() const;

signals:
    void changed();

private:
    void addLimit(QCheckBox* tick, QSpinBox* most, QLabel* unit, const char* tickName, const char* name);
    void refresh();

    QComboBox* m_growth;
    QDoubleSpinBox* m_factor;
    QSpinBox* m_every;
    QCheckBox* m_limitsDownloads;
    QSpinBox* m_downloads;
    QCheckBox* m_limitsBandwidth;
    QSpinBox* m_bandwidth;
};

} // namespace console
