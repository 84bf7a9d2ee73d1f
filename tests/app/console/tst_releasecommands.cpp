// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/settingsfile.h"
#include "tests/app/console/doorrig.h"

#include <QFile>

using namespace console;

/// The four eyes of a real console: its switch, and what stands in the way of a release.
class TestReleaseCommands : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void theSwitchIsKeptAndLogged();
    void switchedOffWhatWaitsGoesOnWaiting();
    void aChangedFileIsNotReleased();

private:
    [[nodiscard]] bool fourEyes(bool on);
    [[nodiscard]] BatchId submitted(const QString& firmware);
    [[nodiscard]] Result<void> approveAs(const QString& name, BatchId id);

    DoorRig m_door{ batchAnswers() };
};

void TestReleaseCommands::initTestCase()
{
    QVERIFY(m_door.start(3));
}

bool TestReleaseCommands::fourEyes(bool on)
{
    ConsoleSettings settings = m_door.rig().commands().settings();
    settings.fourEyes = on;
    return m_door.rig().wait(m_door.rig().commands().applySettings(settings)).has_value();
}

BatchId TestReleaseCommands::submitted(const QString& firmware)
{
    return BatchId::fromString(m_door.ask(QStringLiteral("batch start"), { { QStringLiteral("firmware"), firmware } })
                                   .object()
                                   .value(QLatin1String("id"))
                                   .toString());
}

Result<void> TestReleaseCommands::approveAs(const QString& name, BatchId id)
{
    ConsoleCommands other(m_door.rig().console(), name);
    const auto preview = m_door.rig().wait(other.previewRelease(id));
    if (!preview)
        return failure(preview.error());
    return m_door.rig().wait(
        other.approveBatch({ id, {}, Consent::everything(), static_cast<quint32>(preview->selection.targets.size()) }));
}

void TestReleaseCommands::theSwitchIsKeptAndLogged()
{
    QVERIFY(fourEyes(true));
    QVERIFY(m_door.rig().commands().settings().fourEyes);
    const auto kept = loadSettings(m_door.rig().workspace() + QStringLiteral("/settings.json"));
    QVERIFY(kept && kept->fourEyes);
    QTRY_COMPARE(m_door.rig().activities(ActivityKind::SettingsChanged).size(), 1);
    const Activity logged = m_door.rig().activities(ActivityKind::SettingsChanged).first();
    QCOMPARE(logged.args, QStringList{ QStringLiteral("four-eyes-on") });
    QCOMPARE(logged.actor, m_door.rig().console().operatorName());
    QVERIFY(fourEyes(true)); // no change, no entry
    QCOMPARE(m_door.rig().activities(ActivityKind::SettingsChanged).size(), 1);
}

void TestReleaseCommands::switchedOffWhatWaitsGoesOnWaiting()
{
    const QString firmware = m_door.firmware(QStringLiteral("3.0")); // a verification needs no second operator
    QVERIFY(!firmware.isEmpty());
    const BatchId id = submitted(firmware);
    QVERIFY(fourEyes(false));
    QVERIFY(!m_door.rig().commands().settings().fourEyes);
    QTRY_VERIFY(m_door.rig().batch(id) && m_door.rig().batch(id)->batch.awaitsRelease());
    const auto own = approveAs(m_door.rig().console().operatorName(), id);
    QVERIFY(!own);
    QCOMPARE(own.error().kind, ErrorKind::OwnRelease);
    QVERIFY(approveAs(QStringLiteral("Ben"), id));
    QTRY_COMPARE_WITH_TIMEOUT(m_door.rig().batch(id)->batch.state, BatchState::Completed, 60000);
    QCOMPARE(m_door.rig().batch(id)->batch.releasedBy, QStringLiteral("Ben"));
    const QList<Activity> released = m_door.rig().activities(ActivityKind::BatchReleased);
    QCOMPARE(released.size(), 1);
    QCOMPARE(released.first().actor, QStringLiteral("Ben"));
}

void TestReleaseCommands::aChangedFileIsNotReleased()
{
    QVERIFY(fourEyes(true));
    const QString firmware = m_door.firmware(QStringLiteral("3.1"));
    QVERIFY(!firmware.isEmpty());
    const BatchId id = submitted(firmware);
    const auto sent = m_door.rig().wait(
        m_door.rig().console().loop().ask<QByteArray>([id](ControlLoop& loop, TimeMs) -> Result<QByteArray> {
            return loop.rules().engine.firmware(loop.rules().engine.batch(id)->firmware)->sha256;
        }));
    QVERIFY(sent);
    QFile file(m_door.rig().console().vault().path(*sent));
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
    QVERIFY(file.open(QIODevice::ReadWrite));
    QCOMPARE(file.write("X"), 1);
    file.close();
    const auto refused = approveAs(QStringLiteral("Ben"), id);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::FirmwareTampered);
    QTRY_VERIFY(m_door.rig().batch(id) && m_door.rig().batch(id)->batch.state == BatchState::Paused);
    QCOMPARE(m_door.rig().batch(id)->batch.counts.of(TaskState::Notified), 0U);
}

QTEST_GUILESS_MAIN(TestReleaseCommands)
#include "tst_releasecommands.moc"
