// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/firmware/verificationview.h"

#include "models/tables/celltext.h"
#include "ui/common/badgelabel.h"
#include "ui/common/formparts.h"
#include "ui/common/linklabel.h"
#include "ui/common/plantext.h"
#include "ui/common/whytext.h"

#include <QProgressBar>
#include <QVBoxLayout>

namespace console {

namespace {

/// One test device: name, badge, step bar, and why it stands there.
class DeviceLine : public QWidget
{
public:
    DeviceLine(DeviceSlot device, const QString& name, QWidget* parent)
        : QWidget(parent)
        , m_device(device)
    {
        setObjectName(QStringLiteral("testDevice"));
        auto* title = new LinkLabel(QStringLiteral("<a href=\"#\">%1</a>").arg(name.toHtmlEscaped()), this);
        title->setObjectName(QStringLiteral("testDeviceName"));
        title->setAccessibleName(name);
        m_title = title;
        m_badge = new BadgeLabel(this);
        m_bar = new QProgressBar(this);
        m_bar->setRange(0, 100);
        m_bar->setTextVisible(false);
        m_bar->setAccessibleName(name);
        m_why = makeNote({}, this);
        m_why->setFont(secondaryFont());
        auto* row = new QHBoxLayout;
        row->setSpacing(space8);
        row->addWidget(title);
        row->addStretch();
        row->addWidget(m_badge);
        auto* layout = new QVBoxLayout(this);
        layout->setContentsMargins(0, space4, 0, space4);
        layout->setSpacing(space4);
        layout->addLayout(row);
        layout->addWidget(m_bar);
        layout->addWidget(m_why);
    }

    void show(const Task& task, const Batch& batch, const FleetNames& names, TimeMs now, bool connected)
    {
        m_badge->setBadge(badgeOf(task.state));
        m_bar->setVisible(task.state == TaskState::Upgrading);
        m_bar->setValue(qMax<int>(0, task.step));
        m_why->setText(whyText(explainTask(task, batch, now, connected), names, now));
    }

    [[nodiscard]] DeviceSlot device() const { return m_device; }
    [[nodiscard]] QLabel* title() const { return m_title; }

private:
    DeviceSlot m_device;
    QLabel* m_title = nullptr;
    BadgeLabel* m_badge = nullptr;
    QProgressBar* m_bar = nullptr;
    QLabel* m_why = nullptr;
};

void clear(QLayout* layout)
{
    while (layout->count() > 0) {
        const std::unique_ptr<QLayoutItem> item(layout->takeAt(0));
        if (item->widget())
            item->widget()->deleteLater();
    }
}

} // namespace

VerificationView::VerificationView(std::shared_ptr<const FleetNames> names, QWidget* parent)
    : QWidget(parent)
    , m_names(std::move(names))
    , m_tasks(m_names)
{
    setObjectName(QStringLiteral("verificationView"));
    m_summary = new QLabel(this);
    m_summary->setObjectName(QStringLiteral("verificationSummary"));
    m_summary->setWordWrap(true);
    m_record = makeNote({}, this);
    m_record->setObjectName(QStringLiteral("verificationRecord"));
    m_record->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_devices = new QVBoxLayout;
    m_devices->setSpacing(space4);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space4);
    layout->addWidget(m_summary);
    layout->addWidget(m_record);
    layout->addLayout(m_devices);
    refresh();
}

void VerificationView::setVerification(BatchId id, qint64 firmwareSize)
{
    if (m_tasks.batch() == id)
        return;
    m_batch = {};
    m_tasks.setBatch(id, firmwareSize);
    refresh();
}

void VerificationView::showBatch(const Batch& batch)
{
    if (batch.id != m_tasks.batch())
        return;
    m_batch = batch;
    refresh();
}

void VerificationView::applyFrame(const Frame& frame)
{
    m_now = frame.at;
    for (const BatchRow& row : frame.batches) {
        if (row.batch.id == m_tasks.batch())
            m_batch = row.batch;
    }
    m_tasks.applyFrame(frame);
    if (isVisible())
        refresh();
}

void VerificationView::retranslate()
{
    clear(m_devices);
    refresh();
}

QString VerificationView::summary() const
{
    if (m_tasks.batch().isNull())
        return tr("Not verified yet. Batches become possible when the firmware has worked on test devices.");
    const TaskCounts& counts = m_batch.counts;
    const quint32 total = counts.total();
    const quint32 done = counts.of(TaskState::Succeeded) + counts.of(TaskState::Skipped);
    if (isOpen(m_batch.state))
        return tr("Running: %1 of %2 succeeded so far. It passes only if all do.")
            .arg(countText(done), devicesText(total));
    if (m_batch.state == BatchState::Cancelled)
        return tr("Cancelled after %1 of %2 had succeeded.").arg(countText(done), devicesText(total));
    return done == total ? tr("Passed on %1.").arg(devicesText(total))
                         : tr("Not passed: %1 of %2 succeeded.").arg(countText(done), devicesText(total));
}

void VerificationView::refresh()
{
    m_summary->setText(summary());
    const QString who = m_batch.createdBy.isEmpty() ? tr("Someone") : m_batch.createdBy;
    const bool known = !m_batch.id.isNull();
    m_record->setVisible(known);
    if (known)
        m_record->setText(m_batch.endedAt == 0
                ? tr("Started by %1, %2").arg(who, exactTimeText(m_batch.createdAt))
                : tr("Started by %1, %2; ended %3")
                      .arg(who, exactTimeText(m_batch.createdAt), exactTimeText(m_batch.endedAt)));
    refreshDevices();
}

void VerificationView::refreshDevices()
{
    const quint32 count = m_tasks.rows().size();
    bool same = m_devices->count() == static_cast<int>(count);
    for (quint32 row = 0; same && row < count; ++row)
        same = static_cast<DeviceLine*>(m_devices->itemAt(static_cast<int>(row))->widget())->device()
            == m_tasks.rows().at(row).task.device;
    if (!same) {
        clear(m_devices);
        for (quint32 row = 0; row < count; ++row) {
            const DeviceSlot device = m_tasks.rows().at(row).task.device;
            auto* line = new DeviceLine(device, toText(m_names->devices.at(device)), this);
            connect(line->title(), &QLabel::linkActivated, this, [this, device] { emit deviceRequested(device); });
            m_devices->addWidget(line);
        }
    }
    for (quint32 row = 0; row < count; ++row)
        static_cast<DeviceLine*>(m_devices->itemAt(static_cast<int>(row))->widget())
            ->show(m_tasks.rows().at(row).task, m_batch, *m_names, m_now, m_tasks.isConnected());
}

} // namespace console
