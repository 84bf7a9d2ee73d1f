// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/devices/marksimport.h"

#include "tests/support/fakecommands.h"
#include "ui/common/rejectedlines.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace console;

class TestMarksImport : public QObject
{
    Q_OBJECT

private slots:
    void showsBeforeItApplies();
    void aListThatIsNoneIsSaid();
    void nothingUsableCannotBeApplied();
};

static MarkList sampleList()
{
    MarkList list;
    list.marks = { { 0, QStringLiteral("Lab"), std::nullopt }, { 1, QStringLiteral("Lab"), std::nullopt } };
    list.rejected = { { 4, CsvProblem::UnknownDevice, "zz,Lab" } };
    list.lines = 3;
    return list;
}

void TestMarksImport::showsBeforeItApplies()
{
    FakeCommands commands;
    commands.marksAnswer = Result<MarkList>(sampleList());
    commands.countAnswer = Result<quint32>(2U);
    MarksImport dialog(commands, QStringLiteral("/x/list.csv"));
    dialog.show();
    auto* apply = dialog.findChild<QPushButton*>(QStringLiteral("applyImport"));
    QVERIFY(!apply->isEnabled()); // it is being read
    QTRY_VERIFY(apply->isEnabled());
    QVERIFY(dialog.findChild<QLabel*>(QStringLiteral("importSummary"))
                ->text()
                .contains(QStringLiteral("2 devices usable, 1 rejected of 3 lines")));
    QCOMPARE(dialog.findChild<RejectedLines*>()->rowCount(), 1);
    QVERIFY(dialog.findChild<QPushButton*>(QStringLiteral("saveRejected"))->isVisible());
    QCOMPARE(commands.count(QStringLiteral("applyMarks")), 0);
    QSignalSpy accepted(&dialog, &QDialog::accepted);
    apply->click();
    QTRY_COMPARE(accepted.count(), 1);
    QCOMPARE(dialog.changed(), 2U);
    QCOMPARE(commands.lastMarkList.marks.size(), std::size_t{ 2 });
}

void TestMarksImport::aListThatIsNoneIsSaid()
{
    FakeCommands commands;
    commands.marksAnswer = Result<MarkList>(failure(ErrorKind::CsvColumnsMissing, QStringLiteral("a,b")));
    MarksImport dialog(commands, QStringLiteral("/x/list.csv"));
    dialog.show();
    const auto* problem = dialog.findChild<QLabel*>(QStringLiteral("importProblem"));
    QTRY_VERIFY(problem->isVisible() && problem->text().contains(QStringLiteral("name the columns")));
    QVERIFY(!dialog.findChild<QPushButton*>(QStringLiteral("applyImport"))->isEnabled());
}

void TestMarksImport::nothingUsableCannotBeApplied()
{
    FakeCommands commands;
    MarkList list = sampleList();
    list.marks.clear();
    commands.marksAnswer = Result<MarkList>(list);
    MarksImport dialog(commands, QStringLiteral("/x/list.csv"));
    dialog.show();
    QTRY_COMPARE(dialog.findChild<RejectedLines*>()->rowCount(), 1);
    QVERIFY(!dialog.findChild<QPushButton*>(QStringLiteral("applyImport"))->isEnabled());
}

QTEST_MAIN(TestMarksImport)
#include "tst_marksimport.moc"
