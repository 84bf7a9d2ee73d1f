// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/device.h"

#include <QListWidget>

namespace console {

/// Chosen devices as chips that wrap; a click on one, Delete or Backspace takes it away. GUI thread.
class ChipList : public QListWidget
{
    Q_OBJECT

public:
    explicit ChipList(QWidget* parent = nullptr);

    void add(DeviceSlot device, const QString& name);
    void take(DeviceSlot device);

signals:
    void removed(console::DeviceSlot device);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    [[nodiscard]] QSize sizeHint() const override { return { 200, 76 }; }

private:
    void removeItem(QListWidgetItem* item);
};

} // namespace console
