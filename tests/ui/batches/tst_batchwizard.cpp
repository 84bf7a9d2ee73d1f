// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/devicetablemodel.h"
#include "tests/support/fakecommands.h"
#include "tests/support/fleetbuilder.h"
#include "ui/batches/batchwizard.h"
#include "ui/batches/csvpicker.h"
#include "ui/common/devicepicker.h"
#include "ui/common/filedialog.h"
#include "ui/common/noticebar.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QDoubleSpinBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTableWidget>
#include <QTest>
#include <QTreeWidget>

using namespace console;

/// The wizard on real steps: limits of its fields, what opens the next step, the live count, and the plan it orders.
class TestBatchWizard : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void countIsAlwaysVisible();
    void sourceVersionsWithCounts();
    void theClauseThatExcludesAllIsNamed();
    void percentHasThreeDecimals();
    void chosenDevices();
    void csvShowsAndSavesRejectedLines();
    void csvErrorsStandInTheForm_data();
    void csvErrorsStandInTheForm();
    void noTargetsKeepsTheStepClosed();
    void strategyLimits();
    void wavesWindowsAndTheEnd();
    void wavesThatDoNotFitAreSaidBesideThem();
    void retryMustComeBeforeTheTimeout();
    void startTimeInThePast();
    void startsWithTheCountOnTheButton();
    void underFourEyesItIsSubmitted();
    void whatIsFoundIsTicked();
    void blockingCheckForbidsStart();
    void refusedStartStaysUsable();
    void worksByKeyboard();
    void usualFailuresComeFromHistory();
    void theReviewForecasts();

private:
    template <class T> T* find(const char* name) { return m_wizard->findChild<T*>(QLatin1String(name)); }
    void next() { QTest::mouseClick(find<QPushButton>("next"), Qt::LeftButton); }
    void answer(quint32 targets);
    [[nodiscard]] QString count() { return find<QLabel>("deviceCount")->text(); }

    std::unique_ptr<FakeCommands> m_commands;
    std::unique_ptr<FleetBuilder> m_builder;
    std::unique_ptr<DeviceTableModel> m_devices;
    std::unique_ptr<VersionTally> m_tally;
    QPointer<BatchWizard> m_wizard;
    FirmwareId m_firmware;
};

void TestBatchWizard::init()
{
    m_commands = std::make_unique<FakeCommands>();
    m_builder = std::make_unique<FleetBuilder>();
    m_builder->addDevices(100).addFirmware(QStringLiteral("2.4.1"), FirmwareState::Verified);
    m_firmware = m_builder->lastFirmware();
    m_devices = std::make_unique<DeviceTableModel>(m_builder->names());
    m_tally = std::make_unique<VersionTally>(m_builder->names());
    const Frame frame = m_builder->takeFrame();
    m_devices->applyFrame(frame);
    m_tally->applyFrame(frame);
    answer(12340);
    m_wizard = new BatchWizard(
        *m_commands, *m_devices, m_builder->names(), *m_tally, { frame.firmware.front().firmware }, m_firmware);
    m_wizard->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_wizard));
}

void TestBatchWizard::cleanup()
{
    const std::unique_ptr<BatchWizard> gone(m_wizard);
}

void TestBatchWizard::answer(quint32 targets)
{
    BatchPreview preview;
    for (DeviceSlot device = 0; device < targets; ++device)
        preview.selection.targets.push_back(device);
    preview.selection.candidates = 20000;
    preview.selection.alreadyThere = 7000;
    preview.minutesAtRate = 13;
    preview.notice.payload = "{\"code\":\"1000\"}";
    preview.notice.topic = "/ota/device/upgrade/a/b";
    m_commands->previewAnswer = Result<BatchPreview>(preview);
}

