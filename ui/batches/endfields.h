// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rollout/plan.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QDateTimeEdit;

namespace console {

/// When a plan ends, and what happens to the devices that are left, in the wizard. GUI thread. Object names: hasEnd,
/// endAt, endAction.
class EndFields : public QWidget
{
    Q_OBJECT

public:
    explicit EndFields(QWidget* parent = nullptr);

    void addTo(Plan& plan) const;

signals:
    void changed();

private:
    QCheckBox* m_has;
    QDateTimeEdit* m_at;
    QComboBox* m_action;
};

} // namespace console
