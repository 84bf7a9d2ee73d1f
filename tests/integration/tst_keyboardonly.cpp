// SPDX-License-Identifier: GPL-3.0-or-later
// The whole workflow on the real window with a real broker and real downloads, by keys alone: a person whose mouse is
// broken, or who never had one, gets every device updated.
#include "app/console/consolewindow.h"
#include "tests/integration/fleetprocess.h"
#include "tests/support/modal.h"
#include "tests/support/mosquittoprocess.h"
#include "ui/common/badgelabel.h"

#include <QAbstractItemView>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QSpinBox>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>

using namespace console;

class TestKeyboardOnly : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void connectsToABroker();
    void looksAtTheDevices();
    void uploadsFirmware();
    void verifiesIt();
    void startsABatch();
    void watchesItEnd();
    void cleanupTestCase();

private:
    static QWidget* target();
    void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void type(const QString& text) { QTest::keyClicks(target(), text); }
    /// Tab until the widget of that name has the focus.
    bool tabTo(const QString& name);
    bool fill(const QString& name, const QString& text);
    bool pushButton(const QString& name);
    /// The dialog of that name stands and has the keys, as every window manager gives them to a new window.
    QDialog* dialog(const char* name);
    bool mainWindow(); ///< the same, when a dialog is gone
    /// Ctrl+K, words, Enter.
    bool command(const QString& words);
    template <class T> T* find(const char* name) { return m_window->window().findChild<T*>(QString::fromLatin1(name)); }
    int rows(const char* table) { return find<QAbstractItemView>(table)->model()->rowCount(); }
    QString focusName() const
    {
        return QApplication::focusWidget() ? QApplication::focusWidget()->objectName() : QString();
    }

    static constexpr int devices = 12;
    MosquittoProcess m_broker;
    QTemporaryDir m_folder;
    Language m_language;
    std::unique_ptr<Console> m_console;
    std::unique_ptr<ConsoleWindow> m_window;
    std::unique_ptr<FleetProcess> m_fleet;
    int m_keys = 0;
};

QWidget* TestKeyboardOnly::target()
{
    // A menu takes the keys; the list under a field leaves them to the field.
    if (auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget()))
        return menu;
    return QApplication::focusWidget() ? QApplication::focusWidget() : QApplication::activeWindow();
}

void TestKeyboardOnly::press(int key, Qt::KeyboardModifiers modifiers)
{
    ++m_keys;
    QTest::keyClick(target(), Qt::Key(key), modifiers);
}

bool TestKeyboardOnly::tabTo(const QString& name)
{
    QStringList passed;
    for (int tab = 0; tab < 120; ++tab) {
        if (focusName() == name)
            return true;
        press(Qt::Key_Tab);
        passed.append(focusName());
    }
    qWarning() << "Tab never comes to" << name << "but to" << passed.mid(0, 60);
    return false;
}

bool TestKeyboardOnly::fill(const QString& name, const QString& text)
{
    if (!tabTo(name))
        return false;
    press(Qt::Key_A, Qt::ControlModifier);
    type(text);
    return true;
}

bool TestKeyboardOnly::pushButton(const QString& name)
{
    if (!tabTo(name))
        return false;
    press(Qt::Key_Space);
    return true;
}

QDialog* TestKeyboardOnly::dialog(const char* name)
{
    QDialog* found = nullptr;
    const auto stands = [&] {
        found = find<QDialog>(name);
        return found && found->isVisible();
    };
    if (!QTest::qWaitFor(stands))
        return nullptr;
    found->activateWindow();
    return QTest::qWaitFor([&] { return QApplication::activeWindow() == found; }) ? found : nullptr;
}

bool TestKeyboardOnly::mainWindow()
{
    m_window->window().activateWindow();
    return QTest::qWaitFor([this] { return QApplication::activeWindow() == &m_window->window(); });
}

bool TestKeyboardOnly::command(const QString& words)
{
    press(Qt::Key_K, Qt::ControlModifier);
    if (focusName() != QLatin1String("paletteText"))
        return false;
    type(words);
    press(Qt::Key_Return);
    return !find<QWidget>("commandPalette")->isVisible();
}

