// SPDX-License-Identifier: GPL-3.0-or-later
// A rehearsal as an operator orders it: the real window, a real broker with thirty devices, and beside it the
// rehearsal's own.
#include "app/console/consolewindow.h"
#include "app/tour/hands.h"
#include "tests/integration/fleetprocess.h"
#include "tests/support/mosquittoprocess.h"
#include "ui/batches/batchespage.h"
#include "ui/charts/chartcard.h"
#include "ui/common/tableview.h"

#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace console;

class TestRehearsalWizard : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void runsToItsEndBesideTheForecast();
    void endsWithTheWizard();
    void endsWithTheConsole();

private:
    [[nodiscard]] bool makeFirmware();
    QWidget* review();
    void press(QWidget* wizard) { QTest::mouseClick(part<QPushButton>(wizard, "rehearse"), Qt::LeftButton); }
    template <class T> static T* part(QWidget* wizard, const char* name)
    {
        return wizard->findChild<T*>(QLatin1String(name));
    }
    [[nodiscard]] static QStringList folders()
    {
        return QDir::temp().entryList({ QStringLiteral("rollout-rehearsal-*") }, QDir::Dirs);
    }

    QTemporaryDir m_temporary; ///< its own, so that no other test's rehearsals are seen
    QTemporaryDir m_folder;
    MosquittoProcess m_broker;
    Language m_language;
    std::unique_ptr<Console> m_console;
    std::unique_ptr<ConsoleWindow> m_window;
    std::unique_ptr<Hands> m_hands;
    std::unique_ptr<FleetProcess> m_fleet;
    FirmwareId m_firmware;
    QStringList m_foldersBefore;
};

void TestRehearsalWizard::initTestCase()
{
    QVERIFY(qputenv("TMPDIR", m_temporary.path().toLocal8Bit()));
    qputenv("PATH", qgetenv("ROLLOUT_BIN") + ':' + qgetenv("PATH"));
    m_foldersBefore = folders();
    QVERIFY2(m_broker.start(), qPrintable(m_broker.log()));
    CommandLine line;
    line.workspace = m_folder.filePath(QStringLiteral("workspace"));
    line.broker = *parseBrokerUrl(QStringLiteral("mqtt://127.0.0.1:%1").arg(m_broker.port()));
    line.listenAddress = QStringLiteral("127.0.0.1");
    line.listenPort = quint16(0);
    line.language = QStringLiteral("en");
    auto opened = Console::open(line);
    QVERIFY(opened);
    m_console = std::move(*opened);
    m_window = std::make_unique<ConsoleWindow>(*m_console, m_language);
    m_window->show();
    m_console->start();
    m_hands = std::make_unique<Hands>(*m_console, m_window->window());
    const auto isOnline
        = [](ControlLoop& loop) { return loop.pulse(0).link.state == LinkState::Connected; }; // devices report once
    QTRY_VERIFY_WITH_TIMEOUT(m_hands->ask<bool>(isOnline), 30000);
    m_fleet = std::make_unique<FleetProcess>(m_broker.port(), m_folder.filePath(QStringLiteral("ledger")),
        QStringList{ QStringLiteral("--devices"), QStringLiteral("30"), QStringLiteral("--reboot-ms"),
            QStringLiteral("100"), QStringLiteral("--protect"), QStringLiteral("dev000001") });
    QVERIFY(m_fleet->start());
    const auto devices = [](ControlLoop& loop) { return loop.rules().fleet.size(); };
    QTRY_COMPARE_WITH_TIMEOUT(m_hands->ask<quint32>(devices), 30U, 30000);
    QVERIFY(makeFirmware());
}

