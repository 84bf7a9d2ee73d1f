// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/frame.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace console {

class AlertBell;
class IconLabel;

/// The line at the bottom: broker, reports per second, store, file server, unseen problems. Says in the tooltip what is
/// wrong and what to do.
class StatusStrip : public QWidget
{
    Q_OBJECT

public:
    explicit StatusStrip(QWidget* parent = nullptr);

    [[nodiscard]] AlertBell& bell() { return *m_bell; }
    void setPulse(const Pulse& pulse, TimeMs now);
    /// What the control under the pointer does, or why it does nothing now; empty = nothing to say.
    void showTip(const QString& tip);

signals:
    void connectionWanted(); ///< the broker's part was pressed
    void problemsWanted();

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void showAll();
    void showLink();
    void showServer();

    Pulse m_pulse;
    TimeMs m_now = 0;
    IconLabel* m_linkIcon;
    QPushButton* m_link;
    QLabel* m_reports;
    QLabel* m_store;
    QLabel* m_server;
    QLabel* m_tip;
    QPushButton* m_problems;
    AlertBell* m_bell;
};

} // namespace console
