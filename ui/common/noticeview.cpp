// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/noticeview.h"

#include "models/tables/celltext.h"
#include "ui/common/formparts.h"
#include "ui/common/plantext.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QToolButton>
#include <QVBoxLayout>

namespace console {

NoticeView::NoticeView(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("noticeView"));
    m_summary = makeNote({}, this);
    m_summary->setObjectName(QStringLiteral("noticeSummary"));
    m_summary->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_copy = new QToolButton(this);
    m_copy->setObjectName(QStringLiteral("copyPayload"));
    m_copy->setAutoRaise(true);
    connect(m_copy, &QToolButton::clicked, this, &NoticeView::copyPayload);
    m_payload = new QPlainTextEdit(this);
    m_payload->setObjectName(QStringLiteral("payload"));
    m_payload->setReadOnly(true);
    m_payload->setTabChangesFocus(true);
    m_payload->setFont(monoFont());
    m_payload->setWordWrapMode(QTextOption::WrapAnywhere);
    m_payload->setFixedHeight(m_payload->fontMetrics().lineSpacing() * 9 + 12);
    m_payload->setSizeAdjustPolicy(QAbstractScrollArea::AdjustIgnored);
    m_checks = new QVBoxLayout;
    m_checks->setSpacing(4);

    auto* head = new QHBoxLayout;
    head->addWidget(m_summary, 1);
    head->addWidget(m_copy, 0, Qt::AlignTop);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addLayout(m_checks);
    layout->addLayout(head);
    layout->addWidget(m_payload);
    retranslate();
}

void NoticeView::retranslate()
{
    m_copy->setText(tr("Copy"));
    m_copy->setAccessibleName(tr("Copy the payload"));
    m_copy->setToolTip(tr("Copy the exact payload"));
    m_payload->setAccessibleName(tr("Payload"));
    if (!m_preview.payload.isEmpty())
        fill();
}

void NoticeView::showNotice(const NoticePreview& preview)
{
    // Asked again every few seconds while one reads: what did not change keeps its place and its selection.
    const bool same = preview.payload == m_preview.payload && preview.topic == m_preview.topic
        && preview.checks == m_preview.checks;
    if (same && !m_payload->isHidden())
        return;
    m_preview = preview;
    fill();
}

void NoticeView::fill()
{
    m_payload->setPlainText(QString::fromUtf8(m_preview.payload));
    m_payload->setVisible(true);
    m_copy->setVisible(true);
    m_summary->setText(
        tr("%1 bytes to %2").arg(countText(m_preview.payload.size()), QString::fromUtf8(m_preview.topic)));
    showChecks();
}

void NoticeView::showMessage(const QString& text)
{
    m_preview = {};
    m_payload->clear();
    m_payload->setVisible(false);
    m_copy->setVisible(false);
    m_summary->setText(text);
    showChecks();
}

void NoticeView::showChecks()
{
    while (QLayoutItem* item = m_checks->takeAt(0)) {
        item->widget()->hide(); // or it is seen through the new ones until the event loop comes by
        item->widget()->deleteLater();
        const std::unique_ptr<QLayoutItem> taken(item);
    }
    m_blocking.clear();
    for (const NoticeCheck& check : std::as_const(m_preview.checks)) {
        const QString text = PlanText::noticeCheck(check);
        if (check.blocking && m_blocking.isEmpty())
            m_blocking = text;
        const bool note = check.kind == NoticeCheck::Kind::ExtDataPresent;
        QWidget* line = check.blocking ? makeIconLine(QStringLiteral("failed"), ColorRole::Failed, text, this)
            : note                     ? makeIconLine(QStringLiteral("info"), ColorRole::SecondaryText, text, this)
                                       : makeIconLine(QStringLiteral("warning"), ColorRole::Warning, text, this);
        line->setObjectName(QStringLiteral("noticeCheck"));
        m_checks->addWidget(line);
    }
}

void NoticeView::copyPayload()
{
    QGuiApplication::clipboard()->setText(m_payload->toPlainText());
}

void NoticeView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace console
