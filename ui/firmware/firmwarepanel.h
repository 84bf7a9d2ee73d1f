// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/commands.h"
#include "ui/common/sidepanel.h"

class QAction;
class QGridLayout;
class QLabel;

namespace console {

class BadgeLabel;
class NoticeView;
class VerificationView;

/// One firmware in full: its facts and digests, its verification, and the notice exactly as devices will get it. GUI
/// thread; part of the firmware page.
class FirmwarePanel : public SidePanel
{
    Q_OBJECT

public:
    /// `verify` and `upgrade` are the page's actions; they say themselves why they are disabled.
    FirmwarePanel(Commands& commands, std::shared_ptr<const FleetNames> names, QAction* verify, QAction* upgrade,
        QWidget* parent = nullptr);

    void showFirmware(const FirmwareRow& row);
    void showVerification(const Batch& batch);
    void applyFrame(const Frame& frame);
    void retranslate();
    [[nodiscard]] FirmwareId firmware() const { return m_row.firmware.id; }

signals:
    void deviceRequested(console::DeviceSlot device);
    void batchRequested(console::BatchId id);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    QWidget* makeContent(QAction* verify, QAction* upgrade);
    void refresh();
    void showFacts();
    void addFact(const QString& label, const QString& value, const QString& name, bool digest = false);
    void askNotice();
    void watch();

    Commands& m_commands;
    FirmwareRow m_row;
    quint64 m_turn = 0;
    BadgeLabel* m_badge = nullptr;
    QWidget* m_facts = nullptr;
    QGridLayout* m_grid = nullptr;
    QLabel* m_verificationTitle = nullptr;
    VerificationView* m_verification = nullptr;
    QLabel* m_openBatch = nullptr;
    QLabel* m_noticeTitle = nullptr;
    NoticeView* m_notice = nullptr;
};

} // namespace console
