// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/frame.h"
#include "models/control/settings.h"
#include "ui/common/card.h"

class QLineEdit;
class QPushButton;
class QSpinBox;

namespace console {

class FieldRow;
class IconLabel;

/// Where the file server listens, and what download links begin with. Checks while one types; what is saved is said by
/// saveRequested().
class ServerSettings : public Card
{
    Q_OBJECT

public:
    explicit ServerSettings(QWidget* parent = nullptr);

    void setSettings(const ConsoleSettings& settings);
    void setStatus(const ServerStatus& status);
    void showError(const Error& error);
    /// The fields laid over `settings`.
    [[nodiscard]] ConsoleSettings applied(ConsoleSettings settings) const;
    [[nodiscard]] bool isValid() const;

signals:
    void saveRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void check();
    void checkPublicUrl();
    [[nodiscard]] QString loopbackWarning() const;
    void retranslate();
    void showStatus();
    void offerPort(bool taken);
    void takeOfferedPort();
    [[nodiscard]] QString publicUrl() const;

    ConsoleSettings m_saved;
    ServerStatus m_status;
    QLineEdit* m_address;
    QSpinBox* m_port;
    QLineEdit* m_publicUrl;
    QPushButton* m_save;
    QPushButton* m_offer; ///< another port, where the chosen one is taken
    IconLabel* m_stateIcon;
    QLabel* m_state;
    FieldRow* m_addressRow;
    FieldRow* m_portRow;
    FieldRow* m_urlRow;
};

} // namespace console
