// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/devices/devicespage.h"

#include "models/tables/tableroles.h"
#include "ui/common/badgedelegate.h"
#include "ui/common/emptystate.h"
#include "ui/common/icons.h"
#include "ui/common/pageheader.h"
#include "ui/common/tableview.h"
#include "ui/devices/devicepanel.h"
#include "ui/devices/filterbar.h"
#include "ui/devices/querytext.h"

#include <QClipboard>
#include <QDateTime>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>
#include <QShortcut>

namespace console {

namespace {

// Device, product, version, modules, state, last seen, last outcome, first seen.
const std::vector<ColumnWish> columnWishes{ { 190, 110 }, { 150, 100, 3 }, { 120, 76 }, { 90, 60, 5 }, { 150, 112 },
    { 120, 90, 1 }, { 150, 116, 2 }, { 120, 90, 6 } };

} // namespace

DevicesPage::DevicesPage(Commands& commands, std::shared_ptr<const FleetNames> names, QWidget* parent)
    : TablePage(QStringLiteral("devicesPage"), QStringLiteral("devices"), parent)
    , m_commands(commands)
    , m_names(std::move(names))
    , m_model(m_names)
    , m_filter(new FilterBar(this))
    , m_panel(new DevicePanel(m_commands, m_names, this))
{
    addBar(m_filter);
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
    m_panel->setBatches(frame.batches);
    m_model.applyFrame(frame);
    for (const DeviceRow& row : frame.devices)
        if (row.slot == m_panel->device())
            m_panel->rowChanged(row);
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
    auto* find = new QShortcut(QKeySequence::Find, this);
    connect(find, &QShortcut::activated, m_filter, &FilterBar::focusText);
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
    m_model.setFilter([query, names = m_names, now = TimeMs{ QDateTime::currentMSecsSinceEpoch() }](
                          const DeviceRow& row) { return query.matches(factsOf(row, *names), now); });
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

void DevicesPage::passTime()
{
    const TimeMs now = QDateTime::currentMSecsSinceEpoch();
    m_model.setNow(now);
    m_panel->passTime(now);
}

} // namespace console
