// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakecommands.h"
#include "tests/support/fleetbuilder.h"
#include "tests/support/modal.h"
#include "ui/common/errortext.h"
#include "ui/common/page.h"
#include "ui/common/tableview.h"
#include "ui/common/theme.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/navigationrail.h"

#include <QFrame>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScreen>
#include <QSignalSpy>
#include <QSplitter>
#include <QStandardItemModel>
#include <QTest>
#include <QToolButton>

using namespace console;

namespace {

class CountingPage final : public QWidget, public Page
{
public:
    void retranslate() override { ++retranslated; }
    int retranslated = 0;
};

} // namespace

class TestMainWindow : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void keysChoosePages();
    void railChoosesPages();
    void titleNamesWorkspaceAndEnvironment();
    void statusShowsThePulse();
    void lostConnectionIsSaid();
    void countsStandOnTheRail();
    void problemsLeadToActivity();
    void saysThatItOpens();
    void saysWhyAControlIsDisabled();
    void windowComesBackAsItWas();
    void tablesLookAsTheyDidWithEachProfile();
    void languageReachesEverything();
    void closingSavesAndQuits();
    void aboutNamesTheLibraries();
    void menuOffersHelpAboutAndQuit();
    void aLayoutOfAScreenThatIsGone_data();
    void aLayoutOfAScreenThatIsGone();
    void firstStartCoversWhatIsEmpty();
    void alertsRingTheBell();

private:
    std::unique_ptr<MainWindow> makeWindow();
    template <class W> W* find(const char* name) { return m_window->findChild<W*>(QString::fromLatin1(name)); }

    std::unique_ptr<FakeCommands> m_commands;
    std::unique_ptr<MainWindow> m_window;
    QStandardItemModel m_model;
};

void TestMainWindow::init()
{
    applyTheme(*qApp, Theme::Light);
    m_model.setColumnCount(3);
    m_commands = std::make_unique<FakeCommands>();
    BrokerProfile profile;
    profile.id = QStringLiteral("p1");
    profile.name = QStringLiteral("Plant");
    profile.environment = QStringLiteral("Plant 4");
    m_commands->currentSettings.profiles = { profile };
    m_commands->currentSettings.activeProfile = profile.id;
    m_window = makeWindow();
}

void TestMainWindow::cleanup()
{
    m_window.reset();
    m_commands.reset();
}

std::unique_ptr<MainWindow> TestMainWindow::makeWindow()
{
    auto window
        = std::make_unique<MainWindow>(*m_commands, QStringLiteral("demo"), QStringLiteral("libmosquitto 2.0.11"));
    for (const char* const name : { "overview", "devices", "firmware", "batches", "activity", "settings" }) {
        QWidget* page = new CountingPage;
        if (qstrcmp(name, "devices") == 0) {
            auto* table = new TableView(QStringLiteral("Devices"), page);
            table->setObjectName(QStringLiteral("deviceTable"));
            table->setModel(&m_model);
        }
        window->addPage(QString::fromLatin1(name), {}, QString::fromLatin1(name), page);
    }
    window->show();
    return window;
}

void TestMainWindow::keysChoosePages()
{
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QCOMPARE(m_window->currentPage(), QStringLiteral("overview"));
    QTest::keyClick(m_window.get(), Qt::Key_4, Qt::ControlModifier);
    QCOMPARE(m_window->currentPage(), QStringLiteral("batches"));
    QTest::keyClick(m_window.get(), Qt::Key_6, Qt::ControlModifier);
    QCOMPARE(m_window->currentPage(), QStringLiteral("settings"));
    QVERIFY(find<QAbstractButton>("rail_settings")->isChecked());
    m_window->showPage(QStringLiteral("no such page"));
    QCOMPARE(m_window->currentPage(), QStringLiteral("settings"));
}

void TestMainWindow::railChoosesPages()
{
    QSignalSpy shown(m_window.get(), &MainWindow::pageShown);
    QTest::mouseClick(find<QAbstractButton>("rail_firmware"), Qt::LeftButton);
    QCOMPARE(m_window->currentPage(), QStringLiteral("firmware"));
    QCOMPARE(shown.size(), 1);
    QVERIFY(m_window->page(QStringLiteral("firmware"))->isVisible());
    QCOMPARE(find<QAbstractButton>("rail_firmware")->accessibleName(), QStringLiteral("Firmware"));
}

