// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/devicetablemodel.h"
#include "models/tables/tableroles.h"
#include "tests/support/fleetbuilder.h"
#include "tests/support/modelprinter.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QtTest>

#include <algorithm>

using namespace console;

class TestDeviceTableModel : public QObject
{
    Q_OBJECT

private slots:
    void showsFirstFrame();
    void changesStayInPlaceUntilAskedFor();
    void tellsInTheWindowOneByOne();
    void idleComesBeforeQueued();
    void filterHidesAndShows();
    void devicesThatComeWhileOrderingAreShown();
    void fleetInPiecesIsOrderedOnce();
    void selectionFollowsItsDevice();
    void survivesRandomFrames();
    void ordersAMillion();
};

namespace {

DeviceRow rowOf(const Frame& frame, DeviceSlot slot)
{
    return frame.devices.at(slot);
}

Frame change(std::vector<DeviceRow> rows)
{
    Frame frame;
    frame.at = FleetBuilder::now;
    frame.devices = std::move(rows);
    return frame;
}

void orderBy(DeviceTableModel& model, int column, Qt::SortOrder order)
{
    QSignalSpy applied(&model, &OrderedTableModel::orderApplied);
    model.sort(column, order);
    QVERIFY(applied.wait());
}

} // namespace

void TestDeviceTableModel::showsFirstFrame()
{
    FleetBuilder builder;
    builder.addDevices(3);
    DeviceTableModel model(builder.names());
    model.applyFrame(builder.frame());
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(printModel(model, { DeviceTableModel::Device, DeviceTableModel::Product, DeviceTableModel::State }),
        QStringList({ QStringLiteral("dev0000000 | a1B2c3D4e5F | Idle"),
            QStringLiteral("dev0000001 | a1B2c3D4e5F | Idle"), QStringLiteral("dev0000002 | a1B2c3D4e5F | Idle") }));
    QVERIFY(!model.index(0, DeviceTableModel::State).data(BadgeRole).isValid());
}

void TestDeviceTableModel::changesStayInPlaceUntilAskedFor()
{
    FleetBuilder builder;
    builder.addDevices(10);
    const Frame first = builder.takeFrame();
    DeviceTableModel model(builder.names());
    model.applyFrame(first);
    orderBy(model, DeviceTableModel::LastSeen, Qt::DescendingOrder);
    const QStringList before = printModel(model, { DeviceTableModel::Device });

    QSignalSpy stale(&model, &OrderedTableModel::orderStale);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    DeviceRow last = rowOf(first, model.sourceAt(9));
    last.lastSeen = FleetBuilder::now + 1000;
    model.applyFrame(change({ last }));
    QCOMPARE(printModel(model, { DeviceTableModel::Device }), before);
    QCOMPARE(stale.count(), 1);
    QCOMPARE(stale.at(0).at(0).toInt(), 1);
    QCOMPARE(changed.count(), 1);
    model.applyFrame(change({ last }));
    QCOMPARE(model.staleCount(), 1);

    QSignalSpy applied(&model, &OrderedTableModel::orderApplied);
    model.sortAgain();
    QVERIFY(applied.wait());
    QCOMPARE(model.sourceAt(0), last.slot);
    QCOMPARE(model.staleCount(), 0);
}

void TestDeviceTableModel::tellsInTheWindowOneByOne()
{
    FleetBuilder builder;
    builder.addDevices(1000);
    const Frame first = builder.takeFrame();
    DeviceTableModel model(builder.names());
    model.applyFrame(first);
    std::vector<DeviceRow> rows;
    for (DeviceSlot slot = 1; slot < 1000; slot += 3)
        rows.push_back(rowOf(first, slot));
    std::vector<std::pair<int, int>> told;
    connect(&model, &QAbstractItemModel::dataChanged, this,
        [&](const QModelIndex& from, const QModelIndex& to) { told.emplace_back(from.row(), to.row()); });
    model.applyFrame(change(rows)); // nobody has said what is in view
    QVERIFY(told == (std::vector<std::pair<int, int>>{ { 1, 997 } }));
    told.clear();
    model.setRowsInView(499, 505); // 499 and 502 and 505 change
    model.applyFrame(change(rows));
    QVERIFY(told
        == (std::vector<std::pair<int, int>>{ { 1, 496 }, { 499, 499 }, { 502, 502 }, { 505, 505 }, { 508, 997 } }));
    told.clear();
    model.setRowsInView(0, 0);
    model.applyFrame(change(rows));
    QVERIFY(told == (std::vector<std::pair<int, int>>{ { 1, 997 } }));
}

