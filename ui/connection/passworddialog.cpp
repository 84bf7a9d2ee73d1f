// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/passworddialog.h"

#include "ui/common/actionbutton.h"
#include "ui/common/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace console {

PasswordDialog::PasswordDialog(const BrokerProfile& profile, QWidget* parent)
    : QDialog(parent)
    , m_field(new QLineEdit)
    , m_connect(new QPushButton(tr("Connect")))
{
    setObjectName(QStringLiteral("passwordDialog"));
    setWindowTitle(tr("Password for %1").arg(profile.name));
    auto* words = new QLabel(tr("&Password of %1 on %2").arg(profile.user, profile.host));
    words->setBuddy(m_field);
    m_field->setObjectName(QStringLiteral("passwordField"));
    m_field->setEchoMode(QLineEdit::Password);
    m_field->setAccessibleName(tr("Password"));
    m_field->setMinimumWidth(320);
    m_connect->setObjectName(QStringLiteral("passwordConnect"));
    m_connect->setDefault(true);
    setLook(m_connect, ButtonLook::Accent);
    auto* cancel = new QPushButton(tr("Cancel"));
    cancel->setObjectName(QStringLiteral("passwordCancel"));
    cancel->setAutoDefault(false);
    connect(m_connect, &QPushButton::clicked, this, &QDialog::accept);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_field, &QLineEdit::textChanged, this, &PasswordDialog::textChanged);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space8);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_connect);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space24, space24, space24, space16);
    column->setSpacing(space8);
    column->addWidget(words);
    column->addWidget(m_field);
    column->addSpacing(space12);
    column->addLayout(buttons);
    textChanged({});
}

QString PasswordDialog::password() const
{
    return m_field->text();
}

std::optional<QString> PasswordDialog::ask(const BrokerProfile& profile, QWidget* parent)
{
    PasswordDialog dialog(profile, parent);
    if (dialog.exec() != QDialog::Accepted)
        return std::nullopt;
    return dialog.password();
}

void PasswordDialog::textChanged(const QString& text)
{
    m_connect->setEnabled(!text.isEmpty());
    m_connect->setToolTip(text.isEmpty() ? tr("Enter the password first") : QString());
}

} // namespace console
