// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QSpinBox;

namespace console {

/// Asks for a running batch's new rate. GUI thread.
class RateDialog : public QDialog
{
    Q_OBJECT

public:
    explicit RateDialog(int perMinute, QWidget* parent = nullptr);

    [[nodiscard]] int rate() const;

private:
    QSpinBox* m_rate = nullptr;
};

} // namespace console
