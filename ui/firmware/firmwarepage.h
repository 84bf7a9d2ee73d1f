// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/commands.h"

#include <QPointer>
#include <QSet>
#include <QWidget>

#include <map>

class QAction;
class QMenu;
class QSortFilterProxyModel;
class QSplitter;
class QStackedWidget;

namespace console {

class BatchTableModel;
class DeviceTableModel;
class EmptyState;
class FirmwarePanel;
class FirmwareTableModel;
class NoticeBar;
class PageHeader;
class TableView;
class UploadDialog;
class VerificationDialog;

/// The navigation target Firmware: what was uploaded, its panel, upload and verification. A file dropped anywhere on it
/// opens the upload form. GUI thread; the models belong to the main window, which feeds them before it calls applyFrame
/// here.
class FirmwarePage : public QWidget
{
    Q_OBJECT

public:
    FirmwarePage(Commands& commands, FirmwareTableModel& firmware, const BatchTableModel& batches,
        const DeviceTableModel& devices, std::shared_ptr<const FleetNames> names, QWidget* parent = nullptr);

    void applyFrame(const Frame& frame);
    void selectFirmware(FirmwareId id);
    /// An empty path opens the form without a file. Raises a form that is open.
    void openUpload(const QString& path = {});
    void openVerification();
    [[nodiscard]] FirmwareId selected() const;
    [[nodiscard]] TableView* table() const { return m_table; } ///< whose state() is remembered
    [[nodiscard]] QSplitter* splitter() const { return m_splitter; }

signals:
    void batchWizardRequested(console::FirmwareId firmware);
    void batchRequested(console::BatchId id);
    void deviceRequested(console::DeviceSlot device);

protected:
    void changeEvent(QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void focusInEvent(
        QFocusEvent* event) override; ///< for the table; as its focus proxy Tab would jump over the buttons

private:
    void makeActions();
    void makeTable();
    void makePanel(std::shared_ptr<const FleetNames> names);
    void retranslate();
    void selectionChanged();
    void showVerification();
    void refreshActions();
    void showWhatFits();
    void buildMenu(QMenu& menu, const QModelIndex& row);
    void deleteFirmware();
    [[nodiscard]] const FirmwareRow* row() const;
    [[nodiscard]] QString whyNoVerification(const FirmwareRow* row) const;
    [[nodiscard]] QString whyNoUpgrade(const FirmwareRow* row) const;
    [[nodiscard]] std::vector<Firmware> existing() const;

    Commands& m_commands;
    FirmwareTableModel& m_model;
    const BatchTableModel& m_batches;
    const DeviceTableModel& m_devices;
    std::shared_ptr<const FleetNames> m_names;
    std::map<FirmwareId, Firmware> m_all; ///< deleted ones too: their labels stay taken
    QSet<ProductIndex> m_products; ///< reported by devices
    FirmwareId m_wanted; ///< to be selected as soon as a frame brings it

    QAction* m_upload = nullptr;
    QAction* m_verify = nullptr;
    QAction* m_upgrade = nullptr;
    QAction* m_delete = nullptr;
    PageHeader* m_header = nullptr;
    NoticeBar* m_notice = nullptr;
    QSortFilterProxyModel* m_sorted = nullptr;
    TableView* m_table = nullptr;
    EmptyState* m_empty = nullptr;
    QStackedWidget* m_stack = nullptr;
    FirmwarePanel* m_panel = nullptr;
    QSplitter* m_splitter = nullptr;
    QPointer<UploadDialog> m_uploadDialog;
    QPointer<VerificationDialog> m_verificationDialog;
};

} // namespace console
