// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/firmware/firmwarepage.h"

#include "models/tables/batchtablemodel.h"
#include "models/tables/devicetablemodel.h"
#include "models/tables/firmwaretablemodel.h"
#include "models/tables/tableroles.h"
#include "ui/common/badgedelegate.h"
#include "ui/common/emptystate.h"
#include "ui/common/errortext.h"
#include "ui/common/formparts.h"
#include "ui/common/futures.h"
#include "ui/common/icons.h"
#include "ui/common/noticebar.h"
#include "ui/common/pageheader.h"
#include "ui/common/question.h"
#include "ui/common/tableview.h"
#include "ui/firmware/firmwarepanel.h"
#include "ui/firmware/uploaddialog.h"
#include "ui/firmware/verificationdialog.h"

#include <QAction>
#include <QDateTime>
#include <QDragEnterEvent>
#include <QFocusEvent>
#include <QHeaderView>
#include <QMenu>
#include <QMimeData>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

namespace console {

FirmwarePage::FirmwarePage(Commands& commands, FirmwareTableModel& firmware, const BatchTableModel& batches,
    const DeviceTableModel& devices, std::shared_ptr<const FleetNames> names, QWidget* parent)
    : QWidget(parent)
    , m_commands(commands)
    , m_model(firmware)
    , m_batches(batches)
    , m_devices(devices)
    , m_names(std::move(names))
{
    setObjectName(QStringLiteral("firmwarePage"));
    setAcceptDrops(true);
    makeActions();
    m_header = new PageHeader({}, this);
    m_header->setMainAction(m_upload);
    m_notice = new NoticeBar(this);
    makeTable();
    m_empty = new EmptyState(QStringLiteral("firmware"), {}, {}, m_upload, this);
    m_empty->setObjectName(QStringLiteral("noFirmware"));
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    makePanel(m_names);
    m_splitter = new QSplitter(this);
    m_splitter->setObjectName(QStringLiteral("firmwareSplitter"));
    m_splitter->addWidget(m_stack);
    m_splitter->addWidget(m_panel);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setCollapsible(0, false);
    m_splitter->setSizes({ 800, 400 });
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_notice);
    layout->addWidget(m_splitter, 1);
    auto* clock = new QTimer(this); // ages go on while nothing else changes
    connect(clock, &QTimer::timeout, this, [this] { m_model.setNow(QDateTime::currentMSecsSinceEpoch()); });
    clock->start(10000);
    retranslate();
    showWhatFits();
}

void FirmwarePage::makeActions()
{
    const auto make = [this](const char* name, const QString& iconName) {
        auto* action = new QAction(icon(iconName), {}, this);
        action->setObjectName(QString::fromLatin1(name));
        return action;
    };
    m_upload = make("uploadFirmware", QStringLiteral("upload"));
    m_upload->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_U));
    m_upload->setShortcutContext(Qt::WindowShortcut);
    m_verify = make("verify", QStringLiteral("verifying"));
    m_upgrade = make("batchUpgrade", QStringLiteral("batches"));
    m_delete = make("deleteFirmware", QStringLiteral("trash"));
    addAction(m_upload);
    connect(m_upload, &QAction::triggered, this, [this] { openUpload(); });
    connect(m_verify, &QAction::triggered, this, &FirmwarePage::openVerification);
    connect(m_upgrade, &QAction::triggered, this, [this] { emit batchWizardRequested(selected()); });
    connect(m_delete, &QAction::triggered, this, &FirmwarePage::deleteFirmware);
}

void FirmwarePage::makeTable()
{
    m_sorted = new QSortFilterProxyModel(this);
    m_sorted->setSortRole(SortRole);
    m_sorted->setDynamicSortFilter(false);
    m_sorted->setSourceModel(&m_model);
    m_table = new TableView({}, this);
    m_table->setObjectName(QStringLiteral("firmwareTable"));
    m_table->setProperty("embedded", true);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setModel(m_sorted);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(FirmwareTableModel::Uploaded, Qt::DescendingOrder);
    m_table->setItemDelegateForColumn(FirmwareTableModel::State, new BadgeDelegate(m_table));
    // Name, product, module, version, size, state, uploaded, used in.
    m_table->setColumnWishes({ { 160, 80 }, { 130, 90, 3 }, { 84, 60, 4 }, { 100, 66 }, { 84, 64, 2 }, { 168, 108 },
        { 110, 84, 1 }, { 100, 60, 5 } });
    m_table->setMenuBuilder([this](QMenu& menu, const QModelIndex& index) { buildMenu(menu, index); });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &FirmwarePage::selectionChanged);
    connect(m_sorted, &QAbstractItemModel::rowsInserted, this, &FirmwarePage::showWhatFits);
    connect(m_sorted, &QAbstractItemModel::rowsRemoved, this, &FirmwarePage::showWhatFits);
    connect(m_sorted, &QAbstractItemModel::modelReset, this, &FirmwarePage::showWhatFits);
}

