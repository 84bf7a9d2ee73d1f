// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/commands.h"
#include "ui/batches/versiontally.h"

#include <QDialog>
#include <QTimer>

#include <optional>

class QComboBox;
class QLabel;
class QListWidget;
class QPushButton;
class QStackedWidget;

namespace console {

class DeviceTableModel;
class NoticeBar;
class ReviewStep;
class ScopeStep;
class StrategyStep;

/// New batch in three steps: scope, strategy, review. Never modal. How many devices the plan means now stands at the
/// bottom all the time; it is asked anew shortly after every change and every few seconds while the fleet moves. GUI
/// thread; owned by the batches page, deletes itself when closed.
class BatchWizard : public QDialog
{
    Q_OBJECT

public:
    /// `verified`: what may be sent, the one to start with first unless `chosen` names another.
    BatchWizard(Commands& commands, const DeviceTableModel& devices, std::shared_ptr<const FleetNames> names,
        const VersionTally& tally, QList<Firmware> verified, FirmwareId chosen, QWidget* parent = nullptr);

    void applyFrame(const Frame& frame);
    void setSaved(const QList<SavedFilter>& filters);
    void chooseDevices(const std::vector<DeviceSlot>& devices);

signals:
    void batchStarted(console::BatchId id);

protected:
    void changeEvent(QEvent* event) override;

private:
    enum Step { Scope, Strategy, Review, Steps };

    void retranslate();
    void showTitle();
    QWidget* makeSide();
    QWidget* makeHead();
    QWidget* makeFoot();
    void chooseFirmware(int index);
    void planChanged();
    void askPreview();
    void previewArrived(quint64 turn, const Result<BatchPreview>& preview);
    void goTo(int step);
    void next();
    void showDevices();
    [[nodiscard]] std::shared_ptr<const std::vector<DeviceSlot>> targets() const; ///< of the preview
    void start();
    void batchAnswered(const Result<BatchId>& batch);
    void refresh();
    [[nodiscard]] QString problemOf(int step) const;
    [[nodiscard]] QString countText() const;
    [[nodiscard]] BatchDraft draft() const;
    [[nodiscard]] const Firmware& firmware() const { return m_verified.at(m_firmwareIndex); }

    Commands& m_commands;
    const DeviceTableModel& m_devices;
    QList<Firmware> m_verified;
    qsizetype m_firmwareIndex = 0;
    QFuture<Result<BatchPreview>> m_asked;
    std::optional<BatchPreview> m_preview;
    std::optional<Error> m_previewError;
    quint64 m_turn = 0;
    bool m_counting = false;
    bool m_starting = false;
    QTimer m_debounce;
    QTimer m_follow; ///< the fleet moved: count again

    QListWidget* m_steps = nullptr;
    QLabel* m_firmwareLabel = nullptr;
    QComboBox* m_firmware = nullptr;
    QLabel* m_title = nullptr;
    NoticeBar* m_notice = nullptr;
    QStackedWidget* m_stack = nullptr;
    ScopeStep* m_scope = nullptr;
    StrategyStep* m_strategy = nullptr;
    ReviewStep* m_review = nullptr;
    QLabel* m_count = nullptr;
    QLabel* m_reason = nullptr;
    QPushButton* m_back = nullptr;
    QPushButton* m_next = nullptr;
    QPushButton* m_start = nullptr;
};

} // namespace console
