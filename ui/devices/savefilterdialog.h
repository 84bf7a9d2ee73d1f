// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/commands.h"

#include <QDialog>

class QLineEdit;
class QPushButton;

namespace console {

class FieldRow;

/// Asks for the name under which a filter is kept, keeps it, and closes; stays open where that is refused. GUI thread.
class SaveFilterDialog final : public QDialog
{
    Q_OBJECT

public:
    SaveFilterDialog(
        Commands& commands, const QString& text, const QList<SavedFilter>& saved, QWidget* parent = nullptr);

private:
    void save();
    void nameChanged();

    Commands& m_commands;
    QString m_text;
    QList<SavedFilter> m_saved;
    QLineEdit* m_name;
    FieldRow* m_row;
    QPushButton* m_save;
};

} // namespace console
