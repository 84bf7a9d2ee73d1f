// SPDX-License-Identifier: GPL-3.0-or-later
// The whole window on a whole console with a workspace of its own; no broker.
#include "app/console/consolewindow.h"
#include "tests/support/modal.h"
#include "ui/common/noticebar.h"
#include "ui/firststart/firststartpage.h"

#include <QAbstractItemView>
#include <QAction>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace console;

class TestConsoleWindow : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void hasEveryPage();
    void framesArrive();
    void comesForwardFromTheDock();
    void remembersItsPage();
    void asksForThePassword();
    void keysCanBeChosen();
    void beginsWithThreeWays();
    void leadsToAConnection();
    void opensAnotherWorkspace();
    void saysThatSettingsWereDamaged();
    void aDemoOfTheRunBeforeIsNotTried();

private:
    [[nodiscard]] CommandLine line() const;
    void open(const CommandLine& line);
    void close();

    std::unique_ptr<QTemporaryDir> m_folder;
    Language m_language;
    std::unique_ptr<Console> m_console;
    std::unique_ptr<ConsoleWindow> m_window;
};

void TestConsoleWindow::init()
{
    close();
    m_folder = std::make_unique<QTemporaryDir>();
}

CommandLine TestConsoleWindow::line() const
{
    CommandLine line;
    line.workspace = m_folder->filePath(QStringLiteral("workspace"));
    line.listenAddress = QStringLiteral("127.0.0.1");
    line.listenPort = 0;
    return line;
}

void TestConsoleWindow::open(const CommandLine& line)
{
    auto opened = Console::open(line);
    QVERIFY(opened);
    m_console = std::move(*opened);
    m_window = std::make_unique<ConsoleWindow>(*m_console, m_language);
    m_window->show();
    m_console->start();
}

void TestConsoleWindow::close()
{
    m_window.reset();
    m_console.reset();
}

void TestConsoleWindow::hasEveryPage()
{
    open(line());
    for (const char* page : { "overview", "devices", "firmware", "batches", "activity", "settings" }) {
        m_window->window().showPage(QString::fromLatin1(page));
        QCOMPARE(m_window->window().currentPage(), QString::fromLatin1(page));
    }
    close();
}

void TestConsoleWindow::framesArrive()
{
    open(line());
    m_window->window().showPage(QStringLiteral("activity"));
    const auto* view = m_window->window().page(QStringLiteral("activity"))->findChild<QAbstractItemView*>();
    QVERIFY(view);
    QTRY_VERIFY_WITH_TIMEOUT(view->model()->rowCount() >= 2, 20000); // it started, and the file server listens
    close();
}

void TestConsoleWindow::comesForwardFromTheDock()
{
    open(line());
    m_window->window().showMinimized();
    QVERIFY(m_window->window().isMinimized());
    m_window->comeForward();
    QVERIFY(m_window->window().isVisible());
    QVERIFY(!m_window->window().isMinimized());
    close();
}

void TestConsoleWindow::remembersItsPage()
{
    open(line());
    m_window->window().showPage(QStringLiteral("firmware"));
    m_window->window().close();
    close();
    open(line());
    QCOMPARE(m_window->window().currentPage(), QStringLiteral("firmware"));
    close();
}

void TestConsoleWindow::asksForThePassword()
{
    CommandLine guarded = line();
    BrokerProfile profile = newProfile();
    profile.name = QStringLiteral("Plant");
    profile.host = QStringLiteral("127.0.0.1");
    profile.port = 1; // nobody: the password is asked before anything is tried
    profile.user = QStringLiteral("ops");
    profile.savePassword = false;
    guarded.broker = profile;
    int asked = 0;
    onNextDialog(
        this,
        [](QDialog& dialog) {
            auto* field = dialog.findChild<QLineEdit*>(QStringLiteral("passwordField"));
            QVERIFY(field);
            QTest::keyClicks(field, QStringLiteral("secret"));
            dialog.accept();
        },
        &asked);
    open(guarded);
    QTRY_COMPARE(asked, 1);
    close();
    QFile settings(line().workspace + QStringLiteral("/settings.json"));
    QVERIFY(settings.open(QIODevice::ReadOnly));
    const QByteArray text = settings.readAll();
    QVERIFY(text.contains("Plant"));
    QVERIFY(!text.contains("secret"));
}

