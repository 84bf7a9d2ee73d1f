// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rollout/plan.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;

namespace console {

/// Maintenance windows of a plan, in the wizard and for an open batch: a tick, and the windows as text, with what they
/// mean now. What is typed stays, whatever is wrong with it. GUI thread. Object names: hasWindows, windows, windowNow.
class WindowFields : public QWidget
{
    Q_OBJECT

public:
    explicit WindowFields(QWidget* parent = nullptr);

    /// As a plan has them.
    void setWindows(const std::vector<MaintenanceWindow>& windows);
    /// Or what is wrong with them: WindowNotUnderstood and all of checkWindows.
    [[nodiscard]] Result<std::vector<MaintenanceWindow>> windows() const;
    /// Says whether they are open at that time.
    void tell(TimeMs now);

signals:
    void changed();

private:
    QCheckBox* m_has;
    QLineEdit* m_text;
    QLabel* m_now;
};

} // namespace console
