// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/devices/devicespage.h"

#include "models/tables/celltext.h"
#include "models/tables/rowfilter.h"
#include "models/tables/tableroles.h"
#include "ui/common/badgedelegate.h"
#include "ui/common/emptystate.h"
#include "ui/common/errortext.h"
#include "ui/common/filedialog.h"
#include "ui/common/formparts.h"
#include "ui/common/futures.h"
#include "ui/common/icons.h"
#include "ui/common/noticebar.h"
#include "ui/common/pageheader.h"
#include "ui/common/querytext.h"
#include "ui/common/savingbar.h"
#include "ui/common/tableview.h"
#include "ui/devices/devicepanel.h"
#include "ui/devices/filterbar.h"
#include "ui/devices/marksdialog.h"
#include "ui/devices/marksimport.h"
#include "ui/devices/savefilterdialog.h"

#include <QClipboard>
#include <QDateTime>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>

#include <algorithm>

namespace console {

namespace {

// Device, product, version, modules, state, last seen, last outcome, first seen, group, tags.
const std::vector<ColumnWish> columnWishes{ { 190, 110 }, { 150, 100, 3 }, { 120, 76 }, { 90, 60, 5 }, { 150, 112 },
    { 120, 90, 1 }, { 150, 116, 2 }, { 120, 90, 6 }, { 110, 76, 4 }, { 120, 76, 4 } };

/// The table may end above the lower edge.
int lastRowInView(const QTableView& table)
{
    const int row = table.rowAt(table.viewport()->height() - 1);
    return row < 0 ? table.model()->rowCount() - 1 : row;
}

} // namespace

DevicesPage::DevicesPage(Commands& commands, std::shared_ptr<const FleetNames> names, QWidget* parent)
    : TablePage(QStringLiteral("devicesPage"), QStringLiteral("devices"), parent)
    , m_commands(commands)
    , m_names(std::move(names))
    , m_model(m_names)
    , m_filter(new FilterBar(this))
    , m_notice(new NoticeBar(this))
    , m_panel(new DevicePanel(m_commands, m_names, this))
    , m_mark(new QAction(icon(QStringLiteral("edit")), {}, this))
    , m_import(new QAction(icon(QStringLiteral("upload")), {}, this))
    , m_export(new QAction(icon(QStringLiteral("download")), {}, this))
    , m_find(new QAction(this))
    , m_inventory(new QAction(icon(QStringLiteral("table")), {}, this))
    , m_saving(new SavingBar(*m_notice, this))
{
    m_filter->setObjectName(QStringLiteral("deviceFilterBar"));
    addBar(m_filter);
    m_notice->setObjectName(QStringLiteral("devicesNotice"));
    addBar(m_notice);
    addBar(m_saving);
    table()->setObjectName(QStringLiteral("deviceTable"));
    setContents(m_model, m_panel);
    table()->setSortingEnabled(true);
    table()->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    table()->horizontalHeader()->setSortIndicatorClearable(true);
    table()->setColumnWishes(columnWishes);
    table()->setItemDelegateForColumn(DeviceTableModel::State, new BadgeDelegate(table()));
    table()->setItemDelegateForColumn(DeviceTableModel::LastOutcome, new BadgeDelegate(table()));
    connectParts();
    retranslate();
    updateCount();
}

void DevicesPage::applyFrame(const Frame& frame)
{
    m_panel->setConnected(frame.pulse.link.state == LinkState::Connected);
    m_panel->setBatches(frame.batches);
    m_model.setRowsInView(std::max(table()->rowAt(0), 0), lastRowInView(*table()));
    m_model.applyFrame(frame);
    for (const DeviceRow& row : frame.devices)
        if (row.slot == m_panel->device())
            m_panel->rowChanged(row);
    if (frame.filters)
        m_filter->setSaved(m_saved = *frame.filters);
    updateCount();
}

void DevicesPage::setFilter(const QString& filter)
{
    m_filter->setText(filter);
}

void DevicesPage::showDevice(DeviceSlot device)
{
    if (device >= m_model.sourceCount())
        return;
    if (m_model.rowOfSource(device) >= 0) {
        select(device);
        return;
    }
    m_wanted = device;
    m_filter->setText(QString());
}

void DevicesPage::retranslate()
{
    header()->setTitle(tr("Devices"));
    table()->setAccessibleName(tr("Devices"));
    empty()->setTexts(tr("No devices yet"),
        tr("They appear here when they report a version to /ota/device/inform/…. <a href=\"help\">How to point devices "
           "here</a>"));
    m_mark->setText(tr("&Group and tags…"));
    m_import->setText(tr("&Import groups and tags…"));
    m_export->setText(tr("E&xport groups and tags…"));
    m_find->setText(tr("Find devices"));
    m_inventory->setText(tr("Export in&ventory…"));
    m_saving->retranslate();
    selectionMoved();
    m_filter->retranslate();
    m_model.retranslate();
}

void DevicesPage::connectParts()
{
    connect(m_filter, &FilterBar::queryChanged, this, &DevicesPage::applyQuery);
    connect(m_filter, &FilterBar::sortAgainRequested, this, [this] { applyQuery(m_query); });
    connect(&m_model, &OrderedTableModel::orderStale, m_filter, &FilterBar::setStale);
    connect(&m_model, &OrderedTableModel::orderApplied, this, &DevicesPage::orderApplied);
    connect(table(), &QAbstractItemView::activated, this, &DevicesPage::showCurrent);
    connect(m_panel, &SidePanel::closed, this, [this] {
        m_panel->hide();
        m_panel->forget();
        table()->setFocus();
    });
    connect(m_panel, &DevicePanel::batchRequested, this, &DevicesPage::batchRequested);
    connect(empty(), &EmptyState::linkActivated, this, &DevicesPage::connectionHelpRequested);
    m_mark->setObjectName(QStringLiteral("markDevices"));
    m_import->setObjectName(QStringLiteral("importMarks"));
    m_export->setObjectName(QStringLiteral("exportMarks"));
    m_inventory->setObjectName(QStringLiteral("exportInventory"));
    m_mark->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_G));
    addAction(m_mark);
    header()->addAction(m_mark);
    auto* more = new QAction(icon(QStringLiteral("more")), {}, this);
    more->setObjectName(QStringLiteral("moreOfDevices"));
    more->setMenu(new QMenu(this));
    more->menu()->addActions({ m_import, m_export, m_inventory });
    header()->addAction(more);
    m_more = more;
    connect(m_mark, &QAction::triggered, this, &DevicesPage::markSelected);
    connect(m_import, &QAction::triggered, this, &DevicesPage::importMarks);
    connect(m_export, &QAction::triggered, this, &DevicesPage::exportMarks);
    connect(m_inventory, &QAction::triggered, this, &DevicesPage::exportInventory);
    connect(m_saving, &SavingBar::busyChanged, this, [this] {
        setDisabledBecause(m_inventory, m_saving->isBusy() ? tr("The inventory is being written.") : QString());
    });
    connect(table()->selectionModel(), &QItemSelectionModel::selectionChanged, this, &DevicesPage::selectionMoved);
    connect(m_filter, &FilterBar::saveRequested, this, &DevicesPage::saveFilter);
    m_filter->setValues([names = m_names](QueryTerm::Field field) { return fleetValues(*names, field); });
    m_find->setObjectName(QStringLiteral("findDevices"));
    m_find->setShortcut(QKeySequence::Find);
    addAction(m_find);
    connect(m_find, &QAction::triggered, m_filter, &FilterBar::focusText);
    table()->setMenuBuilder([this](QMenu& menu, const QModelIndex& row) { buildMenu(menu, row); });
}

