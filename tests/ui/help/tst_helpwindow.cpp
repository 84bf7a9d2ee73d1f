// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/helpwindow.h"

#include "tests/support/mnemonics.h"
#include "ui/common/theme.h"
#include "ui/help/helppages.h"

#include <QAbstractTextDocumentLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QSignalSpy>
#include <QTest>
#include <QTextBrowser>
#include <QTranslator>

using namespace console;

/// Contents, search, links and the ways back, by hand and by keyboard, in both languages.
class TestHelpWindow : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void beginsAtTheBeginning();
    void contentsLead();
    void linksLeadAndBack();
    void searchLeavesPagesThatHaveIt();
    void enterWalksThroughThePlaces();
    void nothingFound();
    void keys();
    void speaksTheLanguageOfTheConsole();
    void mnemonicsAreDistinct();

private:
    template <class T> T* find(const char* name) { return m_window->findChild<T*>(QLatin1String(name)); }
    QStringList shownPages();
    void speak(const QString& language);

    std::unique_ptr<HelpWindow> m_window;
    QTranslator m_translator;
    QTextBrowser* m_text = nullptr;
    QListWidget* m_contents = nullptr;
    QLineEdit* m_search = nullptr;
};

void TestHelpWindow::initTestCase()
{
    Q_INIT_RESOURCE(translations);
    applyTheme(*qApp, Theme::Light);
}

void TestHelpWindow::init()
{
    m_window = std::make_unique<HelpWindow>();
    m_window->show();
    m_text = find<QTextBrowser>("helpText");
    m_contents = find<QListWidget>("helpContents");
    m_search = find<QLineEdit>("helpSearch");
}

void TestHelpWindow::cleanup()
{
    if (const QString folder = qEnvironmentVariable("ROLLOUT_PICTURES"); !folder.isEmpty())
        m_window->grab().save(
            QStringLiteral("%1/help-%2.png").arg(folder, QLatin1String(QTest::currentTestFunction())));
    QCoreApplication::removeTranslator(&m_translator);
    m_window.reset();
}

void TestHelpWindow::speak(const QString& language)
{
    QVERIFY(m_translator.load(QStringLiteral(":/i18n/rollout-console_") + language));
    QCoreApplication::installTranslator(&m_translator);
    QCoreApplication::sendPostedEvents();
    QCoreApplication::sendPostedEvents(); // Qt tells its windows later
}

QStringList TestHelpWindow::shownPages()
{
    QStringList shown;
    for (int row = 0; row < m_contents->count(); ++row) {
        if (!m_contents->item(row)->isHidden())
            shown.append(helpPageNames()[row]);
    }
    return shown;
}

void TestHelpWindow::beginsAtTheBeginning()
{
    QCOMPARE(m_window->currentPage(), helpPageNames().constFirst());
    QCOMPARE(m_contents->count(), helpPageNames().size());
    QCOMPARE(m_contents->currentRow(), 0);
    QVERIFY(m_text->toPlainText().contains(QStringLiteral("Connect to the broker")));
    QVERIFY(!find<QPushButton>("helpBack")->isEnabled());
}

void TestHelpWindow::contentsLead()
{
    for (int row = 0; row < m_contents->count(); ++row) {
        m_contents->setCurrentRow(row);
        QCOMPARE(m_window->currentPage(), helpPageNames()[row]);
        QVERIFY(m_text->toPlainText().startsWith(m_contents->item(row)->text()));
    }
}

void TestHelpWindow::linksLeadAndBack()
{
    emit m_text->anchorClicked(QUrl(QStringLiteral("firmware.md")));
    QCOMPARE(m_window->currentPage(), QStringLiteral("firmware"));
    QCOMPARE(m_contents->currentRow(), int(helpPageNames().indexOf(QStringLiteral("firmware"))));
    find<QPushButton>("helpBack")->click();
    QCOMPARE(m_window->currentPage(), helpPageNames().constFirst());
    QCOMPARE(m_contents->currentRow(), 0);
    find<QPushButton>("helpForward")->click();
    QCOMPARE(m_window->currentPage(), QStringLiteral("firmware"));
}

