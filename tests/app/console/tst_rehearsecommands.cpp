// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/console/doorrig.h"

#include <QDir>
#include <QFile>

using namespace console;

/// Rehearsals that a real console orders: what comes of them, and that its own workspace, broker and devices have no
/// part in it.
class TestRehearseCommands : public QObject
{
    Q_OBJECT

    using Answer = QFuture<Result<Rehearsal>>;

    [[nodiscard]] BatchDraft draft() const
    {
        BatchDraft made;
        made.firmware = FirmwareId::fromString(m_firmware);
        return made;
    }
    [[nodiscard]] static QStringList folders()
    {
        return QDir::temp().entryList({ QStringLiteral("rollout-rehearsal-*") }, QDir::Dirs);
    }
    [[nodiscard]] QByteArray file(const QString& path) const
    {
        QFile read(path);
        return read.open(QIODevice::ReadOnly) ? read.readAll() : QByteArray();
    }
    /// All that is known of batches, firmware and devices, the log, and what the devices say they did.
    [[nodiscard]] QList<QVariant> everything()
    {
        using Counts = std::pair<std::size_t, std::size_t>;
        const auto counts = m_door.rig().wait(
            m_door.rig().console().loop().ask<Counts>([](ControlLoop& loop, TimeMs) -> Result<Counts> {
                const RolloutEngine& engine = loop.rules().engine;
                return Counts{ engine.batches().size(), engine.firmwareIds().size() };
            }));
        const auto log = m_door.rig().wait(m_door.rig().commands().activities({}));
        QList<QVariant> all{ QVariant::fromValue(counts ? counts->first : 0),
            QVariant::fromValue(counts ? counts->second : 0), log ? log->size() : -1, m_door.rig().deviceCount(),
            file(m_door.rig().path(QStringLiteral("ledger"))) };
        for (int number = 1; number <= 4; ++number)
            all += m_door.rig().versionOf(QStringLiteral("dev00000%1").arg(number));
        const QStringList vault = QDir(m_door.rig().console().workspace().vaultFolder()).entryList(QDir::Files);
        return all << vault;
    }

    QTemporaryDir m_temporary; ///< its own, so that no other test's rehearsals are seen
    DoorRig m_door{ batchAnswers() };
    QString m_firmware;

private slots:
    void initTestCase()
    {
        QVERIFY(qputenv("TMPDIR", m_temporary.path().toLocal8Bit()));
        qputenv("PATH", qgetenv("ROLLOUT_BIN") + ':' + qgetenv("PATH"));
        QVERIFY(m_door.start(4));
        m_firmware = m_door.firmware(QStringLiteral("3.0"));
        QVERIFY(!m_firmware.isEmpty());
    }
    void theSamePlanOnVirtualDevices()
    {
        const QList<QVariant> before = everything();
        Answer asked = m_door.rig().commands().rehearseBatch(draft(), { RehearsalBehaviour::AllWell, 10, 0 });
        // Only one at a time.
        const auto other = m_door.rig().commands().rehearseBatch(draft(), {});
        QTRY_VERIFY(other.isFinished());
        QCOMPARE(other.result().error().kind, ErrorKind::RehearsalRunning);
        QTRY_VERIFY_WITH_TIMEOUT(asked.isFinished(), 200'000);
        const QList<Result<Rehearsal>> results = asked.results();
        QVERIFY(results.last());
        const Rehearsal& last = *results.last();
        QCOMPARE(last.stage, RehearsalStage::Ended);
        QCOMPARE(last.devices, 3U); // the test device has it already
        QCOMPARE(last.sample, 3U);
        QCOMPARE(last.succeeded, 3U);
        QVERIFY(last.finishAt > last.startAt);
        QVERIFY(results.size() > 4);
        QCOMPARE(everything(), before);
        QCOMPARE(folders(), m_foldersBefore);
    }
    void itIsStoppedAtAnyMoment()
    {
        for (const int newsBefore : { 0, 1, 3 }) {
            Answer asked = m_door.rig().commands().rehearseBatch(draft(), { RehearsalBehaviour::AllWell, 10, 10 });
            QTRY_VERIFY_WITH_TIMEOUT(asked.resultCount() >= newsBefore, 60'000);
            asked.cancel();
            QTRY_VERIFY_WITH_TIMEOUT(!m_door.rig().console().rehearsing(), 30'000);
            QCOMPARE(folders(), m_foldersBefore);
        }
    }
    void whatMakesNoSenseIsRefused()
    {
        const auto refusal = [this](const BatchDraft& what, const RehearsalWish& wish) {
            const Answer asked = m_door.rig().commands().rehearseBatch(what, wish);
            const bool isDone = QTest::qWaitFor([&] { return asked.isFinished(); }, 30'000);
            return isDone && !asked.result() ? asked.result().error().kind : ErrorKind::Internal;
        };
        QCOMPARE(refusal(draft(), { RehearsalBehaviour::SomeFail, 0, 1 }), ErrorKind::RehearsalOutOfRange);
        QCOMPARE(refusal({}, {}), ErrorKind::NotFound);
        BatchDraft none = draft();
        none.plan.scope = Scope::SourceVersions;
        none.plan.sourceVersions = { QStringLiteral("0.0.7") };
        QCOMPARE(refusal(none, {}), ErrorKind::NoTargets);
        BatchDraft waves = draft();
        waves.plan.waves.resize(2);
        waves.plan.waves[0].devices = 50;
        QCOMPARE(refusal(waves, {}), ErrorKind::WavesTooLarge);
        QVERIFY(!m_door.rig().console().rehearsing());
    }
    void init() { m_foldersBefore = folders(); }

private:
    QStringList m_foldersBefore;
};

QTEST_GUILESS_MAIN(TestRehearseCommands)
#include "tst_rehearsecommands.moc"
