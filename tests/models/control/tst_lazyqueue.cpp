// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/control/lazyqueue.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace console;

class TestLazyQueue : public QObject
{
    Q_OBJECT

private slots:
    void holdsEachOnceAndOldestFirst();
    void tellsBatchesOfADeviceApart();
    void forgetsNothing();
};

void TestLazyQueue::holdsEachOnceAndOldestFirst()
{
    LazyQueue queue;
    QVERIFY(queue.isEmpty());
    for (const DeviceSlot device : { 7U, 3U, 7U, 1000U, 3U })
        queue.addDevice(device);
    for (const DeviceSlot device : { 5U, 2U, 5U })
        queue.addTask({ BatchId{ 1 }, device });
    QCOMPARE(queue.size(), std::size_t{ 5 });
    QCOMPARE(queue.takeDevice(), std::optional(7U));
    queue.addDevice(7); // it changed again
    QCOMPARE(queue.takeDevice(), std::optional(3U));
    QCOMPARE(queue.takeDevice(), std::optional(1000U));
    QCOMPARE(queue.takeDevice(), std::optional(7U));
    QCOMPARE(queue.takeDevice(), std::nullopt);
    QCOMPARE(queue.takeTask()->device, 5U);
    queue.addTask({ BatchId{ 1 }, 5 });
    QCOMPARE(queue.takeTask()->device, 2U);
    QCOMPARE(queue.takeTask()->device, 5U);
    QVERIFY(!queue.takeTask() && queue.isEmpty());
}

void TestLazyQueue::tellsBatchesOfADeviceApart()
{
    LazyQueue queue;
    queue.addTask({ BatchId{ 1 }, 5 });
    queue.addTask({ BatchId{ 2 }, 5 });
    queue.addTask({ BatchId{ 2 }, 5 });
    QCOMPARE(queue.takeTask(), std::optional(TaskKey{ BatchId{ 1 }, 5 }));
    QCOMPARE(queue.takeTask(), std::optional(TaskKey{ BatchId{ 2 }, 5 }));
    QVERIFY(queue.isEmpty());
}

/// Whatever is added is taken after that, in the end.
void TestLazyQueue::forgetsNothing()
{
    QRandomGenerator random(4);
    LazyQueue queue;
    std::vector<bool> owed(50 * 3);
    for (int i = 0; i < 20'000; ++i) {
        const auto device = static_cast<DeviceSlot>(random.bounded(50));
        const auto batch = static_cast<quint64>(random.bounded(3));
        if (random.bounded(3) > 0) {
            queue.addTask({ BatchId{ batch + 1 }, device });
            owed[device * 3 + batch] = true;
            QVERIFY(queue.size() <= owed.size()); // each waits once
        } else if (const auto task = queue.takeTask()) {
            owed[task->device * 3 + task->batch.value - 1] = false;
        }
    }
    while (const auto task = queue.takeTask())
        owed[task->device * 3 + task->batch.value - 1] = false;
    QCOMPARE(std::count(owed.begin(), owed.end(), true), std::ptrdiff_t{ 0 });
}

QTEST_GUILESS_MAIN(TestLazyQueue)
#include "tst_lazyqueue.moc"
