// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/devices/devicepanel.h"

#include "models/tables/celltext.h"
#include "models/tables/statetext.h"
#include "ui/activity/activitytext.h"
#include "ui/activity/rawbytes.h"
#include "ui/activity/trafficaction.h"
#include "ui/common/absencetext.h"
#include "ui/common/actionbutton.h"
#include "ui/common/errortext.h"
#include "ui/common/futures.h"
#include "ui/common/linklabel.h"
#include "ui/common/noticebar.h"
#include "ui/common/refusaltext.h"
#include "ui/common/whytext.h"
#include "ui/devices/factgrid.h"

#include <QDateTime>
#include <QEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace console {

namespace {

constexpr int askIntervalMs = 1000;
constexpr qsizetype mostTimeline = 40;
constexpr qsizetype mostTasks = 8;
constexpr int captionWidth = 84;

} // namespace

DevicePanel::DevicePanel(Commands& commands, std::shared_ptr<const FleetNames> names, QWidget* parent)
    : SidePanel(parent)
    , m_commands(commands)
    , m_names(std::move(names))
    , m_notice(new NoticeBar)
    , m_why(new QLabel)
    , m_batchLink(new LinkLabel)
    , m_identity(new FactGrid(captionWidth))
    , m_versions(new FactGrid(captionWidth))
    , m_tasks(new FactGrid(captionWidth))
    , m_timeline(new FactGrid(captionWidth))
    , m_messages(new QPlainTextEdit)
{
    setObjectName(QStringLiteral("devicePanel"));
    m_row.slot = noDevice;
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(space16, space4, space16, space16);
    layout->setSpacing(space8);
    layout->addWidget(m_notice);
    m_why->setObjectName(QStringLiteral("deviceWhy"));
    m_why->setTextFormat(Qt::PlainText);
    m_why->setWordWrap(true);
    m_why->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(m_why);
    m_batchLink->setObjectName(QStringLiteral("deviceBatchLink"));
    connect(m_batchLink, &QLabel::linkActivated, this, [this] { emit batchRequested(m_batch); });
    layout->addWidget(m_batchLink);
    layout->addWidget(m_identity);
    m_versionsTitle = addSection(layout, m_versions);
    m_tasksTitle = addSection(layout, m_tasks);
    m_timelineTitle = addSection(layout, m_timeline);
    m_messages->setObjectName(QStringLiteral("deviceMessages"));
    m_messages->setReadOnly(true);
    m_messages->setFont(monoFont());
    m_messages->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    m_messages->setTabChangesFocus(true);
    m_messages->setMinimumHeight(220);
    m_messagesTitle = addSection(layout, m_messages);
    auto* follow = new TrafficAction(
        commands, m_names,
        [this] {
            TrafficQuery query;
            query.device = m_row.slot;
            return TrafficAction::Subject{ query, toText(m_names->devices.at(m_row.slot)) };
        },
        this);
    layout->addWidget(new ActionButton(follow), 0, Qt::AlignLeft);
    layout->addStretch();
    setContent(content);
    m_askSoon.setSingleShot(true);
    m_askSoon.setInterval(askIntervalMs);
    connect(&m_askSoon, &QTimer::timeout, this, &DevicePanel::ask);
    connect(m_notice, &NoticeBar::actionTriggered, this, &DevicePanel::ask);
    retranslate();
}

void DevicePanel::showDevice(const DeviceRow& row)
{
    if (row.slot != m_row.slot) {
        m_details = {};
        m_notice->clear();
    }
    m_row = row;
    setTitle(toText(m_names->devices.at(row.slot)), toText(m_names->products.at(row.product)));
    showAll();
    ask();
}

void DevicePanel::rowChanged(const DeviceRow& row)
{
    if (row.slot != m_row.slot)
        return;
    m_row = row;
    showIdentity();
    if (!m_askSoon.isActive())
        m_askSoon.start();
}

void DevicePanel::setBatches(const std::vector<BatchRow>& rows)
{
    for (const BatchRow& row : rows)
        m_batches.insert(row.batch.id.value, row.batch);
}

void DevicePanel::forget()
{
    m_row = DeviceRow();
    m_row.slot = noDevice;
    m_askSoon.stop();
}