void TestBatchWizard::countIsAlwaysVisible()
{
    QTRY_COMPARE(count(), QStringLiteral("12,340 of 20,000 devices"));
    next();
    QCOMPARE(count(), QStringLiteral("12,340 of 20,000 devices"));
    answer(7);
    find<QSpinBox>("rate")->setValue(50);
    QCOMPARE(count(), QStringLiteral("Counting devices…"));
    QTRY_COMPARE(count(), QStringLiteral("7 of 20,000 devices"));
    QCOMPARE(m_commands->lastBatchDraft.plan.ratePerMinute, 50);
}

void TestBatchWizard::sourceVersionsWithCounts()
{
    find<QRadioButton>("scopeVersions")->click();
    QCOMPARE(count(), QStringLiteral("No devices yet"));
    QVERIFY(!find<QPushButton>("next")->isEnabled());
    QCOMPARE(find<QPushButton>("next")->toolTip(), QStringLiteral("Tick at least one version."));
    auto* list = find<QWidget>("sourceVersions")->findChild<QTreeWidget*>();
    QCOMPARE(list->topLevelItemCount(), 3);
    QCOMPARE(list->topLevelItem(0)->text(1), QStringLiteral("60"));
    QVERIFY(list->topLevelItem(0)->isDisabled()); // the target version itself
    list->topLevelItem(1)->setCheckState(0, Qt::Checked);
    QTRY_VERIFY(find<QPushButton>("next")->isEnabled());
    QTRY_COMPARE(m_commands->lastBatchDraft.plan.sourceVersions, QStringList{ QStringLiteral("2.4.0") });
    QCOMPARE(m_commands->lastBatchDraft.plan.scope, Scope::SourceVersions);
}

void TestBatchWizard::theClauseThatExcludesAllIsNamed()
{
    BatchPreview nobody;
    nobody.selection.candidates = 20'000;
    nobody.selection.notMatched = 20'000;
    nobody.hole = FilterHole{ { 6, 7 }, true };
    m_commands->previewAnswer = Result<BatchPreview>(nobody);
    find<QRadioButton>("scopeFilter")->click();
    auto* filter = find<QLineEdit>("scopeFilterText");
    filter->setText(QStringLiteral("a and tag = x"));
    QTRY_VERIFY(find<QLabel>("scopeFilterProblem")->text().contains(QStringLiteral("“tag = x”")));
    QTRY_VERIFY(find<QPushButton>("next")->toolTip().contains(QStringLiteral("“tag = x”")));
    QCOMPARE(count(), QStringLiteral("0 of 20,000 devices"));
    answer(7);
    filter->setText(QStringLiteral("a"));
    QTRY_VERIFY(find<QPushButton>("next")->isEnabled());
}

void TestBatchWizard::percentHasThreeDecimals()
{
    find<QRadioButton>("scopePercent")->click();
    auto* percent = find<QDoubleSpinBox>("percent");
    QCOMPARE(percent->minimum(), 0.001);
    QCOMPARE(percent->maximum(), 100.0);
    percent->setValue(0.0004);
    QCOMPARE(percent->value(), 0.001);
    percent->setValue(12.345);
    QTRY_COMPARE(m_commands->lastBatchDraft.plan.percentThousandths, 12345);
    QCOMPARE(m_commands->lastBatchDraft.plan.scope, Scope::Percent);
}

void TestBatchWizard::chosenDevices()
{
    find<QRadioButton>("scopeChosen")->click();
    QVERIFY(!find<QPushButton>("next")->isEnabled());
    auto* search = find<QLineEdit>("deviceSearch");
    auto* table = find<QTableView>("deviceChoice");
    QTest::keyClicks(search, QStringLiteral("DEV0000042"));
    QCOMPARE(table->model()->rowCount(), 1);
    QTest::keyClick(search, Qt::Key_Down);
    QTest::keyClick(table, Qt::Key_Space);
    QTRY_COMPARE(m_commands->lastBatchDraft.plan.devices, std::vector<DeviceSlot>{ 42 });
    auto* chips = find<QListWidget>("chips");
    QCOMPARE(chips->count(), 1);
    chips->setCurrentRow(0);
    QTest::keyClick(chips, Qt::Key_Delete);
    QVERIFY(find<DevicePicker>("devicePicker")->chosen().empty());
}

