// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/control/alertrules.h"

#include <QTest>

using namespace console;

/// What an operator is told, once, and what not.
class TestAlertRules : public QObject
{
    Q_OBJECT

private slots:
    void aBatchThatFinishes();
    void whatEndedBeforeTheStartIsHistory();
    void aHaltEachTimeItHappens();
    void verifications();
    void aLostBrokerAfterAWhile();
    void aDisconnectedConsoleIsNoLostBroker();
    void aStoreThatFails();
    void aDiskNearlyFull();
    void certificatesAtThreeMoments();
    void quietAndMuted();
};

namespace {

constexpr TimeMs start = 1'000'000;
constexpr TimeMs dayMs = TimeMs{ 24 } * 3600 * 1000;

QStringList words(const char* text)
{
    return QString::fromLatin1(text).split(u' ');
}

Frame frameAt(TimeMs at)
{
    Frame frame;
    frame.at = at;
    return frame;
}

Frame with(const Batch& batch, TimeMs at)
{
    Frame frame = frameAt(at);
    frame.batches.push_back({ batch, 0, 0 });
    return frame;
}

Batch batch(BatchState state, TimeMs endedAt = 0)
{
    Batch made;
    made.id = BatchId{ 7 };
    made.version = QStringLiteral("2.4.1");
    made.state = state;
    made.endedAt = endedAt;
    made.counts.of(TaskState::Succeeded) = 40;
    made.counts.of(TaskState::Failed) = 2;
    return made;
}

Frame with(FirmwareState state, BatchId verification, TimeMs at)
{
    Frame frame = frameAt(at);
    Firmware firmware;
    firmware.id = FirmwareId{ 3 };
    firmware.version = QStringLiteral("2.4.1");
    firmware.state = state;
    frame.firmware.push_back({ firmware, 0, 0, verification });
    return frame;
}

Frame linked(LinkState state, TimeMs at)
{
    Frame frame = frameAt(at);
    frame.pulse.link.state = state;
    frame.pulse.link.host = QStringLiteral("broker.example");
    frame.pulse.link.port = 8883;
    frame.pulse.link.error = Error{ ErrorKind::ConnectionRefused, {} };
    return frame;
}

QList<AlertKind> kindsOf(const QList<Alert>& alerts)
{
    QList<AlertKind> kinds;
    for (const Alert& alert : alerts)
        kinds.append(alert.kind);
    return kinds;
}

} // namespace

void TestAlertRules::aBatchThatFinishes()
{
    AlertRules rules;
    QVERIFY(rules.apply(with(batch(BatchState::Running), start)).isEmpty());
    const QList<Alert> alerts = rules.apply(with(batch(BatchState::Completed, start + 500), start + 600));
    QCOMPARE(kindsOf(alerts), QList{ AlertKind::BatchFinished });
    QCOMPARE(alerts.first().args, words("2.4.1 40 42"));
    QCOMPARE(alerts.first().batch, BatchId{ 7 });
    QVERIFY(rules.apply(with(batch(BatchState::Completed, start + 500), start + 700)).isEmpty());
    // Failed devices are tried again: it ends once more.
    QVERIFY(rules.apply(with(batch(BatchState::Running), start + 800)).isEmpty());
    QCOMPARE(rules.apply(with(batch(BatchState::Completed, start + 900), start + 900)).size(), 1);
    QVERIFY(rules.apply(with(batch(BatchState::Cancelled, start + 950), start + 950)).isEmpty()); // somebody did that
}

void TestAlertRules::whatEndedBeforeTheStartIsHistory()
{
    AlertRules rules;
    QVERIFY(rules.apply(frameAt(start)).isEmpty());
    QVERIFY(rules.apply(with(batch(BatchState::Completed, start - 1), start + 50)).isEmpty());
    Batch halted = batch(BatchState::Paused);
    halted.halt = { HaltCause::TooManyFailures, 0, 5, 20, start - 1 };
    QVERIFY(rules.apply(with(halted, start + 60)).isEmpty());
}

