// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rollout/pacerules.h"

#include <QDialog>

class QSpinBox;

namespace console {

class PaceFields;

/// Asks for a running batch's new rate, how it grows and its limits. GUI thread.
class RateDialog : public QDialog
{
    Q_OBJECT

public:
    RateDialog(int perMinute, const PaceRules& rules, QWidget* parent = nullptr);

    [[nodiscard]] int rate() const;
    [[nodiscard]] PaceRules rules() const;

private:
    QSpinBox* m_rate = nullptr;
    PaceFields* m_pace = nullptr;
};

} // namespace console
