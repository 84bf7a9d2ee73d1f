// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/connection.h"
#include "tests/app/console/doorrig.h"

using namespace console;

class TestControlDevices : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void status();
    void aLongListComesInPieces();
    void filters();
    void oneDevice();
    void whyWithoutABatch();
    void activityOfADevice();
    void theLogProvesItself();

private:
    DoorRig m_door{ deviceAnswers() };
};

void TestControlDevices::initTestCase()
{
    QVERIFY(m_door.start(5));
}

void TestControlDevices::status()
{
    const QJsonObject status = m_door.ask(QStringLiteral("status"), {}).object();
    QCOMPARE(status.value(QLatin1String("devices")).toInt(), 5);
    QVERIFY(status.value(QLatin1String("reports")).toInt() >= 5);
    QCOMPARE(status.value(QLatin1String("store")).toObject().value(QLatin1String("state")).toString(),
        QStringLiteral("writing"));
}

void TestControlDevices::aLongListComesInPieces()
{
    // More than one page of lines, and more than one turn of the engine.
    const auto filled
        = m_door.rig().wait(m_door.rig().console().loop().order<void>({}, [](ControlLoop& loop, TimeMs now) {
              for (int i = 0; i < 2500; ++i) {
                  const QByteArray name = "extra" + QByteArray::number(i);
                  DeviceReport report;
                  report.productKey = "a1extra";
                  report.deviceName = std::string_view(name.constData(), static_cast<std::size_t>(name.size()));
                  report.module = "default";
                  report.version = "1.0";
                  (void)loop.rules().fleet.apply(report, now);
              }
              return Result<void>{};
          }));
    QVERIFY(filled);
    const DoorSaid said = m_door.ask(QStringLiteral("devices list"), {});
    QCOMPARE(said.rows.size(), 2505);
    QCOMPARE(said.rows.last().toObject().value(QLatin1String("device")).toString(), QStringLiteral("extra2499"));
}

void TestControlDevices::filters()
{
    const auto count = [&](const char* text) {
        return m_door
            .ask(QStringLiteral("devices list"),
                { { QStringLiteral("filter"), QString::fromLatin1(text) }, { QStringLiteral("product"), demoProduct } })
            .rows.size();
    };
    QCOMPARE(count("dev000003"), 1);
    QCOMPARE(count("version:1.0"), 5);
    QCOMPARE(count("-version:1.0"), 0);
    QCOMPARE(count("state:queued"), 0);
    QCOMPARE(m_door.ask(QStringLiteral("devices list"), { { QStringLiteral("filter"), QStringLiteral("state:blue") } })
                 .last.errorKind,
        QStringLiteral("request_invalid"));
}

void TestControlDevices::oneDevice()
{
    const QJsonObject device
        = m_door.ask(QStringLiteral("devices show"), { { QStringLiteral("device"), QStringLiteral("dev000002") } })
              .object();
    QCOMPARE(device.value(QLatin1String("product")).toString(), demoProduct);
    QCOMPARE(device.value(QLatin1String("history")).toArray().size(), 1);
    QVERIFY(!device.value(QLatin1String("messages")).toArray().isEmpty());
}

void TestControlDevices::whyWithoutABatch()
{
    const QJsonObject why
        = m_door.ask(QStringLiteral("devices why"), { { QStringLiteral("device"), QStringLiteral("dev000002") } })
              .object();
    QCOMPARE(why.value(QLatin1String("why")).toString(), QStringLiteral("no_firmware"));
    QVERIFY(!why.value(QLatin1String("text")).toString().isEmpty());
}

void TestControlDevices::activityOfADevice()
{
    const DoorSaid all = m_door.ask(QStringLiteral("activity"), { { QStringLiteral("limit"), 2 } });
    QCOMPARE(all.rows.size(), 2);
    const DoorSaid none
        = m_door.ask(QStringLiteral("activity"), { { QStringLiteral("device"), QStringLiteral("dev000004") } });
    QCOMPARE(none.last.kind, CtlAnswer::Kind::Done);
    QVERIFY(none.rows.isEmpty());
}

void TestControlDevices::theLogProvesItself()
{
    const QJsonObject verify{ { QStringLiteral("verify"), true } };
    const DoorSaid whole = m_door.ask(QStringLiteral("activity"), verify);
    QVERIFY(whole.rows.isEmpty());
    QVERIFY(whole.object().value(QLatin1String("intact")).toBool());
    QVERIFY(whole.object().value(QLatin1String("entries")).toInt() > 0);
    QCOMPARE(whole.object().value(QLatin1String("head")).toString().size(), 64);
    {
        const auto other = Connection::open(m_door.rig().console().workspace().databasePath(), Connection::Mode::Write);
        QVERIFY(other);
        QVERIFY((*other)->execute(
            QStringLiteral("UPDATE event SET actor = 'somebody' WHERE id = (SELECT min(id) FROM event)")));
    }
    const DoorSaid broken = m_door.ask(QStringLiteral("activity"), verify);
    QCOMPARE(broken.last.errorKind, QStringLiteral("database_damaged"));
    QVERIFY2(broken.last.errorText.contains(QStringLiteral("activity log: entry ")), qPrintable(broken.last.errorText));
}

QTEST_GUILESS_MAIN(TestControlDevices)
#include "tst_controldevices.moc"