void FirmwarePage::makePanel(std::shared_ptr<const FleetNames> names)
{
    m_panel = new FirmwarePanel(m_commands, std::move(names), m_verify, m_upgrade, this);
    m_panel->setMinimumWidth(360);
    m_panel->hide();
    connect(m_panel, &SidePanel::closed, this, [this] { m_table->clearSelection(); });
    connect(m_panel, &FirmwarePanel::deviceRequested, this, &FirmwarePage::deviceRequested);
    connect(m_panel, &FirmwarePanel::batchRequested, this, &FirmwarePage::batchRequested);
}

void FirmwarePage::applyFrame(const Frame& frame)
{
    for (const FirmwareRow& changed : frame.firmware)
        m_all[changed.firmware.id] = changed.firmware;
    for (const VersionCount& count : frame.versions)
        m_products.insert(count.product);
    m_panel->applyFrame(frame);
    if (!frame.firmware.empty() || !frame.batches.empty()) {
        refreshActions();
        showVerification();
    }
    if (!frame.firmware.empty() && m_uploadDialog)
        m_uploadDialog->setExisting(existing());
    if (m_verificationDialog)
        m_verificationDialog->applyFrame(frame);
    if (!m_wanted.isNull() && m_model.rowOf(m_wanted))
        selectFirmware(m_wanted);
}

const FirmwareRow* FirmwarePage::row() const
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    return rows.isEmpty() ? nullptr : &m_model.firmware(m_sorted->mapToSource(rows.first()).row());
}

FirmwareId FirmwarePage::selected() const
{
    const FirmwareRow* chosen = row();
    return chosen ? chosen->firmware.id : FirmwareId{};
}

void FirmwarePage::selectFirmware(FirmwareId id)
{
    const std::optional<int> source = m_model.rowOf(id);
    m_wanted = source ? FirmwareId{} : id;
    if (!source)
        return;
    const QModelIndex index = m_sorted->mapFromSource(m_model.index(*source, 0));
    m_table->selectRow(index.row());
    m_table->scrollTo(index);
}

void FirmwarePage::selectionChanged()
{
    const FirmwareRow* chosen = row();
    if (chosen) {
        m_panel->showFirmware(*chosen);
        showVerification();
    }
    m_panel->setVisible(chosen != nullptr);
    refreshActions();
}

void FirmwarePage::showVerification()
{
    const FirmwareRow* chosen = row();
    if (!chosen)
        return;
    if (const std::optional<int> batch = m_batches.rowOf(chosen->verification))
        m_panel->showVerification(m_batches.batch(*batch).batch);
}

QString FirmwarePage::whyNoVerification(const FirmwareRow* chosen) const
{
    if (!chosen)
        return tr("Select a firmware first.");
    switch (chosen->firmware.state) {
    case FirmwareState::Verifying:
        return tr("It is being verified right now.");
    case FirmwareState::Verified:
        return tr("It is verified already.");
    case FirmwareState::Unverified:
    case FirmwareState::VerificationFailed:
        break;
    }
    return {};
}

QString FirmwarePage::whyNoUpgrade(const FirmwareRow* chosen) const
{
    if (!chosen)
        return tr("Select a firmware first.");
    switch (chosen->firmware.state) {
    case FirmwareState::Unverified:
        return tr("Verify it on test devices first: it was never tried on one.");
    case FirmwareState::Verifying:
        return tr("Its verification is still running.");
    case FirmwareState::VerificationFailed:
        return tr("Its verification failed. Verify it again with success first.");
    case FirmwareState::Verified:
        break;
    }
    return {};
}

