// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/commands.h"

#include <QWidget>

#include <memory>

class QLabel;
class QProgressBar;
class QPushButton;
class QTemporaryFile;

namespace console {

class RejectedLines;

/// A list of devices from a CSV file: choose, read with progress and cancel, see every rejected line with its reason
/// and save those lines. GUI thread; the reading happens behind Commands.
class CsvPicker : public QWidget
{
    Q_OBJECT

public:
    CsvPicker(Commands& commands, QWidget* parent = nullptr);
    ~CsvPicker() override;

    /// Another product makes the list that was read meaningless: it is read again.
    void setProduct(const QString& productKey);
    void read(const QString& path);
    [[nodiscard]] const std::vector<DeviceSlot>& devices() const { return m_list.devices; }
    [[nodiscard]] bool isReading() const { return m_reading; }

signals:
    void changed();

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void retranslate();
    void chooseFile();
    void paste();
    [[nodiscard]] QString listName() const;
    void saveRejected();
    void listRead(const Result<CsvDevices>& list);
    void showList();
    void showRejected();

    Commands& m_commands;
    QString m_productKey;
    QString m_path;
    CsvDevices m_list;
    QFuture<Result<CsvDevices>> m_future;
    quint64 m_turn = 0;
    bool m_reading = false;
    QPushButton* m_choose = nullptr;
    QPushButton* m_paste = nullptr;
    std::unique_ptr<QTemporaryFile> m_pasted; ///< what was pasted, while that is the list
    QPushButton* m_cancel = nullptr;
    QProgressBar* m_progress = nullptr;
    QLabel* m_summary = nullptr;
    QLabel* m_problem = nullptr;
    RejectedLines* m_rejected = nullptr;
    QPushButton* m_save = nullptr;
};

} // namespace console
