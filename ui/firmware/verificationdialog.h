// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/commands.h"

#include <QDialog>

class QLabel;
class QPushButton;

namespace console {

class DevicePicker;
class DeviceTableModel;
class NoticeBar;
class TimeoutField;

/// Starts the verification of a firmware: one to ten test devices of its product, and a timeout. Never modal. GUI
/// thread; owned by the firmware page, deletes itself when closed.
class VerificationDialog : public QDialog
{
    Q_OBJECT

public:
    static constexpr int mostDevices = 10;

    VerificationDialog(Commands& commands, const DeviceTableModel& devices, std::shared_ptr<const FleetNames> names,
        const Firmware& firmware, QWidget* parent = nullptr);

    void applyFrame(const Frame& frame);

signals:
    void verificationStarted(console::BatchId id);

private:
    QWidget* makeFoot();
    void refresh();
    void run();

    Commands& m_commands;
    Firmware m_firmware;
    bool m_starting = false;
    NoticeBar* m_notice = nullptr;
    DevicePicker* m_picker = nullptr;
    TimeoutField* m_timeout = nullptr;
    QPushButton* m_close = nullptr;
    QPushButton* m_run = nullptr;
};

} // namespace console
