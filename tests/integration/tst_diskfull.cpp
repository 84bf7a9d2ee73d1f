// SPDX-License-Identifier: GPL-3.0-or-later
// The disk under a running batch fills up, and is freed again: RELIABILITY.md I5 and I10, R5.
#include "models/store/connection.h"
#include "tests/integration/fleetprocess.h"
#include "tests/support/mosquittoprocess.h"
#include "tests/support/smalldisk.h"

#include <QDateTime>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSqlQuery>
#include <QTest>

#include <csignal>
#include <cstdio>

using namespace console;

class TestDiskFull : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void itStopsAndGoesOn();
    void endedWhileFull();
    void killedWhileFull();

private:
    struct Said
    {
        int code = -1;
        QByteArray out;
        QByteArray err;
        QJsonObject object() const { return QJsonDocument::fromJson(out).object(); }
        QJsonArray array() const { return QJsonDocument::fromJson(out).array(); }
    };
    Said ctl(const QStringList& arguments) const;
    [[nodiscard]] bool startConsole();
    [[nodiscard]] int endConsole();
    [[nodiscard]] QString storeState() const;
    [[nodiscard]] QString firmwareFile(const QString& name, int bytes) const;
    [[nodiscard]] QString startBatch();
    [[nodiscard]] QByteArray openTasks(const QString& batch);
    /// Fills the disk and waits until the console says so.
    void fillUp();
    void report(const QString& device, const QByteArray& version) const;
    [[nodiscard]] int acknowledged() const;
    [[nodiscard]] int noticesAfter(double seconds) const;
    void compareWithLedger(const QString& batch) const;

    std::unique_ptr<SmallDisk> m_disk;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<MosquittoProcess> m_broker;
    std::unique_ptr<FleetProcess> m_fleet;
    std::unique_ptr<QProcess> m_console;
    std::unique_ptr<QProcess> m_recorder;
};

namespace {

constexpr int devices = 60;
const QString batchPatience = QStringLiteral("160"); // s: rules let some devices wait for a minute
constexpr int lateDevices = 5;
constexpr int mostMore = 2000;
constexpr int diskMebibytes = 16;
constexpr int silenceMs = 3000;
constexpr int patience = 60000;
const QString product = QStringLiteral("a1full");

QString program(const char* name)
{
    return qEnvironmentVariable("ROLLOUT_BIN") + u'/' + QString::fromLatin1(name);
}

QString textOf(const QJsonObject& object, const char* key)
{
    return object.value(QLatin1String(key)).toString();
}

double now()
{
    return static_cast<double>(QDateTime::currentMSecsSinceEpoch()) / 1000;
}

} // namespace

TestDiskFull::Said TestDiskFull::ctl(const QStringList& arguments) const
{
    QProcess process;
    process.start(program("rolloutctl"),
        QStringList{ QStringLiteral("--json"), QStringLiteral("--workspace"), m_disk->path() + QStringLiteral("/w") }
            + arguments);
    if (!process.waitForFinished(180000))
        return {};
    return { process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError() };
}

