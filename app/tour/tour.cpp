// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tour/tour.h"

#include "app/tour/outcomeword.h"

#include "ui/batches/batchespage.h"
#include "ui/common/theme.h"
#include "ui/devices/devicespage.h"
#include "ui/firmware/firmwarepage.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QLineEdit>
#include <QProcess>
#include <QSpinBox>
#include <QTabBar>
#include <QTableView>
#include <QTimer>

namespace console {

namespace {

const QString target = QStringLiteral("2.4.1");
const QStringList pages{ QStringLiteral("overview"), QStringLiteral("devices"), QStringLiteral("firmware"),
    QStringLiteral("batches"), QStringLiteral("activity"), QStringLiteral("settings") };

} // namespace

Tour::Tour(Console& console, ConsoleWindow& window, Language& language, TourOptions options)
    : m_console(console)
    , m_assembly(window)
    , m_window(window.window())
    , m_language(language)
    , m_options(std::move(options))
{
}

QString Tour::run()
{
    m_window.resize(1280, 800);
    meetTheFleet();
    upload();
    verify();
    startBatch();
    watchBatch();
    lookAround();
    const QString result = compare();
    everyViewIn(QStringLiteral("en"), Theme::Dark);
    everyViewIn(QStringLiteral("zh_CN"), Theme::Light);
    everyViewIn(QStringLiteral("zh_CN"), Theme::Dark);
    return result + QStringLiteral("; %1 pictures").arg(m_pictures);
}

void Tour::pause(int ms)
{
    QEventLoop loop;
    QTimer::singleShot(ms, &loop, &QEventLoop::quit);
    loop.exec();
}

void Tour::waitFor(const QString& what, const std::function<bool()>& condition, int seconds)
{
    QElapsedTimer timer;
    timer.start();
    while (!condition()) {
        if (timer.elapsed() > qint64{ seconds } * 1000)
            throw TourStopped(QStringLiteral("waited %1 s for: %2").arg(seconds).arg(what));
        pause(50);
    }
}

void Tour::goTo(const QString& page)
{
    m_window.showPage(page);
    pause(400);
}

void Tour::shoot(const QString& name)
{
    shoot(&m_window, name);
}

void Tour::shoot(QWidget* widget, const QString& name)
{
    pause(150);
    const QString file = QStringLiteral("%1/%2-%3.png").arg(m_options.pictures, m_prefix, name);
    if (!widget->grab().save(file))
        throw TourStopped(QStringLiteral("cannot write %1").arg(file));
    ++m_pictures;
}

void Tour::click(QWidget* parent, const QString& name)
{
    if (auto* action = parent->findChild<QAction*>(name)) {
        if (!action->isEnabled())
            throw TourStopped(QStringLiteral("'%1' is disabled: %2").arg(name, action->toolTip()));
        action->trigger();
        return;
    }
    auto* button = find<QAbstractButton>(parent, name);
    if (!button->isEnabled())
        throw TourStopped(QStringLiteral("'%1' is disabled: %2").arg(name, button->toolTip()));
    button->click();
}

QWidget* Tour::dialog(const QString& name)
{
    QWidget* found = nullptr;
    waitFor(
        QStringLiteral("dialog ") + name,
        [&] {
            const QWidgetList widgets = QApplication::topLevelWidgets();
            for (QWidget* widget : widgets) {
                if (widget->objectName() == name && widget->isVisible())
                    found = widget;
            }
            return found != nullptr;
        },
        10);
    return found;
}

template <class T> T Tour::ask(const std::function<T(ControlLoop&)>& question)
{
    auto answer
        = m_console.loop().order<T>({}, [question](ControlLoop& loop, TimeMs) -> Result<T> { return question(loop); });
    waitFor(
        QStringLiteral("the engine's answer"), [&] { return answer.isFinished(); }, 10);
    return *answer.result();
}

void Tour::meetTheFleet()
{
    goTo(QStringLiteral("devices"));
    waitFor(
        QStringLiteral("all devices to report"),
        [&] {
            return ask<quint32>([](ControlLoop& loop) { return loop.rules().fleet.size(); })
                >= static_cast<quint32>(m_options.devices);
        },
        120);
    pause(1500);
    auto* table = find<QTableView>(m_window.page(QStringLiteral("devices")), QStringLiteral("deviceTable"));
    shoot(QStringLiteral("02-devices"));
    table->selectRow(3);
    pause(600);
    shoot(QStringLiteral("03-device-panel"));
    goTo(QStringLiteral("overview"));
    shoot(QStringLiteral("01-overview"));
}

void Tour::upload()
{
    goTo(QStringLiteral("firmware"));
    shoot(QStringLiteral("04-firmware-empty"));
    QWidget* page = m_window.page(QStringLiteral("firmware"));
    click(page, QStringLiteral("uploadFirmware"));
    QWidget* form = dialog(QStringLiteral("uploadDialog"));
    find<QLineEdit>(form, QStringLiteral("file"))->setText(m_options.firmware);
    find<QComboBox>(form, QStringLiteral("product"))->setCurrentText(QStringLiteral("a1RolloutDemo"));
    find<QLineEdit>(form, QStringLiteral("name"))->setText(QStringLiteral("Gateway"));
    auto* version = find<QLineEdit>(form, QStringLiteral("version"));
    version->setText(QStringLiteral("2.4 ß"));
    shoot(form, QStringLiteral("05-upload-refused"));
    version->setText(target);
    shoot(form, QStringLiteral("06-upload"));
    click(form, QStringLiteral("upload"));
    waitFor(
        QStringLiteral("the upload"),
        [&] {
            m_firmware = ask<FirmwareId>([](ControlLoop& loop) {
                const auto ids = loop.rules().engine.firmwareIds();
                return ids.empty() ? FirmwareId{} : ids.back();
            });
            return !m_firmware.isNull();
        },
        60);
    pause(1000);
    shoot(QStringLiteral("07-firmware"));
}

void Tour::verify()
{
    QWidget* page = m_window.page(QStringLiteral("firmware"));
    click(page, QStringLiteral("verify"));
    QWidget* form = dialog(QStringLiteral("verificationDialog"));
    auto* search = find<QLineEdit>(form, QStringLiteral("deviceSearch"));
    auto* choice = find<QTableView>(form, QStringLiteral("deviceChoice"));
    for (const char* name : { "dev000001", "dev000002", "dev000003" }) {
        search->setText(QLatin1String(name));
        waitFor(
            QStringLiteral("the search"), [&] { return choice->model()->rowCount() == 1; }, 5);
        choice->model()->setData(choice->model()->index(0, 0), Qt::Checked, Qt::CheckStateRole);
    }
    search->clear();
    pause(300);
    shoot(form, QStringLiteral("08-verification"));
    click(form, QStringLiteral("run"));
    pause(3000);
    shoot(QStringLiteral("09-verifying"));
    const auto isVerified = [this](ControlLoop& loop) {
        return loop.rules().engine.firmware(m_firmware)->state == FirmwareState::Verified;
    };
    waitFor(
        QStringLiteral("the verification to pass"), [&] { return ask<bool>(isVerified); }, 120);
    pause(600);
    shoot(QStringLiteral("10-verified"));
}

void Tour::startBatch()
{
    click(m_window.page(QStringLiteral("firmware")), QStringLiteral("batchUpgrade"));
    QWidget* wizard = dialog(QStringLiteral("batchWizard"));
    pause(800);
    shoot(wizard, QStringLiteral("11-batch-scope"));
    click(wizard, QStringLiteral("next"));
    find<QSpinBox>(wizard, QStringLiteral("rate"))->setValue(600);
    shoot(wizard, QStringLiteral("12-batch-strategy"));
    click(wizard, QStringLiteral("next"));
    pause(800);
    shoot(wizard, QStringLiteral("13-batch-review"));
    click(wizard, QStringLiteral("start"));
    waitFor(
        QStringLiteral("the batch to start"),
        [&] {
            m_batch = ask<BatchId>([](ControlLoop& loop) {
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
    goTo(QStringLiteral("batches"));
    auto* page = static_cast<BatchesPage*>(m_window.page(QStringLiteral("batches")));
    page->showBatch(m_batch);
    pause(6000);
    auto* tabs = find<QTabBar>(page, QStringLiteral("batchTabs"));
    tabs->setCurrentIndex(0);
    shoot(QStringLiteral("14-batch-queued"));
    tabs->setCurrentIndex(1);
    pause(4000);
    shoot(QStringLiteral("15-batch-upgrading"));
    const auto isOver = [this](ControlLoop& loop) { return !isOpen(loop.rules().engine.batch(m_batch)->state); };
    waitFor(
        QStringLiteral("the batch to end"), [&] { return ask<bool>(isOver); }, 420);
    pause(1000);
    for (int tab = 2; tab < tabs->count(); ++tab) {
        tabs->setCurrentIndex(tab);
        pause(300);
        shoot(QStringLiteral("%1-batch-tab-%2").arg(14 + tab).arg(tab));
    }
    page->showBatch({});
    shoot(QStringLiteral("22-batches"));
}

void Tour::lookAround()
{
    goTo(QStringLiteral("overview"));
    pause(1000);
    shoot(QStringLiteral("23-overview-after"));
    goTo(QStringLiteral("activity"));
    shoot(QStringLiteral("24-activity"));
    goTo(QStringLiteral("settings"));
    shoot(QStringLiteral("25-settings"));
}

void Tour::everyViewIn(const QString& language, Theme theme)
{
    m_prefix = language.left(2) + (theme == Theme::Dark ? QStringLiteral("-dark") : QStringLiteral("-light"));
    m_language.choose(language);
    applyTheme(*qApp, theme);
    pause(500);
    int number = 1;
    for (const QString& page : pages) {
        goTo(page);
        shoot(QStringLiteral("%1-%2").arg(number++, 2, 10, QLatin1Char('0')).arg(page));
    }
    goTo(QStringLiteral("batches"));
    auto* batches = static_cast<BatchesPage*>(m_window.page(QStringLiteral("batches")));
    batches->showBatch(m_batch);
    auto* tabs = find<QTabBar>(batches, QStringLiteral("batchTabs"));
    for (int tab = 0; tab < tabs->count(); ++tab) {
        tabs->setCurrentIndex(tab);
        pause(200);
        shoot(QStringLiteral("%1-batch-tab-%2").arg(number++, 2, 10, QLatin1Char('0')).arg(tab));
    }
    batches->showBatch({});
    batches->openWizard(m_firmware);
    QWidget* wizard = dialog(QStringLiteral("batchWizard"));
    for (int step = 0; step < 3; ++step) {
        pause(700);
        shoot(wizard, QStringLiteral("%1-wizard-%2").arg(number++, 2, 10, QLatin1Char('0')).arg(step));
        if (step < 2)
            click(wizard, QStringLiteral("next"));
    }
    wizard->close();
    goTo(QStringLiteral("firmware"));
    click(m_window.page(QStringLiteral("firmware")), QStringLiteral("uploadFirmware"));
    QWidget* form = dialog(QStringLiteral("uploadDialog"));
    shoot(form, QStringLiteral("%1-upload").arg(number++, 2, 10, QLatin1Char('0')));
    form->close();
}

QString Tour::compare()
{
    QProcess check;
    check.start(m_options.fleetProgram, { QStringLiteral("--check-ledger"), m_options.ledger });
    if (!check.waitForFinished(30000) || check.exitCode() != 0)
        throw TourStopped(QStringLiteral("the ledger of the simulated fleet could not be read"));
    QMap<QString, QString> truth;
    const QList<QByteArray> lines = check.readAllStandardOutput().split('\n');
    for (qsizetype line = 1; line < lines.size(); ++line) {
        const QList<QByteArray> fields = lines.at(line).split(',');
        if (fields.size() > 2 && fields.at(1) == "default")
            truth.insert(QString::fromUtf8(fields.at(0)), QString::fromUtf8(fields.at(2)));
    }
    using Outcomes = QMap<QString, QString>;
    const auto outcomes = ask<Outcomes>([this](ControlLoop& loop) {
        Outcomes found;
        for (const BatchId id : loop.rules().engine.batches()) {
            for (const Task& task : *loop.rules().engine.tasks(id)) {
                if (task.state != TaskState::Skipped)
                    found.insert(toText(loop.rules().fleet.names().devices.at(task.device)), ledgerWord(task));
            }
        }
        return found;
    });
    QStringList different;
    QMap<QString, int> counts;
    for (auto outcome = outcomes.begin(); outcome != outcomes.end(); ++outcome) {
        ++counts[*outcome];
        if (truth.value(outcome.key()) != *outcome)
            different.append(
                QStringLiteral("%1: console %2, device %3").arg(outcome.key(), *outcome, truth.value(outcome.key())));
    }
    if (!different.isEmpty() || outcomes.size() != m_options.devices)
        throw TourStopped(QStringLiteral("%1 outcomes of %2 devices, %3 differ from the ledger: %4")
                              .arg(outcomes.size())
                              .arg(m_options.devices)
                              .arg(different.size())
                              .arg(different.mid(0, 5).join(u"; ")));
    QStringList words;
    for (auto count = counts.begin(); count != counts.end(); ++count)
        words.append(QStringLiteral("%1 %2").arg(*count).arg(count.key()));
    return QStringLiteral("Tour: %1 devices, verification passed on 3, then a batch of the rest; %2; every outcome "
                          "equals the devices' own ledger")
        .arg(outcomes.size())
        .arg(words.join(QStringLiteral(", ")));
}

} // namespace console
