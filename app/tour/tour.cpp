// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tour/tour.h"

#include "app/tour/reckoning.h"

#include "ui/batches/batchespage.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QSpinBox>
#include <QTabBar>
#include <QTableView>

#include <array>

namespace console {

namespace {

const QString target = QStringLiteral("2.4.1");
constexpr std::array testDevices{ "dev000001", "dev000002", "dev000003" };
/// Longer than the minute a third version is given (DESIGN.md section 6), and no tour should wait longer.
constexpr int timeoutMinutes = 2;

/// Devices whose tasks of a batch are open, as the engine has them; empty where one is queued or upgrading, since that
/// one is going to move by itself.
QStringList openAndStill(ControlLoop& loop, BatchId batch)
{
    QStringList found;
    for (const Task& task : *loop.rules().engine.tasks(batch)) {
        if (task.state == TaskState::Queued || task.state == TaskState::Upgrading)
            return {};
        if (isOpen(task.state))
            found.append(toText(loop.rules().fleet.names().devices.at(task.device)));
    }
    return found;
}

} // namespace

Tour::Tour(Console& console, ConsoleWindow& window, Language& language, TourOptions options)
    : m_hands(console, window.window())
    , m_camera(m_hands, language, options.pictures)
    , m_views(m_hands, m_camera)
    , m_options(std::move(options))
{
}

QString Tour::run()
{
    m_hands.window().resize(1280, 800);
    meetTheFleet();
    upload();
    verify();
    m_views.marks(QStringLiteral("28-group-and-tags"), QStringLiteral("29-devices-of-a-group"));
    m_views.rehearsal(m_firmware, QStringLiteral("30-batch-waves"), QStringLiteral("31-rehearsal"));
    startBatch();
    watchBatch();
    lookAround();
    giveUpTheSilent();
    const QString result = compare();
    lookBack();
    return result + QStringLiteral("; %1 pictures").arg(m_camera.pictures());
}

void Tour::meetTheFleet()
{
    m_hands.goTo(QStringLiteral("devices"));
    m_hands.waitFor(
        QStringLiteral("all devices to report"),
        [&] {
            return m_hands.ask<quint32>([](ControlLoop& loop) { return loop.rules().fleet.size(); })
                >= static_cast<quint32>(m_options.devices);
        },
        120);
    m_hands.pause(1500);
    m_camera.inEveryLook([this] {
        m_views.overview(QStringLiteral("01-overview"));
        m_hands.goTo(QStringLiteral("firmware"));
        m_camera.shoot(QStringLiteral("04-firmware-empty"));
    });
}

void Tour::upload()
{
    QWidget* page = m_hands.goTo(QStringLiteral("firmware"));
    m_hands.click(page, QStringLiteral("uploadFirmware"));
    QWidget* form = m_hands.dialog(QStringLiteral("uploadDialog"));
    fillUploadForm(m_hands, form, m_options.firmware);
    m_hands.find<QLineEdit>(form, QStringLiteral("version"))->setText(target);
    m_hands.pause(300);
    m_hands.click(form, QStringLiteral("upload"));
    m_hands.waitFor(
        QStringLiteral("the upload"),
        [&] {
            m_firmware = m_hands.ask<FirmwareId>([](ControlLoop& loop) {
                const auto ids = loop.rules().engine.firmwareIds();
                return ids.empty() ? FirmwareId{} : ids.back();
            });
            return !m_firmware.isNull();
        },
        60);
    m_hands.pause(1000);
    m_camera.inEveryLook([this] { m_camera.shoot(QStringLiteral("07-firmware")); });
}

void Tour::verify()
{
    QWidget* page = m_hands.goTo(QStringLiteral("firmware"));
    const auto open = [&] {
        m_hands.click(page, QStringLiteral("verify"));
        QWidget* form = m_hands.dialog(QStringLiteral("verificationDialog"));
        chooseTestDevices(form);
        return form;
    };
    m_camera.inEveryLook([&] {
        QWidget* form = open();
        m_camera.shoot(form, QStringLiteral("08-verification"));
        form->close();
        m_hands.pause(100);
    });
    m_hands.click(open(), QStringLiteral("run"));
    m_hands.pause(1500);
    m_camera.inEveryLook([this] { m_camera.shoot(QStringLiteral("09-verifying")); });
    const auto isVerified = [this](ControlLoop& loop) {
        return loop.rules().engine.firmware(m_firmware)->state == FirmwareState::Verified;
    };
    m_hands.waitFor(
        QStringLiteral("the verification to pass"), [&] { return m_hands.ask<bool>(isVerified); }, 120);
    m_hands.pause(600);
    m_camera.inEveryLook([this] { m_camera.shoot(QStringLiteral("10-verified")); });
}

void Tour::chooseTestDevices(QWidget* form)
{
    auto* search = m_hands.find<QLineEdit>(form, QStringLiteral("deviceSearch"));
    auto* choice = m_hands.find<QTableView>(form, QStringLiteral("deviceChoice"));
    for (const char* name : testDevices) {
        search->setText(QLatin1String(name));
        m_hands.waitFor(
            QStringLiteral("the search"), [&] { return choice->model()->rowCount() == 1; }, 5);
        choice->model()->setData(choice->model()->index(0, 0), Qt::Checked, Qt::CheckStateRole);
    }
    search->clear();
    m_hands.pause(200);
}

void Tour::startBatch()
{
    m_hands.click(m_hands.goTo(QStringLiteral("firmware")), QStringLiteral("batchUpgrade"));
    QWidget* wizard = m_hands.dialog(QStringLiteral("batchWizard"));
    m_hands.pause(500);
    m_hands.click(wizard, QStringLiteral("next"));
    m_hands.find<QSpinBox>(wizard, QStringLiteral("rate"))->setValue(600);
    m_hands.find<QCheckBox>(wizard, QStringLiteral("hasTimeout"))->setChecked(true);
    m_hands.find<QCheckBox>(wizard, QStringLiteral("haltTest"))->setChecked(false); // every fate is to be seen
    m_hands.find<QSpinBox>(wizard, QStringLiteral("timeout"))->setValue(timeoutMinutes);
    m_hands.click(wizard, QStringLiteral("next"));
    m_hands.pause(700);
    m_hands.acceptAll(wizard);
    m_hands.click(wizard, QStringLiteral("start"));
    m_hands.waitFor(
        QStringLiteral("the batch to start"),
        [&] {
            m_batch = m_hands.ask<BatchId>([](ControlLoop& loop) {
                const auto ids = loop.rules().engine.batches();
                const Batch* last = ids.empty() ? nullptr : loop.rules().engine.batch(ids.back());
                return last && last->kind == BatchKind::Upgrade ? last->id : BatchId{};
            });
            return !m_batch.isNull();
        },
        30);
}

void Tour::watchBatch()
{
    static_cast<BatchesPage*>(m_hands.goTo(QStringLiteral("batches")))->showBatch(m_batch);
    m_hands.pause(5000);
    m_camera.inEveryLook([this] {
        m_views.batchTabs(m_batch, 0, 1, QStringLiteral("14-running-%1"));
        m_views.batches(QStringLiteral("15-batches-running"));
    });
}

/// While the patience of the plan runs out.
void Tour::lookAround()
{
    m_camera.inEveryLook([this] {
        m_views.devices(QStringLiteral("02-devices"));
        m_views.devicePanel(QStringLiteral("03-device-panel"));
        m_views.uploadForm(m_options.firmware, QStringLiteral("05-upload-refused"), QStringLiteral("06-upload"));
        m_views.wizard(m_firmware, QStringLiteral("11-batch-scope"), QStringLiteral("12-batch-strategy"),
            QStringLiteral("13-batch-review"));
        m_views.settings(QStringLiteral("25-settings"));
        m_views.connectionTest(QStringLiteral("26-connection-test"));
        m_views.fileServer(QStringLiteral("27-file-server"));
        m_views.help(QStringLiteral("28-help"));
    });
}

bool Tour::onlySilentAreOpen()
{
    const auto open = m_hands.ask<QStringList>([this](ControlLoop& loop) { return openAndStill(loop, m_batch); });
    if (open.isEmpty())
        return false;
    const QStringList silent = silentDevices(m_options.ledger);
    return std::all_of(open.begin(), open.end(), [&](const QString& name) { return silent.contains(name); });
}

/// A device that never answers has no end of its own: no timeout runs before it begins. An operator cancels it.
void Tour::giveUpTheSilent()
{
    const auto isOver = [this](ControlLoop& loop) { return !isOpen(loop.rules().engine.batch(m_batch)->state); };
    const auto isAsFarAsItGets = [&] {
        m_hands.pause(500);
        return m_hands.ask<bool>(isOver) || onlySilentAreOpen();
    };
    m_hands.waitFor(QStringLiteral("all devices but the silent ones"), isAsFarAsItGets, 420);
    if (!m_hands.ask<bool>(isOver)) {
        m_views.batchTabs(m_batch, 0, 0, QStringLiteral("16-silent-%1"));
        QWidget* page = m_hands.window().page(QStringLiteral("batches"));
        m_hands.agreeToNextQuestion(
            [this](QWidget* question) { m_camera.shoot(question, QStringLiteral("16-cancel-question")); });
        m_hands.chooseForAllRows(
            m_hands.find<QTableView>(page, QStringLiteral("queuedTasksView")), QStringLiteral("cancelTask"));
    }
    m_hands.waitFor(
        QStringLiteral("the batch to end"), [&] { return m_hands.ask<bool>(isOver); }, 20);
    m_hands.pause(1000);
}

void Tour::lookBack()
{
    m_camera.inEveryLook([this] {
        m_views.batchTabs(m_batch, 2, 6, QStringLiteral("17-ended-%1"));
        m_views.replay(m_batch, QStringLiteral("21-look-back"));
        m_views.batches(QStringLiteral("22-batches"));
        m_views.overview(QStringLiteral("23-overview-after"));
        m_views.activity(QStringLiteral("24-activity"));
    });
}

QString Tour::compare()
{
    using Accounts = QList<TaskAccount>;
    const auto accounts = m_hands.ask<Accounts>([](ControlLoop& loop) {
        Accounts found;
        const RolloutEngine& engine = loop.rules().engine;
        for (const BatchId id : engine.batches()) {
            for (const Task& task : *engine.tasks(id))
                found.append({ toText(loop.rules().fleet.names().devices.at(task.device)), task, *engine.batch(id) });
        }
        return found;
    });
    const Reckoning reckoning = reckon(accounts, m_options.ledger);
    if (!reckoning.error.isEmpty())
        throw TourStopped(reckoning.error);
    const auto skipped = std::count_if(accounts.begin(), accounts.end(),
        [](const TaskAccount& account) { return account.task.state == TaskState::Skipped; });
    if (reckoning.devices != m_options.devices || skipped != static_cast<qsizetype>(testDevices.size()))
        throw TourStopped(QStringLiteral("outcomes of %1 devices, %2 of them skipped; it should be %3 and %4")
                              .arg(reckoning.devices)
                              .arg(skipped)
                              .arg(m_options.devices)
                              .arg(testDevices.size()));
    return QStringLiteral("Tour: %1 devices, verification passed on %2, which the batch then skipped; of the rest %3; "
                          "every outcome agrees with the devices' own ledger")
        .arg(reckoning.devices)
        .arg(testDevices.size())
        .arg(reckoning.summary);
}

} // namespace console
