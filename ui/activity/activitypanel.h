// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/activity/activitytext.h"
#include "ui/common/sidepanel.h"

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace console {

/// One entry of the log: the whole sentence, when, who, links to its subjects, and the raw bytes of a rejected report.
class ActivityPanel final : public SidePanel
{
    Q_OBJECT

public:
    explicit ActivityPanel(QWidget* parent = nullptr);

    void showActivity(const Activity& activity, const QString& sentence);

signals:
    void batchRequested(console::BatchId batch);
    void deviceRequested(console::DeviceSlot device);
    void firmwareRequested(console::FirmwareId firmware);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void showRaw();

    Activity m_activity;
    QLabel* m_sentence;
    QLabel* m_facts;
    QPushButton* m_batch;
    QPushButton* m_device;
    QPushButton* m_firmware;
    QLabel* m_rawTitle;
    QLabel* m_cut; ///< that not all of it is shown
    QPlainTextEdit* m_raw;
};

} // namespace console
