// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batches/resumequestion.h"

#include "models/tables/celltext.h"
#include "ui/common/plantext.h"
#include "ui/common/question.h"

#include <QCoreApplication>

namespace console {

namespace {

struct ResumeQuestion
{
    Q_DECLARE_TR_FUNCTIONS(console::ResumeQuestion)
};

} // namespace

bool confirmResume(QWidget* parent, const Batch& batch)
{
    const qint64 queued = batch.counts.of(TaskState::Queued);
    if (queued == 0)
        return true;
    const QString devices = devicesText(queued);
    QString text = ResumeQuestion::tr("%1 still to be notified get %2, %3 at most.")
                       .arg(devices, batch.version, PlanText::rate(batch.plan.ratePerMinute));
    if (batch.isHalted())
        text += u' ' + ResumeQuestion::tr("The failures so far count as known: only new ones halt it again.");
    return ask(parent, ResumeQuestion::tr("Resume the batch of %1?").arg(batch.version), text,
        ResumeQuestion::tr("&Resume on %1").arg(devices), ResumeQuestion::tr("Stay &paused"));
}

} // namespace console
