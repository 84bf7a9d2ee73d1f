// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batches/releasebar.h"

#include "models/tables/celltext.h"
#include "ui/batches/approvedialog.h"
#include "ui/common/errortext.h"
#include "ui/common/formparts.h"
#include "ui/common/futures.h"
#include "ui/common/noticebar.h"
#include "ui/common/wording.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace console {

ReleaseBar::ReleaseBar(Commands& commands, NoticeBar& notice, QWidget* parent)
    : QWidget(parent)
    , m_commands(commands)
    , m_notice(notice)
    , m_text(new QLabel(this))
    , m_approve(new QPushButton(this))
{
    setObjectName(QStringLiteral("releaseBar"));
    m_text->setObjectName(QStringLiteral("releaseText"));
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_approve->setObjectName(QStringLiteral("approveBatch"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(space24, 0, space24, space12);
    layout->setSpacing(space12);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_approve);
    connect(m_approve, &QPushButton::clicked, this, &ReleaseBar::review);
    hide();
    inEveryLanguage(this, [this] { retranslate(); });
}

void ReleaseBar::showBatch(const Batch& batch, bool isPast)
{
    m_batch = batch;
    m_isPast = isPast;
    setVisible(batch.awaitsRelease() && isOpen(batch.state));
    retranslate();
}

void ReleaseBar::retranslate()
{
    m_text->setText(
        tr("Waiting for release by somebody other than %1. Nothing is sent before.").arg(m_batch.createdBy));
    m_approve->setText(tr("App&rove…"));
    setDisabledBecause(m_approve,
        m_isPast       ? tr("This is an earlier time. Go back to now first.")
            : m_asking ? tr("Looking at the batch once more…")
                       : QString(),
        tr("Looks at the batch once more, then releases it"));
}

void ReleaseBar::review()
{
    m_asking = true;
    m_notice.clear();
    retranslate();
    whenDone(m_commands.previewRelease(m_batch.id), this, [this, batch = m_batch](const Result<BatchPreview>& preview) {
        m_asking = false;
        retranslate();
        if (batch.id != m_batch.id)
            return; // another one is shown by now
        if (!preview)
            m_notice.showNotice(NoticeLevel::Error, errorText(preview.error()));
        else
            askFor(batch, *preview);
    });
}

void ReleaseBar::askFor(const Batch& batch, const BatchPreview& preview)
{
    ApproveDialog dialog(batch, preview, m_commands.settings().operatorName, this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    const BatchApproval approval = dialog.approval();
    whenDone(m_commands.approveBatch(approval), this, [this, approval](const Result<void>& done) {
        if (approval.batch != m_batch.id)
            return;
        if (done)
            m_notice.showNotice(NoticeLevel::Success, tr("Released by %1.").arg(approval.operatorName));
        else
            m_notice.showNotice(NoticeLevel::Error, errorText(done.error()));
    });
}

} // namespace console
