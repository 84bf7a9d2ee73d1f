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
#include <QDataStream>
#include <QDateTime>
#include <QEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QIODevice>
#include <QMenu>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace console {

namespace {

// Device, product, version, modules, state, last seen, last outcome, first seen.
const std::vector<ColumnWish> columnWishes{ { 190, 110 }, { 150, 100, 3 }, { 120, 76 }, { 90, 60, 5 }, { 150, 112 },
    { 120, 90, 1 }, { 150, 116, 2 }, { 120, 90, 6 } };

} // namespace

DevicesPage::DevicesPage(Commands& commands, std::shared_ptr<const FleetNames> names, QWidget* parent)
    : QWidget(parent)
    , m_commands(commands)
    , m_names(std::move(names))
    , m_model(m_names)
    , m_header(new PageHeader(QString(), this))
    , m_filter(new FilterBar(this))
    , m_table(new TableView(QString(), this))
    , m_panel(new DevicePanel(m_commands, m_names, this))
    , m_empty(new EmptyState(QStringLiteral("devices"), QString(), QString(), nullptr, this))
    , m_stack(new QStackedWidget(this))
    , m_splitter(new QSplitter(this))
{
    setObjectName(QStringLiteral("devicesPage"));
    m_table->setObjectName(QStringLiteral("deviceTable"));
    m_table->setModel(&m_model);
    m_table->setSortingEnabled(true);
    m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_table->horizontalHeader()->setSortIndicatorClearable(true);
    m_table->setProperty("embedded", true);
    m_table->setColumnWishes(columnWishes);
    m_table->setItemDelegateForColumn(DeviceTableModel::State, new BadgeDelegate(m_table));
    m_table->setItemDelegateForColumn(DeviceTableModel::LastOutcome, new BadgeDelegate(m_table));
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    m_splitter->addWidget(m_stack);
    m_splitter->addWidget(m_panel);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setSizes({ 900, 380 });
    m_panel->hide();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_filter);
    layout->addWidget(m_splitter, 1);
    connectParts();
    m_clock.start(10000);
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
    m_header->setTitle(tr("Devices"));
    m_table->setAccessibleName(tr("Devices"));
    m_empty->setTexts(tr("No devices yet"),
        tr("They appear here when they report a version to /ota/device/inform/…. <a href=\"help\">How to point devices "
           "here</a>"));
    m_filter->retranslate();
    m_model.retranslate();
}

QByteArray DevicesPage::saveState() const
{
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    stream << m_table->state() << m_splitter->saveState();
    return state;
}

void DevicesPage::restoreState(const QByteArray& state)
{
    QByteArray table;
    QByteArray splitter;
    QDataStream stream(state);
    stream >> table >> splitter;
    if (stream.status() != QDataStream::Ok)
        return;
    m_table->restore(table);
    m_splitter->restoreState(splitter);
}

void DevicesPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void DevicesPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    passTime(); // ages stood still while the page was hidden
}

void DevicesPage::connectParts()
{
    connect(m_filter, &FilterBar::queryChanged, this, &DevicesPage::applyQuery);
    connect(m_filter, &FilterBar::sortAgainRequested, this, [this] { applyQuery(m_query); });
    connect(&m_model, &OrderedTableModel::orderStale, m_filter, &FilterBar::setStale);
    connect(&m_model, &OrderedTableModel::orderApplied, this, &DevicesPage::orderApplied);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &DevicesPage::currentMoved);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &DevicesPage::currentMoved);
    connect(m_table, &QAbstractItemView::activated, this, &DevicesPage::showCurrent);
    connect(m_table, &QAbstractItemView::clicked, this, &DevicesPage::showCurrent);
    connect(m_panel, &SidePanel::closed, this, [this] {
        m_panel->hide();
        m_panel->forget();
        m_table->setFocus();
    });
    connect(m_panel, &DevicePanel::batchRequested, this, &DevicesPage::batchRequested);
    connect(m_empty, &EmptyState::linkActivated, this, &DevicesPage::connectionHelpRequested);
    connect(&m_clock, &QTimer::timeout, this, &DevicesPage::passTime);
    auto* find = new QShortcut(QKeySequence::Find, this);
    connect(find, &QShortcut::activated, m_filter, &FilterBar::focusText);
    m_table->setMenuBuilder([this](QMenu& menu, const QModelIndex& row) { buildMenu(menu, row); });
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

void DevicesPage::currentMoved()
{
    // A table that takes focus makes its first row current; only a selected row was chosen.
    const QModelIndex current = m_table->currentIndex();
    if (current.isValid() && m_table->selectionModel()->isSelected(current))
        showCurrent();
}

void DevicesPage::showCurrent()
{
    const QModelIndex current = m_table->currentIndex();
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
    m_table->setCurrentIndex(index);
    m_table->scrollTo(index, QAbstractItemView::PositionAtCenter);
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
    m_stack->setCurrentWidget(any ? static_cast<QWidget*>(m_table) : m_empty);
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
    if (!isVisible())
        return;
    const TimeMs now = QDateTime::currentMSecsSinceEpoch();
    m_model.setNow(now);
    m_panel->passTime(now);
}

} // namespace console
