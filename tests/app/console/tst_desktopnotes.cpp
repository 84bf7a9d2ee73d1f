// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/desktopnotes.h"

#include <QSystemTrayIcon>
#include <QTest>

using namespace console;

/// On a desktop without a tray, as the offscreen one is: nothing happens, and that is said.
class TestDesktopNotes : public QObject
{
    Q_OBJECT

private slots:
    void doesWithoutATray()
    {
        const auto notes = makeTrayNotes();
        QCOMPARE(notes->isAvailable(), QSystemTrayIcon::isSystemTrayAvailable() && QSystemTrayIcon::supportsMessages());
        notes->setIconKept(true);
        notes->show(QStringLiteral("Batch halted"), QStringLiteral("2.4.1"), true);
        notes->setIconKept(false);
        notes->show(QStringLiteral("Batch finished"), QStringLiteral("2.4.1"), false);
    }
};

QTEST_MAIN(TestDesktopNotes)
#include "tst_desktopnotes.moc"
