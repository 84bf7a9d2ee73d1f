// SPDX-License-Identifier: GPL-3.0-or-later
// What happens around a batch while it runs: the broker goes away and comes back (RELIABILITY.md I7), the operator
// cancels (I8).
#include "tests/integration/rolloutproof.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QRegularExpression>

using namespace console;

class TestOutage : public QObject
{
    Q_OBJECT

private slots:
    void aBrokerThatRestartsChangesNoOutcome();
    void aCancelledBatchStops();

private:
    static QStringList fleetArguments(int devices);
    static Result<BatchId> startSlowBatch(ConsoleRig& rig, int perMinute);
};

namespace {

/// The link in the newest notice that the console sent to a device; empty where it sent none.
QUrl linkOf(ConsoleRig& rig, const QString& device)
{
    const auto details = rig.wait(rig.commands().deviceDetails(rig.slotOf(device)));
    if (!details)
        return {};
    static const QRegularExpression url(QStringLiteral("\"url\":\"([^\"]+)\""));
    for (const RawMessage& message : details->messages) {
        const auto match = url.match(QString::fromUtf8(message.payload));
        if (!message.incoming && match.hasMatch())
            return QUrl(match.captured(1));
    }
    return {};
}

int statusOf(const QUrl& url)
{
    QNetworkAccessManager network;
    const std::unique_ptr<QNetworkReply> reply(network.get(QNetworkRequest(url)));
    (void)QTest::qWaitFor([&] { return reply->isFinished(); }, 10000);
    return reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

int notified(const ConsoleRig& rig)
{
    int count = 0;
    const QMap<QString, Task> tasks = rig.tasks();
    for (const Task& task : tasks)
        count += task.evidence.publishedAt > 0 ? 1 : 0;
    return count;
}

} // namespace

QStringList TestOutage::fleetArguments(int devices)
{
    return { QStringLiteral("--devices"), QString::number(devices), QStringLiteral("--seed"), QStringLiteral("17"),
        QStringLiteral("--reboot-ms"), QStringLiteral("300"), QStringLiteral("--protect"), QStringLiteral("dev000001"),
        QStringLiteral("--kinds"), QStringLiteral("plain=100"), QStringLiteral("--fates"),
        QStringLiteral("upgrade-failed=8,verification-failed=8,slow=0,offline=0") };
}

Result<BatchId> TestOutage::startSlowBatch(ConsoleRig& rig, int perMinute)
{
    const auto firmware = rig.upload(writeFirmware(rig, 100'000), demoProduct, QStringLiteral("9.0.0"));
    if (!firmware || !rig.verify(firmware->id, { QStringLiteral("dev000001") }))
        return failure(ErrorKind::Internal, QStringLiteral("verification"));
    BatchDraft draft;
    draft.firmware = firmware->id;
    draft.plan.ratePerMinute = perMinute;
    draft.plan.repushMs = 1000;
    draft.consent = Consent::everything();
    const auto batch = rig.wait(rig.commands().startBatch(draft));
    if (batch)
        rig.commands().watchBatch(*batch);
    return batch;
}

void TestOutage::aBrokerThatRestartsChangesNoOutcome()
{
    MosquittoProcess::Options options;
    options.unlimitedQueues = true;
    options.persistence = true;
    MosquittoProcess broker(options);
    QVERIFY2(broker.start(), qPrintable(broker.log()));
    ConsoleRig rig(broker.port());
    QVERIFY(rig.open());
    FleetProcess fleet(broker.port(), rig.path(QStringLiteral("ledger")), fleetArguments(40));
    QVERIFY(fleet.start());
    QTRY_COMPARE_WITH_TIMEOUT(rig.deviceCount(), 40, 30000);
    const auto batch = startSlowBatch(rig, 240);
    QVERIFY(batch);
    for (int outage = 1; outage <= 2; ++outage) {
        QTRY_VERIFY_WITH_TIMEOUT(notified(rig) >= outage * 8, 60000);
        broker.stop();
        QTRY_VERIFY_WITH_TIMEOUT(rig.pulse().link.state != LinkState::Connected, 30000);
        QVERIFY2(broker.start(), qPrintable(broker.log()));
        QTRY_COMPARE_WITH_TIMEOUT(rig.pulse().link.state, LinkState::Connected, 60000);
    }
    QVERIFY2(bringToItsEnd(rig, fleet, *batch), qPrintable(describeOpen(rig) + differences(rig, fleet).join(u'\n')));
    QTRY_COMPARE_WITH_TIMEOUT(differences(rig, fleet), QStringList(), 10000);
    QVERIFY(rig.activities(ActivityKind::BrokerLost).size() >= 2);
    QVERIFY(rig.activities(ActivityKind::BrokerConnected).size() >= 3);
}

void TestOutage::aCancelledBatchStops()
{
    MosquittoProcess broker;
    QVERIFY2(broker.start(), qPrintable(broker.log()));
    ConsoleRig rig(broker.port());
    QVERIFY(rig.open());
    FleetProcess fleet(broker.port(), rig.path(QStringLiteral("ledger")), fleetArguments(20));
    QVERIFY(fleet.start());
    QTRY_COMPARE_WITH_TIMEOUT(rig.deviceCount(), 20, 30000);
    const auto batch = startSlowBatch(rig, 60);
    QVERIFY(batch);
    const auto first = [&] {
        const QMap<QString, Task> tasks = rig.tasks();
        for (auto task = tasks.begin(); task != tasks.end(); ++task) {
            if (task->evidence.publishedAt > 0 && isOpen(task->state))
                return task.key();
        }
        return QString();
    };
    QTRY_VERIFY_WITH_TIMEOUT(!first().isEmpty(), 30000);
    const QUrl link = linkOf(rig, first());
    QVERIFY(!link.isEmpty());
    QVERIFY(rig.wait(rig.commands().cancelBatch(*batch)));
    QTRY_COMPARE_WITH_TIMEOUT(statusOf(link), 410, 10000);
    QTRY_COMPARE(rig.batch(*batch)->batch.state, BatchState::Cancelled);
    QCOMPARE(rig.batch(*batch)->batch.counts.open(), quint32{ 0 });
    const int before = notified(rig);
    QTest::qWait(3000); // three more would have had their turn
    QCOMPARE(notified(rig), before);
    QVERIFY(rig.batch(*batch)->batch.counts.of(TaskState::Cancelled) >= 10);
}

QTEST_GUILESS_MAIN(TestOutage)
#include "tst_outage.moc"
