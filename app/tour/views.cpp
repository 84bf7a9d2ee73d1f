// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tour/views.h"

#include "ui/batches/batchespage.h"
#include "ui/devices/devicespage.h"
#include "ui/help/helpkey.h"
#include "ui/help/helpwindow.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QScrollArea>
#include <QScrollBar>
#include <QSlider>
#include <QTabBar>
#include <QTableView>

#include <algorithm>
#include <array>

namespace console {

namespace {

constexpr std::array tabWords{ "queued", "upgrading", "succeeded", "failed", "cancelled", "plan", "history" };

constexpr int marked = 24; ///< devices

BatchesPage* batchesPage(Hands& hands)
{
    return static_cast<BatchesPage*>(hands.goTo(QStringLiteral("batches")));
}

} // namespace

void fillUploadForm(Hands& hands, QWidget* form, const QString& firmware)
{
    hands.find<QLineEdit>(form, QStringLiteral("file"))->setText(firmware);
    hands.find<QComboBox>(form, QStringLiteral("product"))->setCurrentText(QStringLiteral("a1RolloutDemo"));
    hands.find<QLineEdit>(form, QStringLiteral("name"))->setText(QStringLiteral("Gateway"));
}

Views::Views(Hands& hands, Camera& camera)
    : m_hands(hands)
    , m_camera(camera)
{
}

void Views::overview(const QString& name)
{
    m_hands.goTo(QStringLiteral("overview"));
    m_hands.pause(600);
    m_camera.shoot(name);
}

void Views::devices(const QString& name)
{
    QWidget* page = m_hands.goTo(QStringLiteral("devices"));
    auto* table = m_hands.find<QTableView>(page, QStringLiteral("deviceTable"));
    table->clearSelection();
    table->setCurrentIndex({});
    m_camera.shoot(name);
}

void Views::devicePanel(const QString& name)
{
    QWidget* page = m_hands.goTo(QStringLiteral("devices"));
    m_hands.find<QTableView>(page, QStringLiteral("deviceTable"))->selectRow(3);
    m_hands.pause(600);
    m_camera.shoot(name);
}

void Views::uploadForm(const QString& firmware, const QString& refused, const QString& filled)
{
    m_hands.click(m_hands.goTo(QStringLiteral("firmware")), QStringLiteral("uploadFirmware"));
    QWidget* form = m_hands.dialog(QStringLiteral("uploadDialog"));
    fillUploadForm(m_hands, form, firmware);
    auto* version = m_hands.find<QLineEdit>(form, QStringLiteral("version"));
    version->setText(QStringLiteral("2.4 ß"));
    m_camera.shoot(form, refused);
    version->setText(QStringLiteral("2.5.0"));
    m_camera.shoot(form, filled);
    form->close();
}

void Views::wizard(FirmwareId firmware, const QString& scope, const QString& strategy, const QString& review)
{
    batchesPage(m_hands)->openWizard(firmware);
    QWidget* wizard = m_hands.dialog(QStringLiteral("batchWizard"));
    m_hands.pause(500);
    m_camera.shoot(wizard, scope);
    m_hands.click(wizard, QStringLiteral("next"));
    m_camera.shoot(wizard, strategy);
    m_hands.click(wizard, QStringLiteral("next"));
    m_hands.pause(700);
    m_camera.shoot(wizard, review);
    m_hands.click(wizard, QStringLiteral("showDevices"));
    QWidget* devices = m_hands.dialog(QStringLiteral("targetsDialog"));
    m_camera.shoot(devices, review + QStringLiteral("-devices"));
    devices->close();
    wizard->close();
}

void Views::marks(const QString& dialog, const QString& filtered)
{
    m_camera.inEveryLook([&] {
        auto* page = static_cast<DevicesPage*>(m_hands.goTo(QStringLiteral("devices")));
        page->setFilter({});
        m_hands.pause(300);
        auto* table = m_hands.find<QTableView>(page, QStringLiteral("deviceTable"));
        table->clearSelection();
        const QAbstractItemModel& rows = *table->model();
        table->selectionModel()->select(
            { rows.index(0, 0), rows.index(std::min(marked, rows.rowCount()) - 1, rows.columnCount() - 1) },
            QItemSelectionModel::ClearAndSelect);
        m_hands.inNextDialog(QStringLiteral("marksDialog"), [&](QWidget* form) {
            m_hands.find<QComboBox>(form, QStringLiteral("deviceGroup"))->setEditText(QStringLiteral("hall-3"));
            m_hands.find<QLineEdit>(form, QStringLiteral("addTags"))->setText(QStringLiteral("beta, night shift"));
            m_camera.shoot(form, dialog);
            m_hands.click(form, QStringLiteral("applyMarks"));
        });
        m_hands.click(page, QStringLiteral("markDevices"));
        page->setFilter(QStringLiteral("group = hall-3"));
        m_hands.pause(600);
        m_camera.shoot(filtered);
        page->setFilter({});
    });
}

QWidget* Views::planInWaves(FirmwareId firmware)
{
    batchesPage(m_hands)->openWizard(firmware);
    QWidget* wizard = m_hands.dialog(QStringLiteral("batchWizard"));
    m_hands.pause(500);
    m_hands.click(wizard, QStringLiteral("next"));
    m_hands.click(wizard, QStringLiteral("wavesOn"));
    m_hands.pause(800); // counted anew
    return wizard;
}

void Views::rehearsal(FirmwareId firmware, const QString& waves, const QString& name)
{
    QWidget* wizard = planInWaves(firmware);
    auto* first = m_hands.find<QWidget>(wizard, QStringLiteral("waveSize1"));
    m_camera.inEveryLook([&] {
        m_hands.show(first);
        m_camera.shoot(wizard, waves);
    });
    m_hands.click(wizard, QStringLiteral("next"));
    auto* button = m_hands.find<QAbstractButton>(wizard, QStringLiteral("rehearse"));
    m_hands.waitFor(
        QStringLiteral("the review"), [button] { return button->isEnabled(); }, 30);
    m_hands.find<QComboBox>(wizard, QStringLiteral("rehearsalBehaviour"))
        ->setCurrentIndex(static_cast<int>(RehearsalBehaviour::AllWell));
    m_hands.click(wizard, QStringLiteral("rehearse"));
    auto* text = m_hands.find<QLabel>(wizard, QStringLiteral("rehearsalText"));
    auto* progress = m_hands.find<QProgressBar>(wizard, QStringLiteral("rehearsalProgress"));
    m_hands.waitFor(
        QStringLiteral("the rehearsal to run"), [progress] { return progress->value() >= 40; }, 180);
    m_hands.show(text);
    m_camera.shoot(wizard, name + QStringLiteral("-running"));
    m_hands.waitFor(
        QStringLiteral("the rehearsal to end"), [progress] { return progress->isHidden(); }, 300);
    m_camera.inEveryLook([&] {
        m_hands.show(text);
        m_camera.shoot(wizard, name);
    });
    wizard->close();
}

void Views::batches(const QString& name)
{
    batchesPage(m_hands)->showBatch({});
    m_camera.shoot(name);
}

void Views::batchTabs(BatchId batch, int first, int last, const QString& name)
{
    BatchesPage* page = batchesPage(m_hands);
    if (page->shownBatch() != batch)
        page->showBatch(batch);
    auto* tabs = m_hands.find<QTabBar>(page, QStringLiteral("batchTabs"));
    for (int tab = first; tab <= last; ++tab) {
        tabs->setCurrentIndex(tab);
        m_hands.pause(200);
        m_camera.shoot(name.arg(QLatin1String(tabWords.at(static_cast<std::size_t>(tab)))));
    }
}

void Views::replay(BatchId batch, const QString& name)
{
    BatchesPage* page = batchesPage(m_hands);
    if (page->shownBatch() != batch)
        page->showBatch(batch);
    m_hands.click(page, QStringLiteral("lookBack"));
    auto* slider = m_hands.find<QSlider>(page, QStringLiteral("replaySlider"));
    m_hands.waitFor(
        QStringLiteral("the log of the batch"), [slider] { return slider->isVisible(); }, 20);
    slider->setValue(slider->maximum() / 5);
    m_hands.find<QTabBar>(page, QStringLiteral("batchTabs"))->setCurrentIndex(1);
    m_hands.click(page, QStringLiteral("tryRules"));
    m_hands.pause(800);
    m_camera.shoot(name);
    m_hands.click(page, QStringLiteral("backToNow"));
}

void Views::activity(const QString& name)
{
    m_hands.goTo(QStringLiteral("activity"));
    m_camera.shoot(name);
}

void Views::settings(const QString& name)
{
    QWidget* page = m_hands.goTo(QStringLiteral("settings"));
    m_hands.find<QScrollArea>(page, QStringLiteral("settingsScroll"))->verticalScrollBar()->setValue(0);
    m_camera.shoot(name);
}

void Views::connectionTest(const QString& name)
{
    QWidget* page = m_hands.goTo(QStringLiteral("settings"));
    m_hands.click(page, QStringLiteral("profileTest"));
    m_hands.waitFor(
        QStringLiteral("the connection test"),
        [page] { return page->findChild<QWidget*>(QStringLiteral("testSteps")) != nullptr; }, 30);
    scrollTo(page, QStringLiteral("connectionTest"));
    m_camera.shoot(name);
}

void Views::fileServer(const QString& name)
{
    QWidget* page = m_hands.goTo(QStringLiteral("settings"));
    scrollTo(page, QStringLiteral("serverSettings"));
    m_camera.shoot(name);
}

void Views::help(const QString& name)
{
    m_hands.goTo(QStringLiteral("batches"));
    m_hands.find<HelpKey>(&m_hands.window(), {})->showHelp();
    auto* guide = m_hands.find<HelpWindow>(&m_hands.window(), QStringLiteral("helpWindow"));
    m_camera.shoot(guide, name);
    guide->close();
}

void Views::scrollTo(QWidget* page, const QString& card)
{
    m_hands.pause(100); // until what has just come has its place
    m_hands.find<QScrollArea>(page, QStringLiteral("settingsScroll"))
        ->ensureWidgetVisible(m_hands.find<QWidget>(page, card));
}

} // namespace console