void TestMainWindow::titleNamesWorkspaceAndEnvironment()
{
    QVERIFY(m_window->windowTitle().startsWith(QStringLiteral("demo — Plant 4")));
    QVERIFY(find<QFrame>("productionLine")->isHidden());
    m_commands->currentSettings.profiles[0].production = true;
    m_window->reloadSettings();
    QVERIFY(find<QFrame>("productionLine")->isVisible());
    QCOMPARE(find<QFrame>("productionLine")->toolTip(), QStringLiteral("Production environment"));
    const QColor red = find<QFrame>("productionLine")->palette().color(QPalette::Window);
    m_commands->currentSettings.profiles[0].production = false;
    m_commands->currentSettings.profiles[0].colour = EnvironmentColour::Teal;
    m_window->reloadSettings();
    QVERIFY(find<QFrame>("productionLine")->isVisible());
    QVERIFY(find<QFrame>("productionLine")->palette().color(QPalette::Window) != red);
    QVERIFY(find<QFrame>("productionLine")->toolTip().contains(QStringLiteral("Plant 4")));
}

void TestMainWindow::statusShowsThePulse()
{
    FleetBuilder builder;
    m_window->applyFrame(builder.frame());
    QCOMPARE(find<QPushButton>("statusLink")->text(), QStringLiteral("broker.example:8883"));
    QCOMPARE(find<QLabel>("statusReports")->text(), QStringLiteral("1,204 reports/s"));
    QCOMPARE(find<QLabel>("statusStore")->text(), QStringLiteral("store 4 ms"));
    QCOMPARE(find<QLabel>("statusServer")->text(), QStringLiteral("files :8070"));
    QVERIFY(find<QPushButton>("statusProblems")->isHidden());
}

void TestMainWindow::lostConnectionIsSaid()
{
    FleetBuilder builder;
    Pulse& pulse = builder.edit().pulse;
    pulse.link.state = LinkState::WaitingToRetry;
    pulse.link.error = Error{ ErrorKind::ConnectionRefused, {} };
    pulse.storeError = Error{ ErrorKind::StoreFailed, {} };
    pulse.server.state = ServerState::Failed;
    pulse.server.error = Error{ ErrorKind::ListenPortTaken, {} };
    m_window->applyFrame(builder.frame());
    QVERIFY(find<QPushButton>("statusLink")->text() != QStringLiteral("broker.example:8883"));
    QCOMPARE(find<QPushButton>("statusLink")->toolTip(), errorText(*pulse.link.error));
    QCOMPARE(find<QLabel>("statusStore")->toolTip(), errorText(*pulse.storeError));
    QCOMPARE(find<QLabel>("statusServer")->toolTip(), errorText(*pulse.server.error));
    find<QPushButton>("statusLink")->click();
    QCOMPARE(m_window->currentPage(), QStringLiteral("settings"));
}

void TestMainWindow::countsStandOnTheRail()
{
    FleetBuilder builder;
    builder.addFirmware(QStringLiteral("2.4.1"), FirmwareState::Verified);
    builder.addBatch(BatchState::Running, 7).addBatch(BatchState::Running, 7).addBatch(BatchState::Completed, 7);
    m_window->applyFrame(builder.frame());
    const auto* rail = find<NavigationRail>("navigationRail");
    QCOMPARE(rail->count(QStringLiteral("batches")), 2U);
    Frame next = builder.takeFrame();
    next.batches.resize(1);
    next.batches[0].batch.state = BatchState::Paused;
    next.pulse.problems = 3;
    m_window->applyFrame(next);
    QCOMPARE(rail->count(QStringLiteral("batches")), 1U);
    QCOMPARE(rail->count(QStringLiteral("activity")), 3U);
}