void TestKeyboardOnly::initTestCase()
{
    QVERIFY2(m_broker.start(), qPrintable(m_broker.log()));
    CommandLine line;
    line.workspace = m_folder.filePath(QStringLiteral("workspace"));
    line.listenAddress = QStringLiteral("127.0.0.1");
    line.listenPort = 0;
    auto opened = Console::open(line);
    QVERIFY(opened);
    m_console = std::move(*opened);
    m_window = std::make_unique<ConsoleWindow>(*m_console, m_language);
    m_language.choose(QStringLiteral("en"));
    m_window->show();
    m_console->start();
    QVERIFY(QTest::qWaitForWindowActive(&m_window->window()));
    m_fleet = std::make_unique<FleetProcess>(m_broker.port(), m_folder.filePath(QStringLiteral("ledger")),
        QStringList{ QStringLiteral("--devices"), QString::number(devices), QStringLiteral("--reboot-ms"),
            QStringLiteral("200"), QStringLiteral("--speed"), QStringLiteral("20"), QStringLiteral("--kinds"),
            QStringLiteral("plain=100") });
}

void TestKeyboardOnly::connectsToABroker()
{
    press(Qt::Key_6, Qt::ControlModifier);
    QCOMPARE(m_window->window().currentPage(), QStringLiteral("settings"));
    QVERIFY(pushButton(QStringLiteral("profileAdd")));
    QVERIFY(fill(QStringLiteral("profileName"), QStringLiteral("Plant")));
    QVERIFY(fill(QStringLiteral("profileHost"), QStringLiteral("127.0.0.1")));
    QVERIFY(fill(QStringLiteral("profilePort"), QString::number(m_broker.port())));
    QVERIFY(pushButton(QStringLiteral("profileConnect")));
    QTRY_VERIFY_WITH_TIMEOUT(find<QPushButton>("statusLink")->text().startsWith(QStringLiteral("127.0.0.1")), 20000);
    QVERIFY(m_fleet->start()); // its devices report when they start
}

