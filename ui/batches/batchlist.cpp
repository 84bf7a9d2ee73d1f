// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batches/batchlist.h"

#include "models/tables/tableroles.h"
#include "ui/common/badgedelegate.h"
#include "ui/common/emptystate.h"
#include "ui/common/formparts.h"
#include "ui/common/icons.h"
#include "ui/common/noticebar.h"
#include "ui/common/pageheader.h"
#include "ui/common/stepdelegate.h"
#include "ui/common/tableview.h"

#include <QAction>
#include <QButtonGroup>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace console {

/// Batches that are not ended, or all. A batch that ends while one looks stays until the filter is chosen again: rows
/// do not vanish under the cursor.
class BatchList::OpenFilter : public QSortFilterProxyModel
{
public:
    OpenFilter(BatchTableModel& model, QObject* parent)
        : QSortFilterProxyModel(parent)
        , m_model(model)
    {
        setSortRole(SortRole);
        setDynamicSortFilter(false);
        setSourceModel(&model);
    }

    void setOnlyOpen(bool onlyOpen)
    {
        m_onlyOpen = onlyOpen;
        invalidateFilter();
    }

protected:
    bool filterAcceptsRow(int row, const QModelIndex&) const override
    {
        return !m_onlyOpen || isOpen(m_model.batch(row).batch.state);
    }

private:
    BatchTableModel& m_model;
    bool m_onlyOpen = false;
};

BatchList::BatchList(BatchTableModel& model, QAction* newBatch, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_newBatch(newBatch)
{
    setObjectName(QStringLiteral("batchList"));
    m_header = new PageHeader({}, this);
    m_header->setMainAction(newBatch);
    m_filter = new OpenFilter(model, this);
    makeFilter();
    makeTable();
    m_empty = new EmptyState(QStringLiteral("batches"), {}, {}, newBatch, this);
    m_empty->setObjectName(QStringLiteral("noBatches"));
    m_noneOpen = new EmptyState(QStringLiteral("completed"), {}, {}, nullptr, this);
    m_noneOpen->setObjectName(QStringLiteral("noOpenBatches"));
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_noneOpen);
    m_notice = new NoticeBar(this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_notice);
    layout->addWidget(m_stack, 1);
    setFocusProxy(m_view);
    connect(newBatch, &QAction::changed, this, &BatchList::explainEmpty);
    connect(m_filter, &QAbstractItemModel::rowsInserted, this, &BatchList::showWhatFits);
    connect(m_filter, &QAbstractItemModel::rowsRemoved, this, &BatchList::showWhatFits);
    connect(m_filter, &QAbstractItemModel::modelReset, this, &BatchList::showWhatFits);
    retranslate();
    showWhatFits();
}

void BatchList::makeFilter()
{
    m_filterBox = new QWidget(m_header);
    auto* layout = new QHBoxLayout(m_filterBox);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space4);
    layout->addStretch();
    m_choices = new QButtonGroup(this);
    for (const auto* name : { "showOpen", "showAll" }) {
        auto* button = new QPushButton(m_filterBox);
        button->setObjectName(QString::fromLatin1(name));
        button->setCheckable(true);
        layout->addWidget(button);
        m_choices->addButton(button, static_cast<int>(m_choices->buttons().size()));
    }
    m_choices->button(1)->setChecked(true);
    m_header->setSearchWidget(m_filterBox);
    connect(m_choices, &QButtonGroup::idToggled, this, [this](int id, bool checked) {
        if (!checked)
            return;
        m_filter->setOnlyOpen(id == 0);
        showWhatFits();
    });
}