void TestMainWindow::problemsLeadToActivity()
{
    FleetBuilder builder;
    builder.edit().pulse.problems = 2;
    m_window->applyFrame(builder.frame());
    auto* problems = find<QPushButton>("statusProblems");
    QVERIFY(problems->isVisible());
    problems->click();
    QCOMPARE(m_window->currentPage(), QStringLiteral("activity"));
    QCOMPARE(m_commands->count(QStringLiteral("markProblemsSeen")), 1);
}

void TestMainWindow::saysThatItOpens()
{
    auto* opening = find<QWidget>("opening");
    QVERIFY(!opening->isVisible());
    Frame frame;
    frame.pulse.loadedPercent = 40;
    m_window->applyFrame(frame);
    m_window->showPage(QStringLiteral("devices"));
    QVERIFY(opening->isVisible());
    QVERIFY(opening->findChild<QLabel*>(QStringLiteral("emptyText"))->text().contains(QStringLiteral("40 %")));
    QVERIFY(!m_window->page(QStringLiteral("devices"))->isVisible()); // it would say that there are no devices
    m_window->showPage(QStringLiteral("settings"));
    QVERIFY(!opening->isVisible());
    m_window->showPage(QStringLiteral("devices"));
    frame.pulse.loadedPercent = 100;
    m_window->applyFrame(frame);
    QVERIFY(!opening->isVisible());
    QVERIFY(m_window->page(QStringLiteral("devices"))->isVisible());
}

void TestMainWindow::saysWhyAControlIsDisabled()
{
    m_window->show();
    auto* button = new QPushButton(m_window->page(QStringLiteral("devices")));
    button->setEnabled(false);
    button->setStatusTip(QStringLiteral("Verify it first."));
    QEnterEvent enter({}, {}, {});
    QApplication::sendEvent(button, &enter);
    QCOMPARE(find<QLabel>("statusTip")->text(), QStringLiteral("Verify it first."));
    const int width = m_window->minimumSizeHint().width();
    button->setStatusTip(QStringLiteral("long ").repeated(200));
    QApplication::sendEvent(button, &enter);
    QVERIFY(find<QLabel>("statusTip")->text().endsWith(u'…'));
    QCOMPARE(m_window->minimumSizeHint().width(), width);
}

void TestMainWindow::windowComesBackAsItWas()
{
    m_window->showPage(QStringLiteral("batches"));
    m_window->resize(1111, 777);
    find<TableView>("deviceTable")->setColumnWidth(1, 234);
    m_window->close();
    m_window = makeWindow();
    QVERIFY(find<TableView>("deviceTable")->columnWidth(1) != 234);
    m_window->restoreWindow();
    QCOMPARE(m_window->currentPage(), QStringLiteral("batches"));
    QCOMPARE(m_window->size(), QSize(1111, 777));
    QCOMPARE(find<TableView>("deviceTable")->columnWidth(1), 234);
}

void TestMainWindow::tablesLookAsTheyDidWithEachProfile()
{
    BrokerProfile other;
    other.id = QStringLiteral("p2");
    m_commands->currentSettings.profiles.append(other);
    m_window->restoreWindow();
    const auto width = [this] { return find<TableView>("deviceTable")->columnWidth(1); };
    const auto connectTo = [this](const char* profile, const char* host) {
        m_commands->currentSettings.activeProfile = QString::fromLatin1(profile);
        Frame frame;
        frame.pulse.loadedPercent = 100;
        frame.pulse.link.host = QString::fromLatin1(host);
        m_window->applyFrame(frame);
    };
    connectTo("p1", "one");
    find<TableView>("deviceTable")->setColumnWidth(1, 201);
    connectTo("p2", "two");
    QCOMPARE(width(), 201); // nothing of its own yet
    find<TableView>("deviceTable")->setColumnWidth(1, 302);
    connectTo("p1", "one");
    QCOMPARE(width(), 201);
    connectTo("p2", "two");
    QCOMPARE(width(), 302);
}

void TestMainWindow::languageReachesEverything()
{
    auto* page = dynamic_cast<CountingPage*>(m_window->page(QStringLiteral("overview")));
    QEvent event(QEvent::LanguageChange);
    QApplication::sendEvent(m_window.get(), &event);
    QCOMPARE(page->retranslated, 1);
}

