// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/alertbell.h"

#include <QMenu>
#include <QSignalSpy>
#include <QTest>

using namespace console;

class TestAlertBell : public QObject
{
    Q_OBJECT

private slots:
    void countsUntilLookedAt();
    void anEntryLeadsToItsSubject();
    void keepsTheNewest();
    void quietMode();

private:
    static Alert alert(const QString& version)
    {
        return { AlertKind::BatchFinished, 1'795'000'000'000, BatchId{ 4 }, {},
            { version, QStringLiteral("1"), QStringLiteral("2") }, {} };
    }
    static QMenu* open(AlertBell& bell)
    {
        bell.show();
        QTest::mouseClick(&bell, Qt::LeftButton);
        return bell.findChild<QMenu*>(QStringLiteral("alertMenu"));
    }
};

void TestAlertBell::countsUntilLookedAt()
{
    AlertBell bell;
    QCOMPARE(bell.text(), QString());
    bell.add(alert(QStringLiteral("1")));
    bell.add(alert(QStringLiteral("2")));
    QCOMPARE(bell.text(), QStringLiteral("2"));
    QVERIFY(bell.accessibleName().contains(u'2'));
    QMenu* menu = open(bell);
    QVERIFY(menu->isVisible());
    QCOMPARE(bell.unseen(), 0);
    QVERIFY(menu->actions().first()->toolTip().contains(QStringLiteral("batch of 2"))); // the newest first
    menu->close();
}

void TestAlertBell::anEntryLeadsToItsSubject()
{
    AlertBell bell;
    bell.add(alert(QStringLiteral("2.4.1 & more")));
    QSignalSpy opened(&bell, &AlertBell::opened);
    QMenu* menu = open(bell);
    QVERIFY(menu->actions().first()->text().contains(QStringLiteral("2.4.1 && more"))); // no mnemonic
    menu->actions().first()->trigger();
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened.first().first().value<Alert>().batch, BatchId{ 4 });
}

void TestAlertBell::keepsTheNewest()
{
    AlertBell bell;
    QMenu* menu = open(bell);
    QVERIFY(!menu->actions().first()->isEnabled()); // says that there is nothing
    menu->close();
    for (int i = 0; i < 200; ++i)
        bell.add(alert(QString::number(i)));
    QCOMPARE(bell.unseen(), int(AlertBell::mostKept));
    menu = open(bell);
    QCOMPARE(menu->actions().size(), AlertBell::mostShown + 2); // a line and quiet mode
}

void TestAlertBell::quietMode()
{
    AlertBell bell;
    bell.setQuiet(true);
    QVERIFY(bell.toolTip().contains(QStringLiteral("only what halted or failed")));
    QSignalSpy wanted(&bell, &AlertBell::quietWanted);
    auto* quiet = open(bell)->findChild<QAction*>(QStringLiteral("quietAlerts"));
    QVERIFY(quiet->isChecked());
    quiet->trigger();
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.first().first().toBool(), false);
}

QTEST_MAIN(TestAlertBell)
#include "tst_alertbell.moc"
