// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/console/doorrig.h"

#include <QFile>

using namespace console;

/// The traffic of a real fleet, followed; and a support bundle of a real console.
class TestSupportCommands : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void followsADevice();
    void followsABatch();
    void packsABundle();

private:
    TrafficPage ask(const TrafficQuery& query)
    {
        return m_door.rig().wait(m_door.rig().commands().traffic(query)).value_or(TrafficPage{});
    }

    DoorRig m_door{ batchAnswers() };
    QString m_firmware;
};

void TestSupportCommands::initTestCase()
{
    QVERIFY(m_door.start(4));
    m_firmware = m_door.firmware(QStringLiteral("3.0")); // dev000001 was upgraded for it
    QVERIFY(!m_firmware.isEmpty());
}

void TestSupportCommands::followsADevice()
{
    TrafficQuery query;
    query.device = m_door.rig().slotOf(QStringLiteral("dev000001"));
    const TrafficPage first = ask(query);
    QVERIFY(first.messages.size() >= 4); // inform, notice, progress, inform
    for (const TrafficMessage& one : first.messages)
        QCOMPARE(one.device, query.device);
    QVERIFY(std::is_sorted(first.messages.begin(), first.messages.end(),
        [](const auto& a, const auto& b) { return a.number < b.number; }));
    const auto sent = std::count_if(
        first.messages.begin(), first.messages.end(), [](const auto& one) { return !one.message.incoming; });
    QVERIFY(sent >= 1);
    query.after = first.next;
    QVERIFY(ask(query).messages.isEmpty());
    query = {};
    QVERIFY(ask(query).messages.size() > first.messages.size()); // the others too
    query.limit = 1;
    QCOMPARE(ask(query).messages.size(), 1);
}

void TestSupportCommands::followsABatch()
{
    const QJsonObject started = m_door
                                    .ask(QStringLiteral("batch start"),
                                        { { QStringLiteral("firmware"), m_firmware },
                                            { QStringLiteral("devices"), QJsonArray{ QStringLiteral("dev000002") } } })
                                    .object();
    TrafficQuery query;
    query.batch = BatchId::fromString(started.value(QLatin1String("id")).toString());
    QVERIFY(!query.batch.isNull());
    (void)m_door.ask(QStringLiteral("wait"), { { QStringLiteral("batch"), query.batch.toString() } });
    const TrafficPage page = ask(query);
    QVERIFY(!page.messages.isEmpty());
    for (const TrafficMessage& one : page.messages)
        QCOMPARE(one.device, m_door.rig().slotOf(QStringLiteral("dev000002")));
}

void TestSupportCommands::packsABundle()
{
    const QString path = m_door.rig().path(QStringLiteral("support.tar"));
    QCOMPARE(m_door.rig().wait(m_door.rig().commands().saveSupportBundle(path, false)).value(), 5U);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    QVERIFY(bytes.startsWith("support/about.json"));
    QVERIFY(bytes.contains("\"integrity\": \"ok\""));
    QVERIFY(bytes.contains("\"device\": 4"));
    QVERIFY(bytes.contains("\"kind\":\"verification_passed\""));
    QVERIFY(!bytes.contains("dev000001"));
    const auto refused = m_door.rig().wait(m_door.rig().commands().saveSupportBundle(m_door.rig().workspace(), true));
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::WriteFailed);
}

QTEST_GUILESS_MAIN(TestSupportCommands)
#include "tst_supportcommands.moc"