void DevicesPage::applyQuery(const DeviceQuery& query)
{
    m_query = query;
    if (query.isEmpty()) {
        m_model.setFilter({});
        return;
    }
    // The time is that of asking: rows must not leave the table because time goes by.
    m_model.setFilter(RowFilter(query, m_names, QDateTime::currentMSecsSinceEpoch()));
}

void DevicesPage::showCurrent()
{
    const QModelIndex current = table()->currentIndex();
    if (!current.isValid())
        return;
    const DeviceSlot device = m_model.sourceAt(current.row());
    if (device == m_panel->device() && m_panel->isVisible())
        return;
    m_panel->showDevice(m_model.device(device));
    m_panel->show();
}

void DevicesPage::select(DeviceSlot device)
{
    const QModelIndex index = m_model.index(m_model.rowOfSource(device), 0);
    table()->setCurrentIndex(index);
    table()->scrollTo(index, QAbstractItemView::PositionAtCenter);
    showCurrent();
}

void DevicesPage::orderApplied()
{
    updateCount();
    const DeviceSlot wanted = std::exchange(m_wanted, noDevice);
    if (wanted != noDevice && m_model.rowOfSource(wanted) >= 0)
        select(wanted);
}

void DevicesPage::updateCount()
{
    const bool any = m_model.sourceCount() > 0;
    m_filter->setCount(m_model.rowCount(), m_model.sourceCount());
    m_filter->setVisible(any);
    showTable(any);
}

