// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fleetbuilder.h"
#include "ui/common/devicechoicemodel.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace console;

class TestDeviceChoiceModel : public QObject
{
    Q_OBJECT

private slots:
    void listsOneProductByName();
    void limitIsKeptAndSaid();
    void anotherProductForgetsTheChoice();
    void newDevicesComeAtTheEnd();
    void survivesRandomUse();

private:
    static constexpr const char* otherProduct = "z9Y8x7W6v5U";
};

namespace {

struct Fleet
{
    explicit Fleet(quint32 devices)
        : model(builder.names())
    {
        builder.addDevices(devices);
        builder.addDevices(5, "z9Y8x7W6v5U");
        model.applyFrame(builder.takeFrame());
    }
    void grow(quint32 devices)
    {
        builder.addDevices(devices);
        model.applyFrame(builder.takeFrame());
    }

    FleetBuilder builder;
    DeviceTableModel model;
};

const QString product = QStringLiteral("a1B2c3D4e5F");

} // namespace

void TestDeviceChoiceModel::listsOneProductByName()
{
    Fleet fleet(30);
    DeviceChoiceModel model(fleet.model, fleet.builder.names(), 0);
    model.setProduct(product);
    QCOMPARE(model.rowCount(), 30);
    model.setSearch(QStringLiteral(" DEV000001 "));
    QCOMPARE(model.hits(), 10U);
    QCOMPARE(model.index(0, DeviceChoiceModel::Name).data().toString(), QStringLiteral("dev0000010"));
    model.setSearch(QStringLiteral("nothing"));
    QCOMPARE(model.rowCount(), 0);
    model.setSearch({});
    model.setProduct(QString::fromLatin1(otherProduct));
    QCOMPARE(model.rowCount(), 5);
}

void TestDeviceChoiceModel::limitIsKeptAndSaid()
{
    Fleet fleet(10);
    DeviceChoiceModel model(fleet.model, fleet.builder.names(), 2);
    model.setProduct(product);
    QSignalSpy chosen(&model, &DeviceChoiceModel::chosenChanged);
    for (int row = 0; row < 3; ++row)
        QVERIFY(model.setData(model.index(row, 0), Qt::Checked, Qt::CheckStateRole));
    QCOMPARE(model.chosen(), std::vector<DeviceSlot>({ 0, 1 }));
    QCOMPARE(chosen.size(), 2);
    QVERIFY(!(model.flags(model.index(5, 0)) & Qt::ItemIsEnabled));
    QVERIFY(model.index(5, 0).data(Qt::ToolTipRole).toString().contains(u'2'));
    model.toggle(model.index(0, 0));
    QVERIFY(model.flags(model.index(5, 0)) & Qt::ItemIsEnabled);
    QCOMPARE(model.index(0, 0).data(Qt::CheckStateRole).toInt(), int{ Qt::Unchecked });
}

void TestDeviceChoiceModel::anotherProductForgetsTheChoice()
{
    Fleet fleet(10);
    DeviceChoiceModel model(fleet.model, fleet.builder.names(), 0);
    model.setProduct(product);
    model.setChosen(3, true);
    QSignalSpy chosen(&model, &DeviceChoiceModel::chosenChanged);
    model.setProduct(QString::fromLatin1(otherProduct));
    QVERIFY(model.chosen().empty());
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().at(1).toBool(), false);
}

void TestDeviceChoiceModel::newDevicesComeAtTheEnd()
{
    Fleet fleet(10);
    DeviceChoiceModel model(fleet.model, fleet.builder.names(), 0);
    model.setProduct(product);
    const QPersistentModelIndex current = model.index(4, 0); // where somebody stands
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    fleet.grow(7);
    model.refresh(FleetBuilder::now);
    QCOMPARE(model.rowCount(), 17);
    QCOMPARE(reset.size(), 0);
    QCOMPARE(current.row(), 4);
}

void TestDeviceChoiceModel::survivesRandomUse()
{
    Fleet fleet(1000);
    DeviceChoiceModel model(fleet.model, fleet.builder.names(), 40);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QRandomGenerator random(17);
    for (int round = 0; round < 120; ++round) {
        switch (random.bounded(6)) {
        case 0:
            model.setProduct(random.bounded(5) == 0 ? QString::fromLatin1(otherProduct) : product);
            break;
        case 1:
            model.setSearch(QString::number(random.bounded(120)));
            break;
        case 2:
            fleet.grow(random.bounded(4U));
            model.refresh(FleetBuilder::now + round);
            break;
        case 3:
            model.retranslate();
            break;
        default:
            model.toggle(model.index(random.bounded(20), 0));
        }
        QVERIFY(model.chosen().size() <= 40);
    }
}

QTEST_GUILESS_MAIN(TestDeviceChoiceModel)
#include "tst_devicechoicemodel.moc"
