// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/fielderror.h"
#include "ui/common/filedialog.h"
#include "ui/connection/passworddialog.h"
#include "ui/connection/profileform.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>

using namespace console;

namespace {

BrokerProfile complete()
{
    BrokerProfile profile = newProfile();
    profile.name = QStringLiteral("Plant 4");
    profile.host = QStringLiteral("broker.example");
    profile.user = QStringLiteral("ops");
    profile.environment = QStringLiteral("staging");
    return profile;
}

} // namespace

class TestProfileForm : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void givesBackWhatItWasGiven();
    void loadingIsNoEdit();
    void portFollowsTls();
    void missingHostIsSaidThere();
    void missingNameIsSaidThere();
    void missingFileIsSaidThere();
    void passwordNeedsAUser();
    void passwordKeepingIsShown();
    void browsingFillsTheField();
    void passwordDialogAsks();

private:
    template <class W> W* find(const char* name) { return m_form->findChild<W*>(QString::fromLatin1(name)); }
    QString message(const char* field)
    {
        return find<QLabel>(qPrintable(QLatin1String(field) + QStringLiteral("Message")))->text();
    }

    std::unique_ptr<ProfileForm> m_form;
};

void TestProfileForm::init()
{
    m_form = std::make_unique<ProfileForm>();
}

void TestProfileForm::cleanup()
{
    m_form.reset();
    FileDialog::setAsker({});
}

void TestProfileForm::givesBackWhatItWasGiven()
{
    BrokerProfile profile = complete();
    profile.tls = true;
    profile.port = 12345;
    profile.caFile = QStringLiteral("/etc/ca.pem");
    profile.certificateFile = QStringLiteral("/etc/cert.pem");
    profile.keyFile = QStringLiteral("/etc/key.pem");
    profile.savePassword = false;
    profile.keepAliveSeconds = 120;
    profile.production = true;
    m_form->setProfile(profile);
    QCOMPARE(m_form->profile(), profile);
    m_form->setProfile({});
    QCOMPARE(m_form->profile(), BrokerProfile{});
}

void TestProfileForm::loadingIsNoEdit()
{
    QSignalSpy edited(m_form.get(), &ProfileForm::edited);
    m_form->setProfile(complete());
    QCOMPARE(edited.size(), 0);
    QTest::keyClicks(find<QLineEdit>("profileHost"), QStringLiteral("x"));
    QCOMPARE(edited.size(), 1);
}

void TestProfileForm::portFollowsTls()
{
    m_form->setProfile(complete());
    auto* port = find<QSpinBox>("profilePort");
    auto* tls = find<QCheckBox>("profileTls");
    tls->click();
    QCOMPARE(port->value(), 8883);
    tls->click();
    QCOMPARE(port->value(), 1883);
    port->setValue(2000); // one's own port stays
    tls->click();
    QCOMPARE(port->value(), 2000);
}

void TestProfileForm::missingHostIsSaidThere()
{
    m_form->setProfile(complete());
    QVERIFY(m_form->check());
    find<QLineEdit>("profileHost")->clear();
    QVERIFY(!m_form->check());
    QVERIFY(!message("profileHost").isEmpty());
    QVERIFY(find<QLineEdit>("profileHost")->property("invalid").toBool());
    QTest::keyClicks(find<QLineEdit>("profileHost"), QStringLiteral("h"));
    QVERIFY(message("profileHost").isEmpty()); // typing takes the reproach away
    QVERIFY(m_form->check());
}

void TestProfileForm::missingNameIsSaidThere()
{
    BrokerProfile profile = complete();
    profile.name.clear();
    m_form->setProfile(profile);
    QVERIFY(!m_form->check());
    QVERIFY(!message("profileName").isEmpty());
}

void TestProfileForm::missingFileIsSaidThere()
{
    BrokerProfile profile = complete();
    profile.tls = true;
    profile.caFile = QStringLiteral("/no/such/ca.pem");
    m_form->setProfile(profile);
    QVERIFY(!m_form->check());
    QVERIFY2(
        message("profileCaFile").contains(QStringLiteral("/no/such/ca.pem")), qPrintable(message("profileCaFile")));
}

void TestProfileForm::passwordNeedsAUser()
{
    m_form->setProfile(complete());
    QVERIFY(find<QLineEdit>("profilePassword")->isEnabled());
    auto* user = find<QLineEdit>("profileUser");
    user->selectAll();
    QTest::keyClick(user, Qt::Key_Delete);
    QVERIFY(!find<QLineEdit>("profilePassword")->isEnabled());
    QVERIFY(!find<QLineEdit>("profilePassword")->toolTip().isEmpty());
}

void TestProfileForm::passwordKeepingIsShown()
{
    m_form->setProfile(complete());
    auto* password = find<QLineEdit>("profilePassword");
    QCOMPARE(password->echoMode(), QLineEdit::Password);
    m_form->setPasswordKeeping(ProfileForm::PasswordKeeping::InKeychain);
    const QString kept = password->placeholderText();
    m_form->setPasswordKeeping(ProfileForm::PasswordKeeping::NoKeychain);
    QVERIFY(!kept.isEmpty() && password->placeholderText() != kept);
    QVERIFY(!message("profilePassword").isEmpty());
    QVERIFY(password->text().isEmpty());
}

void TestProfileForm::browsingFillsTheField()
{
    BrokerProfile profile = complete();
    profile.tls = true;
    m_form->setProfile(profile);
    FileDialog::setAsker(
        [](QWidget*, const QString&, const QString&, const QString&) { return QStringLiteral("/tmp/ca.pem"); });
    find<QToolButton>("profileCaFileBrowse")->click();
    QCOMPARE(m_form->profile().caFile, QStringLiteral("/tmp/ca.pem"));
    FileDialog::setAsker([](QWidget*, const QString&, const QString&, const QString&) { return QString(); });
    find<QToolButton>("profileCaFileBrowse")->click(); // nothing chosen changes nothing
    QCOMPARE(m_form->profile().caFile, QStringLiteral("/tmp/ca.pem"));
}

void TestProfileForm::passwordDialogAsks()
{
    PasswordDialog dialog(complete());
    auto* connectButton = dialog.findChild<QPushButton*>(QStringLiteral("passwordConnect"));
    QVERIFY(!connectButton->isEnabled());
    QTest::keyClicks(dialog.findChild<QLineEdit*>(QStringLiteral("passwordField")), QStringLiteral("s3cret"));
    QVERIFY(connectButton->isEnabled());
    QCOMPARE(dialog.password(), QStringLiteral("s3cret"));
    connectButton->click();
    QCOMPARE(dialog.result(), int(QDialog::Accepted));
}

QTEST_MAIN(TestProfileForm)
#include "tst_profileform.moc"