void TestBatchWizard::csvShowsAndSavesRejectedLines()
{
    CsvDevices list;
    list.devices = { 1, 2, 3 };
    list.lines = 6;
    list.rejected = { { 2, CsvProblem::UnknownDevice, "nobody" }, { 4, CsvProblem::Duplicate, "dev0000001" },
        { 5, CsvProblem::BrokenLine, "\"dev" } };
    m_commands->csvAnswer = Result<CsvDevices>(list);
    FileDialog::setAsker([](QWidget*, const QString&, const QString&, const QString& suggestion) {
        return suggestion.isEmpty() ? QStringLiteral("/tmp/devices.csv") : QStringLiteral("/tmp/rejected.csv");
    });
    find<QRadioButton>("scopeCsv")->click();
    QTest::mouseClick(find<QPushButton>("chooseCsv"), Qt::LeftButton);
    auto* rejected = find<QTableWidget>("rejectedLines");
    QTRY_COMPARE(rejected->rowCount(), 3);
    QCOMPARE(rejected->item(0, 0)->text(), QStringLiteral("2"));
    QCOMPARE(rejected->item(1, 1)->text(), QStringLiteral("Named already on an earlier line"));
    QTest::mouseClick(find<QPushButton>("saveRejected"), Qt::LeftButton);
    QVERIFY(m_commands->calls.contains(QStringLiteral("saveRejected /tmp/rejected.csv 3")));
    QTRY_COMPARE(m_commands->lastBatchDraft.plan.devices.size(), 3U); // the rest stays usable
    FileDialog::setAsker({});
}

void TestBatchWizard::csvErrorsStandInTheForm_data()
{
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("encoding") << ErrorKind::CsvNotText;
    QTest::newRow("too large") << ErrorKind::CsvTooLarge;
    QTest::newRow("empty") << ErrorKind::CsvEmpty;
    QTest::newRow("missing") << ErrorKind::FileMissing;
}

void TestBatchWizard::csvErrorsStandInTheForm()
{
    QFETCH(ErrorKind, kind);
    m_commands->csvAnswer = Result<CsvDevices>(failure(kind, QStringLiteral("/tmp/x.csv")));
    find<QRadioButton>("scopeCsv")->click();
    find<CsvPicker>("csvPicker")->read(QStringLiteral("/tmp/x.csv"));
    QTRY_VERIFY(find<QLabel>("csvProblem")->isVisible());
    QVERIFY(!find<QLabel>("csvProblem")->text().isEmpty());
    QVERIFY(!find<QPushButton>("next")->isEnabled());
}

void TestBatchWizard::noTargetsKeepsTheStepClosed()
{
    m_commands->previewAnswer = Result<BatchPreview>(failure(ErrorKind::NoTargets));
    find<QRadioButton>("scopePercent")->click();
    QTRY_COMPARE(count(), QStringLiteral("No devices"));
    QVERIFY(!find<QPushButton>("next")->isEnabled());
    QVERIFY(!find<QPushButton>("next")->toolTip().isEmpty());
    find<QListWidget>("steps")->setCurrentRow(2);
    QCOMPARE(find<QListWidget>("steps")->currentRow(), 0);
}

