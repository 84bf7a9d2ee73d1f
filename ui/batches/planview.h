// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rollout/batch.h"

#include <QScrollArea>

class QFormLayout;

namespace console {

/// What was decided about a batch, as label and value. GUI thread.
class PlanView : public QScrollArea
{
    Q_OBJECT

public:
    explicit PlanView(QWidget* parent = nullptr);

    void showBatch(const Batch& batch);

private:
    void addFact(QFormLayout* form, const QString& label, const QString& value, const QString& name);

    QString m_shown; ///< what stands here, so that a frame without news costs nothing
};

} // namespace console
