// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/batchtablemodel.h"
#include "models/tables/devicetablemodel.h"
#include "models/tables/firmwaretablemodel.h"
#include "tests/support/fakecommands.h"
#include "tests/support/fleetbuilder.h"
#include "tests/support/modal.h"
#include "ui/common/devicepicker.h"
#include "ui/common/noticebar.h"
#include "ui/common/tableview.h"
#include "ui/firmware/firmwarepage.h"
#include "ui/firmware/uploaddialog.h"
#include "ui/firmware/verificationdialog.h"

#include <QAction>
#include <QClipboard>
#include <QDropEvent>
#include <QLabel>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>

using namespace console;

/// The firmware page with its panel and the verification dialog, on real models.
class TestFirmwarePage : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void emptyStateOffersUpload();
    void dropOpensUpload();
    void batchUpgradeNeedsVerification_data();
    void batchUpgradeNeedsVerification();
    void panelShowsDigestsAndPayload();
    void verificationChoosesOneToTen();
    void refusedVerificationStaysUsable();
    void verificationRecordIsLive();
    void deleteAsks();

private:
    void feed();
    void addFirmware(FirmwareState state);
    template <class T> T* find(const char* name) { return m_page->findChild<T*>(QLatin1String(name)); }

    std::unique_ptr<FakeCommands> m_commands;
    std::unique_ptr<FleetBuilder> m_builder;
    std::unique_ptr<DeviceTableModel> m_devices;
    std::unique_ptr<BatchTableModel> m_batches;
    std::unique_ptr<FirmwareTableModel> m_firmware;
    std::unique_ptr<FirmwarePage> m_page;
};

void TestFirmwarePage::init()
{
    m_page.reset();
    m_commands = std::make_unique<FakeCommands>();
    m_builder = std::make_unique<FleetBuilder>();
    m_devices = std::make_unique<DeviceTableModel>(m_builder->names());
    m_batches = std::make_unique<BatchTableModel>();
    m_firmware = std::make_unique<FirmwareTableModel>();
    m_page = std::make_unique<FirmwarePage>(*m_commands, *m_firmware, *m_batches, *m_devices, m_builder->names());
    m_page->resize(1200, 800);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
}

void TestFirmwarePage::feed()
{
    const Frame frame = m_builder->takeFrame();
    m_devices->applyFrame(frame);
    m_batches->applyFrame(frame);
    m_firmware->applyFrame(frame);
    m_page->applyFrame(frame);
}

void TestFirmwarePage::addFirmware(FirmwareState state)
{
    m_builder->addDevices(30).addFirmware(QStringLiteral("2.4.1"), state);
    feed();
    m_page->selectFirmware(m_builder->lastFirmware());
}

void TestFirmwarePage::emptyStateOffersUpload()
{
    QVERIFY(find<QWidget>("noFirmware")->isVisible());
    QTest::keyClick(m_page.get(), Qt::Key_U, Qt::ControlModifier);
    auto* dialog = m_page->findChild<UploadDialog*>();
    QVERIFY(dialog && dialog->isVisible() && !dialog->isModal());
}

void TestFirmwarePage::dropOpensUpload()
{
    QMimeData data;
    data.setUrls({ QUrl::fromLocalFile(QStringLiteral("/tmp/a.bin")) });
    QDragEnterEvent enter(QPoint(300, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_page.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(300, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_page.get(), &drop);
    auto* dialog = m_page->findChild<UploadDialog*>();
    QVERIFY(dialog);
    QCOMPARE(dialog->draft().filePath, QStringLiteral("/tmp/a.bin"));
}

void TestFirmwarePage::batchUpgradeNeedsVerification_data()
{
    QTest::addColumn<FirmwareState>("state");
    QTest::addColumn<bool>("mayUpgrade");
    QTest::addColumn<bool>("mayVerify");
    QTest::newRow("unverified") << FirmwareState::Unverified << false << true;
    QTest::newRow("verifying") << FirmwareState::Verifying << false << false;
    QTest::newRow("failed") << FirmwareState::VerificationFailed << false << true;
    QTest::newRow("verified") << FirmwareState::Verified << true << false;
}

void TestFirmwarePage::batchUpgradeNeedsVerification()
{
    QFETCH(FirmwareState, state);
    QFETCH(bool, mayUpgrade);
    QFETCH(bool, mayVerify);
    addFirmware(state);
    auto* upgrade = find<QPushButton>("batchUpgradeButton");
    auto* verify = find<QPushButton>("verifyButton");
    QCOMPARE(upgrade->isEnabled(), mayUpgrade);
    QCOMPARE(verify->isEnabled(), mayVerify);
    QVERIFY(!upgrade->toolTip().isEmpty());
    QCOMPARE(upgrade->statusTip(), upgrade->toolTip());
    QSignalSpy wizard(m_page.get(), &FirmwarePage::batchWizardRequested);
    upgrade->click();
    QCOMPARE(wizard.size(), mayUpgrade ? 1 : 0);
}

void TestFirmwarePage::panelShowsDigestsAndPayload()
{
    NoticePreview preview;
    preview.payload = "{\"code\":\"1000\"}";
    preview.topic = "/ota/device/upgrade/p/d";
    preview.checks = { { NoticeCheck::Kind::UrlHasPort, false, QStringLiteral("8070") } };
    m_commands->noticeAnswer = Result<NoticePreview>(preview);
    addFirmware(FirmwareState::Verified);
    QTRY_COMPARE(find<QPlainTextEdit>("payload")->toPlainText(), QStringLiteral("{\"code\":\"1000\"}"));
    QVERIFY(find<QLabel>("noticeSummary")->text().contains(QStringLiteral("15 bytes")));
    QVERIFY(find<QWidget>("noticeCheck")->findChild<QLabel*>()->text().contains(QStringLiteral("8070")));
    find<QToolButton>("factSha256Copy")->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), QString(64, u'b'));
}

