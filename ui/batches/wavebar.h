// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rollout/batch.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace console {

/// Which wave of a batch is open, what keeps the next one back, and the button that begins it all the same. Hidden
/// without waves. GUI thread. Object names: waveText, releaseWave.
class WaveBar : public QWidget
{
    Q_OBJECT

public:
    explicit WaveBar(QWidget* parent = nullptr);

    void showBatch(const Batch& batch, TimeMs now);
    /// What an operator is asked before the next wave begins.
    [[nodiscard]] static QString question(const Batch& batch, TimeMs now);

signals:
    void releaseRequested();

private:
    QLabel* m_text;
    QPushButton* m_release;
};

} // namespace console
