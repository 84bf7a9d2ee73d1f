// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/settings.h"
#include "ui/common/card.h"

class QCheckBox;
class QSpinBox;

namespace console {

class FieldRow;

/// Which alerts an operator wants, and where. Each change is meant to take effect at once.
class AlertCard : public Card
{
    Q_OBJECT

public:
    explicit AlertCard(QWidget* parent = nullptr);

    void setSettings(const AlertSettings& settings);
    /// Whether this desktop has a place for notifications; says so where it has none.
    void setDesktopAvailable(bool available);

signals:
    void alertsChosen(const console::AlertSettings& settings);

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void retranslate();
    void edited();
    [[nodiscard]] AlertSettings chosen() const;

    AlertSettings m_shown;
    bool m_available = true;
    bool m_loading = false;
    QCheckBox* m_quiet;
    QCheckBox* m_desktop;
    QCheckBox* m_tray;
    QSpinBox* m_lost;
    QSpinBox* m_disk;
    QList<QCheckBox*> m_kinds; ///< in the order of AlertKind
    FieldRow* m_modeRow;
    FieldRow* m_desktopRow;
    FieldRow* m_trayRow;
    FieldRow* m_lostRow;
    FieldRow* m_diskRow;
    FieldRow* m_kindsRow;
};

} // namespace console
