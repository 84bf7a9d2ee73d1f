// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/passphrasedialog.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace console;

class TestPassphraseDialog : public QObject
{
    Q_OBJECT

private slots:
    void anExportNeedsNone()
    {
        PassphraseDialog dialog(PassphraseDialog::Purpose::Export, {});
        const auto* ok = dialog.findChild<QPushButton*>(QStringLiteral("passphraseOk"));
        auto* field = dialog.findChild<QLineEdit*>(QStringLiteral("passphraseField"));
        auto* repeat = dialog.findChild<QLineEdit*>(QStringLiteral("passphraseRepeat"));
        QVERIFY(ok->isEnabled());
        QVERIFY(ok->text().contains(QStringLiteral("without")));
        QCOMPARE(field->echoMode(), QLineEdit::Password);
        field->setText(QStringLiteral("short"));
        repeat->setText(QStringLiteral("short"));
        QVERIFY(!ok->isEnabled());
        QVERIFY(ok->toolTip().contains(QStringLiteral("12")));
        field->setText(QStringLiteral("long enough it is"));
        QVERIFY(!ok->isEnabled()); // not the same
        repeat->setText(field->text());
        QVERIFY(ok->isEnabled());
        QVERIFY(ok->text().contains(QStringLiteral("with passwords")));
        QCOMPARE(dialog.passphrase(), QStringLiteral("long enough it is"));
    }

    void anImportNeedsOne()
    {
        PassphraseDialog dialog(PassphraseDialog::Purpose::Import, QStringLiteral("That was wrong."));
        const auto* ok = dialog.findChild<QPushButton*>(QStringLiteral("passphraseOk"));
        auto* field = dialog.findChild<QLineEdit*>(QStringLiteral("passphraseField"));
        QVERIFY(dialog.findChild<QLineEdit*>(QStringLiteral("passphraseRepeat"))->isHidden());
        QVERIFY(
            dialog.findChild<QLabel*>(QStringLiteral("passphraseProblem"))->text().contains(QStringLiteral("wrong")));
        QVERIFY(!ok->isEnabled());
        field->setText(QStringLiteral("x")); // the file decides
        QVERIFY(ok->isEnabled());
    }
};

QTEST_MAIN(TestPassphraseDialog)
#include "tst_passphrasedialog.moc"
