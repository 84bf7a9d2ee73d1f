// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/commands.h"
#include "models/tables/activitytablemodel.h"
#include "ui/batches/versiontally.h"

#include <QPointer>
#include <QWidget>

#include <map>

class QAction;
class QStackedWidget;

namespace console {

class BatchList;
class BatchPage;
class BatchTableModel;
class BatchWizard;
class DeviceTableModel;
class TableView;

/// The navigation target Batches: the list, one batch in its place, and the wizard over it. GUI thread; the models
/// belong to the main window, which feeds them before it calls applyFrame here.
class BatchesPage : public QWidget
{
    Q_OBJECT

public:
    /// `sentenceOf` makes the words of the History tab.
    BatchesPage(Commands& commands, BatchTableModel& batches, const DeviceTableModel& devices,
        std::shared_ptr<const FleetNames> names, ActivityTableModel::SentenceOf sentenceOf, QWidget* parent = nullptr);

    void applyFrame(const Frame& frame);
    /// Shows one batch; null shows the list.
    void showBatch(BatchId id);
    [[nodiscard]] BatchId shownBatch() const;
    /// Null: the newest verified firmware. With `devices` the scope starts with them chosen. Raises a wizard that is
    /// open.
    void openWizard(FirmwareId firmware, const std::vector<DeviceSlot>& devices = {});
    [[nodiscard]] TableView* listView() const; ///< whose state() is remembered

signals:
    void deviceRequested(console::DeviceSlot device);
    void batchShown(console::BatchId id); ///< null: the list

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void refreshNewBatch();
    void showList();
    void resume(BatchId id);
    void tell(const QFuture<Result<void>>& answer);
    [[nodiscard]] QList<Firmware> verified() const; ///< newest first

    Commands& m_commands;
    BatchTableModel& m_batches;
    const DeviceTableModel& m_devices;
    std::shared_ptr<const FleetNames> m_names;
    VersionTally m_tally;
    QList<SavedFilter> m_saved;
    std::map<FirmwareId, Firmware> m_firmware;
    BatchId m_wanted; ///< to be shown as soon as a frame brings it
    QAction* m_newBatch = nullptr;
    QStackedWidget* m_stack = nullptr;
    BatchList* m_list = nullptr;
    BatchPage* m_page = nullptr;
    QPointer<BatchWizard> m_wizard;
};

} // namespace console