void TestBatchWizard::strategyLimits()
{
    QTRY_VERIFY(find<QPushButton>("next")->isEnabled());
    next();
    auto* rate = find<QSpinBox>("rate");
    QCOMPARE(rate->minimum(), 1);
    QCOMPARE(rate->maximum(), 10000);
    auto* timeout = find<QSpinBox>("timeout");
    QCOMPARE(timeout->minimum(), 1);
    QCOMPARE(timeout->maximum(), 1440);
    QVERIFY(!timeout->isEnabled());
    auto* counts = find<QComboBox>("retryCount");
    auto* intervals = find<QComboBox>("retryInterval");
    QList<int> countValues;
    for (int row = 0; row < counts->count(); ++row)
        countValues << counts->itemData(row).toInt();
    QCOMPARE(countValues, (QList<int>{ 0, 1, 2, 5 }));
    QList<int> intervalValues;
    for (int row = 0; row < intervals->count(); ++row)
        intervalValues << intervals->itemData(row).toInt();
    QCOMPARE(intervalValues, (QList<int>{ 0, 10, 30, 60, 1440 }));
    QVERIFY(!intervals->isEnabled());
    QVERIFY(!intervals->toolTip().isEmpty());
}

void TestBatchWizard::wavesWindowsAndTheEnd()
{
    QTRY_VERIFY(find<QPushButton>("next")->isEnabled());
    next();
    find<QRadioButton>("wavesOn")->click();
    find<QLineEdit>("waveSize1")->setText(QStringLiteral("lots"));
    QVERIFY(!find<QPushButton>("next")->isEnabled());
    QVERIFY(find<QPushButton>("next")->toolTip().contains(QStringLiteral("1%, 10%, rest")));
    find<QLineEdit>("waveSize1")->setText(QStringLiteral("5"));
    find<QCheckBox>("hasWindows")->click();
    find<QLineEdit>("windows")->setText(QStringLiteral("at night"));
    QVERIFY(!find<QPushButton>("next")->isEnabled());
    QCOMPARE(find<QLineEdit>("windows")->text(), QStringLiteral("at night"));
    find<QLineEdit>("windows")->setText(QStringLiteral("22:00-04:00 UTC"));
    find<QCheckBox>("hasEnd")->click();
    find<QDateTimeEdit>("endAt")->setDateTime(QDateTime::currentDateTime().addDays(-1));
    QVERIFY(!find<QPushButton>("next")->isEnabled());
    find<QDateTimeEdit>("endAt")->setDateTime(QDateTime::currentDateTime().addDays(2));
    find<QComboBox>("growth")->setCurrentIndex(1);
    QTRY_VERIFY(find<QPushButton>("next")->isEnabled());
    const Plan& plan = m_commands->lastBatchDraft.plan;
    QTRY_COMPARE(plan.waves.size(), std::size_t{ 3 });
    QCOMPARE(plan.waves.front().devices, 5U);
    QTRY_COMPARE(plan.windows.size(), std::size_t{ 1 });
    QTRY_VERIFY(plan.endAt != 0);
    QTRY_COMPARE(plan.pace.growth, PaceGrowth::ByNotified);
}

void TestBatchWizard::wavesThatDoNotFitAreSaidBesideThem()
{
    QTRY_VERIFY(find<QPushButton>("next")->isEnabled());
    next();
    BatchPreview preview;
    preview.selection.targets = { 1, 2, 3 };
    preview.selection.candidates = 20000;
    preview.waveFault = Error{ ErrorKind::WavesTooLarge, QStringLiteral("20001 12340") };
    m_commands->previewAnswer = Result<BatchPreview>(preview);
    find<QRadioButton>("wavesOn")->click();
    find<QLineEdit>("waveSize1")->setText(QStringLiteral("20000"));
    QTRY_VERIFY(find<QPushButton>("next")->toolTip().contains(QStringLiteral("20001 12340")));
    QVERIFY(!find<QPushButton>("next")->isEnabled());
    find<QRadioButton>("wavesOff")->click();
    QVERIFY(!find<QPushButton>("next")->toolTip().contains(QStringLiteral("20001 12340")));
}

