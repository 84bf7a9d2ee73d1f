// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/broker/brokerprofile.h"

#include <QDialog>

#include <optional>

class QLineEdit;
class QPushButton;

namespace console {

/// Asks for the password of a profile that keeps none. Object names: passwordDialog, passwordField, passwordConnect,
/// passwordCancel.
class PasswordDialog : public QDialog
{
    Q_OBJECT

public:
    explicit PasswordDialog(const BrokerProfile& profile, QWidget* parent = nullptr);

    [[nodiscard]] QString password() const;
    /// Null when the person cancels.
    [[nodiscard]] static std::optional<QString> ask(const BrokerProfile& profile, QWidget* parent);

private:
    void textChanged(const QString& text);

    QLineEdit* m_field;
    QPushButton* m_connect;
};

} // namespace console
