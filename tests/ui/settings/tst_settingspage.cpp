// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakecommands.h"
#include "tests/support/modal.h"
#include "ui/common/errortext.h"
#include "ui/common/noticebar.h"
#include "ui/common/theme.h"
#include "ui/settings/settingspage.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace console;

class TestSettingsPage : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void languageTakesEffectAtOnce();
    void themeTakesEffectAtOnce();
    void operatorNameIsKept();
    void fourEyesAreSwitched();
    void refusedSettingsAreSaid();
    void profilesAreListed();
    void profileIsAddedAndSaved();
    void copyIsAnotherClient();
    void profileIsDeletedAfterAQuestion();
    void incompleteProfileIsNotSaved();
    void typedPasswordGoesToTheKeychain();
    void passwordIsAskedWhereThereIsNoKeychain();
    void failedConnectSaysTheRemedy();
    void activeProfileCanBeDisconnected();
    void listeningHereOnlyIsSaid();
    void othersConnectionsComeIn();
    void alertsAreKept();
    void serverFieldsAreChecked_data();
    void serverFieldsAreChecked();
    void takenPortIsSaidAtTheField();
    void serverStateIsShown();

private:
    template <class W> W* find(const char* name) { return m_page->findChild<W*>(QString::fromLatin1(name)); }
    void click(const char* name) { find<QPushButton>(name)->click(); }
    void type(const char* field, const QString& text)
    {
        auto* line = find<QLineEdit>(field);
        line->selectAll();
        QTest::keyClicks(line, text);
    }
    NoticeBar* profileNotice() { return find<QWidget>("profileSettings")->findChild<NoticeBar*>(); }

    std::unique_ptr<FakeCommands> m_commands;
    std::unique_ptr<SettingsPage> m_page;
};

void TestSettingsPage::init()
{
    applyTheme(*qApp, Theme::Light);
    m_commands = std::make_unique<FakeCommands>();
    BrokerProfile one;
    one.id = QStringLiteral("p1");
    one.name = QStringLiteral("Plant");
    one.host = QStringLiteral("a.example");
    one.clientId = QStringLiteral("c1");
    BrokerProfile two = one;
    two.id = QStringLiteral("p2");
    two.name = QStringLiteral("Lab");
    two.user = QStringLiteral("ops");
    two.clientId = QStringLiteral("c2");
    m_commands->currentSettings.profiles = { one, two };
    m_commands->currentSettings.activeProfile = QStringLiteral("p1");
    m_page = std::make_unique<SettingsPage>(*m_commands);
}

void TestSettingsPage::cleanup()
{
    m_page.reset();
    m_commands.reset();
}

void TestSettingsPage::languageTakesEffectAtOnce()
{
    QSignalSpy chosen(m_page.get(), &SettingsPage::languageChosen);
    find<QComboBox>("settingsLanguage")->setCurrentIndex(2);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().first().toString(), QStringLiteral("zh_CN"));
    QCOMPARE(m_commands->currentSettings.language, QStringLiteral("zh_CN"));
}

void TestSettingsPage::themeTakesEffectAtOnce()
{
    find<QComboBox>("settingsTheme")->setCurrentIndex(2);
    QVERIFY(isDark());
    QCOMPARE(m_commands->currentSettings.theme, Theme::Dark);
}

void TestSettingsPage::operatorNameIsKept()
{
    type("settingsOperator", QStringLiteral("Li Wei"));
    QTest::keyClick(find<QLineEdit>("settingsOperator"), Qt::Key_Return);
    QCOMPARE(m_commands->currentSettings.operatorName, QStringLiteral("Li Wei"));
}

void TestSettingsPage::fourEyesAreSwitched()
{
    auto* box = find<QCheckBox>("settingsFourEyes");
    QVERIFY(!box->isChecked());
    box->click(); // on: asks nothing
    QTRY_VERIFY(m_commands->currentSettings.fourEyes);
    onNextDialog(this, [](QDialog& dialog) { QTest::keyClick(&dialog, Qt::Key_Escape); });
    box->click();
    QVERIFY(box->isChecked());
    QVERIFY(m_commands->currentSettings.fourEyes);
    onNextDialog(
        this, [](QDialog& dialog) { dialog.findChild<QPushButton*>(QStringLiteral("questionVerb"))->click(); });
    box->click();
    QTRY_VERIFY(!m_commands->currentSettings.fourEyes);
    m_commands->settingsAnswer = Result<void>(failure(ErrorKind::CannotRecord));
    box->click();
    QTRY_VERIFY(!box->isChecked()); // what is saved
}

