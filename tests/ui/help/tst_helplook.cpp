// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/helplook.h"

#include "ui/common/theme.h"

#include <QTest>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextTable>

using namespace console;

class TestHelpLook : public QObject
{
    Q_OBJECT

private slots:
    void headingsAreThoseOfThePages();
    void textStaysAsItIs();
    void tablesHaveALineBelowEachRow();
};

namespace {

const auto page = QStringLiteral("# Title\n\nA *word* and a [link](devices.md).\n\n## Part\n\n- one\n- two\n\n"
                                 "| a | b |\n|---|---|\n| `c` | d |\n");

} // namespace

void TestHelpLook::headingsAreThoseOfThePages()
{
    QTextDocument document;
    document.setMarkdown(page);
    dressPage(document);
    const QTextBlock title = document.firstBlock();
    QCOMPARE(title.blockFormat().headingLevel(), 1);
    QCOMPARE(title.begin().fragment().charFormat().font().pointSizeF(), titleFont().pointSizeF());
    QCOMPARE(title.begin().fragment().charFormat().property(QTextFormat::FontSizeAdjustment), QVariant());
    const QTextBlock part = document.findBlock(int(document.toPlainText().indexOf(QStringLiteral("Part"))));
    QCOMPARE(part.begin().fragment().charFormat().font().pointSizeF(), sectionFont().pointSizeF());
    QVERIFY(part.blockFormat().topMargin() > 0);
}

void TestHelpLook::textStaysAsItIs()
{
    QTextDocument document;
    document.setMarkdown(page);
    const QString before = document.toPlainText();
    dressPage(document);
    QCOMPARE(document.toPlainText(), before);
    const QTextBlock text = document.firstBlock().next();
    QStringList links;
    int italic = 0;
    for (auto it = text.begin(); !it.atEnd(); ++it) {
        if (it.fragment().charFormat().isAnchor())
            links.append(it.fragment().charFormat().anchorHref());
        italic += it.fragment().charFormat().fontItalic() ? 1 : 0;
    }
    QCOMPARE(links, QStringList{ QStringLiteral("devices.md") });
    QCOMPARE(italic, 1);
    const QTextBlock item = document.findBlock(int(before.indexOf(QStringLiteral("two"))));
    QVERIFY(item.textList());
}

void TestHelpLook::tablesHaveALineBelowEachRow()
{
    QTextDocument document;
    document.setMarkdown(page);
    dressPage(document);
    const QList<QTextFrame*> frames = document.rootFrame()->childFrames();
    QCOMPARE(frames.size(), 1);
    const auto* table = qobject_cast<const QTextTable*>(frames.constFirst());
    QVERIFY(table->format().borderCollapse());
    QCOMPARE(table->format().cellSpacing(), 0.0);
    QCOMPARE(table->rows(), 2);
    for (int row = 0; row < 2; ++row)
        QCOMPARE(table->cellAt(row, 1).format().toTableCellFormat().bottomBorder(), 1.0);
}

QTEST_MAIN(TestHelpLook)
#include "tst_helplook.moc"
