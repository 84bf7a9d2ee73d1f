// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakecommands.h"
#include "ui/batches/exportbar.h"
#include "ui/common/filedialog.h"
#include "ui/common/noticebar.h"

#include <QAction>
#include <QProgressBar>
#include <QPushButton>
#include <QTest>

using namespace console;

class TestExportBar : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void savesWhatIsChosen();
    void choosingNothingDoesNothing();
    void showsProgressAndStops();
    void saysWhatWentWrong();
    void theReportIsOfTheKindThatWasNamed();
    void theDossierSaysItsSeal();

private:
    [[nodiscard]] QAction* action(const char* name = "exportTasks") const
    {
        return m_bar->findChild<QAction*>(QLatin1String(name));
    }

    FakeCommands m_commands;
    std::unique_ptr<QWidget> m_page;
    NoticeBar* m_notice = nullptr;
    ExportBar* m_bar = nullptr;
    QString m_suggested;
    QString m_answer;
};

void TestExportBar::init()
{
    m_commands.calls.clear();
    m_answer = QStringLiteral("/somewhere/devices.csv");
    FileDialog::setAsker([this](QWidget*, const QString&, const QString&, const QString& suggestion) {
        m_suggested = suggestion;
        return m_answer;
    });
    m_page = std::make_unique<QWidget>();
    m_notice = new NoticeBar(m_page.get());
    m_bar = new ExportBar(m_commands, *m_notice, m_page.get());
    Batch batch;
    batch.id = BatchId{ 12 };
    batch.version = QStringLiteral("2.4.1");
    m_bar->setBatch(batch);
    m_page->show();
    QVERIFY(!m_bar->isVisible());
}

void TestExportBar::cleanup()
{
    m_page.reset();
    FileDialog::setAsker({});
}

void TestExportBar::savesWhatIsChosen()
{
    m_commands.countAnswer = Result<quint32>(12340);
    action()->trigger();
    QCOMPARE(m_suggested, QStringLiteral("batch-2.4.1.csv"));
    QCOMPARE(m_commands.count(QStringLiteral("exportTasks")), 1);
    QVERIFY(m_commands.calls.last().contains(QStringLiteral("12 /somewhere/devices.csv")));
    QTRY_VERIFY(m_notice->isVisible());
    QCOMPARE(m_notice->text(), QStringLiteral("12,340 devices saved as devices.csv."));
    QVERIFY(!m_bar->isVisible());
    QVERIFY(action()->isEnabled());
}

void TestExportBar::choosingNothingDoesNothing()
{
    m_answer.clear();
    action()->trigger();
    QVERIFY(m_commands.calls.isEmpty());
    QVERIFY(!m_bar->isVisible());
}

void TestExportBar::showsProgressAndStops()
{
    const auto promise = m_commands.countAnswer.hold();
    promise->setProgressRange(0, 100);
    action()->trigger();
    QVERIFY(m_bar->isVisible());
    QVERIFY(!action()->isEnabled());
    promise->setProgressValue(40);
    QTRY_COMPARE(m_bar->findChild<QProgressBar*>(QStringLiteral("exportProgress"))->value(), 40);
    m_bar->findChild<QPushButton*>(QStringLiteral("stopExport"))->click();
    QVERIFY(promise->isCanceled());
    promise->finish();
    QTRY_VERIFY(!m_bar->isVisible());
    QCOMPARE(m_notice->text(), QStringLiteral("Stopped; devices.csv was not written."));
    QVERIFY(action()->isEnabled());
}

void TestExportBar::saysWhatWentWrong()
{
    m_commands.countAnswer = Result<quint32>(failure(ErrorKind::WriteFailed, m_answer));
    action()->trigger();
    QTRY_VERIFY(m_notice->isVisible());
    QCOMPARE(m_notice->level(), NoticeLevel::Error);
    m_commands.countAnswer = Result<quint32>(0U);
}

void TestExportBar::theReportIsOfTheKindThatWasNamed()
{
    for (const auto& [file, call] :
        { std::pair{ "r.html", "exportReport 12 html /r.html" }, std::pair{ "R.PDF", "exportReport 12 pdf /R.PDF" },
            std::pair{ "r", "exportReport 12 html /r" }, std::pair{ "r.csv", "exportTasks 12 /r.csv" } }) {
        m_commands.calls.clear();
        m_answer = u'/' + QString::fromLatin1(file);
        action("exportReport")->trigger();
        QCOMPARE(m_suggested, QStringLiteral("batch-2.4.1.html"));
        QCOMPARE(m_commands.calls, QStringList{ QString::fromLatin1(call) });
        QTRY_VERIFY(m_notice->isVisible());
        QTRY_VERIFY(!m_bar->isVisible());
        m_notice->clear();
    }
}

void TestExportBar::theDossierSaysItsSeal()
{
    const auto promise = m_commands.sealAnswer.hold();
    m_answer = QStringLiteral("/d.jsonl");
    action("saveDossier")->trigger();
    QVERIFY(m_bar->isVisible());
    for (const char* each : { "exportTasks", "exportReport", "saveDossier" })
        QVERIFY2(!action(each)->isEnabled(), each); // one file at a time
    promise->addResult(QStringLiteral("ab12"));
    promise->finish();
    QTRY_VERIFY(m_notice->isVisible());
    QCOMPARE(m_notice->text(), QStringLiteral("Dossier saved as d.jsonl. Its seal, also in Activity: ab12"));
    QVERIFY(action("saveDossier")->isEnabled());
}

QTEST_MAIN(TestExportBar)
#include "tst_exportbar.moc"
