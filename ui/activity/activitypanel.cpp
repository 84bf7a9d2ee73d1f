// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/activitypanel.h"

#include "models/tables/celltext.h"
#include "ui/activity/rawbytes.h"
#include "ui/common/actionbutton.h"
#include "ui/common/icons.h"

#include <QEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace console {

ActivityPanel::ActivityPanel(QWidget* parent)
    : SidePanel(parent)
    , m_sentence(new QLabel)
    , m_facts(new QLabel)
    , m_batch(new QPushButton)
    , m_device(new QPushButton)
    , m_firmware(new QPushButton)
    , m_rawTitle(new QLabel)
    , m_cut(new QLabel)
    , m_raw(new QPlainTextEdit)
{
    setObjectName(QStringLiteral("activityPanel"));
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(space16, space8, space16, space16);
    layout->setSpacing(space12);
    m_sentence->setObjectName(QStringLiteral("activitySentence"));
    for (QLabel* label : { m_sentence, m_facts }) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        layout->addWidget(label);
    }
    m_facts->setForegroundRole(QPalette::PlaceholderText);
    m_batch->setObjectName(QStringLiteral("activityBatchButton"));
    m_batch->setIcon(icon(QStringLiteral("batches")));
    m_device->setObjectName(QStringLiteral("activityDeviceButton"));
    m_device->setIcon(icon(QStringLiteral("devices")));
    m_firmware->setObjectName(QStringLiteral("activityFirmwareButton"));
    m_firmware->setIcon(icon(QStringLiteral("firmware")));
    for (QPushButton* button : { m_batch, m_device, m_firmware }) {
        setLook(button, ButtonLook::Quiet);
        layout->addWidget(button, 0, Qt::AlignLeft);
    }
    m_rawTitle->setFont(sectionFont());
    m_raw->setObjectName(QStringLiteral("activityRaw"));
    m_raw->setReadOnly(true);
    m_raw->setFont(monoFont());
    m_raw->setTabChangesFocus(true);
    m_raw->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_raw->setMinimumHeight(160);
    m_cut->setObjectName(QStringLiteral("activityRawCut"));
    m_cut->setTextFormat(Qt::PlainText);
    m_cut->setWordWrap(true);
    m_cut->setForegroundRole(QPalette::PlaceholderText);
    layout->addWidget(m_rawTitle);
    layout->addWidget(m_cut);
    layout->addWidget(m_raw);
    layout->addStretch();
    setContent(content);
    connect(m_batch, &QPushButton::clicked, this, [this] { emit batchRequested(m_activity.batch); });
    connect(m_device, &QPushButton::clicked, this, [this] { emit deviceRequested(m_activity.device); });
    connect(m_firmware, &QPushButton::clicked, this, [this] { emit firmwareRequested(m_activity.firmware); });
    retranslate();
}

void ActivityPanel::showActivity(const Activity& activity, const QString& sentence)
{
    m_activity = activity;
    setTitle(activityGroupText(groupOf(activity.kind)), exactTimeText(activity.at));
    m_sentence->setText(sentence);
    m_facts->setText(activity.actor.isEmpty() ? tr("Decided by the engine") : tr("Ordered by %1").arg(activity.actor));
    m_facts->setVisible(
        groupOf(activity.kind) == ActivityGroup::Orders || groupOf(activity.kind) == ActivityGroup::Engine);
    m_batch->setVisible(!activity.batch.isNull());
    m_device->setVisible(activity.device != noDevice);
    m_firmware->setVisible(!activity.firmware.isNull());
    showRaw();
}

void ActivityPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    SidePanel::changeEvent(event);
}

void ActivityPanel::retranslate()
{
    m_batch->setText(tr("Open batch"));
    m_device->setText(tr("Open device"));
    m_firmware->setText(tr("Open firmware"));
    m_rawTitle->setText(tr("What the device sent"));
    m_raw->setAccessibleName(tr("What the device sent"));
    showRaw();
}

void ActivityPanel::showRaw()
{
    const QStringList& args = m_activity.args;
    const bool rejected = m_activity.kind == ActivityKind::ReportRejected;
    m_rawTitle->setVisible(rejected);
    m_raw->setVisible(rejected);
    m_cut->hide();
    if (!rejected)
        return;
    const QByteArray topic = args.value(2).toUtf8();
    const QByteArray bytes = QByteArray::fromBase64(args.value(3).toLatin1());
    const QString body = bytes.isEmpty() ? tr("(empty)") : rawBytesText(bytes);
    m_raw->setPlainText(rawBytesText(topic) + QStringLiteral("\n\n") + body);
    QStringList cuts;
    if (const QString cut = cutText(topic.size(), args.value(6).toLongLong()); !cut.isEmpty())
        cuts.append(tr("Topic: %1").arg(cut));
    if (const QString cut = cutText(bytes.size(), args.value(5).toLongLong()); !cut.isEmpty())
        cuts.append(tr("Report: %1").arg(cut));
    m_cut->setText(cuts.join(u'\n'));
    m_cut->setVisible(!cuts.isEmpty());
}

} // namespace console