void TestAlertRules::aHaltEachTimeItHappens()
{
    AlertRules rules;
    QVERIFY(rules.apply(frameAt(start)).isEmpty());
    Batch halted = batch(BatchState::Paused);
    halted.halt = { HaltCause::TooManyFailures, 0, 5, 20, start + 10 };
    const QList<Alert> alerts = rules.apply(with(halted, start + 20));
    QCOMPARE(kindsOf(alerts), QList{ AlertKind::BatchHalted });
    QCOMPARE(alerts.first().args, words("2.4.1 5 20"));
    QVERIFY(rules.apply(with(halted, start + 30)).isEmpty());
    halted.haltAcknowledgedAt = start + 40;
    halted.state = BatchState::Running;
    QVERIFY(rules.apply(with(halted, start + 40)).isEmpty());
    halted.state = BatchState::Paused;
    QVERIFY(rules.apply(with(halted, start + 45)).isEmpty()); // by hand
    halted.halt.at = start + 50;
    QCOMPARE(rules.apply(with(halted, start + 60)).size(), 1);
}

void TestAlertRules::verifications()
{
    AlertRules rules;
    const BatchId first{ 1 };
    const BatchId second{ 2 };
    QVERIFY(rules.apply(with(FirmwareState::VerificationFailed, first, start)).isEmpty()); // was so
    QVERIFY(rules.apply(with(FirmwareState::Verifying, second, start + 1)).isEmpty());
    const QList<Alert> failed = rules.apply(with(FirmwareState::VerificationFailed, second, start + 2));
    QCOMPARE(kindsOf(failed), QList{ AlertKind::VerificationFailed });
    QCOMPARE(failed.first().firmware, FirmwareId{ 3 });
    QVERIFY(rules.apply(with(FirmwareState::VerificationFailed, second, start + 3)).isEmpty());
    const QList<Alert> passed = rules.apply(with(FirmwareState::Verified, BatchId{ 3 }, start + 4)); // in one frame
    QCOMPARE(kindsOf(passed), QList{ AlertKind::BatchFinished });
    QCOMPARE(passed.first().args, words("2.4.1"));
}