void FirmwarePage::refreshActions()
{
    const FirmwareRow* chosen = row();
    setDisabledBecause(m_verify, whyNoVerification(chosen), tr("Try it on a few test devices"));
    setDisabledBecause(m_upgrade, whyNoUpgrade(chosen), tr("Send it to many devices"));
    setDisabledBecause(m_delete,
        !chosen ? tr("Select a firmware first.")
            : chosen->openBatches > 0 || chosen->firmware.state == FirmwareState::Verifying
            ? tr("A batch of it is still open.")
            : QString(),
        tr("Takes it out of the list; its batches stay"));
}

void FirmwarePage::showWhatFits()
{
    m_stack->setCurrentWidget(m_model.rowCount() == 0 ? static_cast<QWidget*>(m_empty) : m_table);
}

void FirmwarePage::buildMenu(QMenu& menu, const QModelIndex& index)
{
    m_table->selectRow(index.row());
    menu.addActions({ m_verify, m_upgrade });
    menu.addSeparator();
    menu.addAction(m_delete);
}

std::vector<Firmware> FirmwarePage::existing() const
{
    std::vector<Firmware> list;
    for (const auto& [id, firmware] : m_all)
        list.push_back(firmware);
    return list;
}

void FirmwarePage::openUpload(const QString& path)
{
    if (!m_uploadDialog || !m_uploadDialog->isVisible()) { // a closed one may not be gone yet
        QStringList products;
        for (const ProductIndex product : std::as_const(m_products))
            products.append(toText(m_names->products.at(product)));
        products.sort();
        m_uploadDialog = new UploadDialog(m_commands, existing(), products, this);
        connect(m_uploadDialog, &UploadDialog::firmwareAdded, this, &FirmwarePage::selectFirmware);
        m_uploadDialog->show();
    }
    if (!path.isEmpty())
        m_uploadDialog->setFile(path);
    m_uploadDialog->raise();
    m_uploadDialog->activateWindow();
}

void FirmwarePage::openVerification()
{
    const FirmwareRow* chosen = row();
    if (!chosen || !whyNoVerification(chosen).isEmpty())
        return;
    if (m_verificationDialog)
        m_verificationDialog->close();
    m_verificationDialog = new VerificationDialog(m_commands, m_devices, m_names, chosen->firmware, this);
    m_verificationDialog->show();
}

void FirmwarePage::deleteFirmware()
{
    const FirmwareRow* chosen = row();
    if (!chosen)
        return;
    const FirmwareId id = chosen->firmware.id;
    const bool sure = ask(this, tr("Delete %1?").arg(chosen->firmware.version),
        tr("It is no longer offered for batches. Its batches and its verification stay on record, and its version "
           "label stays taken for other files."),
        tr("&Delete firmware"), tr("&Keep"));
    if (!sure)
        return;
    whenDone(m_commands.deleteFirmware(id), this, [this](const Result<void>& deleted) {
        if (deleted)
            m_notice->clear();
        else
            m_notice->showNotice(NoticeLevel::Error, errorText(deleted.error()));
    });
}

void FirmwarePage::dragEnterEvent(QDragEnterEvent* event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.size() == 1 && urls.first().isLocalFile())
        event->acceptProposedAction();
}

void FirmwarePage::dropEvent(QDropEvent* event)
{
    event->acceptProposedAction();
    openUpload(event->mimeData()->urls().first().toLocalFile());
}

void FirmwarePage::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    m_table->setFocus(event->reason());
}

void FirmwarePage::retranslate()
{
    m_header->setTitle(tr("Firmware"));
    m_upload->setText(tr("&Upload firmware…"));
    m_upload->setToolTip(tr("Upload a file, or drop it on this page"));
    m_upload->setStatusTip(m_upload->toolTip());
    m_verify->setText(tr("&Verify…"));
    m_upgrade->setText(tr("&Batch upgrade…"));
    m_delete->setText(tr("&Delete…"));
    m_table->setAccessibleName(tr("Firmware"));
    m_empty->setTexts(tr("No firmware yet"),
        tr("Upload a file and say which version devices report when they run it. Drop a file anywhere on this page to "
           "begin."));
    m_model.retranslate();
    m_panel->retranslate();
    refreshActions();
}

void FirmwarePage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace console