void TestKeyboardOnly::looksAtTheDevices()
{
    press(Qt::Key_2, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(rows("deviceTable"), devices, 30000);
    QVERIFY(tabTo(QStringLiteral("deviceTable")));
    press(Qt::Key_Home, Qt::ControlModifier);
    press(Qt::Key_Return);
    QTRY_VERIFY(find<QWidget>("devicePanel")->isVisible());
    press(Qt::Key_F, Qt::ControlModifier);
    QCOMPARE(focusName(), QStringLiteral("deviceFilter"));
    type(QStringLiteral("dev000003"));
    QTRY_COMPARE(rows("deviceTable"), 1);
    press(Qt::Key_A, Qt::ControlModifier);
    press(Qt::Key_Delete);
    QTRY_COMPARE(rows("deviceTable"), devices);
}

void TestKeyboardOnly::uploadsFirmware()
{
    const QString path = m_folder.filePath(QStringLiteral("firmware.bin"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(50'000, 'f') + QByteArray(path.toUtf8()));
    file.close();
    QVERIFY(command(QStringLiteral("upload firm")));
    QVERIFY(dialog("uploadDialog"));
    int asked = 0;
    onNextDialog(
        this,
        [this, path](QDialog& chooser) {
            // The desktop's own dialog begins at the name. Typed into it letter by letter, it would list every folder.
            auto* name = chooser.findChild<QLineEdit*>();
            chooser.activateWindow();
            QTRY_COMPARE(QApplication::activeWindow(), &chooser);
            QVERIFY(name->hasFocus());
            QGuiApplication::clipboard()->setText(path);
            QTest::keyClick(name, Qt::Key_V, Qt::ControlModifier);
            QTest::keyPress(name, Qt::Key_Return); // it is gone before the key comes up
        },
        &asked);
    QVERIFY(pushButton(QStringLiteral("chooseFile")));
    QCOMPARE(asked, 1);
    QVERIFY(dialog("uploadDialog"));
    QVERIFY(fill(QStringLiteral("version"), QStringLiteral("9.0.0")));
    press(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(rows("firmwareTable"), 1, 20000);
}

void TestKeyboardOnly::verifiesIt()
{
    QTRY_VERIFY(!find<QDialog>("uploadDialog") || !find<QDialog>("uploadDialog")->isVisible());
    QVERIFY(mainWindow());
    QVERIFY(tabTo(QStringLiteral("firmwareTable")));
    press(Qt::Key_Home, Qt::ControlModifier);
    QVERIFY(command(QStringLiteral("verify")));
    QVERIFY(dialog("verificationDialog"));
    QVERIFY(fill(QStringLiteral("deviceSearch"), QStringLiteral("dev000001")));
    press(Qt::Key_Down);
    press(Qt::Key_Space);
    QVERIFY(pushButton(QStringLiteral("run")));
    QVERIFY(mainWindow());
    const auto* badge = find<BadgeLabel>("firmwareBadge");
    QTRY_COMPARE_WITH_TIMEOUT(badge->accessibleName(), QStringLiteral("Verified"), 60000);
}

void TestKeyboardOnly::startsABatch()
{
    press(Qt::Key_4, Qt::ControlModifier);
    press(Qt::Key_N, Qt::ControlModifier);
    const QDialog* wizard = dialog("batchWizard");
    QVERIFY(wizard);
    QTRY_VERIFY(wizard->findChild<QPushButton*>(QStringLiteral("next"))->isEnabled());
    QVERIFY(pushButton(QStringLiteral("next")));
    QVERIFY(fill(QStringLiteral("rate"), QStringLiteral("6000")));
    QTRY_VERIFY(wizard->findChild<QPushButton*>(QStringLiteral("next"))->isEnabled());
    QVERIFY(pushButton(QStringLiteral("next")));
    auto* start = wizard->findChild<QPushButton*>(QStringLiteral("start"));
    const auto nextTick = [wizard] {
        const auto ticks = wizard->findChildren<QAbstractButton*>(QRegularExpression(QStringLiteral("^accept_")));
        const auto open = std::find_if(ticks.cbegin(), ticks.cend(),
            [](const QAbstractButton* tick) { return tick->isVisible() && !tick->isChecked(); });
        return open == ticks.cend() ? QString() : (*open)->objectName();
    };
    while (!start->isEnabled()) { // what the review found wants a tick each
        QTRY_VERIFY2(start->isEnabled() || !nextTick().isEmpty(), qPrintable(start->toolTip()));
        if (const QString tick = nextTick(); !tick.isEmpty())
            QVERIFY(pushButton(tick));
    }
    QVERIFY(pushButton(QStringLiteral("start")));
    QTRY_VERIFY_WITH_TIMEOUT(find<QWidget>("batchPage")->isVisible(), 20000);
    QVERIFY(mainWindow());
}

void TestKeyboardOnly::watchesItEnd()
{
    const auto* badge = find<BadgeLabel>("batchBadge");
    QTRY_COMPARE_WITH_TIMEOUT(badge->accessibleName(), QStringLiteral("Completed"), 90000);
    QVERIFY(tabTo(QStringLiteral("batchTabs")));
    const auto* tabs = find<QTabBar>("batchTabs");
    for (int tab = 0; tab < tabs->count() && !find<QWidget>("succeededTasksView")->isVisible(); ++tab)
        press(Qt::Key_Right);
    QVERIFY(find<QWidget>("succeededTasksView")->isVisible());
    QTRY_COMPARE(rows("succeededTasksView"), devices - 1); // the test device had it already
    QVERIFY(tabTo(QStringLiteral("succeededTasksView")));
    press(Qt::Key_Home, Qt::ControlModifier);
    press(Qt::Key_Left, Qt::AltModifier); // back to the list
    QTRY_VERIFY(!find<QWidget>("batchPage")->isVisible());
    qInfo("figure keyboard_only_keys %d count", m_keys);
}

void TestKeyboardOnly::cleanupTestCase()
{
    m_fleet.reset();
    m_window.reset();
    m_console.reset();
}

QTEST_MAIN(TestKeyboardOnly)
#include "tst_keyboardonly.moc"
