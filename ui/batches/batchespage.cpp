// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batches/batchespage.h"

#include "ui/batches/batchlist.h"
#include "ui/batches/batchpage.h"
#include "ui/batches/batchwizard.h"
#include "ui/batches/resumequestion.h"
#include "ui/common/errortext.h"
#include "ui/common/formparts.h"
#include "ui/common/futures.h"
#include "ui/common/icons.h"

#include <QAction>
#include <QDateTime>
#include <QEvent>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace console {

BatchesPage::BatchesPage(Commands& commands, BatchTableModel& batches, const DeviceTableModel& devices,
    std::shared_ptr<const FleetNames> names, ActivityTableModel::SentenceOf sentenceOf, QWidget* parent)
    : QWidget(parent)
    , m_commands(commands)
    , m_batches(batches)
    , m_devices(devices)
    , m_names(std::move(names))
    , m_tally(m_names)
{
    setObjectName(QStringLiteral("batchesPage"));
    m_newBatch = new QAction(icon(QStringLiteral("add")), {}, this);
    m_newBatch->setObjectName(QStringLiteral("newBatch"));
    m_newBatch->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_N));
    m_newBatch->setShortcutContext(Qt::WindowShortcut);
    addAction(m_newBatch);
    m_list = new BatchList(batches, m_newBatch, this);
    m_page = new BatchPage(commands, m_names, std::move(sentenceOf), this);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_page);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    auto* clock = new QTimer(this); // ages go on while nothing else changes
    connect(clock, &QTimer::timeout, this, [this] { m_batches.setNow(QDateTime::currentMSecsSinceEpoch()); });
    clock->start(10000);
    connect(m_newBatch, &QAction::triggered, this, [this] { openWizard({}); });
    connect(m_list, &BatchList::batchChosen, this, &BatchesPage::showBatch);
    connect(m_list, &BatchList::pauseRequested, this, [this](BatchId id) { tell(m_commands.pauseBatch(id)); });
    connect(m_list, &BatchList::resumeRequested, this, [this](BatchId id) { resume(id); });
    connect(m_page, &BatchPage::backRequested, this, &BatchesPage::showList);
    connect(m_page, &BatchPage::deviceRequested, this, &BatchesPage::deviceRequested);
    retranslate();
}

void BatchesPage::applyFrame(const Frame& frame)
{
    m_tally.applyFrame(frame);
    for (const FirmwareRow& row : frame.firmware)
        m_firmware[row.firmware.id] = row.firmware;
    if (!frame.firmware.empty())
        refreshNewBatch();
    m_page->applyFrame(frame);
    if (frame.filters)
        m_saved = *frame.filters;
    if (m_wizard)
        m_wizard->applyFrame(frame);
    if (!m_wanted.isNull() && m_batches.rowOf(m_wanted))
        showBatch(m_wanted);
}

void BatchesPage::showBatch(BatchId id)
{
    m_wanted = {};
    if (id.isNull()) {
        showList();
        return;
    }
    const std::optional<int> row = m_batches.rowOf(id);
    if (!row) {
        m_wanted = id; // just started: the next frame brings it
        return;
    }
    const BatchRow& batch = m_batches.batch(*row);
    if (m_page->batch() != id) {
        const auto firmware = m_firmware.find(batch.batch.firmware);
        m_page->showBatch(batch, firmware == m_firmware.end() ? 0 : firmware->second.size);
    }
    m_stack->setCurrentWidget(m_page);
    m_page->setFocus();
    emit batchShown(id);
}

BatchId BatchesPage::shownBatch() const
{
    return m_stack->currentWidget() == m_page ? m_page->batch() : BatchId{};
}

void BatchesPage::showList()
{
    m_stack->setCurrentWidget(m_list);
    m_list->setFocus();
    emit batchShown({});
}

TableView* BatchesPage::listView() const
{
    return m_list->view();
}

QList<Firmware> BatchesPage::verified() const
{
    QList<Firmware> list;
    for (const auto& [id, firmware] : m_firmware) {
        if (firmware.state == FirmwareState::Verified && !firmware.deleted)
            list.prepend(firmware);
    }
    return list;
}

void BatchesPage::openWizard(FirmwareId firmware, const std::vector<DeviceSlot>& devices)
{
    if (m_wizard && m_wizard->isVisible()) { // a closed one may not be gone yet
        m_wizard->raise();
        m_wizard->activateWindow();
        return;
    }
    const QList<Firmware> choices = verified();
    if (choices.isEmpty())
        return;
    m_wizard = new BatchWizard(m_commands, m_devices, m_names, m_tally, choices, firmware, this);
    m_wizard->setSaved(m_saved);
    connect(m_wizard, &BatchWizard::batchStarted, this, &BatchesPage::showBatch);
    if (!devices.empty())
        m_wizard->chooseDevices(devices);
    m_wizard->show();
}

void BatchesPage::refreshNewBatch()
{
    m_newBatch->setText(tr("&New batch…"));
    setDisabledBecause(m_newBatch,
        verified().isEmpty() ? tr("No firmware is verified yet. Verify one on test devices in Firmware first.")
                             : QString(),
        tr("Send a verified firmware to devices"));
}

void BatchesPage::resume(BatchId id)
{
    const std::optional<int> row = m_batches.rowOf(id);
    if (row && confirmResume(this, Batch(m_batches.batch(*row).batch)))
        tell(m_commands.resumeBatch(id));
}

void BatchesPage::tell(const QFuture<Result<void>>& answer)
{
    whenDone(answer, this, [this](const Result<void>& result) {
        if (!result)
            m_list->showProblem(errorText(result.error()));
    });
}

void BatchesPage::retranslate()
{
    refreshNewBatch();
    m_list->retranslate();
}

void BatchesPage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace console
