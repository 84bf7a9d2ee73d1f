// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/console/doorrig.h"

#include <QJsonDocument>

using namespace console;

class TestControlBatches : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void verifyBatchAndWait();
    void waitingHasAnEnd();
    void ordersNameTheirRule();
    void wavesAndThePaceAreOrdered();

private:
    DoorRig m_door{ batchAnswers() };
};

void TestControlBatches::initTestCase()
{
    QVERIFY(m_door.start(4));
}

void TestControlBatches::verifyBatchAndWait()
{
    const auto added = m_door.rig().upload(writeFirmware(m_door.rig(), 20'000), demoProduct, QStringLiteral("3.0"));
    QVERIFY(added);
    const QJsonObject verification
        = m_door
              .ask(QStringLiteral("verify start"),
                  { { QStringLiteral("firmware"), added->id.toString() },
                      { QStringLiteral("devices"), QJsonArray{ QStringLiteral("dev000001") } } })
              .object();
    const QString id = verification.value(QLatin1String("id")).toString();
    QCOMPARE(verification.value(QLatin1String("kind")).toString(), QStringLiteral("verification"));
    const QJsonObject passed = m_door.ask(QStringLiteral("wait"), { { QStringLiteral("batch"), id } }).object();
    QCOMPARE(passed.value(QLatin1String("state")).toString(), QStringLiteral("completed"));
    const QJsonObject shown
        = m_door.ask(QStringLiteral("verify show"), { { QStringLiteral("verification"), id } }).object();
    QCOMPARE(shown.value(QLatin1String("id")).toString(), id);
    const QJsonObject batch
        = m_door.ask(QStringLiteral("batch start"), { { QStringLiteral("firmware"), QStringLiteral("3.0") } }).object();
    const QString batchId = batch.value(QLatin1String("id")).toString();
    (void)m_door.ask(QStringLiteral("wait"), { { QStringLiteral("batch"), batchId } });
    QCOMPARE(m_door.ask(QStringLiteral("batch tasks"), { { QStringLiteral("batch"), batchId } }).rows.size(), 4);
    const DoorSaid skipped = m_door.ask(QStringLiteral("batch tasks"),
        { { QStringLiteral("batch"), batchId }, { QStringLiteral("state"), QStringLiteral("skipped") } });
    QCOMPARE(skipped.rows.size(), 1); // the test device has it already
    QCOMPARE(m_door.ask(QStringLiteral("batch list"), {}).rows.size(), 2);
}

void TestControlBatches::waitingHasAnEnd()
{
    const QString firmware = m_door.firmware(QStringLiteral("3.1"));
    QVERIFY(!firmware.isEmpty());
    const QJsonObject started = m_door
                                    .ask(QStringLiteral("batch start"),
                                        { { QStringLiteral("firmware"), firmware }, { QStringLiteral("rate"), 1 } })
                                    .object();
    const QString id = started.value(QLatin1String("id")).toString();
    const DoorSaid said
        = m_door.ask(QStringLiteral("wait"), { { QStringLiteral("batch"), id }, { QStringLiteral("timeout"), 0 } });
    QCOMPARE(said.last.errorKind, QStringLiteral("wait_timed_out"));
    const QJsonObject ended = m_door.ask(QStringLiteral("batch cancel"), { { QStringLiteral("batch"), id } }).object();
    QCOMPARE(ended.value(QLatin1String("state")).toString(), QStringLiteral("cancelled"));
}

void TestControlBatches::ordersNameTheirRule()
{
    const QString id
        = m_door.ask(QStringLiteral("batch list"), {}).rows.first().toObject().value(QLatin1String("id")).toString();
    for (const char* order : { "batch pause", "batch resume", "batch cancel", "batch retry" }) {
        const DoorSaid said = m_door.ask(QString::fromLatin1(order), { { QStringLiteral("batch"), id } });
        QCOMPARE(said.last.kind, CtlAnswer::Kind::Refused); // it has ended
        QVERIFY2(!said.last.errorText.isEmpty(), order);
    }
    const DoorSaid blue = m_door.ask(QStringLiteral("batch tasks"),
        { { QStringLiteral("batch"), id }, { QStringLiteral("state"), QStringLiteral("blue") } });
    QCOMPARE(blue.last.errorKind, QStringLiteral("request_invalid"));
}

void TestControlBatches::wavesAndThePaceAreOrdered()
{
    const QString firmware = m_door.firmware(QStringLiteral("3.2"));
    QVERIFY(!firmware.isEmpty());
    const QJsonObject plan{ { QStringLiteral("firmware"), firmware }, { QStringLiteral("rate"), 1 },
        { QStringLiteral("wave"), QStringLiteral("1 manual,rest") }, { QStringLiteral("max_downloads"), 3 },
        { QStringLiteral("window"), QStringLiteral("00:00-00:00 UTC") } };
    QJsonObject wrong = plan;
    wrong.insert(QStringLiteral("wave"), QStringLiteral("50,rest"));
    QCOMPARE(m_door.ask(QStringLiteral("batch preview"), wrong).last.errorKind, QStringLiteral("waves_too_large"));
    const auto batches = m_door.ask(QStringLiteral("batch list"), {}).rows.size();
    QCOMPARE(m_door.ask(QStringLiteral("batch start"), wrong).last.errorKind, QStringLiteral("waves_too_large"));
    QCOMPARE(m_door.ask(QStringLiteral("batch list"), {}).rows.size(), batches);
    const QJsonObject started = m_door.ask(QStringLiteral("batch start"), plan).object();
    const QString id = started.value(QLatin1String("id")).toString();
    const auto waveOf = [](const QJsonObject& batch) { return batch.value(QLatin1String("wave")).toObject(); };
    QCOMPARE(waveOf(started).value(QLatin1String("open")).toInt(), 1);
    QCOMPARE(started.value(QLatin1String("windows")).toString(), QStringLiteral("daily 00:00-00:00 UTC"));
    const auto release = [&](int wave) {
        return m_door.ask(
            QStringLiteral("batch release"), { { QStringLiteral("batch"), id }, { QStringLiteral("wave"), wave } });
    };
    QCOMPARE(release(3).last.errorKind, QStringLiteral("no_wave_to_release"));
    QCOMPARE(waveOf(release(2).object()).value(QLatin1String("open")).toInt(), 2);
    QCOMPARE(release(2).last.errorKind, QStringLiteral("no_wave_to_release"));
    const QJsonObject paced = m_door
                                  .ask(QStringLiteral("batch pace"),
                                      { { QStringLiteral("batch"), id },
                                          { QStringLiteral("pace"), QStringLiteral("exponential:5,1.5,notified=2") } })
                                  .object();
    const QJsonObject pace = paced.value(QLatin1String("pace")).toObject();
    QCOMPARE(pace.value(QLatin1String("growth")).toString(), QStringLiteral("notified"));
    QCOMPARE(pace.value(QLatin1String("max_downloads")).toInt(), 3); // what is not named stays
    QCOMPARE(m_door
                 .ask(QStringLiteral("batch pace"),
                     { { QStringLiteral("batch"), id }, { QStringLiteral("pace"), QStringLiteral("fast") } })
                 .last.errorKind,
        QStringLiteral("pace_not_understood"));
    (void)m_door.ask(QStringLiteral("batch cancel"), { { QStringLiteral("batch"), id } });
}

QTEST_GUILESS_MAIN(TestControlBatches)
#include "tst_controlbatches.moc"
