// SPDX-License-Identifier: GPL-3.0-or-later
// Four eyes: the real console without a window, two operators at rolloutctl, a kill between the one who makes a batch
// and the one who releases it. A recorder at the broker sees what left, and when.
#include "tests/integration/fleetprocess.h"
#include "tests/integration/headlessprocess.h"
#include "tests/support/mosquittoprocess.h"
#include "tests/support/trafficrecorder.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace console;

class TestFourEyes : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void anotherOperatorReleases();
    void bothStandInTheLog();

private:
    [[nodiscard]] CtlSaid as(const char* name, const QStringList& arguments) const
    {
        return m_console->ctl(QStringList{ QStringLiteral("--operator"), QString::fromLatin1(name) } + arguments);
    }
    [[nodiscard]] qsizetype noticesOf(const QString& version);

    QTemporaryDir m_folder;
    std::unique_ptr<MosquittoProcess> m_broker;
    std::unique_ptr<HeadlessProcess> m_console;
    std::unique_ptr<FleetProcess> m_fleet;
    std::unique_ptr<TrafficRecorder> m_recorder;
    QByteArrayList m_notices; ///< everything on upgrade topics so far
    qsizetype m_before = 0;
    QString m_batch;
};

namespace {

constexpr int devices = 6;

QString textOf(const QJsonObject& object, const char* key)
{
    return object.value(QLatin1String(key)).toString();
}

/// Exit 1, and the name of the error as a program reads it.
QString refusal(const CtlSaid& said)
{
    if (said.code != 1)
        return QStringLiteral("exit %1").arg(said.code);
    return QJsonDocument::fromJson(said.err)
        .object()
        .value(QLatin1String("refused"))
        .toObject()
        .value(QLatin1String("kind"))
        .toString();
}

} // namespace

qsizetype TestFourEyes::noticesOf(const QString& version)
{
    if (!m_recorder->settle())
        return -1;
    for (const RecordedMessage& message : m_recorder->take()) {
        if (message.topic.startsWith("/ota/device/upgrade/"))
            m_notices.append(message.payload);
    }
    const QByteArray quoted = QStringLiteral("\"%1\"").arg(version).toUtf8();
    return std::ranges::count_if(m_notices, [&](const QByteArray& payload) { return payload.contains(quoted); });
}