void TestMainWindow::closingSavesAndQuits()
{
    QSignalSpy quit(m_window.get(), &MainWindow::quitWanted);
    m_window->close();
    QCOMPARE(quit.size(), 1);
    QCOMPARE(m_commands->count(QStringLiteral("applySettings")), 1);
    QVERIFY(!m_commands->currentSettings.windowState.isEmpty());
}

void TestMainWindow::aboutNamesTheLibraries()
{
    QString text;
    onNextDialog(this, [&](QDialog& dialog) {
        text = dialog.findChild<QLabel*>(QStringLiteral("aboutText"))->text();
        dialog.accept();
    });
    m_window->showAbout();
    QVERIFY(text.contains(QStringLiteral("libmosquitto 2.0.11")));
    QVERIFY(text.contains(QString::fromLatin1(qVersion())));
}

void TestMainWindow::menuOffersHelpAboutAndQuit()
{
    find<QToolButton>("programMenu")->click();
    auto* menu = find<QMenu>("programMenuPopup");
    QVERIFY(menu);
    QCOMPARE(menu->actions().size(), 7); // help, find, keys, a line, first steps, about, quit
    QVERIFY(!menu->actions().at(4)->isVisible()); // there are none in this window
    QSignalSpy quit(m_window.get(), &MainWindow::quitWanted);
    menu->actions().last()->trigger();
    QCOMPARE(quit.size(), 1);
}

void TestMainWindow::aLayoutOfAScreenThatIsGone_data()
{
    QTest::addColumn<QByteArray>("geometry");
    QMainWindow far;
    far.setGeometry(9000, 7000, 1000, 700);
    QTest::newRow("another screen") << far.saveGeometry();
    QTest::newRow("no geometry") << QByteArray("nonsense");
}

void TestMainWindow::aLayoutOfAScreenThatIsGone()
{
    QFETCH(QByteArray, geometry);
    m_commands->currentSettings.windowState.insert(QStringLiteral("window/geometry"), geometry);
    m_commands->currentSettings.windowState.insert(QStringLiteral("window/page"), "gone");
    m_window->restoreWindow();
    m_window->show();
    const QRect screen = m_window->screen()->availableGeometry();
    const QRect title(m_window->geometry().topLeft(), QSize(m_window->width(), 20));
    QVERIFY(screen.intersected(title).width() >= 160);
    QVERIFY(m_window->width() >= m_window->minimumWidth());
    QVERIFY(!m_window->currentPage().isEmpty());
}

void TestMainWindow::firstStartCoversWhatIsEmpty()
{
    auto* first = new QLabel(QStringLiteral("Welcome"));
    m_window->setFirstStart(first);
    m_window->showPage(QStringLiteral("firmware"));
    QVERIFY(!first->isVisible());
    m_window->showFirstStart(true);
    QVERIFY(first->isVisible());
    m_window->showPage(QStringLiteral("settings"));
    QVERIFY(!first->isVisible());
    m_window->showPage(QStringLiteral("devices"));
    QVERIFY(first->isVisible());
    m_window->showFirstStart(false);
    QVERIFY(m_window->page(QStringLiteral("devices"))->isVisible());
    auto* banner = new QLabel(QStringLiteral("Demo"));
    m_window->addBanner(banner);
    QTRY_VERIFY(banner->isVisible());
}

void TestMainWindow::alertsRingTheBell()
{
    QSignalSpy opened(m_window.get(), &MainWindow::alertOpened);
    m_window->showAlert({ AlertKind::StoreFailed, 1, {}, {}, {}, {} });
    auto* bell = find<QPushButton>("alertBell");
    QCOMPARE(bell->text(), QStringLiteral("1"));
    QTest::mouseClick(bell, Qt::LeftButton);
    auto* menu = find<QMenu>("alertMenu");
    QTRY_VERIFY(menu->isVisible());
    menu->actions().first()->trigger();
    QCOMPARE(opened.size(), 1);
    find<QAction>("quietAlerts")->trigger();
    QVERIFY(m_commands->currentSettings.alerts.quiet);
    menu->close();
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
