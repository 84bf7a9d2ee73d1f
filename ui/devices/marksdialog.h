// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/commands.h"

#include <QDialog>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace console {

class FieldRow;

/// Group and tags for the devices that are selected: what is left as it is, what is set, added and removed. Orders it
/// and closes; stays open, everything as it was typed, where that is refused. GUI thread.
class MarksDialog final : public QDialog
{
    Q_OBJECT

public:
    MarksDialog(
        Commands& commands, std::vector<DeviceSlot> devices, const FleetNames& names, QWidget* parent = nullptr);

    /// How many devices changed, after the dialog was accepted.
    [[nodiscard]] quint32 changed() const { return m_changed; }

private:
    [[nodiscard]] MarkOrder order() const;
    void check();
    void apply();
    void showRefusal(const Error& error);

    Commands& m_commands;
    std::vector<DeviceSlot> m_devices;
    QComboBox* m_group;
    QLineEdit* m_add;
    QLineEdit* m_remove;
    FieldRow* m_groupRow;
    FieldRow* m_addRow;
    FieldRow* m_removeRow;
    QPushButton* m_apply;
    quint32 m_changed = 0;
};

} // namespace console
