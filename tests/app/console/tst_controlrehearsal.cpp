// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/console/doorrig.h"

using namespace console;

/// `batch rehearse` as rolloutctl asks for it.
class TestControlRehearsal : public QObject
{
    Q_OBJECT

    static ControlTable answers()
    {
        ControlTable all = batchAnswers();
        all.insert(rehearsalAnswers());
        return all;
    }
    [[nodiscard]] DoorSaid rehearse(QJsonObject arguments)
    {
        arguments.insert(QStringLiteral("firmware"), m_firmware);
        return m_door.ask(QStringLiteral("batch rehearse"), arguments, 200'000);
    }

    DoorRig m_door{ answers() };
    QString m_firmware;

private slots:
    void initTestCase()
    {
        qputenv("PATH", qgetenv("ROLLOUT_BIN") + ':' + qgetenv("PATH"));
        QVERIFY(m_door.start(4));
        m_firmware = m_door.firmware(QStringLiteral("3.0"));
        QVERIFY(!m_firmware.isEmpty());
    }
    void printsTheResultBesideTheForecast()
    {
        const DoorSaid said
            = rehearse({ { QStringLiteral("behave"), QStringLiteral("fail") }, { QStringLiteral("share"), 100 },
                { QStringLiteral("halt_failures"), 1 }, { QStringLiteral("minutes"), 1 } });
        QCOMPARE(said.last.kind, CtlAnswer::Kind::Done);
        const QJsonObject made = said.object();
        QCOMPARE(made.value(QLatin1String("end")).toString(), QStringLiteral("halted"));
        QCOMPARE(made.value(QLatin1String("devices")).toInt(), 3);
        QCOMPARE(made.value(QLatin1String("halt")).toObject().value(QLatin1String("cause")).toString(),
            QStringLiteral("too_many_failures"));
        QVERIFY(made.value(QLatin1String("finish")).isNull() || made.value(QLatin1String("finish")).isString());
        QVERIFY(!made.value(QLatin1String("forecast_finish")).toObject().value(QLatin1String("high")).isNull());
        QVERIFY(made.value(QLatin1String("curve")).toArray().size() > 10);
        QVERIFY(made.value(QLatin1String("text")).toString().contains(QStringLiteral("halt rule")));
    }
    void refusesWhatMakesNoSense()
    {
        QCOMPARE(rehearse({ { QStringLiteral("behave"), QStringLiteral("nicely") } }).last.errorKind,
            QStringLiteral("request_invalid"));
        QCOMPARE(rehearse({ { QStringLiteral("share"), 5 } }).last.errorKind, QStringLiteral("request_invalid"));
        QCOMPARE(
            rehearse({ { QStringLiteral("minutes"), 61 } }).last.errorKind, QStringLiteral("rehearsal_out_of_range"));
        QCOMPARE(rehearse({ { QStringLiteral("rate"), 0 } }).last.errorKind, QStringLiteral("rate_out_of_range"));
    }
    void endsWithWhoAsked()
    {
        auto buffer = std::make_unique<QBuffer>();
        (void)buffer->open(QIODevice::ReadWrite);
        auto* reply = new ControlReply(buffer.get());
        rehearsalAnswers().value(QStringLiteral("batch rehearse"))({ m_door.rig().console(), m_door.rig().commands() },
            { { QStringLiteral("firmware"), m_firmware }, { QStringLiteral("minutes"), 30 } }, *reply);
        QTRY_VERIFY_WITH_TIMEOUT(m_door.rig().console().rehearsing(), 60'000);
        buffer.reset();
        QTRY_VERIFY_WITH_TIMEOUT(!m_door.rig().console().rehearsing(), 30'000);
    }
};

QTEST_GUILESS_MAIN(TestControlRehearsal)
#include "tst_controlrehearsal.moc"
