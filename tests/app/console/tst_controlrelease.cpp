// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/console/doorrig.h"

using namespace console;

namespace {

ControlTable doors()
{
    ControlTable all = batchAnswers();
    all.insert(releaseAnswers());
    return all;
}

} // namespace

/// Four eyes as rolloutctl asks for them.
class TestControlRelease : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void theSwitchTakesTwoWords();
    void aBatchIsReviewedAndRefused();
    void strictnessIsTheApproversToo();

private:
    [[nodiscard]] QString submitted();

    DoorRig m_door{ doors() };
    QString m_firmware;
};

void TestControlRelease::initTestCase()
{
    QVERIFY(m_door.start(4));
    m_firmware = m_door.firmware(QStringLiteral("3.0"));
    QVERIFY(!m_firmware.isEmpty());
}

QString TestControlRelease::submitted()
{
    return m_door.ask(QStringLiteral("batch start"), { { QStringLiteral("firmware"), m_firmware } })
        .object()
        .value(QLatin1String("id"))
        .toString();
}

void TestControlRelease::theSwitchTakesTwoWords()
{
    const auto say = [this](const char* word) {
        return m_door.ask(
            QStringLiteral("settings four-eyes"), { { QStringLiteral("on_or_off"), QString::fromLatin1(word) } });
    };
    QCOMPARE(say("perhaps").last.errorKind, QStringLiteral("request_invalid"));
    QCOMPARE(say("on").object().value(QLatin1String("four_eyes")).toBool(), true);
    QTRY_COMPARE(m_door.rig().activities(ActivityKind::SettingsChanged).size(), 1);
    QVERIFY(m_door.rig().commands().settings().fourEyes);
    QCOMPARE(say("off").object().value(QLatin1String("four_eyes")).toBool(true), false);
    QVERIFY(!m_door.rig().commands().settings().fourEyes);
    QCOMPARE(say("on").object().value(QLatin1String("four_eyes")).toBool(), true);
}

void TestControlRelease::aBatchIsReviewedAndRefused()
{
    const QString id = submitted();
    const QJsonObject shown = m_door.ask(QStringLiteral("batch show"), { { QStringLiteral("batch"), id } }).object();
    QCOMPARE(shown.value(QLatin1String("awaiting_release")).toBool(), true);
    QCOMPARE(shown.value(QLatin1String("author")).toString(), m_door.rig().console().operatorName());
    QVERIFY(shown.value(QLatin1String("released_by")).isNull());
    const QJsonObject reviewed
        = m_door.ask(QStringLiteral("batch review"), { { QStringLiteral("batch"), id } }).object();
    QCOMPARE(reviewed.value(QLatin1String("devices")).toInt(), 3); // the test device has it already
    QVERIFY(reviewed.value(QLatin1String("findings")).isArray());
    const DoorSaid own = m_door.ask(QStringLiteral("batch approve"), { { QStringLiteral("batch"), id } });
    QCOMPARE(own.last.errorKind, QStringLiteral("own_release"));
    const DoorSaid rate = m_door.ask(
        QStringLiteral("batch rate"), { { QStringLiteral("batch"), id }, { QStringLiteral("per_minute"), 5 } });
    QCOMPARE(rate.last.errorKind, QStringLiteral("awaits_release"));
    (void)m_door.ask(QStringLiteral("batch cancel"), { { QStringLiteral("batch"), id } });
    const DoorSaid late = m_door.ask(QStringLiteral("batch review"), { { QStringLiteral("batch"), id } });
    QCOMPARE(late.last.errorKind, QStringLiteral("batch_not_open"));
}

void TestControlRelease::strictnessIsTheApproversToo()
{
    const QString id = submitted();
    const DoorSaid unknown = m_door.ask(QStringLiteral("batch approve"),
        { { QStringLiteral("batch"), id }, { QStringLiteral("accept"), QJsonArray{ QStringLiteral("everything") } } });
    QCOMPARE(unknown.last.errorKind, QStringLiteral("request_invalid"));
    ConsoleCommands ben(m_door.rig().console(), QStringLiteral("Ben"));
    BatchApproval approval;
    approval.batch = BatchId::fromString(id);
    approval.expected = 77;
    const auto refused = m_door.rig().wait(ben.approveBatch(approval));
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::FleetChanged);
    approval.expected = 3;
    approval.consent = Consent::everything();
    QVERIFY(m_door.rig().wait(ben.approveBatch(approval)));
    const QJsonObject ended = m_door.ask(QStringLiteral("wait"), { { QStringLiteral("batch"), id } }).object();
    QCOMPARE(ended.value(QLatin1String("state")).toString(), QStringLiteral("completed"));
    QCOMPARE(ended.value(QLatin1String("released_by")).toString(), QStringLiteral("Ben"));
    const DoorSaid again = m_door.ask(QStringLiteral("batch approve"), { { QStringLiteral("batch"), id } });
    QCOMPARE(again.last.errorKind, QStringLiteral("batch_not_open"));
}

QTEST_GUILESS_MAIN(TestControlRelease)
#include "tst_controlrelease.moc"