void TestDeviceTableModel::idleComesBeforeQueued()
{
    FleetBuilder builder;
    builder.addDevices(3);
    const Frame first = builder.takeFrame();
    DeviceTableModel model(builder.names());
    model.applyFrame(first);
    DeviceRow queued = rowOf(first, 0); // no step yet
    queued.openBatch = 5;
    DeviceRow notified = rowOf(first, 1);
    notified.openBatch = 5;
    notified.openState = TaskState::Notified;
    model.applyFrame(change({ queued, notified }));
    orderBy(model, DeviceTableModel::State, Qt::AscendingOrder);
    QCOMPARE(model.sourceAt(0), 2U);
    QCOMPARE(model.sourceAt(1), 0U);
    QCOMPARE(model.sourceAt(2), 1U);
}

void TestDeviceTableModel::filterHidesAndShows()
{
    FleetBuilder builder;
    builder.addDevices(100);
    const Frame first = builder.takeFrame();
    DeviceTableModel model(builder.names());
    model.applyFrame(first);
    QSignalSpy applied(&model, &OrderedTableModel::orderApplied);
    model.setFilter([](const DeviceRow& row) { return row.slot % 10 == 3; });
    QVERIFY(applied.wait());
    QCOMPARE(model.rowCount(), 10);
    QCOMPARE(model.sourceCount(), 100U);
    QCOMPARE(model.sourceAt(1), 13U);
    QCOMPARE(model.rowOfSource(12), -1);
    model.setFilter({});
    QVERIFY(applied.wait());
    QCOMPARE(model.rowCount(), 100);
}

void TestDeviceTableModel::devicesThatComeWhileOrderingAreShown()
{
    FleetBuilder builder;
    builder.addDevices(50);
    DeviceTableModel model(builder.names());
    model.applyFrame(builder.takeFrame());
    QSignalSpy applied(&model, &OrderedTableModel::orderApplied);
    model.sort(DeviceTableModel::Device, Qt::DescendingOrder);
    builder.addDevices(5);
    model.applyFrame(builder.takeFrame());
    QVERIFY(applied.wait());
    QCOMPARE(model.rowCount(), 55);
    QCOMPARE(model.sourceAt(0), 49U);
    QVERIFY(model.rowOfSource(54) >= 50);
}

void TestDeviceTableModel::fleetInPiecesIsOrderedOnce()
{
    FleetBuilder builder;
    builder.addDevices(30);
    Frame first = builder.takeFrame();
    builder.addDevices(20);
    Frame second = builder.takeFrame();
    first.pulse.devices = 50; // what is still to come
    DeviceTableModel model(builder.names());
    model.sort(DeviceTableModel::Device, Qt::DescendingOrder);
    QTRY_VERIFY(!model.isOrdering());
    model.applyFrame(first);
    QVERIFY(!model.isOrdering());
    QSignalSpy applied(&model, &OrderedTableModel::orderApplied);
    model.applyFrame(second);
    QVERIFY(applied.wait());
    QCOMPARE(model.rowCount(), 50);
    QCOMPARE(model.sourceAt(0), 49U);
    QCOMPARE(model.sourceAt(49), 0U);
    QCOMPARE(model.staleCount(), 0);
    builder.addDevices(1); // a device that enrols later moves nothing
    model.applyFrame(builder.takeFrame());
    QVERIFY(!model.isOrdering());
    QCOMPARE(model.sourceAt(50), 50U);
}