bool TestDiskFull::startConsole()
{
    m_console = std::make_unique<QProcess>();
    m_console->start(program("rollout-console"),
        { QStringLiteral("--headless"), QStringLiteral("--workspace"), m_disk->path() + QStringLiteral("/w"),
            QStringLiteral("--broker"), QStringLiteral("mqtt://127.0.0.1:%1").arg(m_broker->port()),
            QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0") });
    QByteArray said;
    const bool ready
        = QTest::qWaitFor([&] { return (said += m_console->readAllStandardOutput()).startsWith("ready "); }, patience);
    m_disk->setWriter(m_console->processId());
    return ready;
}

int TestDiskFull::endConsole()
{
    ::kill(static_cast<pid_t>(m_console->processId()), SIGTERM);
    if (!m_console->waitForFinished(patience) || m_console->exitStatus() != QProcess::NormalExit)
        return -1;
    return m_console->exitCode();
}

QString TestDiskFull::storeState() const
{
    return textOf(ctl({ QStringLiteral("status") }).object().value(QLatin1String("store")).toObject(), "state");
}

QString TestDiskFull::firmwareFile(const QString& name, int bytes) const
{
    QFile file(m_folder->filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(QByteArray(bytes, 'f')) != bytes)
        return {};
    return file.fileName();
}

void TestDiskFull::init()
{
    m_disk = std::make_unique<SmallDisk>(diskMebibytes);
    if (!m_disk->isMounted())
        qWarning("no mounts allowed here: a limit on the size of files stands for the full disk");
    m_folder = std::make_unique<QTemporaryDir>();
    MosquittoProcess::Options options;
    options.unlimitedQueues = true;
    options.lines
        = { QStringLiteral("log_dest file ") + m_folder->filePath(QStringLiteral("broker.log")) }; // line by line
    m_broker = std::make_unique<MosquittoProcess>(options);
    QVERIFY2(m_broker->start(), qPrintable(m_broker->log()));
    m_recorder = std::make_unique<QProcess>();
    m_recorder->setStandardOutputFile(m_folder->filePath(QStringLiteral("notices")));
    m_recorder->start(QStringLiteral("mosquitto_sub"),
        { QStringLiteral("-p"), QString::number(m_broker->port()), QStringLiteral("-t"),
            QStringLiteral("/ota/device/upgrade/#"), QStringLiteral("-F"), QStringLiteral("%U %t") });
    QVERIFY(m_recorder->waitForStarted());
    QVERIFY(startConsole());
    m_fleet = std::make_unique<FleetProcess>(m_broker->port(), m_folder->filePath(QStringLiteral("ledger")),
        QStringList{ QStringLiteral("--product"), product, QStringLiteral("--devices"), QString::number(devices),
            QStringLiteral("--seed"), QStringLiteral("5"), QStringLiteral("--reboot-ms"), QStringLiteral("200"),
            QStringLiteral("--kinds"), QStringLiteral("plain=100"), QStringLiteral("--modules"),
            QStringLiteral("MCU=0"), QStringLiteral("--fates"), QStringLiteral("download-failed=10,slow=0,offline=0"),
            QStringLiteral("--protect"), QStringLiteral("dev000001") });
    QVERIFY(m_fleet->start());
    QTRY_COMPARE_WITH_TIMEOUT(
        ctl({ QStringLiteral("status") }).object().value(QLatin1String("devices")).toInt(), devices, patience);
}

void TestDiskFull::cleanup()
{
    if (m_console && m_console->state() != QProcess::NotRunning) {
        m_console->kill();
        m_console->waitForFinished();
    }
    m_console.reset();
    m_fleet.reset();
    if (m_recorder && m_recorder->state() != QProcess::NotRunning) {
        m_recorder->terminate();
        m_recorder->waitForFinished();
    }
    m_recorder.reset();
    m_broker.reset();
    m_disk.reset();
}

/// Verifies a firmware and starts a batch that lasts; its id.
QString TestDiskFull::startBatch()
{
    const Said added
        = ctl({ QStringLiteral("firmware"), QStringLiteral("add"), firmwareFile(QStringLiteral("fw.bin"), 100'000),
            QStringLiteral("--product"), product, QStringLiteral("--version"), QStringLiteral("7.0") });
    const Said verification = ctl({ QStringLiteral("verify"), QStringLiteral("start"), textOf(added.object(), "id"),
        QStringLiteral("--devices"), QStringLiteral("dev000001") });
    if (ctl({ QStringLiteral("wait"), textOf(verification.object(), "id"), QStringLiteral("--timeout"),
                QStringLiteral("60") })
            .code
        != 0)
        return {};
    const Said started = ctl({ QStringLiteral("batch"), QStringLiteral("start"), QStringLiteral("7.0"),
        QStringLiteral("--all"), QStringLiteral("--rate"), QStringLiteral("240") });
    return textOf(started.object(), "id");
}

/// Why it has not ended, for whoever reads the failure.
QByteArray TestDiskFull::openTasks(const QString& batch)
{
    QByteArray open;
    for (const char* state : { "queued", "notified", "upgrading" })
        open += ctl({ QStringLiteral("batch"), QStringLiteral("tasks"), batch, QStringLiteral("--state"),
                        QLatin1StringView(state) })
                    .out.left(2000);
    return open;
}

void TestDiskFull::fillUp()
{
    QVERIFY(m_disk->fill());
    QTRY_COMPARE_WITH_TIMEOUT(storeState(), QStringLiteral("failed"), patience);
    const QJsonObject error = ctl({ QStringLiteral("status") })
                                  .object()
                                  .value(QLatin1String("store"))
                                  .toObject()
                                  .value(QLatin1String("error"))
                                  .toObject();
    QCOMPARE(textOf(error, "kind"), m_disk->isMounted() ? QStringLiteral("disk_full") : QStringLiteral("store_failed"));
    // and on stderr, in words
    const char* sentence = m_disk->isMounted() ? "rollout-console: The disk is full" : "rollout-console: ";
    QByteArray said;
    QTRY_VERIFY_WITH_TIMEOUT((said += m_console->readAllStandardError()).contains(sentence), patience);
}

void TestDiskFull::report(const QString& device, const QByteArray& version) const
{
    const int code = QProcess::execute(QStringLiteral("mosquitto_pub"),
        { QStringLiteral("-p"), QString::number(m_broker->port()), QStringLiteral("-q"), QStringLiteral("1"),
            QStringLiteral("-t"), QStringLiteral("/ota/device/inform/%1/%2").arg(product, device), QStringLiteral("-m"),
            QStringLiteral("{\"id\":\"1\",\"params\":{\"version\":\"%1\"}}").arg(QString::fromLatin1(version)) });
    QCOMPARE(code, 0);
}

/// How many messages the console acknowledged to the broker so far, as the broker tells it.
int TestDiskFull::acknowledged() const
{
    QFile file(m_folder->filePath(QStringLiteral("broker.log")));
    return file.open(QIODevice::ReadOnly) ? static_cast<int>(file.readAll().count("Received PUBACK from rollout")) : -1;
}

int TestDiskFull::noticesAfter(double seconds) const
{
    QFile file(m_folder->filePath(QStringLiteral("notices")));
    int count = 0;
    if (!file.open(QIODevice::ReadOnly))
        return -1;
    while (!file.atEnd()) {
        if (file.readLine().split(' ').first().toDouble() > seconds)
            ++count;
    }
    return count;
}

void TestDiskFull::compareWithLedger(const QString& batch) const
{
    const QJsonArray tasks = ctl({ QStringLiteral("batch"), QStringLiteral("tasks"), batch }).array();
    QCOMPARE(tasks.size(), devices);
    const auto ledger = m_fleet->ledger();
    int differences = 0;
    for (const QJsonValue& value : tasks) {
        const QJsonObject task = value.toObject();
        if (textOf(task, "state") == QLatin1String("skipped"))
            continue; // it was verified on
        const LedgerEntry entry = ledger.value(textOf(task, "device"));
        const bool succeeded = textOf(task, "state") == QLatin1String("succeeded");
        if (succeeded != (entry.outcome == QLatin1String("succeeded"))
            || task.value(QLatin1String("attempts")).toInt() != 1) {
            ++differences;
            qWarning() << task << entry.outcome;
        }
    }
    std::printf("figure diskfull_tasks_compared %d count\n", static_cast<int>(tasks.size()));
    QCOMPARE(differences, 0);
}

void TestDiskFull::itStopsAndGoesOn()
{
    const QString batch = startBatch();
    QVERIFY(!batch.isEmpty());
    report(QStringLiteral("early"), "1.0");
    QTRY_COMPARE_WITH_TIMEOUT(acknowledged(), 1, patience); // the fleet reports at QoS 0
    QTRY_VERIFY_WITH_TIMEOUT(noticesAfter(0) > 5, patience);
    fillUp();
    if (QTest::currentTestFailed())
        return;
    const double stopped = now() + 1; // what left within a second may have
    QTest::qWait(1000);
    for (int i = 0; i < lateDevices; ++i)
        report(QStringLiteral("late%1").arg(i), "1.0");
    const Said pause = ctl({ QStringLiteral("batch"), QStringLiteral("pause"), batch });
    QCOMPARE(pause.code, 1);
    QVERIFY2(
        pause.err.contains("cannot_record") && pause.err.contains("cannot be recorded now"), pause.err.constData());
    QVERIFY2(!m_disk->isMounted() || pause.err.contains("The disk is full"), pause.err.constData());
    // An upload into the full vault
    const Said refused
        = ctl({ QStringLiteral("firmware"), QStringLiteral("add"), firmwareFile(QStringLiteral("big.bin"), 1'000'000),
            QStringLiteral("--product"), product, QStringLiteral("--version"), QStringLiteral("8.0") });
    QCOMPARE(refused.code, 1);
    QVERIFY2(refused.err.contains("disk_full"), refused.err.constData());
    QCOMPARE(ctl({ QStringLiteral("firmware"), QStringLiteral("list") }).array().size(), 1);
    QCOMPARE(QDir(m_disk->path() + QStringLiteral("/w/vault")).entryList(QDir::Files | QDir::Hidden).size(), 1);
    QTest::qWait(silenceMs);
    QCOMPARE(storeState(), QStringLiteral("failed"));
    QCOMPARE(noticesAfter(stopped), 0);
    QCOMPARE(acknowledged(), 1);
    const Said list = ctl({ QStringLiteral("batch"), QStringLiteral("list") });
    QVERIFY2(list.code == 0 && list.array().size() == 2, list.err.constData()); // asking works all the while

    m_disk->free();
    QTRY_COMPARE_WITH_TIMEOUT(storeState(), QStringLiteral("writing"), patience);
    const Said ended = ctl({ QStringLiteral("wait"), batch, QStringLiteral("--timeout"), batchPatience });
    QVERIFY2(ended.code == 0, QByteArray(ended.err + openTasks(batch)).constData());
    QCOMPARE(textOf(ended.object(), "state"), QStringLiteral("completed"));
    QVERIFY(noticesAfter(stopped) > 0);
    QTRY_COMPARE(acknowledged(), 1 + lateDevices);
    compareWithLedger(batch);
    QTRY_COMPARE(
        ctl({ QStringLiteral("status") }).object().value(QLatin1String("devices")).toInt(), devices + 1 + lateDevices);
    QStringList kinds;
    const QJsonArray log
        = ctl({ QStringLiteral("activity"), QStringLiteral("--limit"), QStringLiteral("500") }).array();
    for (const QJsonValue& entry : log)
        kinds << textOf(entry.toObject(), "kind");
    QCOMPARE(kinds.count(QStringLiteral("store_failed")), 1);
    QCOMPARE(kinds.count(QStringLiteral("store_recovered")), 1);
    QCOMPARE(endConsole(), 0);
    const auto connection
        = Connection::open(m_disk->path() + QStringLiteral("/w/console.sqlite"), Connection::Mode::Read);
    QVERIFY(connection && (*connection)->check());
}

void TestDiskFull::endedWhileFull()
{
    const QString batch = startBatch();
    QVERIFY(!batch.isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(noticesAfter(0) > 5, patience);
    fillUp();
    if (QTest::currentTestFailed())
        return;
    report(QStringLiteral("late"), "1.0");
    QCOMPARE(endConsole(), 4);
    const QByteArray said = m_console->readAllStandardError();
    QVERIFY2(said.contains("could not be saved"), said.constData());
    m_disk->free();
    QVERIFY(startConsole());
    QCOMPARE(storeState(), QStringLiteral("writing"));
    const Said ended = ctl({ QStringLiteral("wait"), batch, QStringLiteral("--timeout"), batchPatience });
    QVERIFY2(ended.code == 0, QByteArray(ended.err + openTasks(batch)).constData());
    compareWithLedger(batch);
    QTRY_COMPARE(ctl({ QStringLiteral("status") }).object().value(QLatin1String("devices")).toInt(), devices + 1);
    QCOMPARE(endConsole(), 0);
}

/// What the console acknowledged when the disk was about to be full, or was, is there after a kill.
void TestDiskFull::killedWhileFull()
{
    QVERIFY(m_disk->fill());
    int sent = 0;
    do // the report that meets the full disk is among these
        report(QStringLiteral("more%1").arg(sent++), "1.0");
    while (sent < mostMore && storeState() != QLatin1StringView("failed"));
    QCOMPARE(storeState(), QStringLiteral("failed"));
    for (int i = 0; i < lateDevices; ++i)
        report(QStringLiteral("more%1").arg(sent++), "1.0");
    QTest::qWait(1000);
    m_console->kill();
    QVERIFY(m_console->waitForFinished(patience));
    m_disk->free();
    QVERIFY(startConsole());
    QTRY_COMPARE_WITH_TIMEOUT(
        ctl({ QStringLiteral("status") }).object().value(QLatin1String("devices")).toInt(), devices + sent, patience);
    std::printf("figure diskfull_reports_kept %d count\n", sent);
    QCOMPARE(endConsole(), 0);
}

int main(int argc, char* argv[])
{
    SmallDisk::enterOwnMounts();
    QCoreApplication application(argc, argv);
    TestDiskFull test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_diskfull.moc"
