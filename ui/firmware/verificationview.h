// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/frame.h"
#include "models/tables/tasktable.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace console {

class BadgeLabel;

/// The newest verification of a firmware: who, when, which devices, and each device's state while it runs and for ever
/// after. GUI thread; owned by the firmware panel.
class VerificationView : public QWidget
{
    Q_OBJECT

public:
    explicit VerificationView(std::shared_ptr<const FleetNames> names, QWidget* parent = nullptr);

    /// Null where there was none yet.
    void setVerification(BatchId id, qint64 firmwareSize);
    void showBatch(const Batch& batch); ///< of the verification, as the batch table has it
    void applyFrame(const Frame& frame);
    void retranslate();

signals:
    void deviceRequested(console::DeviceSlot device);

private:
    void refresh();
    void refreshDevices();
    [[nodiscard]] QString summary() const;

    std::shared_ptr<const FleetNames> m_names;
    TaskTable m_tasks;
    Batch m_batch;
    QLabel* m_summary = nullptr;
    QLabel* m_record = nullptr;
    QVBoxLayout* m_devices = nullptr;
    TimeMs m_now = 0;
};

} // namespace console
