// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/devicechoicemodel.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QTableView;

namespace console {

class ChipList;

/// Choosing single devices of a product: search, tick, and what was chosen as chips. Used for test devices and for
/// batches on chosen devices. GUI thread.
class DevicePicker : public QWidget
{
    Q_OBJECT

public:
    /// `limit` 0 = any number.
    DevicePicker(
        const DeviceTableModel& devices, std::shared_ptr<const FleetNames> names, int limit, QWidget* parent = nullptr);

    void setProduct(const QString& productKey);
    void applyFrame(const Frame& frame);
    [[nodiscard]] const std::vector<DeviceSlot>& chosen() const { return m_model->chosen(); }
    void choose(DeviceSlot device) { m_model->setChosen(device, true); }

signals:
    void changed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void deviceChosen(DeviceSlot device, bool chosen);
    void showCounts();

    std::shared_ptr<const FleetNames> m_names;
    int m_limit;
    DeviceChoiceModel* m_model = nullptr;
    QLineEdit* m_search = nullptr;
    QTableView* m_table = nullptr;
    QLabel* m_counts = nullptr;
    ChipList* m_chips = nullptr;
    QTimer m_refresh;
    TimeMs m_now = 0;
};

} // namespace console
