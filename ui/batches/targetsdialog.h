// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/batches/targetlistmodel.h"

#include <QDialog>

class QLabel;
class QLineEdit;

namespace console {

class TableView;

/// Shows every device that a batch would start on, to look one up or to copy them. GUI thread; closes and deletes
/// itself.
class TargetsDialog : public QDialog
{
    Q_OBJECT

public:
    TargetsDialog(const DeviceTableModel& devices, std::shared_ptr<const std::vector<DeviceSlot>> targets,
        QWidget* parent = nullptr);

private:
    void retranslate();
    void showCount();

    qint64 m_total;
    TargetListModel* m_model = nullptr;
    QLineEdit* m_search = nullptr;
    TableView* m_table = nullptr;
    QLabel* m_count = nullptr;
};

} // namespace console
