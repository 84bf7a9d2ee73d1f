// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakecommands.h"
#include "tests/support/fleetbuilder.h"
#include "ui/firmware/firmwarepanel.h"

#include <QAction>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>

using namespace console;

/// The firmware panel by itself: facts, the notice or why there is none, and what it watches.
class TestFirmwarePanel : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void showsFacts();
    void saysWhyThereIsNoNotice();
    void onlyTheLastQuestionIsAnswered();
    void watchesItsVerificationWhileShown();

private:
    template <class T> T* find(const char* name) { return m_panel->findChild<T*>(QLatin1String(name)); }

    std::unique_ptr<FakeCommands> m_commands;
    std::unique_ptr<FleetBuilder> m_builder;
    std::unique_ptr<QAction> m_verify;
    std::unique_ptr<QAction> m_upgrade;
    std::unique_ptr<FirmwarePanel> m_panel;
    FirmwareRow m_row;
};

void TestFirmwarePanel::init()
{
    m_panel.reset();
    m_commands = std::make_unique<FakeCommands>();
    m_builder = std::make_unique<FleetBuilder>();
    m_builder->addFirmware(QStringLiteral("2.4.1"), FirmwareState::Verified);
    m_row = m_builder->frame().firmware.front();
    m_row.firmware.notes = QStringLiteral("Fixes <b>reconnect</b>");
    m_row.verification = BatchId{ 55 };
    m_verify = std::make_unique<QAction>();
    m_upgrade = std::make_unique<QAction>();
    m_panel = std::make_unique<FirmwarePanel>(*m_commands, m_builder->names(), m_verify.get(), m_upgrade.get());
    m_panel->show();
}

void TestFirmwarePanel::showsFacts()
{
    m_panel->showFirmware(m_row);
    QCOMPARE(find<QLabel>("factProduct")->text(), QStringLiteral("a1B2c3D4e5F"));
    QCOMPARE(find<QLabel>("factNotes")->text(), m_row.firmware.notes);
    QCOMPARE(find<QLabel>("factNotes")->textFormat(), Qt::PlainText);
    QVERIFY(find<QLabel>("factFile")->text().contains(QStringLiteral("firmware-2.4.1.bin")));
    QVERIFY(find<QLabel>("factMd5")->accessibleName().endsWith(QString(32, u'a')));
}

void TestFirmwarePanel::saysWhyThereIsNoNotice()
{
    m_commands->noticeAnswer = Result<NoticePreview>(failure(ErrorKind::UrlInvalid, QStringLiteral("ftp://x")));
    m_panel->showFirmware(m_row);
    QTRY_VERIFY(find<QLabel>("noticeSummary")->text().contains(QStringLiteral("ftp://x")));
    QVERIFY(!find<QPlainTextEdit>("payload")->isVisible());
}

void TestFirmwarePanel::onlyTheLastQuestionIsAnswered()
{
    const auto slow = m_commands->noticeAnswer.hold();
    m_panel->showFirmware(m_row);
    NoticePreview second;
    second.payload = "second";
    m_commands->noticeAnswer = Result<NoticePreview>(second);
    FirmwareRow other = m_row;
    other.firmware.id = FirmwareId{ 999 };
    m_panel->showFirmware(other);
    QTRY_COMPARE(find<QPlainTextEdit>("payload")->toPlainText(), QStringLiteral("second"));
    NoticePreview first;
    first.payload = "first";
    slow->addResult(Result<NoticePreview>(first));
    slow->finish();
    QCoreApplication::sendPostedEvents();
    QTest::qWait(20);
    QCOMPARE(find<QPlainTextEdit>("payload")->toPlainText(), QStringLiteral("second"));
}

void TestFirmwarePanel::watchesItsVerificationWhileShown()
{
    m_panel->showFirmware(m_row);
    QVERIFY(m_commands->calls.contains(QStringLiteral("watchBatch 55")));
    m_panel->hide();
    QCOMPARE(m_commands->calls.last(), QStringLiteral("watchBatch 0"));
}

QTEST_MAIN(TestFirmwarePanel)
#include "tst_firmwarepanel.moc"
