// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batches/tasklist.h"

#include "models/tables/celltext.h"
#include "ui/common/actionbutton.h"
#include "ui/common/badgedelegate.h"
#include "ui/common/formparts.h"
#include "ui/common/icons.h"
#include "ui/common/stepdelegate.h"
#include "ui/common/tableview.h"
#include "ui/common/whytext.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QHelpEvent>
#include <QMenu>
#include <QPushButton>
#include <QToolTip>
#include <QVBoxLayout>

namespace console {

TaskList::TaskList(const TaskTable& table, TaskTab tab, const QString& name, QWidget* parent)
    : QWidget(parent)
    , m_table(table)
{
    setObjectName(name);
    m_model = new TaskTableModel(table, tab, this);
    m_view = new TableView({}, this);
    m_view->setObjectName(name + QStringLiteral("View"));
    m_view->setProperty("embedded", true);
    m_view->setModel(m_model);
    m_view->setSortingEnabled(true);
    m_view->horizontalHeader()->setSortIndicator(TaskTableModel::Device, Qt::AscendingOrder);
    setUpColumns();
    m_view->setMenuBuilder([this](QMenu& menu, const QModelIndex& row) { buildMenu(menu, row); });
    m_view->viewport()->installEventFilter(this);
    m_why = makeNote({}, this);
    m_why->setObjectName(QStringLiteral("why"));
    m_why->setWordWrap(false);
    m_why->setTextFormat(Qt::PlainText);
    m_sortAgain = new QPushButton(this);
    m_sortAgain->setObjectName(QStringLiteral("sortAgain"));
    setLook(m_sortAgain, ButtonLook::Flat);
    m_sortAgain->hide();
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(space24, space4, space24, space4);
    foot->addWidget(m_why, 1);
    foot->addWidget(m_sortAgain);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_view, 1);
    layout->addLayout(foot);
    setFocusProxy(m_view);
    connect(m_model, &OrderedTableModel::orderStale, this, &TaskList::offerSorting);
    connect(m_model, &OrderedTableModel::orderApplied, this, [this] { offerSorting(0); });
    connect(m_model, &OrderedTableModel::orderApplied, this, &TaskList::showWhy);
    connect(m_sortAgain, &QPushButton::clicked, m_model, &OrderedTableModel::sortAgain);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &TaskList::showWhy);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &TaskList::showWhy);
    connect(m_model, &QAbstractItemModel::modelReset, this, &TaskList::showWhy);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &TaskList::showWhy);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &TaskList::showWhy);
    connect(m_model, &QAbstractItemModel::layoutChanged, this, &TaskList::showWhy);
    connect(m_view, &QAbstractItemView::activated, this,
        [this](const QModelIndex& index) { emit deviceRequested(m_model->task(index.row()).task.device); });
    retranslate();
}

void TaskList::setUpColumns()
{
    m_view->setItemDelegateForColumn(TaskTableModel::State, new BadgeDelegate(m_view));
    m_view->setItemDelegateForColumn(TaskTableModel::Step, new StepDelegate(m_view));
    const TaskTab tab = m_model->tab();
    m_view->setColumnHidden(TaskTableModel::State, tab == TaskTab::Upgrading || tab == TaskTab::Succeeded);
    m_view->setColumnHidden(TaskTableModel::Step, tab != TaskTab::Upgrading);
    m_view->setColumnHidden(TaskTableModel::Reason, tab == TaskTab::Succeeded || tab == TaskTab::Upgrading);
    // Device, from, current, state, step, attempt, reason, updated, evidence.
    m_view->setColumnWishes({ { 160, 110 }, { 110, 80, 3 }, { 130, 80 }, { 130, 108 }, { 160, 110 }, { 92, 60, 4 },
        { 240, 206 }, { 110, 90, 1 }, { 240, 120, 2 } });
}

void TaskList::retranslate()
{
    switch (m_model->tab()) {
    case TaskTab::Queued:
        m_view->setAccessibleName(tr("Queued devices"));
        break;
    case TaskTab::Upgrading:
        m_view->setAccessibleName(tr("Upgrading devices"));
        break;
    case TaskTab::Succeeded:
        m_view->setAccessibleName(tr("Succeeded devices"));
        break;
    case TaskTab::Failed:
        m_view->setAccessibleName(tr("Failed devices"));
        break;
    case TaskTab::Cancelled:
        m_view->setAccessibleName(tr("Cancelled and skipped devices"));
        break;
    }
    m_model->retranslate();
    offerSorting(m_model->staleCount());
    showWhy();
}