void TestSettingsPage::refusedSettingsAreSaid()
{
    m_commands->settingsAnswer = Result<void>(failure(ErrorKind::StoreFailed));
    find<QComboBox>("settingsLanguage")->setCurrentIndex(1);
    auto* notice = m_page->findChild<NoticeBar*>();
    QTRY_VERIFY(!notice->text().isEmpty());
    QCOMPARE(find<QComboBox>("settingsLanguage")->currentIndex(), 0); // shows what is in force
}

void TestSettingsPage::profilesAreListed()
{
    auto* list = find<QListWidget>("profileList");
    QCOMPARE(list->count(), 2);
    QCOMPARE(find<QLineEdit>("profileHost")->text(), QStringLiteral("a.example"));
    m_commands->readPasswordAnswer = Result<QString>(QStringLiteral("secret"));
    list->setCurrentRow(1);
    QCOMPARE(find<QLineEdit>("profileUser")->text(), QStringLiteral("ops"));
    QTRY_VERIFY(find<QLineEdit>("profilePassword")->placeholderText().contains(QStringLiteral("keychain")));
    QVERIFY(find<QLineEdit>("profilePassword")->text().isEmpty()); // a stored password is never shown
}

void TestSettingsPage::profileIsAddedAndSaved()
{
    click("profileAdd");
    type("profileName", QStringLiteral("Third"));
    type("profileHost", QStringLiteral("c.example"));
    QCOMPARE(find<QListWidget>("profileList")->item(2)->text(), QStringLiteral("Third"));
    QSignalSpy changed(m_page.get(), &SettingsPage::settingsChanged);
    click("profileSave");
    QTRY_COMPARE(changed.size(), 1);
    const QList<BrokerProfile> saved = m_commands->currentSettings.profiles;
    QCOMPARE(saved.size(), 3);
    QCOMPARE(saved[2].host, QStringLiteral("c.example"));
    QVERIFY(!saved[2].id.isEmpty() && !saved[2].clientId.isEmpty());
    QVERIFY(!find<QPushButton>("profileSave")->isEnabled());
}

void TestSettingsPage::copyIsAnotherClient()
{
    click("profileDuplicate");
    QCOMPARE(find<QListWidget>("profileList")->count(), 3);
    QCOMPARE(find<QLineEdit>("profileHost")->text(), QStringLiteral("a.example"));
    click("profileSave");
    QTRY_COMPARE(m_commands->currentSettings.profiles.size(), 3);
    const QList<BrokerProfile> saved = m_commands->currentSettings.profiles;
    QVERIFY(saved[2].id != saved[0].id && saved[2].clientId != saved[0].clientId);
}

void TestSettingsPage::profileIsDeletedAfterAQuestion()
{
    pressInNextDialog(this, QStringLiteral("questionKeep"));
    click("profileDelete");
    QCOMPARE(m_commands->currentSettings.profiles.size(), 2);
    pressInNextDialog(this, QStringLiteral("questionVerb"));
    click("profileDelete");
    QTRY_COMPARE(m_commands->currentSettings.profiles.size(), 1);
    QVERIFY(m_commands->currentSettings.activeProfile.isEmpty()); // it was the active one
    QCOMPARE(find<QLineEdit>("profileName")->text(), QStringLiteral("Lab"));
}

void TestSettingsPage::incompleteProfileIsNotSaved()
{
    click("profileAdd");
    click("profileSave");
    QCOMPARE(m_commands->count(QStringLiteral("applySettings")), 0);
    QVERIFY(!find<QLabel>("profileHostMessage")->text().isEmpty());
    click("profileTest");
    QCOMPARE(m_commands->count(QStringLiteral("testConnection")), 0);
}

void TestSettingsPage::typedPasswordGoesToTheKeychain()
{
    find<QListWidget>("profileList")->setCurrentRow(1);
    type("profilePassword", QStringLiteral("s3cret"));
    click("profileSave");
    QTRY_COMPARE(m_commands->count(QStringLiteral("savePassword p2 s3cret")), 1);
    QTRY_VERIFY(find<QLineEdit>("profilePassword")->text().isEmpty());
}