void DevicePanel::passTime(TimeMs now)
{
    m_now = now;
    if (m_row.slot != noDevice && isVisible())
        showAll();
}

void DevicePanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    SidePanel::changeEvent(event);
}

QLabel* DevicePanel::addSection(QVBoxLayout* layout, QWidget* body)
{
    auto* title = new QLabel;
    title->setFont(sectionFont());
    title->setContentsMargins(0, space12, 0, 0);
    layout->addWidget(title);
    layout->addWidget(body);
    return title;
}

void DevicePanel::ask()
{
    if (m_row.slot == noDevice)
        return;
    if (m_asking) {
        m_askAgain = true;
        return;
    }
    m_asking = true;
    const DeviceSlot device = m_row.slot;
    whenDone(m_commands.deviceDetails(device), this,
        [this, device](const Result<DeviceDetails>& details) { detailsCame(device, details); });
}

void DevicePanel::detailsCame(DeviceSlot device, const Result<DeviceDetails>& details)
{
    m_asking = false;
    if (std::exchange(m_askAgain, false) || device != m_row.slot)
        ask();
    if (device != m_row.slot)
        return;
    if (!details) {
        m_notice->showNotice(NoticeLevel::Error, errorText(details.error()), tr("Try again"));
        return;
    }
    m_notice->clear();
    m_details = *details;
    showAll();
}

void DevicePanel::showAll()
{
    m_now = std::max(m_now, QDateTime::currentMSecsSinceEpoch());
    showIdentity();
    showWhy();
    showVersions();
    showTasks();
    showTimeline();
    showMessages();
}

void DevicePanel::showIdentity()
{
    const QString version = toText(m_names->versions.at(m_row.version));
    const QString state = m_row.openBatch == 0 ? tr("Idle") : taskStateText(m_row.openState, m_row.silent);
    QList<FactGrid::Fact> facts{
        { tr("Version"), version.isEmpty() ? tr("none reported") : version, {}, false },
        { tr("State"), state, {}, false },
        { tr("Last seen"), relativeTimeText(m_row.lastSeen, m_now), exactTimeText(m_row.lastSeen), false },
        { tr("First seen"), relativeTimeText(m_row.firstSeen(), m_now), exactTimeText(m_row.firstSeen()), false },
    };
    const DeviceMarks marks = DeviceMarks::unpacked(m_names->marks.at(m_row.marks));
    if (!marks.group.isEmpty())
        facts.append({ tr("Group"), marks.group, {}, false });
    if (!marks.tags.isEmpty())
        facts.append({ tr("Tags"), listText(marks.tags), {}, false });
    if (m_row.hasOutcome) {
        const QString outcome = clauseText(taskStateText(m_row.lastOutcome), taskReasonText(m_row.lastReason));
        facts.append({ tr("Last outcome"), outcome, {}, false });
    }
    m_identity->setFacts(facts);
}

void DevicePanel::showWhy()
{
    // The open task if there is one; else how the last one ended.
    const auto open = std::find_if(
        m_details.tasks.begin(), m_details.tasks.end(), [](const Task& task) { return isOpen(task.state); });
    const auto task = open != m_details.tasks.end() ? open : m_details.tasks.begin();
    const bool known = task != m_details.tasks.end() && m_batches.contains(task->batch.value);
    const std::optional<Absence>& absence = m_details.absence;
    const bool isIdle = absence && (!known || saysMore(*absence, *task, m_batches.value(task->batch.value)));
    m_batch = isIdle ? absence->batch : known ? task->batch : BatchId{ m_row.openBatch };
    m_batchLink->setVisible(!m_batch.isNull());
    const QString text = isIdle ? absenceText(*absence)
        : known ? whyText(explainTask(*task, m_batches.value(task->batch.value), m_now, m_connected), *m_names, m_now)
                : QString();
    m_why->setText(text);
    m_why->setVisible(!text.isEmpty());
}

void DevicePanel::showVersions()
{
    QList<FactGrid::Fact> facts;
    for (const ModuleVersion& entry : m_details.versions) {
        const QString since = relativeTimeText(entry.since, m_now);
        facts.append({ toText(m_names->modules.at(entry.module)),
            clauseText(toText(m_names->versions.at(entry.version)), tr("since %1").arg(since)),
            exactTimeText(entry.since), false });
    }
    m_versions->setFacts(facts);
    m_versionsTitle->setVisible(!facts.isEmpty());
}