void TestBatchWizard::retryMustComeBeforeTheTimeout()
{
    QTRY_VERIFY(find<QPushButton>("next")->isEnabled());
    next();
    find<QCheckBox>("hasTimeout")->setChecked(true);
    find<QSpinBox>("timeout")->setValue(30);
    find<QComboBox>("retryCount")->setCurrentIndex(1);
    find<QComboBox>("retryInterval")->setCurrentIndex(2); // 30 min
    QVERIFY(!find<QPushButton>("next")->isEnabled());
    QVERIFY(find<QPushButton>("next")->toolTip().contains(QStringLiteral("after the timeout")));
    find<QComboBox>("retryInterval")->setCurrentIndex(1); // 10 min
    QTRY_VERIFY(find<QPushButton>("next")->isEnabled());
}

void TestBatchWizard::startTimeInThePast()
{
    QTRY_VERIFY(find<QPushButton>("next")->isEnabled());
    next();
    find<QRadioButton>("startLater")->click();
    find<QDateTimeEdit>("startAt")->setDateTime(QDateTime::currentDateTime().addDays(-1));
    QVERIFY(!find<QPushButton>("next")->isEnabled());
    find<QDateTimeEdit>("startAt")->setDateTime(QDateTime::currentDateTime().addDays(8));
    QVERIFY(!find<QPushButton>("next")->isEnabled());
    find<QDateTimeEdit>("startAt")->setDateTime(QDateTime::currentDateTime().addDays(1));
    QTRY_VERIFY(find<QPushButton>("next")->isEnabled());
    QTRY_VERIFY(m_commands->lastBatchDraft.plan.startAt > 0);
}

