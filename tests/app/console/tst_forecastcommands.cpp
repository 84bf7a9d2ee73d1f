// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/console/doorrig.h"

using namespace console;

/// Forecasts of a real console: by its own orders, and as rolloutctl asks for them.
class TestForecastCommands : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void asksOnlyAndChangesNothing();
    void refusesWhatMakesNoSense();
    void historyIsTheUsualShare();
    void aBatchThatRuns();
    void endsWhenCancelled();

private:
    DoorRig m_door{ batchAnswers() };
    QString m_firmware;
};

void TestForecastCommands::initTestCase()
{
    QVERIFY(m_door.start(4));
    m_firmware = m_door.firmware(QStringLiteral("3.0"));
    QVERIFY(!m_firmware.isEmpty());
}

void TestForecastCommands::asksOnlyAndChangesNothing()
{
    const int before = static_cast<int>(m_door.ask(QStringLiteral("batch list"), {}).rows.size());
    const DoorSaid said = m_door.ask(QStringLiteral("batch forecast"),
        { { QStringLiteral("firmware_or_batch"), m_firmware }, { QStringLiteral("halt_failures"), 2 } });
    QCOMPARE(said.last.kind, CtlAnswer::Kind::Done);
    const QJsonObject made = said.object();
    QCOMPARE(made.value(QLatin1String("devices")).toInt(), 3); // the test device has it already
    QVERIFY(!made.value(QLatin1String("finish")).toObject().value(QLatin1String("median")).toString().isEmpty());
    QCOMPARE(made.value(QLatin1String("exposures")).toArray().size(), 3);
    QVERIFY(made.value(QLatin1String("curve")).toArray().size() > 10);
    QVERIFY(made.value(QLatin1String("text")).toString().contains(QStringLiteral("95 %")));
    QCOMPARE(m_door.ask(QStringLiteral("batch list"), {}).rows.size(), before);
}

void TestForecastCommands::refusesWhatMakesNoSense()
{
    const auto refusal = [this](const QJsonObject& arguments) {
        return m_door.ask(QStringLiteral("batch forecast"), arguments).last.errorKind;
    };
    QCOMPARE(refusal({ { QStringLiteral("firmware_or_batch"), QStringLiteral("9.9") } }), QStringLiteral("not_found"));
    const QString verification
        = m_door.ask(QStringLiteral("batch list"), {}).rows.first().toObject().value(QLatin1String("id")).toString();
    QCOMPARE(refusal({ { QStringLiteral("firmware_or_batch"), verification } }), QStringLiteral("batch_not_open"));
    QCOMPARE(refusal({ { QStringLiteral("firmware_or_batch"), verification }, { QStringLiteral("rate"), 5 } }),
        QStringLiteral("request_invalid"));
}

void TestForecastCommands::historyIsTheUsualShare()
{
    const QJsonObject started = m_door
                                    .ask(QStringLiteral("batch start"),
                                        { { QStringLiteral("firmware"), m_firmware },
                                            { QStringLiteral("usual_failures"), QStringLiteral("history") } })
                                    .object();
    const BatchId id = BatchId::fromString(started.value(QLatin1String("id")).toString());
    const auto rules = m_door.rig().wait(m_door.rig().console().loop().ask<HaltRules>(
        [id](ControlLoop& loop, TimeMs) -> Result<HaltRules> { return loop.rules().engine.batch(id)->plan.halt; }));
    QVERIFY(rules);
    QVERIFY(rules->testsRate);
    QCOMPARE(rules->basePerMillion, BaseRate().perMillion); // no batch had ended before
    QCOMPARE(m_door.ask(QStringLiteral("wait"), { { QStringLiteral("batch"), id.toString() } })
                 .object()
                 .value(QLatin1String("state"))
                 .toString(),
        QStringLiteral("completed"));
}

void TestForecastCommands::aBatchThatRuns()
{
    const QString firmware = m_door.firmware(QStringLiteral("3.1"));
    const QJsonObject started = m_door
                                    .ask(QStringLiteral("batch start"),
                                        { { QStringLiteral("firmware"), firmware }, { QStringLiteral("rate"), 1 } })
                                    .object();
    const QString id = started.value(QLatin1String("id")).toString();
    const QJsonObject made
        = m_door.ask(QStringLiteral("batch forecast"), { { QStringLiteral("firmware_or_batch"), id } }).object();
    QVERIFY(made.value(QLatin1String("devices")).toInt() >= 2);
    QVERIFY(made.value(QLatin1String("known")).toInt() >= 2); // by the batch before
    QVERIFY(made.value(QLatin1String("exposures")).toArray().isEmpty());
    (void)m_door.ask(QStringLiteral("batch cancel"), { { QStringLiteral("batch"), id } });
}

void TestForecastCommands::endsWhenCancelled()
{
    BatchDraft draft;
    draft.firmware = FirmwareId::fromString(m_firmware);
    auto asked = m_door.rig().commands().forecastBatch(draft);
    asked.cancel();
    QTRY_VERIFY(asked.isFinished());
    QVERIFY(asked.isCanceled());
}

QTEST_GUILESS_MAIN(TestForecastCommands)
#include "tst_forecastcommands.moc"
