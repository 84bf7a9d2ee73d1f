// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/firststart/firststartpage.h"

#include "tests/support/mnemonics.h"
#include "ui/common/filedialog.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace console;

class TestFirstStartPage : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { FileDialog::setAsker({}); }
    void threeWaysAndNone();
    void aMissingProgramLeavesTheOthers();
    void aUsedWorkspaceIsNoPlaceForADemo();
    void aWorkspaceThatCannotBeOpened();
    void mnemonicsAreDistinct();

private:
    QPushButton* button(const char* name) { return m_page->findChild<QPushButton*>(QLatin1String(name)); }
    QString problem(const char* name) { return m_page->findChild<QLabel*>(QLatin1String(name))->text(); }

    std::unique_ptr<FirstStartPage> m_page;
};

void TestFirstStartPage::init()
{
    m_page = std::make_unique<FirstStartPage>();
}

void TestFirstStartPage::threeWaysAndNone()
{
    QSignalSpy demo(m_page.get(), &FirstStartPage::demoWanted);
    QSignalSpy connection(m_page.get(), &FirstStartPage::connectionWanted);
    QSignalSpy workspace(m_page.get(), &FirstStartPage::workspaceWanted);
    QSignalSpy skipped(m_page.get(), &FirstStartPage::skipped);
    for (const char* name : { "tryDemo", "connectBroker", "firstStartSkip" })
        button(name)->click();
    QCOMPARE(demo.size(), 1);
    QCOMPARE(connection.size(), 1);
    QCOMPARE(skipped.size(), 1);
    QString chosen = QStringLiteral("work/plant");
    FileDialog::setAsker([&](QWidget*, const QString&, const QString&, const QString&) { return chosen; });
    button("openWorkspace")->click();
    QCOMPARE(workspace.size(), 1);
    QCOMPARE(workspace.first().first().toString(), chosen);
    chosen.clear();
    button("openWorkspace")->click();
    QCOMPARE(workspace.size(), 1); // none was chosen
}

void TestFirstStartPage::aMissingProgramLeavesTheOthers()
{
    m_page->setDemoError(Error{ ErrorKind::ProgramMissing, QStringLiteral("mosquitto") });
    QVERIFY(!button("tryDemo")->isEnabled());
    QVERIFY(problem("tryDemoProblem").contains(QStringLiteral("mosquitto")));
    QVERIFY(problem("tryDemoProblem").contains(QStringLiteral("install")));
    QVERIFY(button("connectBroker")->isEnabled());
    QVERIFY(button("openWorkspace")->isEnabled());
    m_page->setDemoError({});
    QVERIFY(button("tryDemo")->isEnabled());
}

void TestFirstStartPage::aUsedWorkspaceIsNoPlaceForADemo()
{
    m_page->setWorkspaceUsed(true);
    QVERIFY(!button("tryDemo")->isEnabled());
    QVERIFY(button("tryDemo")->toolTip().contains(QStringLiteral("in use")));
    m_page->setWorkspaceUsed(false);
    m_page->setDemoStarting(true);
    QVERIFY(!button("tryDemo")->isEnabled());
    m_page->setDemoStarting(false);
    QVERIFY(button("tryDemo")->isEnabled());
}

void TestFirstStartPage::aWorkspaceThatCannotBeOpened()
{
    m_page->setWorkspaceError(Error{ ErrorKind::WorkspaceUnwritable, QStringLiteral("work/plant") });
    QVERIFY(problem("openWorkspaceProblem").contains(QStringLiteral("work/plant")));
    QVERIFY(button("openWorkspace")->isEnabled());
}

void TestFirstStartPage::mnemonicsAreDistinct()
{
    m_page->show();
    QCOMPARE(clashes(mnemonicsOf(*m_page)), QString());
}

QTEST_MAIN(TestFirstStartPage)
#include "tst_firststartpage.moc"