void TestSettingsPage::passwordIsAskedWhereThereIsNoKeychain()
{
    find<QListWidget>("profileList")->setCurrentRow(1);
    m_commands->connectAnswer = Result<void>(failure(ErrorKind::PasswordNeeded));
    onNextDialog(this, [this](QDialog& dialog) {
        m_commands->connectAnswer = Result<void>{};
        QTest::keyClicks(dialog.findChild<QLineEdit*>(QStringLiteral("passwordField")), QStringLiteral("pw"));
        dialog.findChild<QPushButton*>(QStringLiteral("passwordConnect"))->click();
    });
    click("profileConnect");
    QTRY_COMPARE(m_commands->count(QStringLiteral("connectBroker p2 pw")), 1);
    QCOMPARE(m_commands->currentSettings.activeProfile, QStringLiteral("p2"));
    Frame frame;
    frame.pulse.link.state = LinkState::Connected;
    m_page->applyFrame(frame);
    QVERIFY(!find<QPushButton>("profileDisconnect")->isHidden()); // now this one is in use
}

void TestSettingsPage::failedConnectSaysTheRemedy()
{
    const Error error{ ErrorKind::ConnectionRefused, QStringLiteral("a.example:1883") };
    m_commands->connectAnswer = Result<void>(failure(error));
    click("profileConnect");
    QTRY_COMPARE(profileNotice()->text(), errorText(error));
    QVERIFY(find<QPushButton>("profileConnect")->isEnabled());
}

void TestSettingsPage::activeProfileCanBeDisconnected()
{
    QVERIFY(find<QPushButton>("profileDisconnect")->isHidden());
    Frame frame;
    frame.pulse.link.state = LinkState::Connected;
    m_page->applyFrame(frame);
    QVERIFY(!find<QPushButton>("profileDisconnect")->isHidden());
    QVERIFY(!find<QPushButton>("profileDelete")->isEnabled());
    QVERIFY(!find<QPushButton>("profileDelete")->toolTip().isEmpty());
    click("profileDisconnect");
    QCOMPARE(m_commands->count(QStringLiteral("disconnectBroker")), 1);
}

/// Half of what devices need is set: said beside the other half.
void TestSettingsPage::othersConnectionsComeIn()
{
    type("profileName", QStringLiteral("Plant, edited"));
    BrokerProfile demo = newProfile();
    demo.name = QStringLiteral("Demo");
    m_commands->currentSettings.profiles.append(demo);
    m_page->reload();
    auto* list = find<QListWidget>("profileList");
    QCOMPARE(list->count(), 3);
    QCOMPARE(list->item(0)->text(), QStringLiteral("Plant, edited")); // not saved yet, and not lost
    QCOMPARE(list->currentRow(), 0);
    click("profileSave");
    QTRY_COMPARE(m_commands->currentSettings.profiles.size(), 3);
    QCOMPARE(m_commands->currentSettings.profiles.first().name, QStringLiteral("Plant, edited"));
}

void TestSettingsPage::alertsAreKept()
{
    find<QCheckBox>("alertsQuiet")->click();
    QVERIFY(m_commands->currentSettings.alerts.quiet);
    m_page->addConnection();
    QCOMPARE(find<QListWidget>("profileList")->count(), 3);
    QVERIFY(find<QLineEdit>("profileHost")->text().isEmpty());
}

void TestSettingsPage::listeningHereOnlyIsSaid()
{
    const auto said = [this] { return find<QLabel>("settingsListenAddressMessage")->text(); };
    auto* address = find<QLineEdit>("settingsListenAddress");
    auto* url = find<QLineEdit>("settingsPublicUrl");
    address->setText(QStringLiteral("0.0.0.0"));
    url->setText(QStringLiteral("http://fw.example"));
    const QString hint = said();
    address->setText(QStringLiteral("127.0.0.1"));
    QVERIFY2(said().contains(QStringLiteral("fw.example")), qPrintable(said()));
    url->setText(QStringLiteral("http://localhost"));
    QVERIFY(said() != hint && !said().contains(QStringLiteral("localhost")));
    url->clear();
    QVERIFY(said() != hint);
    address->setText(QStringLiteral("192.0.2.7"));
    QCOMPARE(said(), hint);
}

