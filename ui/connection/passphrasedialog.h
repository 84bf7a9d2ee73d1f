// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include <optional>

class QLabel;
class QLineEdit;
class QPushButton;

namespace console {

/// Asks for the passphrase of a file of connections. For an export it may stay empty, then no password leaves; it is
/// typed twice, because nobody can help who mistyped it. Object names: passphraseDialog, passphraseField,
/// passphraseRepeat, passphraseOk, passphraseCancel.
class PassphraseDialog : public QDialog
{
    Q_OBJECT

public:
    enum class Purpose : quint8 { Export, Import };

    /// `problem`: why it is asked once more; empty = it is not.
    explicit PassphraseDialog(Purpose purpose, const QString& problem, QWidget* parent = nullptr);

    [[nodiscard]] QString passphrase() const;
    /// Null when the person cancels.
    [[nodiscard]] static std::optional<QString> ask(Purpose purpose, const QString& problem, QWidget* parent);

    static constexpr qsizetype shortest = 12;

private:
    void check();

    Purpose m_purpose;
    QLineEdit* m_field;
    QLineEdit* m_repeat;
    QLabel* m_problem;
    QPushButton* m_ok;
};

} // namespace console
