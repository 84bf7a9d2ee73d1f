// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/helplook.h"

#include "ui/common/theme.h"

#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextTable>

namespace console {

namespace {

constexpr int lineHeight = 125; // percent

void dressHeading(QTextCursor& cursor, int level)
{
    QTextBlockFormat block;
    block.setHeadingLevel(level);
    block.setTopMargin(level > 1 ? space16 : 0);
    block.setBottomMargin(space8);
    cursor.mergeBlockFormat(block);
    QTextCharFormat letters;
    letters.setFont(level > 1 ? sectionFont() : titleFont());
    cursor.setCharFormat(letters);
}

/// A line below each row, none around.
void dressTable(QTextTable& table)
{
    QTextTableFormat format = table.format();
    format.setBorder(0);
    format.setBorderCollapse(true);
    format.setCellSpacing(0);
    format.setCellPadding(space4);
    format.setTopMargin(space4);
    format.setBottomMargin(space12);
    table.setFormat(format);
    for (int cell = 0; cell < table.rows() * table.columns(); ++cell) {
        QTextTableCell at = table.cellAt(cell / table.columns(), cell % table.columns());
        QTextTableCellFormat line = at.format().toTableCellFormat();
        line.setBottomBorder(1);
        line.setBottomBorderStyle(QTextFrameFormat::BorderStyle_Solid);
        line.setBottomBorderBrush(themeColor(ColorRole::Border));
        at.setFormat(line);
    }
}

} // namespace

void dressPage(QTextDocument& document)
{
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        QTextCursor cursor(block);
        cursor.select(QTextCursor::BlockUnderCursor);
        if (const int level = block.blockFormat().headingLevel(); level > 0) {
            dressHeading(cursor, level);
            continue;
        }
        QTextBlockFormat format;
        if (!block.text().contains(QChar::ObjectReplacementCharacter)) // a picture is a very high line
            format.setLineHeight(lineHeight, QTextBlockFormat::ProportionalHeight);
        format.setBottomMargin(cursor.currentTable() ? 0 : space8);
        cursor.mergeBlockFormat(format);
    }
    const QList<QTextFrame*> frames = document.rootFrame()->childFrames();
    for (QTextFrame* frame : frames) {
        if (auto* table = qobject_cast<QTextTable*>(frame))
            dressTable(*table);
    }
}

} // namespace console
