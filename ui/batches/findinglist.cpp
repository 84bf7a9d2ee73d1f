// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batches/findinglist.h"

#include "models/tables/celltext.h"
#include "ui/common/findingtext.h"
#include "ui/common/formparts.h"
#include "ui/common/iconlabel.h"
#include "ui/common/wording.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QRegularExpression>
#include <QVBoxLayout>

namespace console {

FindingList::FindingList(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("findings"));
    m_lines = new QVBoxLayout;
    m_lines->setSpacing(space8);
    m_countLabel = new QLabel(this);
    m_count = new QLineEdit(this);
    m_count->setObjectName(QStringLiteral("typedCount"));
    m_count->setFixedWidth(120);
    m_countLabel->setBuddy(m_count);
    connect(m_count, &QLineEdit::textChanged, this, &FindingList::changed);
    m_countRow = makeRow({ m_countLabel, m_count }, this);
    m_countRow->hide();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space12);
    layout->addLayout(m_lines);
    layout->addWidget(m_countRow);
    inEveryLanguage(this, [this] { retranslate(); });
}

void FindingList::retranslate()
{
    m_countLabel->setText(tr("&Type the number of devices to start:"));
    m_count->setAccessibleName(tr("Number of devices"));
    fill();
}

void FindingList::show(const BatchDraft& draft, const BatchPreview& preview)
{
    // Asked again every few seconds while one reads: what did not change keeps its place and its focus.
    const auto targets = static_cast<quint32>(preview.selection.targets.size());
    m_countRow->setVisible(targets > largeBatch);
    const bool same = preview.findings == m_findings && draft.plan.conflict == m_plan.conflict;
    m_targets = targets;
    setVisible(!preview.findings.isEmpty() || targets > largeBatch);
    if (same)
        return;
    m_plan.conflict = draft.plan.conflict;
    m_findings = preview.findings;
    std::erase_if(m_accepted, [this](const auto& accepted) {
        return std::ranges::none_of(m_findings, [&accepted](const Finding& finding) {
            return finding.kind == accepted.first && finding.devices <= accepted.second;
        });
    });
    fill();
}

void FindingList::forget()
{
    m_findings.clear();
    m_accepted.clear();
    m_targets = 0;
    m_count->clear();
    m_countRow->hide();
    hide();
    fill();
}

void FindingList::fill()
{
    while (QLayoutItem* item = m_lines->takeAt(0)) {
        item->widget()->hide(); // it stays until the event loop comes by: its tick may be what brought us here
        item->widget()->setParent(nullptr);
        item->widget()->deleteLater();
        const std::unique_ptr<QLayoutItem> taken(item);
    }
    for (const Finding& finding : std::as_const(m_findings))
        addLine(finding, findingText(finding, m_plan));
}

void FindingList::addLine(const Finding& finding, const QString& text)
{
    if (finding.weight() != Finding::Weight::NeedsConsent) {
        const bool blocks = finding.weight() == Finding::Weight::Blocks;
        m_lines->addWidget(makeIconLine(blocks ? QStringLiteral("failed") : QStringLiteral("info"),
            blocks ? ColorRole::Failed : ColorRole::SecondaryText, text, this));
        return;
    }
    auto* line = new QWidget(this);
    auto* box = new QCheckBox(line);
    box->setObjectName(QStringLiteral("accept_") + nameOf(finding.kind));
    box->setAccessibleName(text);
    box->setToolTip(tr("I know, and mean it"));
    box->setChecked(m_accepted.contains(finding.kind));
    connect(box, &QCheckBox::toggled, this, [this, kind = finding.kind](bool on) { tick(kind, on); });
    auto* words = makeIconLine(QStringLiteral("warning"), ColorRole::Warning, text, line);
    auto* layout = new QHBoxLayout(line);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space8);
    layout->addWidget(box, 0, Qt::AlignTop);
    layout->addWidget(words, 1);
    m_lines->addWidget(line);
}

void FindingList::tick(Finding::Kind kind, bool accepted)
{
    const auto found = std::ranges::find(m_findings, kind, &Finding::kind);
    if (accepted && found != m_findings.end())
        m_accepted[kind] = found->devices;
    else
        m_accepted.erase(kind);
    emit changed();
}

Consent FindingList::consent() const
{
    Consent consent;
    for (const auto& accepted : m_accepted)
        consent.accept(accepted.first);
    return consent;
}

std::optional<quint32> FindingList::typedCount() const
{
    // As it is shown, with separators, or without.
    static const QRegularExpression separators(QStringLiteral("[,.\\s\\x{202f}\\x{a0}]"));
    bool isNumber = false;
    const uint typed = m_count->text().remove(separators).toUInt(&isNumber);
    return isNumber && m_targets > largeBatch ? std::optional<quint32>(typed) : std::nullopt;
}

QString FindingList::problem() const
{
    const QList<Finding> open = standingInTheWay(m_findings, consent());
    if (!open.isEmpty() && open.first().weight() == Finding::Weight::Blocks)
        return findingText(open.first(), m_plan);
    if (!open.isEmpty())
        return open.size() == 1 ? tr("Tick the warning to go on.") : tr("Tick the warnings to go on.");
    if (m_targets <= largeBatch || typedCount() == m_targets)
        return {};
    return m_count->text().isEmpty() ? tr("Type %1 to start.").arg(countText(m_targets))
                                     : tr("The batch has %1, another number is typed.").arg(devicesText(m_targets));
}

} // namespace console
