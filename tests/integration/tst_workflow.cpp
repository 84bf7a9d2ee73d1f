// SPDX-License-Identifier: GPL-3.0-or-later
// The article's workflow with a simulated fleet: report, upload, verify, batch, and every outcome as the fleet's own
// ledger has it; then a console that is closed in the middle, and input nobody should send.
#include "tests/integration/rolloutproof.h"

#include <QFile>
#include <QProcess>

using namespace console;

class TestWorkflow : public QObject
{
    Q_OBJECT

private slots:
    void everyOutcomeIsWhatTheDeviceDid();
    void aClosedConsoleContinues();
    void brokenReportsChangeNothing();
    void batchesNeedAVerifiedFirmware();
};

namespace {

BatchDraft toAll(FirmwareId firmware)
{
    BatchDraft draft;
    draft.firmware = firmware;
    draft.plan.ratePerMinute = 10000;
    draft.plan.wrongVersionGraceMs = 3000; // the rule is a minute; the test waits less
    draft.plan.fellBackMs = 3000;
    draft.consent = Consent::everything();
    return draft;
}

} // namespace

void TestWorkflow::everyOutcomeIsWhatTheDeviceDid()
{
    MosquittoProcess broker;
    QVERIFY2(broker.start(), qPrintable(broker.log()));
    ConsoleRig rig(broker.port());
    QVERIFY(rig.open());
    FleetProcess fleet(broker.port(), rig.path(QStringLiteral("ledger")),
        { QStringLiteral("--devices"), QStringLiteral("60"), QStringLiteral("--seed"), QStringLiteral("3"),
            QStringLiteral("--reboot-ms"), QStringLiteral("300"), QStringLiteral("--speed"), QStringLiteral("10"),
            QStringLiteral("--protect"), QStringLiteral("dev000001,dev000002"), QStringLiteral("--fates"),
            QStringLiteral("upgrade-failed=5,download-failed=5,verification-failed=5,flashing-failed=5,wrong-version=5,"
                           "fell-back=5,"
                           "slow=5,offline=5,duplicate-progress=5,backwards-progress=5,double-inform=5") });
    QVERIFY(fleet.start());
    QTRY_COMPARE_WITH_TIMEOUT(rig.deviceCount(), 60, 30000);
    const auto firmware = rig.upload(writeFirmware(rig, 200'000), demoProduct, QStringLiteral("9.0.0"));
    QVERIFY(firmware);
    QVERIFY(rig.verify(firmware->id, { QStringLiteral("dev000001"), QStringLiteral("dev000002") }));

    const auto batch = rig.wait(rig.commands().startBatch(toAll(firmware->id)));
    QVERIFY(batch);
    rig.commands().watchBatch(*batch);
    const auto ended = [&] { return rig.batch(*batch) && rig.batch(*batch)->batch.state == BatchState::Completed; };
    QVERIFY2(QTest::qWaitFor(ended, 90000), qPrintable(describeOpen(rig)));
    QCOMPARE(rig.tasks().size(), 60);
    QTRY_COMPARE_WITH_TIMEOUT(differences(rig, fleet), QStringList(), 10000);
    const auto failed = rig.batch(*batch)->batch.counts.of(TaskState::Failed);
    QVERIFY2(failed > 5, "the seed prescribes failures");
    const QMap<QString, Task> tasks = rig.tasks();
    const auto shown
        = std::count_if(tasks.begin(), tasks.end(), [](const Task& task) { return task.state == TaskState::Failed; });
    QCOMPARE(static_cast<quint32>(shown), failed);
}

void TestWorkflow::aClosedConsoleContinues()
{
    MosquittoProcess::Options options;
    options.unlimitedQueues = true;
    options.lines = QStringList{ QStringLiteral("queue_qos0_messages true") }; // as README.md advises
    MosquittoProcess broker(options);
    QVERIFY2(broker.start(), qPrintable(broker.log()));
    ConsoleRig rig(broker.port());
    QVERIFY(rig.open());
    FleetProcess fleet(broker.port(), rig.path(QStringLiteral("ledger")),
        { QStringLiteral("--devices"), QStringLiteral("40"), QStringLiteral("--seed"), QStringLiteral("5"),
            QStringLiteral("--reboot-ms"), QStringLiteral("300"), QStringLiteral("--kinds"),
            QStringLiteral("plain=100"), QStringLiteral("--fates"), QStringLiteral("slow=0,offline=0") });
    QVERIFY(fleet.start());
    QTRY_COMPARE_WITH_TIMEOUT(rig.deviceCount(), 40, 30000);
    const auto firmware = rig.upload(writeFirmware(rig, 50'000), demoProduct, QStringLiteral("9.0.0"));
    QVERIFY(firmware);
    QVERIFY(rig.verify(firmware->id, { QStringLiteral("dev000001") }));
    BatchDraft draft = toAll(firmware->id);
    draft.plan.ratePerMinute = 240; // four a second: it cannot be over when the console closes
    draft.plan.repushMs = 1000;
    draft.plan.fellBackMs = Plan().fellBackMs;
    const auto batch = rig.wait(rig.commands().startBatch(draft));
    QVERIFY(batch);
    for (int restart = 0; restart < 3; ++restart) {
        QTest::qWait(1500);
        rig.close();
        QVERIFY(rig.open());
        QTRY_VERIFY(rig.batch(*batch));
    }
    rig.commands().watchBatch(*batch);
    QTRY_COMPARE(rig.tasks().size(), 40);
    QVERIFY2(bringToItsEnd(rig, fleet, *batch), qPrintable(describeOpen(rig) + differences(rig, fleet).join(u'\n')));
    QTRY_COMPARE_WITH_TIMEOUT(differences(rig, fleet), QStringList(), 10000);
    // A download that found no server may truly have failed; most have not.
    QVERIFY(rig.batch(*batch)->batch.counts.of(TaskState::Succeeded) > 20);
    const QMap<QString, Task> tasks = rig.tasks();
    for (const Task& task : tasks)
        QVERIFY(task.attempt <= 1);
}

void TestWorkflow::brokenReportsChangeNothing()
{
    MosquittoProcess broker;
    QVERIFY2(broker.start(), qPrintable(broker.log()));
    ConsoleRig rig(broker.port());
    QVERIFY(rig.open());
    const auto publish = [&](const QString& topic, const QByteArray& payload, bool retained = false) {
        QProcess pub;
        QStringList arguments{ QStringLiteral("-h"), QStringLiteral("127.0.0.1"), QStringLiteral("-p"),
            QString::number(broker.port()), QStringLiteral("-q"), QStringLiteral("1"), QStringLiteral("-t"), topic,
            QStringLiteral("-s") };
        if (retained)
            arguments.append(QStringLiteral("-r"));
        pub.start(QStringLiteral("mosquitto_pub"), arguments);
        pub.write(payload);
        pub.closeWriteChannel();
        return pub.waitForFinished() && pub.exitCode() == 0;
    };
    const QString inform = QStringLiteral("/ota/device/inform/pk/");
    QVERIFY(publish(inform + QStringLiteral("d1"), "{\"id\":1,\"params\":{\"version\":"));
    QVERIFY(publish(inform + QStringLiteral("d2"), QByteArray(6000, '[')));
    QVERIFY(publish(inform + QStringLiteral("d3"), "{\"id\":1,\"params\":{\"version\":7}}"));
    QVERIFY(publish(inform + QString(5000, u'd'), "{\"id\":1,\"params\":{\"version\":\"1\"}}"));
    QVERIFY(publish(inform + QStringLiteral("a b"), "{\"id\":1,\"params\":{\"version\":\"1\"}}"));
    QVERIFY(publish(inform + QStringLiteral("kept"), "{\"id\":1,\"params\":{\"version\":\"1\"}}", true));
    QVERIFY(publish(inform + QStringLiteral("good"), "{\"id\":1,\"params\":{\"version\":\"1\"}}"));
    QTRY_COMPARE(rig.deviceCount(), 2);
    QCOMPARE(rig.versionOf(QStringLiteral("good")), QStringLiteral("1"));
    QTRY_COMPARE(rig.pulse().rejectedReports, quint64{ 5 });
    QTRY_VERIFY(!rig.activities(ActivityKind::ReportRejected).isEmpty());
    const Activity first = rig.activities(ActivityKind::ReportRejected).first();
    QCOMPARE(
        QByteArray::fromBase64(first.args.at(3).toLatin1()), QByteArrayLiteral("{\"id\":1,\"params\":{\"version\":"));
}

void TestWorkflow::batchesNeedAVerifiedFirmware()
{
    MosquittoProcess broker;
    QVERIFY2(broker.start(), qPrintable(broker.log()));
    ConsoleRig rig(broker.port());
    QVERIFY(rig.open());
    const QString file = writeFirmware(rig, 1000);
    const auto firmware = rig.upload(file, demoProduct, QStringLiteral("9.0.0"));
    QVERIFY(firmware);
    const auto refused = rig.wait(rig.commands().startBatch(toAll(firmware->id)));
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::FirmwareNotVerified);
    QFile other(file);
    QVERIFY(other.open(QIODevice::Append));
    other.write("more");
    other.close();
    const auto taken = rig.upload(file, demoProduct, QStringLiteral("9.0.0"));
    QVERIFY(!taken);
    QCOMPARE(taken.error().kind, ErrorKind::VersionTaken);
}

QTEST_GUILESS_MAIN(TestWorkflow)
#include "tst_workflow.moc"
