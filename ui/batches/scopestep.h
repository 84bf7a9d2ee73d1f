// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/commands.h"
#include "ui/batches/versiontally.h"

#include <QWidget>

class QButtonGroup;
class QCheckBox;
class QDoubleSpinBox;
class QLabel;
class QPushButton;
class QRadioButton;
class QStackedWidget;

namespace console {

class CsvPicker;
class DevicePicker;
class DeviceTableModel;
class FilterEdit;
class VersionPicker;

/// The first step of the batch wizard: which devices. GUI thread; owned by the wizard.
class ScopeStep : public QWidget
{
    Q_OBJECT

public:
    /// What the operator picked; Csv and Chosen both make a plan of Scope::Devices.
    enum Choice { All, Chosen, Versions, Percent, Csv, Filter };

    ScopeStep(Commands& commands, const DeviceTableModel& devices, std::shared_ptr<const FleetNames> names,
        const VersionTally& tally, QWidget* parent = nullptr);

    void setFirmware(const Firmware& firmware);
    void applyFrame(const Frame& frame);
    /// Starts with these devices chosen.
    void chooseDevices(const std::vector<DeviceSlot>& devices);
    void setSaved(const QList<SavedFilter>& filters); ///< offered beside the filter
    /// Why the filter finds nothing; nothing = it finds some.
    void showHole(const std::optional<FilterHole>& hole);
    void addTo(Plan& plan) const;
    [[nodiscard]] QString problem() const;

signals:
    void changed();

private:
    QRadioButton* addChoice(Choice choice, const QString& name, QWidget* details);
    QWidget* makePercent();
    QWidget* makeFilter(const std::shared_ptr<const FleetNames>& names);
    QWidget* makeFilterShare();
    QWidget* makeExclusion(Commands& commands);
    [[nodiscard]] QString problemOfChoice() const;
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
    FilterEdit* m_filter = nullptr;
    QLabel* m_filterProblem = nullptr;
    QPushButton* m_saved = nullptr;
    QDoubleSpinBox* m_filterShare = nullptr;
    QCheckBox* m_dynamic = nullptr;
    QCheckBox* m_excludes = nullptr;
    CsvPicker* m_excluded = nullptr;
};

} // namespace console
