// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rollout/wave.h"

#include <QWidget>

class QButtonGroup;
class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QToolButton;
class QVBoxLayout;

namespace console {

/// The waves of a plan, in the wizard: all at once, or a list that begins as 1 %, 10 %, rest, each wave with its gate.
/// What is typed stays, whatever is wrong with it. GUI thread. Object names: wavesOff, wavesOn, addWave, and of line n
/// (from 1) waveSizeN, waveSuccessN, waveSoakN, waveManualN, removeWaveN.
class WaveFields : public QWidget
{
    Q_OBJECT

public:
    explicit WaveFields(QWidget* parent = nullptr);

    /// Or what is wrong with them: WaveNotUnderstood and all of checkWaves.
    [[nodiscard]] Result<std::vector<Wave>> waves() const;

signals:
    void changed();

private:
    struct Line
    {
        QWidget* row = nullptr;
        QLabel* number = nullptr;
        QLineEdit* size = nullptr;
        QSpinBox* success = nullptr;
        QSpinBox* soak = nullptr;
        QCheckBox* manual = nullptr;
        QToolButton* remove = nullptr;
    };

    void addLine(const QString& size);
    void removeLine(const QWidget* row);
    void name();
    void nameLine(Line& line, qsizetype index);
    [[nodiscard]] static Result<Wave> waveOf(const Line& line);

    QButtonGroup* m_choice;
    QWidget* m_box; ///< of the lines
    QVBoxLayout* m_rows;
    QList<Line> m_lines;
    QLabel* m_rest;
    QPushButton* m_add;
};

} // namespace console