void TestSettingsPage::serverFieldsAreChecked_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("savable");
    QTest::addColumn<bool>("said");
    const QString any = QStringLiteral("0.0.0.0");
    QTest::newRow("good") << any << QStringLiteral("http://fw.example") << true << false;
    QTest::newRow("trailing slash") << any << QStringLiteral("https://fw.example/ota/") << true << false;
    QTest::newRow("explicit port warns") << any << QStringLiteral("http://fw.example:8070") << true << true;
    QTest::newRow("loopback warns") << any << QStringLiteral("http://127.0.0.1") << true << true;
    QTest::newRow("no scheme") << any << QStringLiteral("fw.example") << false << true;
    QTest::newRow("other scheme") << any << QStringLiteral("ftp://fw.example") << false << true;
    QTest::newRow("query") << any << QStringLiteral("http://fw.example?x=1") << false << true;
    QTest::newRow("password") << any << QStringLiteral("http://u:p@fw.example") << false << true;
    QTest::newRow("too long") << any << (QStringLiteral("http://fw.example/") + QString(200, QLatin1Char('a'))) << false
                              << true;
    QTest::newRow("five parts") << QStringLiteral("1.2.3.4.5") << QStringLiteral("http://fw.example") << false << false;
    QTest::newRow("IPv6") << QStringLiteral("::1") << QStringLiteral("http://[2001:db8::1]") << true << false;
    QTest::newRow("not an address") << QStringLiteral("here") << QStringLiteral("http://fw.example") << false << false;
}

void TestSettingsPage::serverFieldsAreChecked()
{
    QFETCH(const QString, address);
    QFETCH(const QString, url);
    QFETCH(const bool, savable);
    QFETCH(const bool, said);
    const QString hint = find<QLabel>("settingsPublicUrlMessage")->text();
    find<QLineEdit>("settingsListenAddress")->setText(address);
    find<QLineEdit>("settingsPublicUrl")->setText(url);
    QCOMPARE(find<QPushButton>("settingsServerSave")->isEnabled(), savable);
    QCOMPARE(find<QLabel>("settingsPublicUrlMessage")->text() != hint, said);
    if (!savable)
        return;
    click("settingsServerSave");
    QVERIFY(!m_commands->currentSettings.publicUrl.endsWith(QLatin1Char('/')));
    QVERIFY(url.startsWith(m_commands->currentSettings.publicUrl));
}

void TestSettingsPage::takenPortIsSaidAtTheField()
{
    const Error error{ ErrorKind::ListenPortTaken, QStringLiteral("8071") };
    m_commands->settingsAnswer = Result<void>(failure(error));
    find<QSpinBox>("settingsListenPort")->setValue(8071);
    click("settingsServerSave");
    QTRY_COMPARE(find<QLabel>("settingsListenPortMessage")->text(), errorText(error));
    QVERIFY(!find<QPushButton>("settingsOfferPort")->isHidden()); // another one is offered
    m_commands->settingsAnswer = Result<void>{};
    click("settingsOfferPort");
    QCOMPARE(m_commands->currentSettings.listenPort, quint16(8072));
    QTRY_VERIFY(find<QPushButton>("settingsOfferPort")->isHidden());
}

void TestSettingsPage::serverStateIsShown()
{
    Frame frame;
    frame.pulse.server.state = ServerState::Listening;
    frame.pulse.server.address = QStringLiteral("0.0.0.0");
    frame.pulse.server.port = 8070;
    frame.pulse.server.publicUrl = QStringLiteral("http://fw.example");
    m_page->applyFrame(frame);
    QVERIFY(find<QLabel>("settingsServerState")->text().contains(QStringLiteral("8070")));
    frame.pulse.server.state = ServerState::Failed;
    frame.pulse.server.error = Error{ ErrorKind::ListenPortTaken, {} };
    m_page->applyFrame(frame);
    QCOMPARE(find<QLabel>("settingsServerState")->text(), errorText(*frame.pulse.server.error));
}

QTEST_MAIN(TestSettingsPage)
#include "tst_settingspage.moc"
