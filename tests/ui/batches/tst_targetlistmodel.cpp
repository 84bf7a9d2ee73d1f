// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batches/targetlistmodel.h"

#include "tests/support/fleetbuilder.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace console;

class TestTargetListModel : public QObject
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

    void modelShowsExactlyTheTargets()
    {
        TargetListModel model(*m_devices, targets({ 3, 17, 42 }));
        const QAbstractItemModelTester tester(&model);
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.index(1, TargetListModel::Name).data().toString(), QStringLiteral("dev0000017"));
        QVERIFY(!model.index(1, TargetListModel::Version).data().toString().isEmpty());
        QVERIFY(!model.index(1, TargetListModel::LastSeen).data(Qt::ToolTipRole).toString().isEmpty());
        model.setSearch(QStringLiteral("DEV000001"));
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.index(0, TargetListModel::Name).data().toString(), QStringLiteral("dev0000017"));
        model.setSearch(QStringLiteral("dev0000018")); // there is such a device, but it is no target
        QCOMPARE(model.rowCount(), 0);
        model.setSearch({});
        QCOMPARE(model.rowCount(), 3);
    }

private:
    static std::shared_ptr<const std::vector<DeviceSlot>> targets(std::vector<DeviceSlot> devices)
    {
        return std::make_shared<const std::vector<DeviceSlot>>(std::move(devices));
    }

    std::unique_ptr<FleetBuilder> m_builder;
    std::unique_ptr<DeviceTableModel> m_devices;
};

QTEST_MAIN(TestTargetListModel)
#include "tst_targetlistmodel.moc"