void DevicePanel::showTasks()
{
    QList<FactGrid::Fact> facts;
    for (const Task& task : m_details.tasks) {
        if (facts.size() >= mostTasks)
            break;
        const QString target = m_batches.value(task.batch.value).version;
        const QString from = toText(m_names->versions.at(task.fromVersion));
        QString text = target.isEmpty() ? taskStateText(task.state)
                                        : tr("%1 → %2: %3").arg(from, target, taskStateText(task.state));
        text = clauseText(text, taskReasonText(task.reason));
        facts.append({ relativeTimeText(task.updatedAt, m_now), text, exactTimeText(task.updatedAt), false });
    }
    m_tasks->setFacts(facts);
    m_tasksTitle->setVisible(!facts.isEmpty());
}

void DevicePanel::showTimeline()
{
    QHash<quint64, QString> versions;
    for (auto batch = m_batches.cbegin(); batch != m_batches.cend(); ++batch)
        versions.insert(batch.key(), batch->version);
    std::vector<std::pair<TimeMs, QString>> entries;
    for (const VersionHistoryEntry& entry : m_details.history) {
        const QString version = toText(m_names->versions.at(entry.version));
        entries.emplace_back(entry.since,
            entry.module == defaultModuleIndex
                ? tr("Reported version %1").arg(version)
                : tr("Reported version %1 of module %2").arg(version, toText(m_names->modules.at(entry.module))));
    }
    for (const Activity& activity : m_details.activities)
        entries.emplace_back(activity.at, activityText(activity, { *m_names, versions }));
    for (const Task& task : m_details.tasks) {
        const TaskEvidence& evidence = task.evidence;
        entries.emplace_back(evidence.publishedAt, tr("Notice sent"));
        if (evidence.refusal != 0)
            entries.emplace_back(
                task.updatedAt, tr("Broker refused the notice: %1").arg(refusalText(evidence.refusal)));
        entries.emplace_back(evidence.acknowledgedAt,
            evidence.nobodyListening ? tr("Broker: nobody is subscribed") : tr("Broker acknowledged the notice"));
        entries.emplace_back(evidence.downloadBeganAt, tr("Download began"));
        entries.emplace_back(evidence.progressAt, tr("Reported progress %1").arg(stepText(qMax(0, task.step))));
    }
    std::stable_sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    QList<FactGrid::Fact> facts;
    for (const auto& [at, text] : entries)
        if (at != 0 && facts.size() < mostTimeline)
            facts.append({ relativeTimeText(at, m_now), text, exactTimeText(at), false });
    m_timeline->setFacts(facts);
    m_timelineTitle->setVisible(!facts.isEmpty());
}

void DevicePanel::showMessages()
{
    QString text;
    for (const RawMessage& message : m_details.messages) {
        text += exactTimeText(message.at) + (message.incoming ? QStringLiteral("  ← ") : QStringLiteral("  → "));
        text += rawBytesText(message.topic);
        if (message.retained)
            text += QStringLiteral("  ") + tr("(retained)");
        text += u'\n' + rawBytesText(message.payload) + u'\n';
        if (const QString cut = cutText(message.payload.size(), message.payloadSize); !cut.isEmpty())
            text += cut + u'\n';
        text += u'\n';
    }
    text = text.trimmed();
    if (text.isEmpty())
        text = tr("No messages since the console started.");
    // Written only when new, so that a selection and the place survive.
    if (text == m_messages->toPlainText())
        return;
    const int place = m_messages->verticalScrollBar()->value();
    m_messages->setPlainText(text);
    m_messages->verticalScrollBar()->setValue(place);
}

void DevicePanel::retranslate()
{
    m_batchLink->setText(QStringLiteral("<a href=\"batch\">%1</a>").arg(tr("Open batch").toHtmlEscaped()));
    m_versionsTitle->setText(tr("Versions by module"));
    m_tasksTitle->setText(tr("Upgrades"));
    m_timelineTitle->setText(tr("Timeline"));
    m_messagesTitle->setText(tr("Last messages"));
    m_messages->setAccessibleName(tr("Last messages"));
    if (m_row.slot != noDevice)
        showAll();
}

} // namespace console