void TestBatchWizard::startsWithTheCountOnTheButton()
{
    QSignalSpy started(m_wizard, &BatchWizard::batchStarted);
    m_commands->batchAnswer = Result<BatchId>(BatchId{ 77 });
    QTRY_VERIFY(find<QPushButton>("next")->isEnabled());
    next();
    const auto hidden = [this] { // of the step that is shown, at the size it opens with
        int most = 0;
        for (const QScrollArea* scroll : m_wizard->findChildren<QScrollArea*>())
            most = std::max(most, scroll->isVisible() ? scroll->horizontalScrollBar()->maximum() : 0);
        return most;
    };
    QCOMPARE(hidden(), 0);
    find<QRadioButton>("conflictReplace")->click();
    QTRY_COMPARE(count(), QStringLiteral("12,340 of 20,000 devices"));
    next();
    auto* start = find<QPushButton>("start");
    QTRY_COMPARE(start->text(), QStringLiteral("&Start on 12,340 devices"));
    QCOMPARE(hidden(), 0);
    QVERIFY(find<QLabel>("sentence")
                ->text()
                .startsWith(QStringLiteral("Send 2.4.1 to 12,340 devices: all devices of a1B2c3D4e5F")));
    QCOMPARE(find<QTableWidget>("checks")->item(1, 1)->text(), QStringLiteral("7,000"));
    QCOMPARE(find<QPlainTextEdit>("payload")->toPlainText(), QStringLiteral("{\"code\":\"1000\"}"));
    QVERIFY(!start->isEnabled());
    QCOMPARE(start->toolTip(), QStringLiteral("Type 12,340 to start."));
    QTest::keyClicks(find<QLineEdit>("typedCount"), QStringLiteral("12340"));
    QTest::mouseClick(start, Qt::LeftButton);
    QTRY_COMPARE(started.size(), 1);
    QCOMPARE(started.first().first().value<BatchId>(), BatchId{ 77 });
    QCOMPARE(m_commands->lastBatchDraft.kind, BatchKind::Upgrade);
    QCOMPARE(m_commands->lastBatchDraft.plan.conflict, ConflictPolicy::Replace);
    QCOMPARE(m_commands->lastBatchDraft.expected, std::optional<quint32>(12'340));
    QCOMPARE(m_commands->lastBatchDraft.reviewed->size(), std::size_t{ 12'340 });
    QTRY_VERIFY(!m_wizard);
}

void TestBatchWizard::underFourEyesItIsSubmitted()
{
    m_commands->currentSettings.fourEyes = true;
    QTRY_VERIFY(find<QPushButton>("next")->isEnabled());
    next();
    next();
    auto* start = find<QPushButton>("start");
    QTRY_COMPARE(start->text(), QStringLiteral("&Submit for release to 12,340 devices"));
    QTest::keyClicks(find<QLineEdit>("typedCount"), QStringLiteral("12340"));
    QVERIFY(start->isEnabled());
    QVERIFY(start->toolTip().contains(QStringLiteral("another operator")));
}

void TestBatchWizard::whatIsFoundIsTicked()
{
    BatchPreview preview;
    preview.selection.targets = { 3, 4, 5 };
    preview.notice.payload = "{}";
    preview.findings = { { Finding::Kind::Downgrade, 2, QStringLiteral("3.0"), { 3, 4 } } };
    m_commands->previewAnswer = Result<BatchPreview>(preview);
    QTRY_VERIFY(find<QPushButton>("next")->isEnabled());
    next();
    find<QSpinBox>("rate")->setValue(2);
    QTRY_COMPARE(count(), QStringLiteral("3 of 0 devices"));
    next();
    auto* start = find<QPushButton>("start");
    QVERIFY(!start->isEnabled());
    find<QPushButton>("showDevices")->click();
    auto* list = m_wizard->findChild<QDialog*>(QStringLiteral("targetsDialog"));
    QVERIFY(list);
    QCOMPARE(list->findChild<QTableView*>()->model()->rowCount(), 3);
    list->close();
    find<QCheckBox>("accept_downgrade")->click();
    QTRY_VERIFY(start->isEnabled());
    start->click();
    QCOMPARE(m_commands->count(QStringLiteral("startBatch")), 1);
    QVERIFY(m_commands->lastBatchDraft.consent.accepts(Finding::Kind::Downgrade));
    QVERIFY(!m_commands->lastBatchDraft.consent.accepts(Finding::Kind::InOtherBatch));
    QCOMPARE(*m_commands->lastBatchDraft.reviewed, (std::vector<DeviceSlot>{ 3, 4, 5 }));
}

void TestBatchWizard::blockingCheckForbidsStart()
{
    BatchPreview preview;
    preview.selection.targets = { 1 };
    preview.notice.payload = "{}";
    preview.notice.checks = { { NoticeCheck::Kind::UrlTooLong, true, QStringLiteral("300") } };
    m_commands->previewAnswer = Result<BatchPreview>(preview);
    QTRY_VERIFY(find<QPushButton>("next")->isEnabled());
    next();
    find<QSpinBox>("rate")->setValue(2);
    QTRY_VERIFY(find<QPushButton>("next")->isEnabled());
    QTRY_COMPARE(count(), QStringLiteral("1 of 0 devices"));
    next();
    QVERIFY(!find<QPushButton>("start")->isEnabled());
    QVERIFY(find<QPushButton>("start")->toolTip().contains(QStringLiteral("300 characters")));
}

void TestBatchWizard::refusedStartStaysUsable()
{
    m_commands->batchAnswer = Result<BatchId>(failure(ErrorKind::FirmwareNotVerified));
    QTRY_VERIFY(find<QPushButton>("next")->isEnabled());
    QTRY_COMPARE(count(), QStringLiteral("12,340 of 20,000 devices"));
    next();
    next();
    find<QLineEdit>("typedCount")->setText(QStringLiteral("12340"));
    QTRY_VERIFY(find<QPushButton>("start")->isEnabled());
    find<QPushButton>("start")->click();
    auto* bar = m_wizard->findChild<NoticeBar*>();
    QTRY_VERIFY(bar->isVisible());
    QCOMPARE(bar->level(), NoticeLevel::Error);
    QVERIFY(find<QPushButton>("start")->isEnabled());
}

void TestBatchWizard::worksByKeyboard()
{
    QTRY_COMPARE(count(), QStringLiteral("12,340 of 20,000 devices"));
    m_wizard->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_wizard));
    QTest::keyClick(m_wizard, Qt::Key_N, Qt::AltModifier);
    QTRY_COMPARE(find<QListWidget>("steps")->currentRow(), 1);
    QTest::keyClick(m_wizard, Qt::Key_N, Qt::AltModifier);
    QTRY_COMPARE(find<QListWidget>("steps")->currentRow(), 2);
    QTest::keyClick(m_wizard, Qt::Key_B, Qt::AltModifier);
    QTRY_COMPARE(find<QListWidget>("steps")->currentRow(), 1);
    QTest::keyClick(m_wizard, Qt::Key_N, Qt::AltModifier);
    QTRY_COMPARE(find<QListWidget>("steps")->currentRow(), 2);
    QTest::keyClick(m_wizard, Qt::Key_T, Qt::AltModifier);
    QTRY_COMPARE(m_wizard->focusWidget(), find<QLineEdit>("typedCount"));
    QTest::keyClicks(find<QLineEdit>("typedCount"), QStringLiteral("12340"));
    QTRY_VERIFY(find<QPushButton>("start")->isEnabled());
    QTest::keyClick(m_wizard, Qt::Key_S, Qt::AltModifier);
    QTRY_COMPARE(m_commands->count(QStringLiteral("startBatch")), 1);
}

void TestBatchWizard::usualFailuresComeFromHistory()
{
    BatchPreview preview;
    preview.selection.targets = { 0, 1 };
    preview.usual = { 7'400, 61, 8'204, 5 };
    m_commands->previewAnswer = Result<BatchPreview>(preview);
    find<QSpinBox>("rate")->setValue(900); // asks again
    auto* base = find<QDoubleSpinBox>("haltBase");
    QTRY_COMPARE(base->value(), 0.74);
    const auto asked = m_commands->calls.size();
    base->setValue(3);
    QTRY_VERIFY(m_commands->calls.size() > asked);
    QCOMPARE(base->value(), 3.0);
}

void TestBatchWizard::theReviewForecasts()
{
    Forecast forecast;
    forecast.devices = 12'340;
    const TimeMs now = QDateTime::currentMSecsSinceEpoch();
    forecast.finish = { now + 600'000, now + 900'000, now + 1'200'000 };
    forecast.curve = { { now, {} }, { now + 1'260'000, { 11'000, 12'000, 12'340 } } };
    m_commands->forecastAnswer = Result<Forecast>(forecast);
    QTRY_COMPARE(count(), QStringLiteral("12,340 of 20,000 devices"));
    QVERIFY(m_commands->calls.filter(QStringLiteral("forecastBatch")).isEmpty());
    next();
    next();
    const auto* text = find<QLabel>("forecastText");
    QTRY_VERIFY2(text->text().contains(QStringLiteral("95 %")), qPrintable(text->text()));
    QCOMPARE(m_commands->calls.filter(QStringLiteral("forecastBatch")).size(), 1);
    const auto quoted = [this] { // among the facts of the plan
        const auto* facts = find<QTableWidget>("planTable");
        for (int row = 0; row < facts->rowCount(); ++row) {
            if (facts->item(row, 0)->text() == QStringLiteral("By the forecast"))
                return facts->item(row, 1)->text();
        }
        return QString();
    };
    QVERIFY2(quoted().startsWith(QStringLiteral("95 % are done by ")), qPrintable(quoted()));
    find<QSpinBox>("rate")->setValue(500);
    QVERIFY(!text->text().contains(QStringLiteral("95 %")));
    QVERIFY(!quoted().contains(QStringLiteral("95 %")));
    QTRY_VERIFY(text->text().contains(QStringLiteral("95 %")));
    QCOMPARE(m_commands->calls.filter(QStringLiteral("forecastBatch")).size(), 2);
}

QTEST_MAIN(TestBatchWizard)
#include "tst_batchwizard.moc"
