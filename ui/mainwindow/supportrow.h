// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/commands.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QPushButton;

namespace console {

/// "Save support bundle…": a file for somebody who helps, what is not in it, and what came of saving it. GUI thread.
class SupportRow : public QWidget
{
    Q_OBJECT

public:
    explicit SupportRow(Commands& commands, QWidget* parent = nullptr);

private:
    void save();

    Commands& m_commands;
    QPushButton* m_save;
    QCheckBox* m_masked;
    QLabel* m_note;
};

} // namespace console