void TestDeviceTableModel::selectionFollowsItsDevice()
{
    FleetBuilder builder;
    builder.addDevices(20);
    DeviceTableModel model(builder.names());
    model.applyFrame(builder.takeFrame());
    const QPersistentModelIndex kept = model.index(4, 2);
    const QPersistentModelIndex lost = model.index(5, 0);
    orderBy(model, DeviceTableModel::Device, Qt::DescendingOrder);
    QCOMPARE(model.sourceAt(kept.row()), 4U);
    QCOMPARE(kept.column(), 2);
    QSignalSpy applied(&model, &OrderedTableModel::orderApplied);
    model.setFilter([](const DeviceRow& row) { return row.slot != 5; });
    QVERIFY(applied.wait());
    QVERIFY(!lost.isValid());
    QCOMPARE(model.sourceAt(kept.row()), 4U);
}

void TestDeviceTableModel::survivesRandomFrames()
{
    FleetBuilder builder;
    builder.addDevices(1000);
    Frame first = builder.takeFrame();
    DeviceTableModel model(builder.names());
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.applyFrame(first);
    QRandomGenerator random(7);
    std::vector<DeviceRow> known = first.devices;
    QSignalSpy applied(&model, &OrderedTableModel::orderApplied);
    for (int round = 0; round < 60; ++round) {
        if (round % 5 == 0)
            builder.addDevices(random.bounded(1U, 20U));
        Frame frame = builder.takeFrame();
        known.insert(known.end(), frame.devices.begin(), frame.devices.end());
        for (int i = 0; i < 50; ++i) {
            DeviceRow& row = known[random.bounded(static_cast<quint32>(known.size()))];
            row.lastSeen += random.bounded(10000);
            row.openBatch = random.bounded(3) == 0 ? 7 : 0;
            row.openState = static_cast<TaskState>(random.bounded(3));
            const auto same = std::find_if(frame.devices.begin(), frame.devices.end(),
                [&row](const DeviceRow& sent) { return sent.slot == row.slot; });
            if (same == frame.devices.end())
                frame.devices.push_back(row);
            else
                *same = row;
        }
        model.applyFrame(frame);
        if (round % 7 == 0)
            model.sort(random.bounded(DeviceTableModel::Columns), round % 2 ? Qt::AscendingOrder : Qt::DescendingOrder);
        if (round % 9 == 0)
            model.setFilter(
                [round](const DeviceRow& row) { return row.openBatch != 0 || row.slot % 3 == quint32(round % 3); });
        if (round % 4 == 0)
            QTRY_VERIFY(!model.isOrdering());
    }
    QTRY_VERIFY(!model.isOrdering());
    model.setFilter({});
    QTRY_VERIFY(!model.isOrdering());
    QCOMPARE(model.rowCount(), static_cast<int>(known.size()));
    for (int row = 0; row < model.rowCount(); ++row)
        QCOMPARE(model.device(model.sourceAt(row)).lastSeen, known[model.sourceAt(row)].lastSeen);
}

void TestDeviceTableModel::ordersAMillion()
{
    const auto names = std::make_shared<FleetNames>();
    names->products.intern("p");
    names->versions.intern("1.0");
    Frame frame;
    frame.devices.reserve(1000000);
    for (quint32 slot = 0; slot < 1000000; ++slot) {
        names->devices.append("d" + std::to_string((slot * 7919) % 1000000));
        DeviceRow row;
        row.slot = slot;
        row.product = 1;
        row.version = 1;
        row.lastSeen = (slot * 104729ULL) % 1000003;
        frame.devices.push_back(row);
    }
    DeviceTableModel model(names);
    model.applyFrame(frame);
    model.setFilter([](const DeviceRow& row) { return row.slot % 2 == 0; });
    model.sort(DeviceTableModel::LastSeen, Qt::AscendingOrder);
    QTRY_VERIFY_WITH_TIMEOUT(!model.isOrdering(), 60000);
    QCOMPARE(model.rowCount(), 500000);
    for (int row = 1; row < 1000; ++row)
        QVERIFY(model.device(model.sourceAt(row - 1)).lastSeen <= model.device(model.sourceAt(row)).lastSeen);
}

QTEST_GUILESS_MAIN(TestDeviceTableModel)
#include "tst_devicetablemodel.moc"
