// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/firststart/demosteps.h"

#include <QTest>

using namespace console;
using Step = DemoSteps::Step;

class TestDemoSteps : public QObject
{
    Q_OBJECT

private slots:
    void fromNothingToTheEnd();
    void whatIsGoneDoesNotCount();

private:
    static Frame frame(quint32 devices)
    {
        Frame made;
        made.pulse.devices = devices;
        return made;
    }
    static Frame firmware(quint64 id, FirmwareState state, bool deleted = false)
    {
        Frame made = frame(50);
        Firmware one;
        one.id = FirmwareId{ id };
        one.state = state;
        one.uploadedAt = static_cast<TimeMs>(id);
        one.deleted = deleted;
        made.firmware.push_back({ one, 0, 0, {} });
        return made;
    }
    static Frame batch(quint64 id, quint64 firmware, BatchState state, BatchKind kind = BatchKind::Upgrade)
    {
        Frame made = frame(50);
        Batch one;
        one.id = BatchId{ id };
        one.firmware = FirmwareId{ firmware };
        one.state = state;
        one.kind = kind;
        one.createdAt = static_cast<TimeMs>(id);
        one.counts.of(TaskState::Succeeded) = 3;
        made.batches.push_back({ one, 0, 0 });
        return made;
    }
};

void TestDemoSteps::fromNothingToTheEnd()
{
    DemoSteps steps;
    QCOMPARE(steps.step(), Step::Devices);
    const std::pair<Frame, Step> way[] = {
        { frame(0), Step::Devices },
        { frame(50), Step::Upload },
        { firmware(1, FirmwareState::Unverified), Step::Verify },
        { firmware(1, FirmwareState::Verifying), Step::Verifying },
        { batch(1, 1, BatchState::Running, BatchKind::Verification), Step::Verifying },
        { firmware(1, FirmwareState::VerificationFailed), Step::Verify },
        { firmware(1, FirmwareState::Verified), Step::Batch },
        { batch(2, 1, BatchState::Scheduled), Step::Upgrading },
        { batch(2, 1, BatchState::Running), Step::Upgrading },
        { batch(2, 1, BatchState::Completed), Step::Done },
    };
    for (const auto& [next, step] : way) {
        steps.applyFrame(next);
        QCOMPARE(steps.step(), step);
    }
    QCOMPARE(steps.batch(), BatchId{ 2 });
    QCOMPARE(steps.counts().of(TaskState::Succeeded), 3U);
    steps.applyFrame(firmware(2, FirmwareState::Unverified)); // once more, with a newer one
    QCOMPARE(steps.step(), Step::Verify);
    QCOMPARE(steps.firmware(), FirmwareId{ 2 });
    QVERIFY(steps.batch().isNull());
}

void TestDemoSteps::whatIsGoneDoesNotCount()
{
    DemoSteps steps;
    steps.applyFrame(firmware(1, FirmwareState::Verified));
    steps.applyFrame(batch(2, 1, BatchState::Running));
    steps.applyFrame(batch(2, 1, BatchState::Cancelled));
    QCOMPARE(steps.step(), Step::Batch);
    steps.applyFrame(firmware(1, FirmwareState::Verified, true));
    QCOMPARE(steps.step(), Step::Upload);
}

QTEST_GUILESS_MAIN(TestDemoSteps)
#include "tst_demosteps.moc"