void TestConsoleWindow::keysCanBeChosen()
{
    open(line());
    const auto action
        = [this](const char* name) { return m_window->window().findChild<QAction*>(QString::fromLatin1(name)); };
    QCOMPARE(action("uploadFirmware")->shortcut(), QKeySequence(QStringLiteral("Ctrl+U")));
    onNextDialog(this, [](QDialog& dialog) {
        auto* table = dialog.findChild<QTableView*>(QStringLiteral("shortcutTable"));
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            if (table->model()->index(row, 0).data().toString() == QLatin1String("Upload firmware"))
                table->selectRow(row);
        }
        dialog.findChild<QPushButton*>(QStringLiteral("shortcutNone"))->click();
        dialog.accept();
    });
    action("showShortcuts")->trigger();
    QTRY_VERIFY(action("uploadFirmware")->shortcut().isEmpty());
    m_window->window().close();
    close();
    open(line()); // still so the next time
    QVERIFY(action("uploadFirmware")->shortcut().isEmpty());
    QCOMPARE(action("newBatch")->shortcut(), QKeySequence(QStringLiteral("Ctrl+N")));
    close();
}

void TestConsoleWindow::beginsWithThreeWays()
{
    open(line());
    auto* first = m_window->window().findChild<FirstStartPage*>();
    QVERIFY(first);
    QTRY_VERIFY_WITH_TIMEOUT(first->isVisible(), 20000);
    first->findChild<QPushButton*>(QStringLiteral("firstStartSkip"))->click();
    QVERIFY(!first->isVisible());
    close();
}

void TestConsoleWindow::leadsToAConnection()
{
    open(line());
    auto* first = m_window->window().findChild<FirstStartPage*>();
    QTRY_VERIFY_WITH_TIMEOUT(first->isVisible(), 20000);
    first->findChild<QPushButton*>(QStringLiteral("connectBroker"))->click();
    QCOMPARE(m_window->window().currentPage(), QStringLiteral("settings"));
    auto* host = m_window->window().findChild<QLineEdit*>(QStringLiteral("profileHost"));
    QVERIFY(host->isVisible());
    QVERIFY(host->text().isEmpty());
    close();
}

void TestConsoleWindow::opensAnotherWorkspace()
{
    open(line());
    auto* first = m_window->window().findChild<FirstStartPage*>();
    QSignalSpy wanted(m_window.get(), &ConsoleWindow::workspaceWanted);
    QFile file(m_folder->filePath(QStringLiteral("file")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    emit first->workspaceWanted(file.fileName());
    QCOMPARE(wanted.size(), 0);
    QVERIFY(first->findChild<QLabel*>(QStringLiteral("openWorkspaceProblem"))->text().contains(file.fileName()));
    const QString other = m_folder->filePath(QStringLiteral("other"));
    emit first->workspaceWanted(other);
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.first().first().toString(), other);
    QVERIFY(Workspace::open(other)); // nobody holds it
    close();
}

void TestConsoleWindow::saysThatSettingsWereDamaged()
{
    open(line());
    QVERIFY(!m_window->window().findChild<QWidget*>(QStringLiteral("damagedSettings")));
    close();
    QFile settings(line().workspace + QStringLiteral("/settings.json"));
    QVERIFY(settings.open(QIODevice::WriteOnly) && settings.write("{\"profiles\": [") > 0);
    settings.close();
    open(line());
    const auto* bar = m_window->window().findChild<NoticeBar*>(QStringLiteral("damagedSettings"));
    QVERIFY(bar && bar->isVisible());
    QVERIFY(bar->text().contains(QStringLiteral("settings.json.damaged")));
    close();
}

void TestConsoleWindow::aDemoOfTheRunBeforeIsNotTried()
{
    open(line());
    ConsoleSettings settings = m_console->settings();
    BrokerProfile profile = newProfile();
    profile.id = DemoGuide::profileId;
    profile.name = QStringLiteral("Demo");
    profile.host = QStringLiteral("127.0.0.1");
    settings.profiles.append(profile);
    settings.activeProfile = profile.id;
    QVERIFY(m_console->keepSettings(settings));
    close();
    open(line());
    QCOMPARE(m_console->settings().activeProfile, QString());
    auto* banner = m_window->window().findChild<QWidget*>(QStringLiteral("demoBanner"));
    QVERIFY(banner && banner->isVisible());
    close();
}

QTEST_MAIN(TestConsoleWindow)
#include "tst_consolewindow.moc"