void DevicesPage::buildMenu(QMenu& menu, const QModelIndex& row)
{
    const DeviceRow device = m_model.device(m_model.sourceAt(row.row()));
    const QString name = m_model.deviceName(device.slot);
    const QString version = toText(m_names->versions.at(device.version));
    const QString product = toText(m_names->products.at(device.product));
    menu.addAction(tr("Details"), this, [this, device] { select(device.slot); });
    if (device.openBatch != 0)
        menu.addAction(tr("Open batch"), this, [this, device] { emit batchRequested(BatchId{ device.openBatch }); });
    menu.addAction(m_mark);
    menu.addSeparator();
    if (!version.isEmpty())
        menu.addAction(icon(QStringLiteral("filter")), tr("Filter by version %1").arg(version), this,
            [this, version] { m_filter->addTerm(QStringLiteral("version"), version); });
    menu.addAction(icon(QStringLiteral("filter")), tr("Filter by product %1").arg(product), this,
        [this, product] { m_filter->addTerm(QStringLiteral("product"), product); });
    menu.addSeparator();
    menu.addAction(
        icon(QStringLiteral("copy")), tr("Copy name"), this, [name] { QGuiApplication::clipboard()->setText(name); });
}

std::vector<DeviceSlot> DevicesPage::selected() const
{
    std::vector<DeviceSlot> devices;
    const QItemSelection selection = table()->selectionModel()->selection();
    for (const QItemSelectionRange& range : selection) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            devices.push_back(m_model.sourceAt(row));
    }
    return devices;
}

void DevicesPage::selectionMoved()
{
    int rows = 0;
    const QItemSelection selection = table()->selectionModel()->selection();
    for (const QItemSelectionRange& range : selection)
        rows += range.height();
    m_filter->setSelected(rows);
    setDisabledBecause(
        m_mark, table()->selectionModel()->hasSelection() ? QString() : tr("Select devices first; Ctrl+A takes all."));
}

void DevicesPage::markSelected()
{
    MarksDialog dialog(m_commands, selected(), *m_names, this);
    if (dialog.exec() == QDialog::Accepted)
        m_notice->showNotice(
            NoticeLevel::Success, tr("Changed group or tags of %1.").arg(devicesText(dialog.changed())));
}

void DevicesPage::importMarks()
{
    const QString path
        = FileDialog::open(this, tr("Import groups and tags"), tr("Lists of devices (*.csv *.txt);;All files (*)"));
    if (path.isEmpty())
        return;
    MarksImport dialog(m_commands, path, this);
    if (dialog.exec() == QDialog::Accepted)
        m_notice->showNotice(
            NoticeLevel::Success, tr("Changed group or tags of %1.").arg(devicesText(dialog.changed())));
}

/// Of the devices that the filter leaves.
void DevicesPage::exportMarks()
{
    if (leavesNone())
        return m_notice->showNotice(NoticeLevel::Info, tr("The filter leaves no device to write down."));
    const QString path = FileDialog::save(
        this, tr("Export groups and tags"), tr("CSV files (*.csv)"), QStringLiteral("groups-and-tags.csv"));
    if (path.isEmpty())
        return;
    whenDone(m_commands.exportMarks(path, filtered()), this, [this, path](const Result<quint32>& done) {
        if (done)
            m_notice->showNotice(NoticeLevel::Success,
                tr("Wrote groups and tags of %1 to %2.").arg(devicesText(*done), QFileInfo(path).fileName()));
        else
            m_notice->showNotice(NoticeLevel::Error, errorText(done.error()));
    });
}

bool DevicesPage::leavesNone() const
{
    return !m_query.isEmpty() && m_model.rowCount() == 0;
}

std::vector<DeviceSlot> DevicesPage::filtered() const
{
    std::vector<DeviceSlot> devices;
    for (int row = 0; !m_query.isEmpty() && row < m_model.rowCount(); ++row)
        devices.push_back(m_model.sourceAt(row));
    return devices;
}

void DevicesPage::exportInventory()
{
    if (leavesNone())
        return m_notice->showNotice(NoticeLevel::Info, tr("The filter leaves no device to write down."));
    const QString path
        = FileDialog::save(this, tr("Export inventory"), tr("CSV files (*.csv)"), QStringLiteral("inventory.csv"));
    if (path.isEmpty())
        return;
    m_saving->follow(m_commands.exportInventory(path, filtered()), path, tr("Writing the inventory…"),
        [](quint32 devices, const QString& name) {
            return tr("Inventory of %1 saved as %2.").arg(devicesText(devices), name);
        });
}

void DevicesPage::saveFilter(const SavedFilter& filter)
{
    if (!filter.text.isEmpty()) {
        SaveFilterDialog(m_commands, filter.text, m_saved, this).exec();
        return;
    }
    whenDone(m_commands.saveFilter(filter), this, [this](const Result<void>& done) {
        if (!done)
            m_notice->showNotice(NoticeLevel::Error, errorText(done.error()));
    });
}

void DevicesPage::passTime()
{
    const TimeMs now = QDateTime::currentMSecsSinceEpoch();
    m_model.setNow(now);
    m_panel->passTime(now);
}

} // namespace console
