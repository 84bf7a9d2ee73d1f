// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/passphrasedialog.h"

#include "ui/common/actionbutton.h"
#include "ui/common/formparts.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace console {

PassphraseDialog::PassphraseDialog(Purpose purpose, const QString& problem, QWidget* parent)
    : QDialog(parent)
    , m_purpose(purpose)
    , m_field(new QLineEdit)
    , m_repeat(new QLineEdit)
    , m_problem(makeProblem(QStringLiteral("passphraseProblem"), this))
    , m_ok(new QPushButton)
{
    const bool exports = purpose == Purpose::Export;
    setObjectName(QStringLiteral("passphraseDialog"));
    setWindowTitle(exports ? tr("Export connections") : tr("Import connections"));
    auto* note = makeNote(exports
            ? tr("Host, user and certificates' places are written as they are. Passwords are left out, unless you "
                 "choose a passphrase to encrypt them with. Private keys stay where they are.")
            : tr("The passwords in this file are encrypted with a passphrase."),
        this);
    note->setMinimumWidth(400);
    auto* label = new QLabel(exports ? tr("&Passphrase, or nothing") : tr("&Passphrase"));
    label->setBuddy(m_field);
    auto* again = new QLabel(tr("Passphrase &again"));
    again->setBuddy(m_repeat);
    m_field->setObjectName(QStringLiteral("passphraseField"));
    m_repeat->setObjectName(QStringLiteral("passphraseRepeat"));
    for (QLineEdit* line : { m_field, m_repeat }) {
        line->setEchoMode(QLineEdit::Password);
        connect(line, &QLineEdit::textChanged, this, &PassphraseDialog::check);
    }
    again->setVisible(exports);
    m_repeat->setVisible(exports);
    auto* cancel = new QPushButton(tr("Cancel"));
    cancel->setObjectName(QStringLiteral("passphraseCancel"));
    m_ok->setObjectName(QStringLiteral("passphraseOk"));
    m_ok->setDefault(true);
    setLook(m_ok, ButtonLook::Accent);
    connect(m_ok, &QPushButton::clicked, this, &QDialog::accept);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space8);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_ok);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space24, space24, space24, space16);
    column->setSpacing(space8);
    for (QWidget* part : std::initializer_list<QWidget*>{ note, label, m_field, again, m_repeat, m_problem })
        column->addWidget(part);
    column->addSpacing(space12);
    column->addLayout(buttons);
    check();
    if (!problem.isEmpty())
        setProblem(m_problem, problem);
}

QString PassphraseDialog::passphrase() const
{
    return m_field->text();
}

std::optional<QString> PassphraseDialog::ask(Purpose purpose, const QString& problem, QWidget* parent)
{
    PassphraseDialog dialog(purpose, problem, parent);
    if (dialog.exec() != QDialog::Accepted)
        return std::nullopt;
    return dialog.passphrase();
}

void PassphraseDialog::check()
{
    const QString typed = m_field->text();
    const bool exports = m_purpose == Purpose::Export;
    QString problem;
    if (exports && !typed.isEmpty() && typed.size() < shortest)
        problem = tr("Use at least %1 characters.").arg(shortest);
    else if (exports && typed != m_repeat->text())
        problem = tr("The two are not the same.");
    const bool missing = !exports && typed.isEmpty();
    setProblem(m_problem, problem);
    setDisabledBecause(m_ok, missing ? tr("Enter the passphrase.") : problem);
    m_ok->setText(!exports    ? tr("&Import")
            : typed.isEmpty() ? tr("&Export without passwords")
                              : tr("&Export with passwords"));
}

} // namespace console
