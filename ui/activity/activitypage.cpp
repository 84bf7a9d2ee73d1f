// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/activitypage.h"

#include "ui/activity/activitydelegate.h"
#include "ui/activity/activitypanel.h"
#include "ui/common/actionbutton.h"
#include "ui/common/emptystate.h"
#include "ui/common/errortext.h"
#include "ui/common/futures.h"
#include "ui/common/noticebar.h"
#include "ui/common/pageheader.h"
#include "ui/common/tableview.h"

#include <QButtonGroup>
#include <QDateTime>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>

#include <array>

namespace console {

namespace {

constexpr int pageEntries = 200;
constexpr std::array groups{ ActivityGroup::Orders, ActivityGroup::Engine, ActivityGroup::Devices,
    ActivityGroup::Console, ActivityGroup::Problems };

} // namespace

ActivityPage::ActivityPage(Commands& commands, std::shared_ptr<const FleetNames> names, QWidget* parent)
    : TablePage(QStringLiteral("activityPage"), QStringLiteral("activity"), parent)
    , m_commands(commands)
    , m_names(std::move(names))
    , m_model([this](const Activity& activity) { return sentence(activity); })
    , m_groups(new QButtonGroup(this))
    , m_notice(new NoticeBar(this))
    , m_panel(new ActivityPanel(this))
{
    buildFilter(header());
    addBar(m_notice);
    table()->setObjectName(QStringLiteral("activityTable"));
    setContents(m_model, m_panel);
    table()->setItemDelegateForColumn(ActivityTableModel::Sentence, new ActivityDelegate(table()));
    table()->setSelectionMode(QAbstractItemView::ExtendedSelection);
    QHeaderView* columns = table()->horizontalHeader();
    columns->setStretchLastSection(false);
    columns->setSectionResizeMode(ActivityTableModel::Sentence, QHeaderView::Stretch);
    table()->setColumnWidth(ActivityTableModel::Time, 110);
    table()->setColumnWidth(ActivityTableModel::Actor, 130);
    connect(&m_model, &ActivityTableModel::olderWanted, this, &ActivityPage::loadOlder);
    connect(table(), &QAbstractItemView::activated, this, &ActivityPage::openSubject);
    connect(m_panel, &SidePanel::closed, m_panel, &QWidget::hide);
    connect(m_panel, &ActivityPanel::batchRequested, this, &ActivityPage::batchRequested);
    connect(m_panel, &ActivityPanel::deviceRequested, this, &ActivityPage::deviceRequested);
    connect(m_panel, &ActivityPanel::firmwareRequested, this, &ActivityPage::firmwareRequested);
    connect(m_notice, &NoticeBar::actionTriggered, this, &ActivityPage::loadOlder);
    table()->setMenuBuilder([this](QMenu& menu, const QModelIndex& row) {
        const Activity activity = m_model.activity(row.row());
        if (!activity.batch.isNull())
            menu.addAction(tr("Open batch"), this, [this, activity] { emit batchRequested(activity.batch); });
        if (activity.device != noDevice)
            menu.addAction(tr("Open device"), this, [this, activity] { emit deviceRequested(activity.device); });
        if (!activity.firmware.isNull())
            menu.addAction(tr("Open firmware"), this, [this, activity] { emit firmwareRequested(activity.firmware); });
    });
    retranslate();
    updateEmpty();
}

void ActivityPage::applyFrame(const Frame& frame)
{
    for (const BatchRow& row : frame.batches)
        m_batchVersions.insert(row.batch.id.value, row.batch.version);
    m_model.prepend(frame.activities);
    if (isVisible() && frame.pulse.problems > 0)
        m_commands.markProblemsSeen();
    updateEmpty();
}

void ActivityPage::retranslate()
{
    header()->setTitle(tr("Activity"));
    m_groups->button(0)->setText(tr("All"));
    for (std::size_t i = 0; i < groups.size(); ++i)
        m_groups->button(static_cast<int>(i) + 1)->setText(activityGroupText(groups[i]));
    table()->setAccessibleName(tr("Activity"));
    empty()->setTexts(tr("Nothing has happened yet"),
        tr("Every order and every decision of the engine appears here, with its reason."));
    m_model.retranslate();
    if (m_panel->isVisible())
        showCurrent();
}

void ActivityPage::showEvent(QShowEvent* event)
{
    TablePage::showEvent(event);
    m_commands.markProblemsSeen();
    if (!std::exchange(m_loaded, true))
        loadOlder();
}

void ActivityPage::buildFilter(PageHeader* header)
{
    auto* bar = new QWidget(header);
    auto* layout = new QHBoxLayout(bar);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space4);
    static constexpr std::array names{ "filterAll", "filterOrders", "filterEngine", "filterDevices", "filterConsole",
        "filterProblems" };
    for (std::size_t i = 0; i < names.size(); ++i) {
        auto* button = new QPushButton(bar);
        button->setObjectName(QLatin1String(names[i]));
        button->setCheckable(true);
        setLook(button, ButtonLook::Quiet);
        m_groups->addButton(button, static_cast<int>(i));
        layout->addWidget(button);
    }
    m_groups->button(0)->setChecked(true);
    header->setSearchWidget(bar);
    connect(m_groups, &QButtonGroup::idClicked, this, &ActivityPage::setGroup);
}

void ActivityPage::setGroup(int button)
{
    if (button == 0)
        m_group.reset();
    else
        m_group = groups[static_cast<std::size_t>(button) - 1];
    m_panel->hide();
    m_model.setKinds(m_group ? kindsOf(*m_group) : QSet<ActivityKind>());
    loadOlder();
}

void ActivityPage::showProblems()
{
    QAbstractButton* button = m_groups->buttons().constLast();
    if (!button->isChecked())
        button->click();
}

void ActivityPage::loadOlder()
{
    ActivityQuery query;
    query.before = m_model.oldest();
    query.limit = pageEntries;
    if (m_group)
        query.kinds = kindsOf(*m_group).values();
    const int number = ++m_query;
    m_notice->clear();
    whenDone(m_commands.activities(query), this, [this, number](const Result<QList<Activity>>& activities) {
        if (number == m_query)
            olderLoaded(activities);
    });
}

void ActivityPage::olderLoaded(const Result<QList<Activity>>& activities)
{
    if (!activities) {
        m_model.appendOlder({}, false);
        m_notice->showNotice(NoticeLevel::Error, errorText(activities.error()), tr("Try again"));
        return;
    }
    m_model.appendOlder(*activities, activities->size() < pageEntries);
    updateEmpty();
}

void ActivityPage::showCurrent()
{
    const QModelIndex current = table()->currentIndex();
    if (!current.isValid())
        return;
    const Activity& activity = m_model.activity(current.row());
    m_panel->showActivity(activity, sentence(activity));
    m_panel->show();
}

void ActivityPage::openSubject(const QModelIndex& index)
{
    const Activity activity = m_model.activity(index.row());
    if (!activity.batch.isNull())
        emit batchRequested(activity.batch);
    else if (activity.device != noDevice)
        emit deviceRequested(activity.device);
    else if (!activity.firmware.isNull())
        emit firmwareRequested(activity.firmware);
}

void ActivityPage::updateEmpty()
{
    showTable(m_model.rowCount() > 0);
}

void ActivityPage::passTime()
{
    m_model.setNow(QDateTime::currentMSecsSinceEpoch());
}

QString ActivityPage::sentence(const Activity& activity) const
{
    return activityText(activity, { *m_names, m_batchVersions });
}

} // namespace console
