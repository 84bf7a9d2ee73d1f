// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batches/versionpicker.h"

#include "models/tables/celltext.h"
#include "ui/common/formparts.h"
#include "ui/common/wording.h"

#include <QHeaderView>
#include <QSignalBlocker>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace console {

VersionPicker::VersionPicker(QWidget* parent)
    : QWidget(parent)
{
    m_list = new QTreeWidget(this);
    m_list->setObjectName(QStringLiteral("versionList"));
    m_list->setColumnCount(2);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->headerItem()->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(1, QHeaderView::Fixed);
    m_list->header()->resizeSection(1, 120);
    m_list->setMinimumHeight(120);
    m_empty = makeNote({}, this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_empty);
    layout->addWidget(m_list, 1);
    connect(m_list, &QTreeWidget::itemChanged, this, &VersionPicker::changed);
    inEveryLanguage(this, [this] { retranslate(); });
}

void VersionPicker::retranslate()
{
    m_list->setAccessibleName(tr("Source versions"));
    m_list->setHeaderLabels({ tr("Version reported now"), tr("Devices") });
    m_empty->setText(tr("No device of this product has reported a version of this module yet."));
    const QSignalBlocker quiet(m_list);
    for (int row = 0; row < m_list->topLevelItemCount(); ++row)
        explain(*m_list->topLevelItem(row));
}

// A target is disabled, and only a target is.
void VersionPicker::explain(QTreeWidgetItem& item)
{
    item.setToolTip(
        0, item.isDisabled() ? tr("This is the target version: these devices have it already.") : QString());
}

void VersionPicker::setVersions(const QList<VersionTally::Entry>& entries, const QString& target)
{
    const QStringList ticked = chosen();
    const QSignalBlocker quiet(m_list);
    // Rows keep their place while the counts move: nothing may slip away under the cursor.
    for (const VersionTally::Entry& entry : entries) {
        const QList<QTreeWidgetItem*> known
            = m_list->findItems(entry.version, Qt::MatchExactly | Qt::MatchCaseSensitive);
        QTreeWidgetItem* item = known.isEmpty() ? new QTreeWidgetItem(m_list) : known.first();
        item->setSizeHint(0, { 0, tableRowHeight });
        item->setText(0, entry.version);
        item->setText(1, countText(entry.devices));
        item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
        const bool isTarget = entry.version == target;
        item->setCheckState(0, !isTarget && ticked.contains(entry.version) ? Qt::Checked : Qt::Unchecked);
        item->setDisabled(isTarget);
        explain(*item);
    }
    for (int row = m_list->topLevelItemCount() - 1; row >= 0; --row) {
        QTreeWidgetItem* item = m_list->topLevelItem(row);
        const bool gone = std::none_of(
            entries.begin(), entries.end(), [item](const auto& entry) { return entry.version == item->text(0); });
        if (gone && item->checkState(0) == Qt::Checked)
            item->setText(1, countText(0));
        else if (gone)
            const std::unique_ptr<QTreeWidgetItem> taken(m_list->takeTopLevelItem(row));
    }
    m_empty->setVisible(m_list->topLevelItemCount() == 0);
}

QStringList VersionPicker::chosen() const
{
    QStringList versions;
    for (int row = 0; row < m_list->topLevelItemCount(); ++row) {
        if (m_list->topLevelItem(row)->checkState(0) == Qt::Checked)
            versions.append(m_list->topLevelItem(row)->text(0));
    }
    return versions;
}

} // namespace console
