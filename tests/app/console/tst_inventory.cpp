// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/inventory.h"
#include "models/fleet/devicemarks.h"
#include "tests/support/csvcells.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace console;

class TestInventory : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void aLineForEveryModule();
    void namesBecomeNoFormulas();
    void cancellingLeavesNothing();
    void whatFailsIsPassedOn();

private:
    /// Pages of `size` devices.
    [[nodiscard]] InventoryPages pages(std::size_t size);
    [[nodiscard]] QList<QList<QByteArray>> rows() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FleetNames> m_names;
    std::vector<InventoryDevice> m_devices;
    QString m_path;
};

void TestInventory::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(QStringLiteral("out.csv"));
    m_names = std::make_unique<FleetNames>();
    m_devices.clear();
    m_names->products.intern("pk");
    m_names->versions.intern("1.0");
    m_names->versions.intern("2.0");
    const ModuleIndex mcu = m_names->modules.intern("MCU");
    DeviceMarks marks;
    marks.group = QStringLiteral("east");
    marks.tags = { QStringLiteral("a"), QStringLiteral("b") };
    for (quint32 slot = 0; slot < 3; ++slot) {
        m_names->devices.append("gw-" + std::to_string(slot));
        InventoryDevice device;
        device.row.slot = slot;
        device.row.product = 1;
        m_devices.push_back(device);
    }
    m_devices[0].modules = { { defaultModuleIndex, 1, 1'795'000'000'125 }, { mcu, 2, 1'795'000'001'000 } };
    m_devices[0].row.marks = m_names->marks.intern(marks.packed());
    m_devices[0].row.lastSeen = 1'795'000'002'000;
    m_devices[0].row.setFirstSeen(1'795'000'000'000);
    m_devices[0].row.hasOutcome = true;
    m_devices[0].row.lastOutcome = TaskState::Failed;
    m_devices[0].row.lastReason = TaskReason::TimedOut;
    m_devices[1].row.openBatch = 77;
    m_devices[1].row.openState = TaskState::Notified;
}

InventoryPages TestInventory::pages(std::size_t size)
{
    return [this, size, next = std::size_t{ 0 }]() mutable -> Result<InventoryPage> {
        InventoryPage page;
        page.all = m_devices.size();
        for (; page.devices.size() < size && next < m_devices.size(); ++next)
            page.devices.push_back(m_devices[next]);
        return page;
    };
}

QList<QList<QByteArray>> TestInventory::rows() const
{
    QFile file(m_path);
    return file.open(QIODevice::ReadOnly) ? csvCells(file.readAll()) : QList<QList<QByteArray>>();
}

void TestInventory::aLineForEveryModule()
{
    QList<int> told;
    const auto saved = exportInventory(pages(2), *m_names, m_path, [&told](int percent) {
        told.append(percent);
        return true;
    });
    QVERIFY(saved);
    QCOMPARE(*saved, 3U);
    QCOMPARE(told, (QList<int>{ 66, 99 }));
    const auto all = rows();
    QCOMPARE(all.size(), 5);
    for (const QList<QByteArray>& row : all)
        QCOMPARE(row.size(), all.first().size());
    QCOMPARE(all.at(1),
        (QList<QByteArray>{ "pk", "gw-0", "default", "1.0", "2026-11-18T11:06:40.125Z", "east", "a|b",
            "2026-11-18T11:06:40.000Z", "2026-11-18T11:06:42.000Z", "failed", "timed_out", "", "" }));
    QCOMPARE(all.at(2).mid(0, 4), (QList<QByteArray>{ "pk", "gw-0", "MCU", "2.0" }));
    QCOMPARE(
        all.at(3), (QList<QByteArray>{ "pk", "gw-1", "default", "", "", "", "", "", "", "", "", "77", "notified" }));
}

void TestInventory::namesBecomeNoFormulas()
{
    m_names->devices.append("=1+2,\"x\"");
    m_devices.front().row.slot = 3;
    QVERIFY(exportInventory(pages(1), *m_names, m_path, {}));
    QCOMPARE(rows().at(1).at(1), "'=1+2,\"x\"");
}

void TestInventory::cancellingLeavesNothing()
{
    const auto stopped = exportInventory(pages(1), *m_names, m_path, [](int) { return false; });
    QCOMPARE(stopped.error().kind, ErrorKind::Cancelled);
    QCOMPARE(QDir(m_folder->path()).entryList({ QStringLiteral("out*") }, QDir::Files), QStringList());
}

void TestInventory::whatFailsIsPassedOn()
{
    const auto nowhere = exportInventory(pages(1), *m_names, m_folder->filePath(QStringLiteral("no/such.csv")), {});
    QCOMPARE(nowhere.error().kind, ErrorKind::WriteFailed);
    const auto gone = exportInventory(
        []() -> Result<InventoryPage> { return failure(ErrorKind::Cancelled); }, *m_names, m_path, {});
    QCOMPARE(gone.error().kind, ErrorKind::Cancelled);
    QVERIFY(!QFile::exists(m_path));
}

QTEST_GUILESS_MAIN(TestInventory)
#include "tst_inventory.moc"
