// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/rejectedlines.h"

#include "models/tables/celltext.h"
#include "ui/common/plantext.h"
#include "ui/common/theme.h"

#include <QHeaderView>

namespace console {

RejectedLines::RejectedLines(QWidget* parent)
    : QTableWidget(0, 3, parent)
{
    setObjectName(QStringLiteral("rejectedLines"));
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    setColumnWidth(0, 80);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(tableRowHeight);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setShowGrid(false);
    setTabKeyNavigation(false);
    hide();
}

void RejectedLines::retranslate()
{
    setAccessibleName(tr("Rejected lines"));
    setHorizontalHeaderLabels({ tr("Line"), tr("Reason"), tr("Text") });
    horizontalHeaderItem(0)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
}

void RejectedLines::setLines(const QList<CsvRejection>& rejected)
{
    const qsizetype shown = qMin(rejected.size(), mostRows);
    setVisible(shown > 0);
    setRowCount(static_cast<int>(shown));
    for (int row = 0; row < shown; ++row) {
        const CsvRejection& rejection = rejected.at(row);
        auto* line = new QTableWidgetItem(countText(rejection.line));
        line->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        auto* text = new QTableWidgetItem(QString::fromUtf8(rejection.text).simplified());
        text->setFont(monoFont());
        setItem(row, 0, line);
        setItem(row, 1, new QTableWidgetItem(PlanText::csvProblem(rejection.problem)));
        setItem(row, 2, text);
    }
    resizeColumnToContents(1);
}

} // namespace console
