// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/noticebar.h"
#include "ui/common/savingbar.h"

#include <QLabel>
#include <QProgressBar>
#include <QPromise>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace console;

class TestSavingBar : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void showsHowFarItIs();
    void saysWhatWasSaved();
    void stoppingIsNoError();
    void saysWhatWentWrong();

private:
    void follow();

    std::unique_ptr<QWidget> m_page;
    NoticeBar* m_notice = nullptr;
    SavingBar* m_bar = nullptr;
    std::unique_ptr<QPromise<Result<QString>>> m_work;
};

void TestSavingBar::init()
{
    m_page = std::make_unique<QWidget>();
    m_notice = new NoticeBar(m_page.get());
    m_bar = new SavingBar(*m_notice, m_page.get());
    m_work = std::make_unique<QPromise<Result<QString>>>();
    m_work->start();
    m_work->setProgressRange(0, 100);
    m_page->show();
    QVERIFY(!m_bar->isVisible() && !m_bar->isBusy());
}

void TestSavingBar::follow()
{
    m_bar->follow(m_work->future(), QStringLiteral("/somewhere/file.x"), QStringLiteral("Writing…"),
        [](const QString& value, const QString& name) { return QString(value + u' ' + name); });
}

void TestSavingBar::showsHowFarItIs()
{
    const QSignalSpy busy(m_bar, &SavingBar::busyChanged);
    m_notice->showNotice(NoticeLevel::Info, QStringLiteral("of before"));
    follow();
    QVERIFY(m_bar->isVisible() && m_bar->isBusy());
    QVERIFY(!m_notice->isVisible());
    QCOMPARE(busy.count(), 1);
    QCOMPARE(m_bar->findChild<QLabel*>()->text(), QStringLiteral("Writing…"));
    m_work->setProgressValue(40);
    QTRY_COMPARE(m_bar->findChild<QProgressBar*>(QStringLiteral("exportProgress"))->value(), 40);
    m_work->finish();
    QTRY_VERIFY(!m_bar->isBusy());
    QCOMPARE(busy.count(), 2);
}

void TestSavingBar::saysWhatWasSaved()
{
    follow();
    m_work->addResult(QStringLiteral("all"));
    m_work->finish();
    QTRY_VERIFY(m_notice->isVisible());
    QCOMPARE(m_notice->level(), NoticeLevel::Success);
    QCOMPARE(m_notice->text(), QStringLiteral("all file.x"));
    QVERIFY(!m_bar->isVisible());
}

void TestSavingBar::stoppingIsNoError()
{
    follow();
    m_bar->findChild<QPushButton*>(QStringLiteral("stopExport"))->click();
    QVERIFY(m_work->isCanceled());
    m_work->finish();
    QTRY_VERIFY(m_notice->isVisible());
    QCOMPARE(m_notice->level(), NoticeLevel::Info);
    QCOMPARE(m_notice->text(), QStringLiteral("Stopped; file.x was not written."));
}

void TestSavingBar::saysWhatWentWrong()
{
    follow();
    m_work->addResult(Result<QString>(failure(ErrorKind::WriteFailed, QStringLiteral("/somewhere/file.x"))));
    m_work->finish();
    QTRY_VERIFY(m_notice->isVisible());
    QCOMPARE(m_notice->level(), NoticeLevel::Error);
    QVERIFY(m_notice->text().contains(QStringLiteral("/somewhere/file.x")));
}

QTEST_MAIN(TestSavingBar)
#include "tst_savingbar.moc"
