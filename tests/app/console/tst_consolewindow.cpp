// SPDX-License-Identifier: GPL-3.0-or-later
// The whole window on a whole console with a workspace of its own; no broker.
#include "app/console/consolewindow.h"
#include "tests/support/modal.h"

#include <QAbstractItemView>
#include <QAction>
#include <QFile>
#include <QLineEdit>
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

QTEST_MAIN(TestConsoleWindow)
#include "tst_consolewindow.moc"