void TestAlertRules::aLostBrokerAfterAWhile()
{
    AlertRules rules;
    AlertSettings settings;
    settings.brokerLostSeconds = 30;
    rules.setSettings(settings);
    (void)rules.apply(linked(LinkState::Connected, start));
    QVERIFY(rules.tick(0, start).isEmpty());
    (void)rules.apply(linked(LinkState::WaitingToRetry, start + 1));
    QVERIFY(rules.tick(1000, start).isEmpty());
    (void)rules.apply(linked(LinkState::Connecting, start + 2)); // an attempt is no connection
    QVERIFY(rules.tick(30'000, start).isEmpty());
    const QList<Alert> alerts = rules.tick(31'000, start + 31'000);
    QCOMPARE(kindsOf(alerts), QList{ AlertKind::BrokerLost });
    QCOMPARE(alerts.first().args, words("broker.example 8883 30"));
    QCOMPARE(alerts.first().error->kind, ErrorKind::ConnectionRefused);
    QCOMPARE(alerts.first().at, start + 31'000);
    QVERIFY(rules.tick(90'000, start).isEmpty());
    (void)rules.apply(linked(LinkState::Connected, start));
    QVERIFY(rules.tick(91'000, start).isEmpty());
    (void)rules.apply(linked(LinkState::WaitingToRetry, start));
    QVERIFY(rules.tick(92'000, start).isEmpty());
    QCOMPARE(rules.tick(122'000, start).size(), 1); // anew
}

void TestAlertRules::aDisconnectedConsoleIsNoLostBroker()
{
    AlertRules rules;
    (void)rules.apply(linked(LinkState::WaitingToRetry, start));
    QVERIFY(rules.tick(0, start).isEmpty());
    (void)rules.apply(linked(LinkState::Idle, start)); // somebody wants it so
    QVERIFY(rules.tick(1'000'000, start).isEmpty());
}

void TestAlertRules::aStoreThatFails()
{
    AlertRules rules;
    Frame failing = frameAt(start);
    failing.pulse.storeError = Error{ ErrorKind::DiskFull, QStringLiteral("/data") };
    const QList<Alert> alerts = rules.apply(failing);
    QCOMPARE(kindsOf(alerts), QList{ AlertKind::StoreFailed });
    QCOMPARE(alerts.first().error, failing.pulse.storeError);
    QVERIFY(rules.apply(failing).isEmpty());
    QVERIFY(rules.apply(frameAt(start)).isEmpty());
    QCOMPARE(rules.apply(failing).size(), 1);
}

void TestAlertRules::aDiskNearlyFull()
{
    AlertRules rules;
    AlertSettings settings;
    settings.diskLowMegabytes = 100;
    rules.setSettings(settings);
    const auto look = [&](qint64 megabytes) {
        return kindsOf(rules.look({ megabytes < 0 ? -1 : megabytes * 1024 * 1024, {} }, start));
    };
    QVERIFY(look(-1).isEmpty());
    QVERIFY(look(100).isEmpty());
    QCOMPARE(look(99), QList{ AlertKind::DiskLow });
    QVERIFY(look(50).isEmpty());
    QVERIFY(look(105).isEmpty()); // hardly better
    QVERIFY(look(99).isEmpty());
    QVERIFY(look(111).isEmpty());
    QCOMPARE(look(99), QList{ AlertKind::DiskLow });
}

void TestAlertRules::certificatesAtThreeMoments()
{
    AlertRules rules;
    const auto look = [&](TimeMs left, TimeMs now = start) {
        return rules.look({ -1, { { QStringLiteral("/c/client.pem"), now + left } } }, now);
    };
    QVERIFY(look(31 * dayMs).isEmpty());
    const TimeMs ends = start + 31 * dayMs;
    const auto at = [&](TimeMs now) { return rules.look({ -1, { { QStringLiteral("/c/client.pem"), ends } } }, now); };
    const QList<Alert> month = at(start + 2 * dayMs);
    QCOMPARE(kindsOf(month), QList{ AlertKind::CertificateExpiring });
    QCOMPARE(month.first().args, words("/c/client.pem 29"));
    QVERIFY(at(start + 3 * dayMs).isEmpty());
    QCOMPARE(at(start + 25 * dayMs).first().args.at(1), QStringLiteral("6"));
    QVERIFY(at(start + 26 * dayMs).isEmpty());
    QCOMPARE(at(ends + 1000).first().args.at(1), QStringLiteral("-1"));
    QVERIFY(at(ends + dayMs).isEmpty());
    QVERIFY(look(400 * dayMs).isEmpty()); // renewed
    QCOMPARE(look(5 * dayMs).size(), 1); // another one, that ends soon
}

void TestAlertRules::quietAndMuted()
{
    AlertSettings settings;
    settings.quiet = true;
    AlertRules rules;
    rules.setSettings(settings);
    (void)rules.apply(frameAt(start));
    QVERIFY(rules.apply(with(batch(BatchState::Completed, start + 1), start + 1)).isEmpty());
    Batch halted = batch(BatchState::Paused);
    halted.halt = { HaltCause::TooManyFailures, 0, 5, 20, start + 10 };
    QCOMPARE(rules.apply(with(halted, start + 20)).size(), 1);
    rules.setSettings({});
    QVERIFY(rules.apply(with(batch(BatchState::Completed, start + 1), start + 30)).isEmpty()); // does not come later
    settings.quiet = false;
    settings.setMuted(AlertKind::BatchHalted, true);
    rules.setSettings(settings);
    halted.halt.at = start + 40;
    QVERIFY(rules.apply(with(halted, start + 40)).isEmpty());
    settings.setMuted(AlertKind::BatchHalted, false);
    QVERIFY(settings == AlertSettings{});
}

QTEST_GUILESS_MAIN(TestAlertRules)
#include "tst_alertrules.moc"
