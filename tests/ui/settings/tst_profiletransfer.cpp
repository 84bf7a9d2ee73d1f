// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/profiletransfer.h"

#include "tests/support/fakecommands.h"
#include "tests/support/modal.h"
#include "ui/common/filedialog.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace console;

class TestProfileTransfer : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { FileDialog::setAsker({}); }
    void exportsWithoutPasswords();
    void exportsUnderAPassphrase();
    void importsWhatIsOpen();
    void asksForThePassphraseUntilItIsRight();
    void saysWhatIsMissing();
    void refusalsAreHandedOn();

private:
    FakeCommands m_commands;
    QWidget m_window;
};

void TestProfileTransfer::init()
{
    m_commands.calls.clear();
    m_commands.importAnswer = Result<ProfileImport>(ProfileImport{ { QStringLiteral("Plant 2") }, 0, 0, {} });
    m_commands.countAnswer = Result<quint32>(2U);
    FileDialog::setAsker(
        [](QWidget*, const QString&, const QString&, const QString&) { return QStringLiteral("connections.json"); });
}

void TestProfileTransfer::exportsWithoutPasswords()
{
    ProfileTransfer transfer(m_commands, &m_window);
    QSignalSpy done(&transfer, &ProfileTransfer::done);
    pressInNextDialog(this, QStringLiteral("passphraseOk"));
    transfer.exportAll();
    QTRY_COMPARE(done.size(), 1);
    QVERIFY(done.first().first().toString().contains(QStringLiteral("without passwords")));
    QCOMPARE(m_commands.lastPassphrase, QString());
    QCOMPARE(m_commands.count(QStringLiteral("exportProfiles")), 1);
}

void TestProfileTransfer::exportsUnderAPassphrase()
{
    ProfileTransfer transfer(m_commands, &m_window);
    QSignalSpy done(&transfer, &ProfileTransfer::done);
    onNextDialog(this, [](QDialog& dialog) {
        for (const char* field : { "passphraseField", "passphraseRepeat" })
            dialog.findChild<QLineEdit*>(QLatin1String(field))->setText(QStringLiteral("nine green pigs"));
        dialog.findChild<QPushButton*>(QStringLiteral("passphraseOk"))->click();
    });
    transfer.exportAll();
    QTRY_COMPARE(done.size(), 1);
    QVERIFY(done.first().first().toString().contains(QStringLiteral("with their passwords")));
    QCOMPARE(m_commands.lastPassphrase, QStringLiteral("nine green pigs"));
}

void TestProfileTransfer::importsWhatIsOpen()
{
    ProfileTransfer transfer(m_commands, &m_window);
    QSignalSpy done(&transfer, &ProfileTransfer::done);
    QSignalSpy imported(&transfer, &ProfileTransfer::imported);
    transfer.import();
    QTRY_COMPARE(done.size(), 1);
    QCOMPARE(imported.size(), 1);
    QVERIFY(done.first().first().toString().contains(QStringLiteral("Plant 2")));
    QCOMPARE(done.first().at(1).toBool(), false);
}

void TestProfileTransfer::asksForThePassphraseUntilItIsRight()
{
    ProfileTransfer transfer(m_commands, &m_window);
    QSignalSpy done(&transfer, &ProfileTransfer::done);
    m_commands.importAnswer = Result<ProfileImport>(failure(ErrorKind::PassphraseNeeded));
    int asked = 0;
    onNextDialog(
        this,
        [this](QDialog& dialog) {
            m_commands.importAnswer = Result<ProfileImport>(failure(ErrorKind::PassphraseWrong));
            dialog.findChild<QLineEdit*>(QStringLiteral("passphraseField"))->setText(QStringLiteral("wrong"));
            onNextDialog(this, [this](QDialog& again) {
                m_commands.importAnswer = Result<ProfileImport>(ProfileImport{ { QStringLiteral("Lab") }, 1, 0, {} });
                again.findChild<QLineEdit*>(QStringLiteral("passphraseField"))->setText(QStringLiteral("right"));
                again.findChild<QPushButton*>(QStringLiteral("passphraseOk"))->click();
            });
            dialog.findChild<QPushButton*>(QStringLiteral("passphraseOk"))->click();
        },
        &asked);
    transfer.import();
    QTRY_COMPARE(done.size(), 1);
    QCOMPARE(asked, 1);
    QCOMPARE(m_commands.count(QStringLiteral("importProfiles")), 3);
    QCOMPARE(m_commands.lastPassphrase, QStringLiteral("right"));
}

void TestProfileTransfer::saysWhatIsMissing()
{
    ProfileTransfer transfer(m_commands, &m_window);
    QSignalSpy done(&transfer, &ProfileTransfer::done);
    m_commands.importAnswer
        = Result<ProfileImport>(ProfileImport{ { QStringLiteral("Lab") }, 0, 1, { QStringLiteral("/c/client.pem") } });
    transfer.import();
    QTRY_COMPARE(done.size(), 1);
    QVERIFY(done.first().first().toString().contains(QStringLiteral("/c/client.pem")));
    QVERIFY(done.first().first().toString().contains(QStringLiteral("keychain")));
    QCOMPARE(done.first().at(1).toBool(), true);
}

void TestProfileTransfer::refusalsAreHandedOn()
{
    ProfileTransfer transfer(m_commands, &m_window);
    QSignalSpy failed(&transfer, &ProfileTransfer::failed);
    m_commands.importAnswer = Result<ProfileImport>(failure(ErrorKind::ProfileFileNewer, QStringLiteral("9")));
    transfer.import();
    QTRY_COMPARE(failed.size(), 1);
    FileDialog::setAsker([](QWidget*, const QString&, const QString&, const QString&) { return QString(); });
    transfer.import();
    QCOMPARE(m_commands.count(QStringLiteral("importProfiles")), 1); // nothing was chosen
}

QTEST_MAIN(TestProfileTransfer)
#include "tst_profiletransfer.moc"
