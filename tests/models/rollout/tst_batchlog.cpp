// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/batchlog.h"

#include <QTest>

#include <random>

using namespace console;

class TestBatchLog : public QObject
{
    Q_OBJECT

    static Task task(DeviceSlot device, TaskState state, TaskReason reason, quint8 attempt, bool silent)
    {
        Task task;
        task.device = device;
        task.state = state;
        task.reason = reason;
        task.attempt = attempt;
        task.silent = silent;
        task.createdAt = 1;
        task.updatedAt = 2;
        return task;
    }

private slots:
    void whatWasWrittenIsRead()
    {
        std::mt19937 random(4);
        const auto pick = [&random](unsigned below) { return static_cast<unsigned>(random()) % below; };
        BatchLogWriter writer;
        std::vector<BatchLogEntry> written;
        TimeMs now = 1'700'000'000'000;
        qsizetype bytes = 0;
        std::vector<BatchLogEntry> read;
        for (int piece = 0; piece < 20; ++piece) {
            for (int each = 0; each < 500; ++each) {
                now += pick(5) == 0 ? pick(100'000) : 0;
                const auto device = static_cast<DeviceSlot>(pick(5) == 0 ? pick(4'000'000'000U) : pick(5'000));
                const BatchLogEntry entry{ now, device, static_cast<TaskState>(pick(7)),
                    static_cast<TaskReason>(pick(16)), static_cast<quint8>(pick(256)), pick(2) == 0 };
                writer.add(task(device, entry.state, entry.reason, entry.attempt, entry.silent), now);
                written.push_back(entry);
            }
            const QByteArray taken = writer.take();
            QVERIFY(writer.isEmpty());
            bytes += taken.size();
            QVERIFY(readBatchLog(taken, read));
        }
        QVERIFY(read == written);
        QVERIFY2(bytes < 10'000 * 9, qPrintable(QString::number(bytes)));
    }

    void theFirstWaitIsNotWritten()
    {
        BatchLogWriter writer;
        Task fresh;
        fresh.device = 7;
        fresh.createdAt = fresh.updatedAt = 100;
        writer.add(fresh, 105); // it took a while to make them all
        QVERIFY(writer.isEmpty());
        fresh.updatedAt = 200; // tried again: fresh attempts
        writer.add(fresh, 200);
        QVERIFY(!writer.isEmpty());
    }

    void timeNeverGoesBack()
    {
        BatchLogWriter writer;
        writer.add(task(1, TaskState::Notified, TaskReason::None, 1, false), 1000);
        writer.add(task(2, TaskState::Notified, TaskReason::None, 1, false), 400);
        std::vector<BatchLogEntry> read;
        QVERIFY(readBatchLog(writer.take(), read));
        QCOMPARE(read[1].at, TimeMs{ 1000 });
    }

    void damageIsNoticedAndNothingIsAdded()
    {
        BatchLogWriter writer;
        writer.add(task(300, TaskState::Failed, TaskReason::TimedOut, 2, true), 1'700'000'000'000);
        writer.add(task(2, TaskState::Succeeded, TaskReason::None, 1, false), 1'700'000'000'001);
        const QByteArray piece = writer.take();
        std::vector<BatchLogEntry> whole;
        QVERIFY(readBatchLog(piece, whole));
        for (qsizetype length = 1; length < piece.size(); ++length) {
            std::vector<BatchLogEntry> read(3);
            const auto result = readBatchLog(piece.first(length), read);
            if (result) // it ends between two entries
                QCOMPARE(read.size(), std::size_t{ 4 });
            else
                QCOMPARE(read.size(), std::size_t{ 3 });
        }
        std::vector<BatchLogEntry> read;
        QCOMPARE(readBatchLog(QByteArray(12, '\xff'), read).error().kind, ErrorKind::DatabaseDamaged);
        QCOMPARE(readBatchLog(QByteArray("\x01\x01\x07\x00", 4), read).error().kind, ErrorKind::DatabaseDamaged);
        std::mt19937 random(9);
        for (int round = 0; round < 20'000; ++round) {
            QByteArray noise(static_cast<qsizetype>(random() % 40), Qt::Uninitialized);
            for (char& byte : noise)
                byte = static_cast<char>(random());
            (void)readBatchLog(noise, read); // whatever it says, it comes back
            read.clear();
        }
    }
};

QTEST_GUILESS_MAIN(TestBatchLog)
#include "tst_batchlog.moc"
