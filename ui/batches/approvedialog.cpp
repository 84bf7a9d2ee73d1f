// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batches/approvedialog.h"

#include "models/rollout/operatorname.h"
#include "models/tables/celltext.h"
#include "ui/batches/findinglist.h"
#include "ui/batches/planview.h"
#include "ui/common/actionbutton.h"
#include "ui/common/formparts.h"
#include "ui/common/plantext.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace console {

ApproveDialog::ApproveDialog(
    const Batch& batch, const BatchPreview& preview, const QString& operatorName, QWidget* parent)
    : QDialog(parent)
    , m_batch(batch)
    , m_devices(static_cast<quint32>(preview.selection.targets.size()))
{
    setObjectName(QStringLiteral("approveDialog"));
    setWindowTitle(tr("Release the batch of %1?").arg(batch.version));
    auto* sentence = makeHeading(
        tr("%1 get %2, %3 at most.")
            .arg(devicesText(m_devices), batch.version, PlanText::pace(batch.plan.ratePerMinute, batch.plan.pace)),
        this);
    sentence->setObjectName(QStringLiteral("approveSentence"));
    sentence->setWordWrap(true);
    m_findings = new FindingList(this);
    BatchDraft draft;
    draft.plan = batch.plan;
    m_findings->show(draft, preview);
    m_problem = makeProblem(QStringLiteral("approveProblem"), this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space24, space24, space24, space16);
    layout->setSpacing(space12);
    layout->addWidget(sentence);
    layout->addWidget(makeNote(tr("Made by %1, %2.").arg(batch.createdBy, exactTimeText(batch.createdAt)), this));
    layout->addWidget(m_findings);
    layout->addWidget(makeFacts(), 1);
    layout->addWidget(makeName(operatorName));
    layout->addWidget(m_problem);
    layout->addWidget(makeButtons());
    resize(720, 640);
    connect(m_findings, &FindingList::changed, this, &ApproveDialog::refresh);
    connect(m_name, &QLineEdit::textChanged, this, &ApproveDialog::refresh);
    refresh();
    m_name->setFocus();
}

QWidget* ApproveDialog::makeFacts()
{
    auto* facts = new PlanView(this);
    facts->showBatch(m_batch);
    facts->setMinimumHeight(160);
    return facts;
}

QWidget* ApproveDialog::makeName(const QString& operatorName)
{
    m_name = new QLineEdit(this);
    m_name->setObjectName(QStringLiteral("approverName"));
    m_name->setMaxLength(40);
    m_name->setMaximumWidth(280);
    m_name->setAccessibleName(tr("Released by"));
    if (!isSameOperator(operatorName, m_batch.createdBy))
        m_name->setText(operatorName);
    auto* label = new QLabel(tr("Released &by"), this);
    label->setBuddy(m_name);
    m_nameProblem = makeProblem(QStringLiteral("nameProblem"), this);
    auto* all = new QWidget(this);
    auto* layout = new QVBoxLayout(all);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space4);
    layout->addWidget(makeRow({ label, m_name }, all));
    layout->addWidget(m_nameProblem);
    return all;
}

QWidget* ApproveDialog::makeButtons()
{
    auto* row = new QWidget(this);
    m_approve = new QPushButton(tr("&Release to %1").arg(devicesText(m_devices)), row);
    m_approve->setObjectName(QStringLiteral("approve"));
    m_approve->setAutoDefault(false);
    setLook(m_approve, ButtonLook::Accent);
    auto* keep = new QPushButton(tr("&Keep waiting"), row);
    keep->setObjectName(QStringLiteral("keepWaiting"));
    keep->setAutoDefault(false); // Enter in the field of the name neither releases nor closes
    connect(m_approve, &QPushButton::clicked, this, &QDialog::accept);
    connect(keep, &QPushButton::clicked, this, &QDialog::reject);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space8);
    layout->addStretch();
    layout->addWidget(keep);
    layout->addWidget(m_approve);
    return row;
}

QString ApproveDialog::nameFault() const
{
    if (isUnnamed(m_name->text()))
        return tr("Type the name of whoever releases it.");
    if (isSameOperator(m_name->text(), m_batch.createdBy))
        return tr("%1 made the batch; somebody else has to release it.").arg(m_batch.createdBy);
    return {};
}

void ApproveDialog::refresh()
{
    const QString name = nameFault();
    const QString found = m_devices == 0 ? tr("No device waits for it any more.") : m_findings->problem();
    setProblem(m_nameProblem, name);
    setProblem(m_problem, found);
    setDisabledBecause(m_approve, name.isEmpty() ? found : name);
}

BatchApproval ApproveDialog::approval() const
{
    return { m_batch.id, m_name->text().simplified(), m_findings->consent(), m_devices };
}

} // namespace console
