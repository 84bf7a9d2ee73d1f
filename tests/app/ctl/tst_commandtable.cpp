// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commandtable.h"

#include <QSet>
#include <QTest>

using namespace console;

class TestCommandTable : public QObject
{
    Q_OBJECT

private slots:
    void everyCommandOnce();
    void groups();
    void clashes();
};

void TestCommandTable::everyCommandOnce()
{
    QSet<QString> names;
    for (const CtlCommand& command : ctlCommands()) {
        QVERIFY2(!names.contains(command.name), qPrintable(command.name));
        names.insert(command.name);
        QCOMPARE(findCtlCommand(command.name)->name, command.name);
        QVERIFY(!command.help.isEmpty());
        QVERIFY(!isCtlGroup(command.name)); // a command and a group of the same name could not be told apart
    }
    QVERIFY(!findCtlCommand(QStringLiteral("batch")));
}

void TestCommandTable::groups()
{
    QVERIFY(isCtlGroup(QStringLiteral("batch")));
    QVERIFY(!isCtlGroup(QStringLiteral("bat")));
    QVERIFY(!isCtlGroup(QString()));
}

void TestCommandTable::clashes()
{
    const CtlCommand* start = findCtlCommand(QStringLiteral("batch start"));
    QVERIFY(start->clash({ { QStringLiteral("percent"), 5 }, { QStringLiteral("from"), 1 } }).isEmpty());
    QVERIFY(!start->clash({ { QStringLiteral("percent"), 5 }, { QStringLiteral("all"), true } }).isEmpty());
    QVERIFY(!start->clash({ { QStringLiteral("devices"), 5 }, { QStringLiteral("from"), 1 } }).isEmpty());
}

QTEST_GUILESS_MAIN(TestCommandTable)
#include "tst_commandtable.moc"
