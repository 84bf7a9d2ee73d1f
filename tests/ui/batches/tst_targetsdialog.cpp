// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batches/targetsdialog.h"

#include "tests/support/fleetbuilder.h"
#include "ui/common/tableview.h"

#include <QLabel>
#include <QLineEdit>
#include <QTest>

using namespace console;

class TestTargetsDialog : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_builder = std::make_unique<FleetBuilder>();
        m_builder->addDevices(100);
        m_devices = std::make_unique<DeviceTableModel>(m_builder->names());
        m_devices->applyFrame(m_builder->takeFrame());
    }

    void dialogFindsAndCounts()
    {
        TargetsDialog dialog(*m_devices, targets({ 3, 17, 42 }));
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.show();
        auto* count = dialog.findChild<QLabel*>(QStringLiteral("targetCount"));
        QCOMPARE(count->text(), QStringLiteral("3 devices"));
        QTest::keyClicks(dialog.findChild<QLineEdit*>(), QStringLiteral("42"));
        QCOMPARE(count->text(), QStringLiteral("1 of 3 devices"));
        QCOMPARE(dialog.findChild<TableView*>()->model()->rowCount(), 1);
        QVERIFY(!dialog.findChild<TableView*>()->accessibleName().isEmpty());
    }

private:
    static std::shared_ptr<const std::vector<DeviceSlot>> targets(std::vector<DeviceSlot> devices)
    {
        return std::make_shared<const std::vector<DeviceSlot>>(std::move(devices));
    }

    std::unique_ptr<FleetBuilder> m_builder;
    std::unique_ptr<DeviceTableModel> m_devices;
};

QTEST_MAIN(TestTargetsDialog)
#include "tst_targetsdialog.moc"
