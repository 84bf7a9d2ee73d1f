// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/trafficdialog.h"

#include "models/tables/celltext.h"
#include "ui/activity/traffictext.h"
#include "ui/common/formparts.h"
#include "ui/common/futures.h"
#include "ui/common/wording.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QVBoxLayout>

namespace console {

namespace {

constexpr int askMs = 500;

} // namespace

TrafficDialog::TrafficDialog(Commands& commands, std::shared_ptr<const FleetNames> names, const TrafficQuery& query,
    const QString& subject, QWidget* parent)
    : QDialog(parent)
    , m_commands(commands)
    , m_names(std::move(names))
    , m_query(query)
    , m_filter(new QLineEdit)
    , m_format(new QComboBox)
    , m_follow(new QCheckBox)
    , m_text(new QPlainTextEdit)
    , m_counts(makeNote({}, this))
{
    setObjectName(QStringLiteral("trafficDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(760, 560);
    build();
    inEveryLanguage(this, [this, subject] {
        setWindowTitle(tr("Messages of %1").arg(subject));
        m_filter->setPlaceholderText(tr("Part of a device name, topic or payload"));
        m_filter->setAccessibleName(tr("Filter messages"));
        m_format->setItemText(0, tr("JSON and text"));
        m_format->setItemText(1, tr("Hex"));
        m_format->setAccessibleName(tr("How payloads are shown"));
        m_follow->setText(tr("&Follow"));
        m_follow->setToolTip(tr("Keep the newest in sight"));
        m_text->setAccessibleName(tr("Messages"));
        writeAll();
    });
    m_timer.setInterval(askMs);
    connect(&m_timer, &QTimer::timeout, this, &TrafficDialog::ask);
    m_timer.start();
    ask();
}

void TrafficDialog::build()
{
    m_filter->setObjectName(QStringLiteral("trafficFilter"));
    m_filter->setClearButtonEnabled(true);
    m_format->setObjectName(QStringLiteral("trafficFormat"));
    m_format->addItems({ QString(), QString() });
    m_follow->setObjectName(QStringLiteral("trafficFollow"));
    m_follow->setChecked(true);
    m_text->setObjectName(QStringLiteral("trafficText"));
    m_text->setReadOnly(true);
    m_text->setFont(monoFont());
    m_text->setTabChangesFocus(true);
    m_counts->setObjectName(QStringLiteral("trafficCounts"));
    auto* row = new QHBoxLayout;
    row->setSpacing(space12);
    row->addWidget(m_filter, 1);
    row->addWidget(m_format);
    row->addWidget(m_follow);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space16, space16, space16, space12);
    column->setSpacing(space8);
    column->addLayout(row);
    column->addWidget(m_text, 1);
    column->addWidget(m_counts);
    connect(m_filter, &QLineEdit::textChanged, this, &TrafficDialog::writeAll);
    connect(m_format, &QComboBox::currentIndexChanged, this, &TrafficDialog::writeAll);
    connect(m_follow, &QCheckBox::toggled, this, &TrafficDialog::writeAll);
}

void TrafficDialog::ask()
{
    if (m_asking)
        return;
    m_asking = true;
    whenDone(m_commands.traffic(m_query), this, [this](const Result<TrafficPage>& page) {
        m_asking = false;
        if (page)
            take(*page);
    });
}

void TrafficDialog::take(const TrafficPage& page)
{
    m_query.after = page.next;
    m_skipped = m_skipped || page.skipped;
    if (page.messages.isEmpty() && !page.skipped)
        return;
    m_messages += page.messages;
    const bool full = m_messages.size() > mostKept;
    if (full)
        m_messages.remove(0, m_messages.size() - mostKept);
    // Nothing moves under somebody who reads: what came stands below, and what went goes when one follows again.
    if (full && m_follow->isChecked())
        writeAll();
    else
        append(page.messages);
}

void TrafficDialog::append(const QList<TrafficMessage>& messages)
{
    const auto format = static_cast<TrafficFormat>(m_format->currentIndex());
    const int place = m_text->verticalScrollBar()->value();
    for (const TrafficMessage& message : messages) {
        if (!fitsTraffic(message, *m_names, m_filter->text().trimmed()))
            continue;
        m_text->appendPlainText(trafficText(message, *m_names, format) + u'\n');
        ++m_shown;
    }
    QScrollBar* bar = m_text->verticalScrollBar();
    bar->setValue(m_follow->isChecked() ? bar->maximum() : place);
    showCounts();
}

void TrafficDialog::writeAll()
{
    m_text->clear();
    m_shown = 0;
    append(m_messages);
}

void TrafficDialog::showCounts()
{
    const QString counts = tr("%1 of %2 messages").arg(countText(m_shown), countText(m_messages.size()));
    m_counts->setText(m_skipped    ? tr("%1. Some came too fast to be shown.").arg(counts)
            : m_messages.isEmpty() ? tr("Nothing has come since the console started. New messages appear here by "
                                        "themselves.")
                                   : counts);
}

} // namespace console