void BatchList::makeTable()
{
    m_view = new TableView({}, this);
    m_view->setObjectName(QStringLiteral("batches"));
    m_view->setProperty("embedded", true);
    m_view->setModel(m_filter);
    m_view->setSortingEnabled(true);
    m_view->sortByColumn(BatchTableModel::Created, Qt::DescendingOrder);
    m_view->setItemDelegateForColumn(BatchTableModel::State, new BadgeDelegate(m_view));
    m_view->setItemDelegateForColumn(BatchTableModel::Progress, new StepDelegate(m_view));
    // Version, kind, product, module, state, progress, devices, succeeded, failed, created, end, who.
    m_view->setColumnWishes({ { 96, 70 }, { 120, 112, 5 }, { 120, 90, 3 }, { 80, 64, 6 }, { 120, 108 }, { 140, 110 },
        { 92, 70 }, { 110, 70, 1 }, { 92, 60, 1 }, { 100, 84, 4 }, { 100, 84, 2 }, { 120, 72, 7 } });
    m_view->setMenuBuilder([this](QMenu& menu, const QModelIndex& row) { buildMenu(menu, row); });
    connect(m_view, &QAbstractItemView::activated, this,
        [this](const QModelIndex& index) { emit batchChosen(rowAt(index).batch.id); });
}

const BatchRow& BatchList::rowAt(const QModelIndex& index) const
{
    return m_model.batch(m_filter->mapToSource(index).row());
}

void BatchList::buildMenu(QMenu& menu, const QModelIndex& row)
{
    const Batch batch = rowAt(row).batch;
    QAction* open = menu.addAction(icon(QStringLiteral("batches")), tr("&Open"));
    open->setObjectName(QStringLiteral("openBatch"));
    connect(open, &QAction::triggered, this, [this, batch] { emit batchChosen(batch.id); });
    if (batch.state == BatchState::Paused) {
        QAction* resume = menu.addAction(icon(QStringLiteral("resume")), tr("R&esume…"));
        resume->setObjectName(QStringLiteral("resumeBatch"));
        connect(resume, &QAction::triggered, this, [this, batch] { emit resumeRequested(batch.id); });
    } else {
        QAction* pause = menu.addAction(icon(QStringLiteral("pause")), tr("&Pause"));
        pause->setObjectName(QStringLiteral("pauseBatch"));
        setDisabledBecause(pause,
            !isOpen(batch.state)                       ? tr("The batch has ended.")
                : batch.state == BatchState::Scheduled ? tr("The batch has not started; cancel it instead.")
                                                       : QString());
        connect(pause, &QAction::triggered, this, [this, batch] { emit pauseRequested(batch.id); });
    }
    QAction* copy = menu.addAction(icon(QStringLiteral("copy")), tr("Copy batch &id"));
    connect(copy, &QAction::triggered, this, [batch] { QGuiApplication::clipboard()->setText(batch.id.toString()); });
}

void BatchList::showWhatFits()
{
    if (m_filter->rowCount() > 0)
        m_stack->setCurrentWidget(m_view);
    else
        m_stack->setCurrentWidget(m_model.rowCount() == 0 ? m_empty : m_noneOpen);
}

void BatchList::showProblem(const QString& text)
{
    m_notice->showNotice(NoticeLevel::Error, text);
}

void BatchList::explainEmpty()
{
    const QString purpose = tr(
        "A batch sends one verified firmware to many devices, at a rate you choose, and shows what became of each.");
    // A disabled button alone would leave a newcomer standing there.
    m_empty->setTexts(
        tr("No batches yet"), m_newBatch->isEnabled() ? purpose : tr("%1 %2").arg(purpose, m_newBatch->toolTip()));
}

void BatchList::retranslate()
{
    m_header->setTitle(tr("Batches"));
    m_view->setAccessibleName(tr("Batches"));
    m_filterBox->setAccessibleName(tr("Which batches"));
    m_choices->button(0)->setText(tr("&Open", "batches that have not ended"));
    m_choices->button(0)->setToolTip(tr("Scheduled, running and paused batches"));
    m_choices->button(1)->setText(tr("&All"));
    m_choices->button(1)->setToolTip(tr("Ended batches too"));
    explainEmpty();
    m_noneOpen->setTexts(tr("No open batches"), tr("Every batch has ended. Choose All to see them."));
    m_model.retranslate();
}

} // namespace console
