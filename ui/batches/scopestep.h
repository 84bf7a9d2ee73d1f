// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/firmware/firmware.h"
#include "ui/batches/versiontally.h"

#include <QWidget>

class QButtonGroup;
class QDoubleSpinBox;
class QRadioButton;
class QStackedWidget;

namespace console {

class Commands;
class CsvPicker;
class DevicePicker;
class DeviceTableModel;
class VersionPicker;

/// The first step of the batch wizard: which devices. GUI thread; owned by the wizard.
class ScopeStep : public QWidget
{
    Q_OBJECT

public:
    /// What the operator picked; Csv and Chosen both make a plan of Scope::Devices.
    enum Choice { All, Chosen, Versions, Percent, Csv };

    ScopeStep(Commands& commands, const DeviceTableModel& devices, std::shared_ptr<const FleetNames> names,
        const VersionTally& tally, QWidget* parent = nullptr);

    void setFirmware(const Firmware& firmware);
    void applyFrame(const Frame& frame);
    /// Starts with these devices chosen.
    void chooseDevices(const std::vector<DeviceSlot>& devices);
    void addTo(Plan& plan) const;
    [[nodiscard]] QString problem() const;

signals:
    void changed();

private:
    QRadioButton* addChoice(Choice choice, const QString& name, QWidget* details);
    QWidget* makePercent();
    void choiceMade();
    void showVersions();
    [[nodiscard]] Choice choice() const;

    const VersionTally& m_tally;
    Firmware m_firmware;
    QButtonGroup* m_choices = nullptr;
    QWidget* m_radios = nullptr;
    QStackedWidget* m_details = nullptr;
    DevicePicker* m_picker = nullptr;
    VersionPicker* m_versions = nullptr;
    VersionPicker* m_percentVersions = nullptr;
    QDoubleSpinBox* m_percent = nullptr;
    CsvPicker* m_csv = nullptr;
};

} // namespace console