void TestHelpWindow::searchLeavesPagesThatHaveIt()
{
    QTest::keyClicks(m_search, QStringLiteral("SOUND build"));
    QCOMPARE(shownPages(), QStringList{ QStringLiteral("halts") });
    QCOMPARE(m_window->currentPage(), QStringLiteral("halts"));
    QVERIFY(!m_text->extraSelections().isEmpty());
    QCOMPARE(m_text->extraSelections().constFirst().cursor.selectedText().toLower(), QStringLiteral("sound build"));
    m_search->clear();
    QCOMPARE(shownPages(), helpPageNames());
    QVERIFY(m_text->extraSelections().isEmpty());
}

void TestHelpWindow::enterWalksThroughThePlaces()
{
    m_search->setText(QStringLiteral("keychain")); // once on one page
    const QStringList pages = shownPages();
    QVERIFY(!pages.isEmpty());
    QSet<QString> visited;
    int last = -1;
    for (int step = 0; step < 40; ++step) {
        QTest::keyClick(m_search, Qt::Key_Return);
        QCOMPARE(m_text->textCursor().selectedText().toLower(), QStringLiteral("keychain"));
        visited.insert(m_window->currentPage());
        last = m_text->textCursor().position();
    }
    QVERIFY(last > 0);
    QCOMPARE(visited, QSet<QString>(pages.begin(), pages.end()));
}

void TestHelpWindow::nothingFound()
{
    auto* nothing = find<QLabel>("helpNothing");
    QVERIFY(!nothing->isVisible());
    m_search->setText(QStringLiteral("no page says this"));
    QVERIFY(nothing->isVisible());
    QCOMPARE(shownPages(), QStringList());
    QCOMPARE(m_window->currentPage(), helpPageNames().constFirst()); // what was read stays
    QTest::keyClick(m_search, Qt::Key_Return);
    QCOMPARE(m_window->currentPage(), helpPageNames().constFirst());
    m_window->showPage(QStringLiteral("devices"));
    QVERIFY(!nothing->isVisible());
    QCOMPARE(m_window->currentPage(), QStringLiteral("devices"));
}

void TestHelpWindow::keys()
{
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_contents->setFocus();
    QTest::keyClick(m_contents, Qt::Key_Down);
    QCOMPARE(m_window->currentPage(), helpPageNames()[1]);
    QTest::keySequence(m_contents, QKeySequence(QKeySequence::Back));
    QCOMPARE(m_window->currentPage(), helpPageNames()[0]);
    QTest::keySequence(m_contents, QKeySequence(QKeySequence::Find));
    QVERIFY(m_search->hasFocus());
    QTest::keyClick(m_search, Qt::Key_Escape);
    QVERIFY(!m_window->isVisible());
}

void TestHelpWindow::speaksTheLanguageOfTheConsole()
{
    m_window->showPage(QStringLiteral("settings"));
    QCOMPARE(m_window->windowTitle(), QStringLiteral("Help"));
    speak(QStringLiteral("zh_CN"));
    QCOMPARE(m_window->windowTitle(), QStringLiteral("帮助"));
    QCOMPARE(m_window->currentPage(), QStringLiteral("settings"));
    QVERIFY(m_text->toPlainText().startsWith(QStringLiteral("设置")));
    QCOMPARE(m_contents->currentItem()->text(), QStringLiteral("设置"));
    QVERIFY(!find<QPushButton>("helpBack")->isEnabled()); // no way back into the other language
}

void TestHelpWindow::mnemonicsAreDistinct()
{
    QVERIFY(mnemonicsOf(*m_window).size() >= 3);
    QCOMPARE(clashes(mnemonicsOf(*m_window)), QString());
    speak(QStringLiteral("zh_CN"));
    QVERIFY(mnemonicsOf(*m_window).size() >= 3);
    QCOMPARE(clashes(mnemonicsOf(*m_window)), QString());
}

QTEST_MAIN(TestHelpWindow)
#include "tst_helpwindow.moc"
