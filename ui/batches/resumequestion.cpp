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
    // A halt took back the links that nobody had used yet: those devices are notified again.
    const qint64 offered = batch.counts.of(TaskState::Notified) + batch.counts.of(TaskState::Upgrading);
    const qint64 waiting = batch.counts.of(TaskState::Queued) + (batch.isHalted() ? offered : 0);
    if (waiting == 0)
        return true;
    const QString devices = devicesText(waiting);
    const QString rate = PlanText::rate(batch.plan.ratePerMinute);
    const QString title = ResumeQuestion::tr("Resume the batch of %1?").arg(batch.version);
    const QString stay = ResumeQuestion::tr("Stay &paused");
    if (!batch.isHalted()) {
        const QString text
            = ResumeQuestion::tr("%1 still to be notified get %2, %3 at most.").arg(devices, batch.version, rate);
        return ask(parent, title, text, ResumeQuestion::tr("&Resume on %1").arg(devices), stay);
    }
    const QString text = ResumeQuestion::tr("Up to %1 get %2, %3 at most: those still to be notified, and those that "
                                            "had not begun to download when it was halted. The failures so far "
                                            "count as known: only new ones halt it again.")
                             .arg(devices, batch.version, rate);
    return ask(parent, title, text, ResumeQuestion::tr("&Resume on up to %1").arg(devices), stay);
}

} // namespace console
