// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QCheckBox;
class QSpinBox;

namespace console {

/// How long a device may take after its first progress report, or no limit: a tick, the minutes, and what they count
/// from. Plans of batches and of verifications. GUI thread. Object names: hasTimeout, timeout.
class TimeoutField : public QWidget
{
    Q_OBJECT

public:
    explicit TimeoutField(bool limited, QWidget* parent = nullptr);

    [[nodiscard]] int minutes() const; ///< 1..1,440; 0 = no limit

signals:
    void changed();

private:
    QCheckBox* m_limited;
    QSpinBox* m_minutes;
};

} // namespace console
