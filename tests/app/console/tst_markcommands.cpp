// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/console/doorrig.h"

#include <QFile>

using namespace console;

/// What the window orders about groups, tags and filters, on a real console; tst_controlmarks asks for the rest.
class TestMarkCommands : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void readingChangesNothing();
    void aMissingFileIsSaid();
    void filesThatCannotBeWritten();

private:
    DoorRig m_door{ markAnswers() };
};

void TestMarkCommands::initTestCase()
{
    QVERIFY(m_door.start(2));
}

void TestMarkCommands::readingChangesNothing()
{
    ConsoleRig& rig = m_door.rig();
    QFile list(rig.path(QStringLiteral("marks.csv")));
    QVERIFY(list.open(QIODevice::WriteOnly));
    list.write("device,tags\ndev000001,a\ndev000001,b\n");
    list.close();
    const auto read = rig.wait(rig.commands().readMarks(list.fileName()));
    QVERIFY(read);
    QCOMPARE(read->marks.size(), std::size_t{ 1 });
    QCOMPARE(read->rejected.size(), 1);
    const auto applied = rig.wait(rig.commands().applyMarks(*read));
    QVERIFY(applied); // had reading changed anything, nothing would be left to change
    QCOMPARE(*applied, 1U);
}

void TestMarkCommands::aMissingFileIsSaid()
{
    ConsoleRig& rig = m_door.rig();
    const auto read = rig.wait(rig.commands().readMarks(rig.path(QStringLiteral("nowhere.csv"))));
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorKind::FileMissing);
}

void TestMarkCommands::filesThatCannotBeWritten()
{
    ConsoleRig& rig = m_door.rig();
    const auto written = rig.wait(rig.commands().exportMarks(QStringLiteral("/nowhere/at/all.csv"), {}));
    QVERIFY(!written);
    QCOMPARE(written.error().kind, ErrorKind::WriteFailed);
}

QTEST_GUILESS_MAIN(TestMarkCommands)
#include "tst_markcommands.moc"