bool TestRehearsalWizard::makeFirmware()
{
    QFile file(m_folder.filePath(QStringLiteral("image.bin")));
    if (!file.open(QIODevice::WriteOnly) || file.write(QByteArray(80'000, 'x')) != 80'000)
        return false;
    file.close();
    ConsoleCommands commands(*m_console);
    const auto added = commands.addFirmware({ file.fileName(), QStringLiteral("image"), QStringLiteral("a1RolloutDemo"),
        QStringLiteral("default"), QStringLiteral("9.0"), SignMethod::Md5, {}, {} });
    if (!QTest::qWaitFor([&] { return added.isFinished(); }, 30000) || !added.result())
        return false;
    m_firmware = added.result()->id;
    BatchDraft verification;
    verification.kind = BatchKind::Verification;
    verification.firmware = m_firmware;
    verification.plan.scope = Scope::Devices;
    verification.plan.devices = { m_hands->ask<DeviceSlot>(
        [](ControlLoop& loop) { return loop.rules().fleet.find("a1RolloutDemo", "dev000001").value_or(noDevice); }) };
    const auto started = commands.startBatch(verification);
    const auto isVerified = [this](ControlLoop& loop) {
        return loop.rules().engine.firmware(m_firmware)->state == FirmwareState::Verified;
    };
    return QTest::qWaitFor([&] { return m_hands->ask<bool>(isVerified); }, 60000);
}

/// The wizard's review step, forecast and all.
QWidget* TestRehearsalWizard::review()
{
    auto* page = static_cast<BatchesPage*>(m_hands->goTo(QStringLiteral("batches")));
    page->openWizard(m_firmware);
    QWidget* wizard = m_hands->dialog(QStringLiteral("batchWizard"));
    for (int step = 0; step < 2; ++step) {
        const bool isOpen = QTest::qWaitFor([&] { return part<QPushButton>(wizard, "next")->isEnabled(); }, 20000);
        if (isOpen)
            m_hands->click(wizard, QStringLiteral("next"));
    }
    (void)QTest::qWaitFor(
        [&] {
            return part<QPushButton>(wizard, "rehearse")->isEnabled()
                && part<ChartCard>(wizard, "forecastCard")->isVisibleTo(wizard);
        },
        60000);
    return wizard;
}

void TestRehearsalWizard::runsToItsEndBesideTheForecast()
{
    QWidget* wizard = review();
    part<QComboBox>(wizard, "rehearsalBehaviour")->setCurrentIndex(static_cast<int>(RehearsalBehaviour::AllWell));
    part<QComboBox>(wizard, "rehearsalLength")->setCurrentIndex(0);
    press(wizard);
    auto* text = part<QLabel>(wizard, "rehearsalText");
    QTRY_VERIFY2_WITH_TIMEOUT(text->text().contains(QStringLiteral("It has run for")), qPrintable(text->text()), 60000);
    QVERIFY(part<QProgressBar>(wizard, "rehearsalProgress")->isVisibleTo(wizard));
    QTRY_VERIFY2_WITH_TIMEOUT(text->text().contains(QStringLiteral("Succeeded: 29, failed: 0, lost: 0, not ended: 0.")),
        qPrintable(text->text()), 90000);
    QTRY_VERIFY(!part<QProgressBar>(wizard, "rehearsalProgress")->isVisibleTo(wizard));
    // Beside the forecast, in words and as one more curve.
    QVERIFY(text->text().contains(QStringLiteral("the forecast")));
    const QAbstractItemModel* table = part<ChartCard>(wizard, "forecastCard")->table()->model();
    QCOMPARE(table->columnCount(), 5);
    QVERIFY(part<QLabel>(wizard, "rehearsalScale")->text().contains(QStringLiteral("Virtual devices: 29")));
    QCOMPARE(folders(), m_foldersBefore);
    // Of the console's own nothing has moved.
    QCOMPARE(m_hands->ask<std::size_t>([](ControlLoop& loop) { return loop.rules().engine.batches().size(); }), 1U);
    QCOMPARE(m_hands->ask<quint32>([](ControlLoop& loop) { return loop.rules().fleet.size(); }), 30U);
    QFile ledger(m_folder.filePath(QStringLiteral("ledger")));
    QVERIFY(ledger.open(QIODevice::ReadOnly));
    QCOMPARE(ledger.readAll().count("noticeReceived"), 1); // the verification's
    wizard->close();
}

void TestRehearsalWizard::endsWithTheWizard()
{
    QWidget* wizard = review();
    press(wizard);
    QTRY_VERIFY_WITH_TIMEOUT(folders() != m_foldersBefore, 30000);
    wizard->close();
    QTRY_VERIFY_WITH_TIMEOUT(!m_console->rehearsing(), 30000);
    QCOMPARE(folders(), m_foldersBefore);
}

void TestRehearsalWizard::endsWithTheConsole()
{
    press(review());
    QTRY_VERIFY_WITH_TIMEOUT(folders() != m_foldersBefore, 30000);
    m_hands.reset();
    m_window.reset();
    QVERIFY(m_console->end());
    QCOMPARE(folders(), m_foldersBefore);
}

QTEST_MAIN(TestRehearsalWizard)
#include "tst_rehearsalwizard.moc"
