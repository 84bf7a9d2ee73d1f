// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batches/planview.h"

#include "models/tables/celltext.h"
#include "models/tables/statetext.h"
#include "ui/common/halttext.h"
#include "ui/common/plantext.h"
#include "ui/common/theme.h"

#include <QFormLayout>
#include <QLabel>

namespace console {

namespace {

struct Fact
{
    QString label;
    QString value;
    const char* name;
};

} // namespace

QString PlanView::releaseText(const Batch& batch)
{
    if (!batch.needsRelease)
        return tr("needs none");
    return batch.awaitsRelease() ? tr("not yet")
                                 : tr("%1 by %2").arg(exactTimeText(batch.releasedAt), batch.releasedBy);
}

PlanView::PlanView(QWidget* parent)
    : QScrollArea(parent)
{
    setObjectName(QStringLiteral("planView"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
}

void PlanView::showBatch(const Batch& batch)
{
    setAccessibleName(tr("Plan"));
    const Plan& plan = batch.plan;
    const bool whole = batch.module == QLatin1String("default");
    const QList<Fact> facts{
        { tr("Kind"), batchKindText(batch.kind), "planKind" },
        { tr("Target version"), whole ? batch.version : tr("%1 of module %2").arg(batch.version, batch.module),
            "planVersion" },
        { tr("Scope"), PlanText::scope(plan, batch.productKey), "planScope" },
        { tr("Rate"), PlanText::pace(plan.ratePerMinute, plan.pace), "planRate" },
        { tr("Waves"), PlanText::waves(plan.waves), "planWaves" },
        { tr("Maintenance windows"), PlanText::windows(plan.windows), "planWindows" },
        { tr("Timeout"), PlanText::timeout(plan.timeoutMinutes), "planTimeout" },
        { tr("Retry"), PlanText::retry(plan.retryCount, plan.retryIntervalMinutes), "planRetry" },
        { tr("Start"), PlanText::start(plan.startAt), "planStart" },
        { tr("End"), PlanText::end(plan), "planEnd" },
        { tr("Device in another batch"), PlanText::conflict(plan.conflict), "planConflict" },
        { tr("Stops by itself"), haltRulesText(plan.halt), "planHalt" },
        { tr("Flagged silent after"), PlanText::minutes(plan.silenceMs / 60000), "planSilence" },
        { tr("Created"),
            batch.createdBy.isEmpty() ? exactTimeText(batch.createdAt)
                                      : tr("%1 by %2").arg(exactTimeText(batch.createdAt), batch.createdBy),
            "planCreated" },
        { tr("Released"), releaseText(batch), "planReleased" },
        { tr("Started"), batch.startedAt == 0 ? tr("not yet") : exactTimeText(batch.startedAt), "planStarted" },
        { tr("Ended"), batch.endedAt == 0 ? tr("not yet") : exactTimeText(batch.endedAt), "planEnded" },
        { tr("Batch id"), batch.id.toString(), "planId" },
    };
    QString all;
    for (const Fact& fact : facts)
        all += fact.label + fact.value + u'\n';
    if (all == m_shown)
        return;
    m_shown = all;
    auto* content = new QWidget;
    auto* form = new QFormLayout(content);
    form->setContentsMargins(space24, space16, space24, space16);
    form->setHorizontalSpacing(space24);
    form->setVerticalSpacing(space8);
    for (const Fact& fact : facts)
        addFact(form, fact.label, fact.value, QString::fromLatin1(fact.name));
    setWidget(content);
}

void PlanView::addFact(QFormLayout* form, const QString& label, const QString& value, const QString& name)
{
    auto* caption = new QLabel(label);
    caption->setForegroundRole(QPalette::PlaceholderText);
    auto* text = new QLabel(value);
    text->setObjectName(name);
    text->setAccessibleName(tr("%1: %2").arg(label, value));
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    form->addRow(caption, text);
}

} // namespace console