void TestFourEyes::initTestCase()
{
    MosquittoProcess::Options options;
    options.unlimitedQueues = true;
    m_broker = std::make_unique<MosquittoProcess>(options);
    QVERIFY2(m_broker->start(), qPrintable(m_broker->log()));
    m_recorder = std::make_unique<TrafficRecorder>(m_broker->port());
    QVERIFY(m_recorder->start());
    m_console = std::make_unique<HeadlessProcess>(m_folder.filePath(QStringLiteral("w")), m_broker->port());
    QVERIFY(m_console->start());
    QVERIFY2(m_console->waitForReady(), qPrintable(m_console->errors()));
    m_fleet = std::make_unique<FleetProcess>(m_broker->port(), m_folder.filePath(QStringLiteral("ledger")),
        QStringList{ QStringLiteral("--product"), QStringLiteral("a1eyes"), QStringLiteral("--devices"),
            QString::number(devices), QStringLiteral("--seed"), QStringLiteral("3"), QStringLiteral("--reboot-ms"),
            QStringLiteral("100"), QStringLiteral("--kinds"), QStringLiteral("plain=100"), QStringLiteral("--modules"),
            QStringLiteral("MCU=0"), QStringLiteral("--fates"), QStringLiteral("slow=0,offline=0") });
    QVERIFY(m_fleet->start());
    QTRY_COMPARE_WITH_TIMEOUT(
        m_console->ctl({ QStringLiteral("status") }).object().value(QLatin1String("devices")).toInt(), devices, 60000);
    const QString file = m_folder.filePath(QStringLiteral("firmware.bin"));
    QFile firmware(file);
    QVERIFY(firmware.open(QIODevice::WriteOnly));
    QCOMPARE(firmware.write(QByteArray(20'000, 'f')), 20'000);
    firmware.close();
    const CtlSaid added = as("Anna",
        { QStringLiteral("firmware"), QStringLiteral("add"), file, QStringLiteral("--product"),
            QStringLiteral("a1eyes"), QStringLiteral("--version"), QStringLiteral("3.0") });
    QVERIFY2(added.code == 0, added.err);
    QCOMPARE(as("Anna", { QStringLiteral("settings"), QStringLiteral("four-eyes"), QStringLiteral("on") }).code, 0);
    const CtlSaid verification = as("Anna",
        { QStringLiteral("verify"), QStringLiteral("start"), QStringLiteral("3.0"), QStringLiteral("--devices"),
            QStringLiteral("dev000001") });
    QVERIFY2(verification.code == 0, verification.err);
    QCOMPARE(as("Anna", { QStringLiteral("wait"), textOf(verification.object(), "id") }).code, 0);
    m_before = noticesOf(QStringLiteral("3.0")); // of the verification
    QVERIFY(m_before > 0);
}

void TestFourEyes::anotherOperatorReleases()
{
    const CtlSaid made = as("Anna", { QStringLiteral("batch"), QStringLiteral("start"), QStringLiteral("3.0") });
    QVERIFY2(made.code == 0, made.err);
    m_batch = textOf(made.object(), "id");
    QVERIFY(made.object().value(QLatin1String("awaiting_release")).toBool());
    QCOMPARE(textOf(made.object(), "author"), QStringLiteral("Anna"));
    const QStringList approve{ QStringLiteral("batch"), QStringLiteral("approve"), m_batch };
    QCOMPARE(refusal(as("Anna", approve)), QStringLiteral("own_release"));
    QCOMPARE(as("  ", approve).code, 2);

    m_console->kill();
    QVERIFY(m_console->start());
    QVERIFY2(m_console->waitForReady(), qPrintable(m_console->errors()));
    QTest::qWait(1500); // what a restart sends, it sends now
    QCOMPARE(noticesOf(QStringLiteral("3.0")), m_before);
    const QJsonObject waits = m_console->ctl({ QStringLiteral("batch"), QStringLiteral("show"), m_batch }).object();
    QVERIFY(waits.value(QLatin1String("awaiting_release")).toBool());
    QCOMPARE(textOf(waits, "state"), QStringLiteral("scheduled"));
    const CtlSaid why
        = m_console->ctl({ QStringLiteral("devices"), QStringLiteral("why"), QStringLiteral("dev000002") });
    QCOMPARE(textOf(why.object(), "why"), QStringLiteral("awaits_release"));
    QVERIFY(textOf(why.object(), "text").contains(QStringLiteral("Anna")));
    QCOMPARE(refusal(as(" anna ", approve)), QStringLiteral("own_release"));
    QCOMPARE(as("Ben", { QStringLiteral("batch"), QStringLiteral("review"), m_batch })
                 .object()
                 .value(QLatin1String("devices"))
                 .toInt(),
        devices - 1);
    QCOMPARE(refusal(as("Ben", approve + QStringList{ QStringLiteral("--expect"), QStringLiteral("99") })),
        QStringLiteral("fleet_changed"));
    QCOMPARE(noticesOf(QStringLiteral("3.0")), m_before);

    const CtlSaid released = as("Ben", approve);
    QVERIFY2(released.code == 0, released.err);
    QCOMPARE(textOf(released.object(), "released_by"), QStringLiteral("Ben"));
    m_console->kill(); // it is durable: another process carries it out
    QVERIFY(m_console->start());
    QVERIFY2(m_console->waitForReady(), qPrintable(m_console->errors()));
    QCOMPARE(m_console->ctl({ QStringLiteral("wait"), m_batch }, 120000).code, 0);
    const QJsonObject ended = m_console->ctl({ QStringLiteral("batch"), QStringLiteral("show"), m_batch }).object();
    QCOMPARE(ended.value(QLatin1String("counts")).toObject().value(QLatin1String("succeeded")).toInt(), devices - 1);
    QVERIFY(noticesOf(QStringLiteral("3.0")) >= m_before + devices - 1);
    QCOMPARE(m_fleet->ledger().value(QStringLiteral("dev000006")).installed, QStringLiteral("3.0"));
}

void TestFourEyes::bothStandInTheLog()
{
    const CtlSaid said = m_console->ctl({ QStringLiteral("activity"), QStringLiteral("--batch"), m_batch,
        QStringLiteral("--limit"), QStringLiteral("100") });
    QMap<QString, QString> actors;
    const QJsonArray entries = QJsonDocument::fromJson(said.out).array();
    for (const QJsonValue& entry : entries)
        actors.insert(textOf(entry.toObject(), "kind"), textOf(entry.toObject(), "actor"));
    QCOMPARE(actors.value(QStringLiteral("batch_submitted")), QStringLiteral("Anna"));
    QCOMPARE(actors.value(QStringLiteral("batch_released")), QStringLiteral("Ben"));
    QVERIFY(m_console->stop());
}

QTEST_GUILESS_MAIN(TestFourEyes)
#include "tst_foureyes.moc"
