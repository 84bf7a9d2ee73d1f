// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/rejectedlines.h"

#include <QTest>

using namespace console;

class TestRejectedLines : public QObject
{
    Q_OBJECT

private slots:
    void everyLineWithItsReason();
    void onlyTheFirstThousand();
};

void TestRejectedLines::everyLineWithItsReason()
{
    RejectedLines lines;
    lines.retranslate();
    QVERIFY(lines.isHidden());
    lines.setLines({ { 3, CsvProblem::UnknownDevice, "gw\t7" }, { 12, CsvProblem::InvalidMark, "x,a|b" } });
    QVERIFY(!lines.isHidden());
    QCOMPARE(lines.rowCount(), 2);
    QCOMPARE(lines.item(0, 0)->text(), QStringLiteral("3"));
    QCOMPARE(lines.item(0, 2)->text(), QStringLiteral("gw 7"));
    QVERIFY(lines.item(1, 1)->text().startsWith(QStringLiteral("Not a group or tags")));
    lines.setLines({});
    QVERIFY(lines.isHidden());
}

void TestRejectedLines::onlyTheFirstThousand()
{
    RejectedLines lines;
    lines.setLines(QList<CsvRejection>(1500));
    QCOMPARE(lines.rowCount(), 1000);
}

QTEST_MAIN(TestRejectedLines)
#include "tst_rejectedlines.moc"