void TestFirmwarePage::verificationChoosesOneToTen()
{
    addFirmware(FirmwareState::Unverified);
    find<QPushButton>("verifyButton")->click();
    auto* dialog = m_page->findChild<VerificationDialog*>();
    QVERIFY(dialog && !dialog->isModal());
    auto* run = dialog->findChild<QPushButton*>(QStringLiteral("run"));
    QVERIFY(!run->isEnabled());
    QCOMPARE(run->toolTip(), QStringLiteral("Choose at least one test device."));
    auto* picker = dialog->findChild<DevicePicker*>();
    for (DeviceSlot device = 0; device < 12; ++device)
        picker->choose(device);
    QCOMPARE(picker->chosen().size(), 10U);
    QCOMPARE(run->text(), QStringLiteral("&Verify on 10 devices"));
    QVERIFY(dialog->findChild<QLabel*>(QStringLiteral("choiceCounts"))
                ->text()
                .startsWith(QStringLiteral("10 of at most 10 chosen")));
    dialog->findChild<QSpinBox*>(QStringLiteral("timeout"))->setValue(5000);
    QTest::mouseClick(run, Qt::LeftButton);
    QCOMPARE(m_commands->lastBatchDraft.kind, BatchKind::Verification);
    QCOMPARE(m_commands->lastBatchDraft.plan.scope, Scope::Devices);
    QCOMPARE(m_commands->lastBatchDraft.plan.devices.size(), 10U);
    QCOMPARE(m_commands->lastBatchDraft.plan.timeoutMinutes, 1440);
    QTRY_VERIFY(!m_page->findChild<VerificationDialog*>());
}

void TestFirmwarePage::refusedVerificationStaysUsable()
{
    m_commands->batchAnswer = Result<BatchId>(failure(ErrorKind::FirmwareBeingVerified));
    addFirmware(FirmwareState::Unverified);
    m_page->openVerification();
    auto* dialog = m_page->findChild<VerificationDialog*>();
    dialog->findChild<DevicePicker*>()->choose(3);
    auto* run = dialog->findChild<QPushButton*>(QStringLiteral("run"));
    run->click();
    QTRY_VERIFY(dialog->findChild<NoticeBar*>()->isVisible());
    QVERIFY(run->isEnabled());
}

void TestFirmwarePage::verificationRecordIsLive()
{
    m_builder->addDevices(30).addFirmware(QStringLiteral("2.4.1"), FirmwareState::Verifying);
    m_builder->addBatch(BatchState::Running, 3, BatchKind::Verification);
    const BatchId id = m_builder->lastBatch();
    m_builder->edit().firmware.back().verification = id;
    m_builder->watchLastBatch();
    Frame frame = m_builder->takeFrame();
    m_devices->applyFrame(frame);
    m_batches->applyFrame(frame);
    m_firmware->applyFrame(frame);
    m_page->applyFrame(frame);
    m_page->selectFirmware(m_builder->lastFirmware());
    QVERIFY(m_commands->calls.contains(QStringLiteral("watchBatch ") + id.toString()));
    m_page->applyFrame(frame);
    QCOMPARE(m_page->findChildren<QWidget*>(QStringLiteral("testDevice")).size(), 3);
    QVERIFY(find<QLabel>("verificationSummary")->text().startsWith(QStringLiteral("Running: 0 of 3 devices")));
    QVERIFY(find<QLabel>("verificationRecord")->text().contains(QStringLiteral("operator")));
    BatchRow& row = frame.batches.front();
    row.batch.state = BatchState::Completed;
    row.batch.endedAt = FleetBuilder::now;
    row.batch.counts = {};
    row.batch.counts.of(TaskState::Succeeded) = 3;
    for (TaskRow& task : frame.tasks)
        task.task.state = TaskState::Succeeded;
    frame.watchedReset = false;
    m_batches->applyFrame(frame);
    m_page->applyFrame(frame);
    QCOMPARE(find<QLabel>("verificationSummary")->text(), QStringLiteral("Passed on 3 devices."));
}

void TestFirmwarePage::deleteAsks()
{
    addFirmware(FirmwareState::Verified);
    pressInNextDialog(this, QStringLiteral("questionKeep"));
    find<QAction>("deleteFirmware")->trigger();
    QCOMPARE(m_commands->count(QStringLiteral("deleteFirmware")), 0);
    m_commands->doneAnswer = Result<void>(failure(ErrorKind::FirmwareInUse));
    pressInNextDialog(this, QStringLiteral("questionVerb"));
    find<QAction>("deleteFirmware")->trigger();
    QCOMPARE(m_commands->count(QStringLiteral("deleteFirmware")), 1);
    QTRY_VERIFY(m_page->findChild<NoticeBar*>()->isVisible());
}

QTEST_MAIN(TestFirmwarePage)
#include "tst_firmwarepage.moc"