QString TaskList::why(int row) const
{
    const Explanation why = explainTask(m_model->task(row).task, m_batch, m_table.now(), m_table.isConnected());
    return whyText(why, *m_table.names(), m_table.now());
}

void TaskList::showWhy()
{
    const QModelIndex current = m_view->currentIndex();
    if (!current.isValid() || current.row() >= m_model->rowCount()) {
        m_why->setText(m_model->rowCount() == 0 ? tr("No device is in this state.") : QString());
        return;
    }
    const QString name = toText(m_table.names()->devices.at(m_model->task(current.row()).task.device));
    m_why->setText(tr("%1: %2").arg(name, why(current.row())));
}

void TaskList::offerSorting(int changed)
{
    m_sortAgain->setText(
        changed == 1 ? tr("1 changed, sort a&gain") : tr("%1 changed, sort a&gain").arg(countText(changed)));
    m_sortAgain->setAccessibleName(tr("Sort again"));
    m_sortAgain->setVisible(changed > 0);
}

std::vector<DeviceSlot> TaskList::selectedDevices(int row) const
{
    std::vector<DeviceSlot> devices;
    const QModelIndexList rows = m_view->selectionModel()->selectedRows();
    for (const QModelIndex& index : rows)
        devices.push_back(m_model->task(index.row()).task.device);
    if (devices.empty())
        devices.push_back(m_model->task(row).task.device);
    return devices;
}

void TaskList::buildMenu(QMenu& menu, const QModelIndex& row)
{
    const std::vector<DeviceSlot> devices = selectedDevices(row.row());
    const TaskRow task = m_model->task(row.row());
    const QString name = toText(m_table.names()->devices.at(task.task.device));
    QAction* copy = menu.addAction(icon(QStringLiteral("copy")), tr("Copy &name"));
    copy->setObjectName(QStringLiteral("copyName"));
    connect(copy, &QAction::triggered, this, [name] { QGuiApplication::clipboard()->setText(name); });
    QAction* show = menu.addAction(icon(QStringLiteral("devices")), tr("Show &device"));
    show->setObjectName(QStringLiteral("showDevice"));
    connect(show, &QAction::triggered, this, [this, slot = task.task.device] { emit deviceRequested(slot); });
    menu.addSeparator();
    const auto many = countText(static_cast<qint64>(devices.size()));
    QAction* retry = menu.addAction(icon(QStringLiteral("retry")),
        devices.size() == 1 ? tr("&Retry this device") : tr("&Retry %1 devices…").arg(many));
    retry->setObjectName(QStringLiteral("retryTask"));
    setDisabledBecause(retry,
        task.task.state != TaskState::Failed         ? tr("It has not failed.")
            : m_batch.state == BatchState::Cancelled ? tr("The batch was cancelled.")
                                                     : QString());
    connect(retry, &QAction::triggered, this, [this, devices] { emit retryRequested(devices); });
    QAction* cancel = menu.addAction(icon(QStringLiteral("cancel")),
        devices.size() == 1 ? tr("C&ancel this device…") : tr("C&ancel %1 devices…").arg(many));
    cancel->setObjectName(QStringLiteral("cancelTask"));
    setDisabledBecause(cancel, isOpen(task.task.state) ? QString() : tr("It has ended here already."));
    connect(cancel, &QAction::triggered, this, [this, devices] { emit cancelRequested(devices); });
}

bool TaskList::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_view->viewport() || event->type() != QEvent::ToolTip)
        return QWidget::eventFilter(watched, event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const QModelIndex index = m_view->indexAt(help->pos());
    if (!index.isValid())
        return QWidget::eventFilter(watched, event);
    const QString exact = index.data(Qt::ToolTipRole).toString();
    const QString text = why(index.row());
    QToolTip::showText(help->globalPos(), exact.isEmpty() ? text : tr("%1\n%2").arg(exact, text), m_view->viewport());
    return true;
}

} // namespace console
