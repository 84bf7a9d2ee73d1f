// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/error.h"
#include "models/broker/brokerprofile.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QSpinBox;

namespace console {

class FieldRow;
class FileField;

/// Every field of a broker profile, with what is wrong said at the field. Holds the password apart from the profile: an
/// empty text means "as it is in the keychain". GUI thread.
class ProfileForm : public QWidget
{
    Q_OBJECT

public:
    explicit ProfileForm(QWidget* parent = nullptr);

    void setProfile(const BrokerProfile& profile);
    [[nodiscard]] BrokerProfile profile() const;
    [[nodiscard]] QString password() const;
    void clearPassword();

    enum class PasswordKeeping { Unknown, InKeychain, NotKept, NoKeychain };
    /// What is known of the stored password; shown in the field.
    void setPasswordKeeping(PasswordKeeping keeping);

    /// Marks what is wrong; true when nothing is.
    bool check();

signals:
    void edited();

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void retranslate();
    void tlsToggled(bool on);
    void fieldEdited();
    void showError(const Error& error);
    void clearErrors();
    void updateEnabled();

    BrokerProfile m_profile; ///< what the form does not show: id
    PasswordKeeping m_keeping = PasswordKeeping::Unknown;
    bool m_loading = false;
    QLineEdit* m_name;
    QLineEdit* m_host;
    QSpinBox* m_port;
    QCheckBox* m_tls;
    FileField* m_caFile;
    FileField* m_certificateFile;
    FileField* m_keyFile;
    QLineEdit* m_user;
    QLineEdit* m_password;
    QCheckBox* m_savePassword;
    QLineEdit* m_clientId;
    QSpinBox* m_keepAlive;
    QLineEdit* m_environment;
    QComboBox* m_colour;
    QCheckBox* m_production;
    QList<FieldRow*> m_rows;
};

} // namespace console
