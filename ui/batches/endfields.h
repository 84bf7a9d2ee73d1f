// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rollout/plan.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QDateTimeEdit;

namespace console {

/// When a plan ends, and what happens to the devices that are left, in the wizard and for an open batch. GUI thread.
/// Object names: hasEnd, endAt, endAction.
class EndFields : public QWidget
{
    Q_OBJECT

public:
    explicit EndFields(QWidget* parent = nullptr);

    /// As a plan has it, 0 = no end.
    void setEnd(TimeMs at, EndAction action);
    void addTo(Plan& plan) const;

signals:
    void changed();

private:
    QCheckBox* m_has;
    QDateTimeEdit* m_at;
    QComboBox* m_action;
    TimeMs m_given = 0; ///< to the millisecond, which the field does not show
};

} // namespace console
