// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/trafficaction.h"

#include "tests/support/fakecommands.h"
#include "tests/support/fleetbuilder.h"

#include <QDialog>
#include <QTest>
#include <QWidget>

using namespace console;

class TestTrafficAction : public QObject
{
    Q_OBJECT

private slots:
    void opensWhatIsShownThen()
    {
        FleetBuilder builder;
        builder.addDevices(2);
        FakeCommands commands;
        QWidget page;
        DeviceSlot shown = 0;
        TrafficAction action(
            commands, builder.names(),
            [&] {
                TrafficQuery query;
                query.device = shown;
                return TrafficAction::Subject{ query, QStringLiteral("device %1").arg(shown) };
            },
            &page);
        QVERIFY(!action.text().isEmpty());
        QVERIFY(!action.toolTip().isEmpty());
        shown = 1;
        action.trigger();
        auto* dialog = page.findChild<QDialog*>(QStringLiteral("trafficDialog"));
        QVERIFY(dialog && dialog->isVisible() && !dialog->isModal());
        QVERIFY(dialog->windowTitle().contains(QStringLiteral("device 1")));
        QTRY_COMPARE(commands.lastTraffic.device, DeviceSlot(1));
        dialog->close();
        QTRY_VERIFY(!page.findChild<QDialog*>(QStringLiteral("trafficDialog")));
    }
};

QTEST_MAIN(TestTrafficAction)
#include "tst_trafficaction.moc"
