// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/helpkey.h"

#include "tests/support/modal.h"
#include "tests/ui/mainwindow/filledwindow.h"
#include "ui/help/helpwindow.h"

#include <QLineEdit>
#include <QTest>

using namespace console;

/// F1 where one is: on every page, in the filter, in a dialog that lets no other window take a key.
class TestHelpKey : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Q_INIT_RESOURCE(translations); }
    void init();
    void cleanup() { m_full.reset(); }
    void everyPage_data();
    void everyPage();
    void inTheFilter();
    void sameWindowAgain();
    void inAModalDialog();
    void notInTheHelpItself();
    void menuOpensIt();

private:
    [[nodiscard]] HelpWindow* help() { return m_full->window->findChild<HelpWindow*>(); }

    std::unique_ptr<FilledWindow> m_full;
};

void TestHelpKey::init()
{
    m_full = std::make_unique<FilledWindow>();
    m_full->window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_full->window.get()));
}

void TestHelpKey::everyPage_data()
{
    QTest::addColumn<QString>("page");
    for (const char* name : { "overview", "devices", "firmware", "batches", "activity", "settings" })
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestHelpKey::everyPage()
{
    QFETCH(QString, page);
    m_full->window->showPage(page);
    QWidget* shown = m_full->window->page(page);
    shown->setFocus();
    QTest::keyClick(shown, Qt::Key_F1);
    QVERIFY(help());
    QVERIFY(help()->isVisible());
    QCOMPARE(help()->currentPage(), page);
}

void TestHelpKey::inTheFilter()
{
    m_full->showPage("devices");
    auto* filter = m_full->find<QLineEdit>("deviceFilter");
    QVERIFY(filter);
    filter->setFocus();
    QTest::keyClick(filter, Qt::Key_F1);
    QCOMPARE(help()->currentPage(), QStringLiteral("filters"));
}

void TestHelpKey::sameWindowAgain()
{
    QTest::keyClick(m_full->window.get(), Qt::Key_F1);
    const HelpWindow* first = help();
    m_full->showPage("firmware");
    m_full->packages->setFocus();
    QTest::keyClick(m_full->packages, Qt::Key_F1);
    QCOMPARE(help(), first);
    QCOMPARE(m_full->window->findChildren<HelpWindow*>().size(), 1);
}

void TestHelpKey::inAModalDialog()
{
    QDialog dialog(m_full->window.get());
    dialog.setObjectName(QStringLiteral("verificationDialog"));
    bool isItsOwn = false;
    QString page;
    onNextDialog(this, [&](QDialog& open) {
        QTest::keyClick(&open, Qt::Key_F1);
        if (auto* window = open.findChild<HelpWindow*>()) {
            isItsOwn = window->isVisible();
            page = window->currentPage();
        }
        open.reject();
    });
    dialog.exec();
    QVERIFY(isItsOwn);
    QCOMPARE(page, QStringLiteral("verification"));
}

void TestHelpKey::notInTheHelpItself()
{
    QTest::keyClick(m_full->window.get(), Qt::Key_F1);
    help()->showPage(QStringLiteral("replay"));
    QTest::keyClick(help(), Qt::Key_F1);
    QCOMPARE(help()->currentPage(), QStringLiteral("replay"));
}

void TestHelpKey::menuOpensIt()
{
    m_full->showPage("activity");
    m_full->find<QAbstractButton>("programMenu")->click();
    const auto actions = m_full->find<QMenu>("programMenuPopup")->actions();
    QCOMPARE(actions.constFirst()->shortcut(), QKeySequence(QKeySequence::HelpContents));
    actions.constFirst()->trigger();
    QVERIFY(help());
    QVERIFY(help()->isVisible());
}

QTEST_MAIN(TestHelpKey)
#include "tst_helpkey.moc"
