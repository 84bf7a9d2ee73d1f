// SPDX-License-Identifier: GPL-3.0-or-later
// The whole workflow without a window: rollout-console --headless, ordered by rolloutctl, on a real broker with a real
// fleet, as a script would do it.
#include "tests/integration/fleetprocess.h"
#include "tests/support/mosquittoprocess.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace console;

class TestRolloutctl : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void statusAndDevices();
    void nothingUnverifiedIsSent();
    void fromUploadToTheEndOfABatch();
    void aCsvListWithRejectedLines();
    void ordersOnARunningBatch();
    void whyAndActivity();
    void savedFiltersHaveNames();
    void nothingStartsUnseen();
    void aBatchIsShownAsItWas();
    void brokerConfigNamesEveryDevice();
    void itEndsCleanly();

private:
    struct Said
    {
        int code = -1;
        QByteArray out;
        QByteArray err;
        QJsonObject object() const { return QJsonDocument::fromJson(out).object(); }
        QJsonArray array() const { return QJsonDocument::fromJson(out).array(); }
    };
    Said ctl(QStringList arguments);
    QString write(const QString& name, const QByteArray& bytes);

    QTemporaryDir m_folder;
    std::unique_ptr<MosquittoProcess> m_broker;
    QProcess m_console;
    std::unique_ptr<FleetProcess> m_fleet;
    QString m_firmware;
    QString m_batch;
};

namespace {

constexpr int devices = 12;

QString program(const char* name)
{
    return qEnvironmentVariable("ROLLOUT_BIN") + u'/' + QString::fromLatin1(name);
}

QString textOf(const QJsonObject& object, const char* key)
{
    return object.value(QLatin1String(key)).toString();
}

int countOf(const QJsonObject& batch, const char* state)
{
    return batch.value(QLatin1String("counts")).toObject().value(QLatin1String(state)).toInt();
}

} // namespace

TestRolloutctl::Said TestRolloutctl::ctl(QStringList arguments)
{
    QProcess process;
    arguments.prepend(m_folder.filePath(QStringLiteral("w")));
    arguments.prepend(QStringLiteral("--workspace"));
    process.start(program("rolloutctl"), arguments);
    if (!process.waitForFinished(90000))
        return {};
    return { process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError() };
}

QString TestRolloutctl::write(const QString& name, const QByteArray& bytes)
{
    QFile file(m_folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        return {};
    return file.fileName();
}

void TestRolloutctl::initTestCase()
{
    MosquittoProcess::Options options;
    options.unlimitedQueues = true;
    m_broker = std::make_unique<MosquittoProcess>(options);
    QVERIFY2(m_broker->start(), qPrintable(m_broker->log()));
    QCOMPARE(ctl({ QStringLiteral("status") }).code, 3); // nobody there yet
    m_console.start(program("rollout-console"),
        { QStringLiteral("--headless"), QStringLiteral("--workspace"), m_folder.filePath(QStringLiteral("w")),
            QStringLiteral("--broker"), QStringLiteral("mqtt://127.0.0.1:%1").arg(m_broker->port()),
            QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0") });
    QByteArray said;
    QTRY_VERIFY_WITH_TIMEOUT(
        (said += m_console.readAllStandardOutput()).startsWith("ready ") && said.endsWith('\n'), 30000);
    QCOMPARE(said.count('\n'), 1);
    m_fleet = std::make_unique<FleetProcess>(m_broker->port(), m_folder.filePath(QStringLiteral("ledger")),
        QStringList{ QStringLiteral("--product"), QStringLiteral("a1ctl"), QStringLiteral("--devices"),
            QString::number(devices), QStringLiteral("--seed"), QStringLiteral("3"), QStringLiteral("--reboot-ms"),
            QStringLiteral("200"), QStringLiteral("--kinds"), QStringLiteral("plain=100"), QStringLiteral("--modules"),
            QStringLiteral("MCU=0"), QStringLiteral("--fates"), QStringLiteral("download-failed=20,slow=0,offline=0"),
            QStringLiteral("--protect"), QStringLiteral("dev000001,dev000002") });
    QVERIFY(m_fleet->start());
}

void TestRolloutctl::cleanupTestCase()
{
    if (m_console.state() != QProcess::NotRunning) {
        m_console.kill();
        m_console.waitForFinished();
    }
}

void TestRolloutctl::statusAndDevices()
{
    const QStringList status{ QStringLiteral("--json"), QStringLiteral("status") };
    QTRY_COMPARE_WITH_TIMEOUT(ctl(status).object().value(QLatin1String("devices")).toInt(), devices, 30000);
    const QJsonObject object = ctl(status).object();
    QCOMPARE(textOf(object.value(QLatin1String("broker")).toObject(), "state"), QStringLiteral("connected"));
    QVERIFY(object.value(QLatin1String("reports")).toInt() >= devices);

    const QJsonArray all = ctl({ QStringLiteral("devices"), QStringLiteral("list"), QStringLiteral("--json") }).array();
    QCOMPARE(all.size(), devices);
    const QJsonArray one = ctl({ QStringLiteral("--json"), QStringLiteral("devices"), QStringLiteral("list"),
                                   QStringLiteral("--filter"), QStringLiteral("dev000002 seen:<1h") })
                               .array();
    QCOMPARE(one.size(), 1);
    QCOMPARE(textOf(one.first().toObject(), "device"), QStringLiteral("dev000002"));
    QVERIFY(QDateTime::fromString(textOf(one.first().toObject(), "last_seen"), Qt::ISODateWithMs).isValid());
    QCOMPARE(ctl({ QStringLiteral("devices"), QStringLiteral("show"), QStringLiteral("nobody") }).code, 1);
}

void TestRolloutctl::nothingUnverifiedIsSent()
{
    const QString file = write(QStringLiteral("fw.bin"), QByteArray(120'000, 'f'));
    const Said added = ctl({ QStringLiteral("--json"), QStringLiteral("firmware"), QStringLiteral("add"), file,
        QStringLiteral("--product"), QStringLiteral("a1ctl"), QStringLiteral("--version"), QStringLiteral("7.0") });
    QVERIFY2(added.code == 0, added.err.constData());
    m_firmware = textOf(added.object(), "id");
    QCOMPARE(textOf(added.object(), "state"), QStringLiteral("unverified"));
    QCOMPARE(added.object().value(QLatin1String("size")).toInt(), 120'000);
    const Said refused = ctl({ QStringLiteral("batch"), QStringLiteral("start"), m_firmware, QStringLiteral("--all") });
    QCOMPARE(refused.code, 1);
    QVERIFY(refused.out.isEmpty());
    QVERIFY(!refused.err.isEmpty());
    const Said again = ctl({ QStringLiteral("--json"), QStringLiteral("firmware"), QStringLiteral("add"),
        write(QStringLiteral("other.bin"), QByteArray(10, 'x')), QStringLiteral("--product"), QStringLiteral("a1ctl"),
        QStringLiteral("--version"), QStringLiteral("7.0") });
    QCOMPARE(again.code, 1);
    QVERIFY2(again.err.contains("version_taken"), again.err.constData());
}

void TestRolloutctl::fromUploadToTheEndOfABatch()
{
    const Said verification = ctl({ QStringLiteral("--json"), QStringLiteral("verify"), QStringLiteral("start"),
        m_firmware, QStringLiteral("--devices"), QStringLiteral("dev000001") });
    QVERIFY2(verification.code == 0, verification.err.constData());
    const QString id = textOf(verification.object(), "id");
    QCOMPARE(textOf(verification.object(), "kind"), QStringLiteral("verification"));
    const Said passed = ctl(
        { QStringLiteral("--json"), QStringLiteral("wait"), id, QStringLiteral("--timeout"), QStringLiteral("60") });
    QVERIFY2(passed.code == 0, passed.err.constData());
    QCOMPARE(countOf(passed.object(), "succeeded"), 1);
    QCOMPARE(
        textOf(
            ctl({ QStringLiteral("--json"), QStringLiteral("firmware"), QStringLiteral("show"), m_firmware }).object(),
            "state"),
        QStringLiteral("verified"));

    const Said started
        = ctl({ QStringLiteral("--json"), QStringLiteral("batch"), QStringLiteral("start"), QStringLiteral("7.0"),
            QStringLiteral("--percent"), QStringLiteral("50"), QStringLiteral("--rate"), QStringLiteral("10000") });
    QVERIFY2(started.code == 0, started.err.constData());
    m_batch = textOf(started.object(), "id");
    const Said ended = ctl({ QStringLiteral("--json"), QStringLiteral("wait"), m_batch, QStringLiteral("--timeout"),
        QStringLiteral("60") });
    QVERIFY2(ended.code == 0, ended.err.constData());
    QCOMPARE(textOf(ended.object(), "state"), QStringLiteral("completed"));
    const QJsonArray tasks
        = ctl({ QStringLiteral("--json"), QStringLiteral("batch"), QStringLiteral("tasks"), m_batch }).array();
    QCOMPARE(
        countOf(ended.object(), "succeeded") + countOf(ended.object(), "failed") + countOf(ended.object(), "skipped"),
        tasks.size());
    const auto ledger = m_fleet->ledger();
    for (const QJsonValue& value : tasks) {
        const QJsonObject task = value.toObject();
        if (textOf(task, "state") == QLatin1String("skipped"))
            continue;
        const bool succeeded = textOf(task, "state") == QLatin1String("succeeded");
        QCOMPARE(succeeded, ledger.value(textOf(task, "device")).outcome == QLatin1String("succeeded"));
    }
}

void TestRolloutctl::aCsvListWithRejectedLines()
{
    const QString list = write(QStringLiteral("list.csv"), "device\ndev000002\nnobody\ndev000002\n");
    const QString rejected = m_folder.filePath(QStringLiteral("rejected.csv"));
    const Said started = ctl({ QStringLiteral("--json"), QStringLiteral("batch"), QStringLiteral("start"), m_firmware,
        QStringLiteral("--csv"), list, QStringLiteral("--rejected"), rejected });
    QVERIFY2(started.code == 0, started.err.constData());
    QCOMPARE(started.object().value(QLatin1String("rejected_lines")).toArray().size(), 2);
    QVERIFY(QFile::exists(rejected));
    QCOMPARE(ctl({ QStringLiteral("wait"), textOf(started.object(), "id"), QStringLiteral("--timeout"),
                     QStringLiteral("60") })
                 .code,
        0);
    const Said none = ctl({ QStringLiteral("batch"), QStringLiteral("start"), m_firmware, QStringLiteral("--csv"),
        write(QStringLiteral("none.csv"), "device\nnobody\n") });
    QCOMPARE(none.code, 1);
}

void TestRolloutctl::ordersOnARunningBatch()
{
    const Said started = ctl({ QStringLiteral("--json"), QStringLiteral("batch"), QStringLiteral("start"), m_firmware,
        QStringLiteral("--all"), QStringLiteral("--rate"), QStringLiteral("1") });
    QVERIFY2(started.code == 0, started.err.constData());
    const QString id = textOf(started.object(), "id");
    const auto order = [&](const char* what) {
        return textOf(
            ctl({ QStringLiteral("--json"), QStringLiteral("batch"), QString::fromLatin1(what), id }).object(),
            "state");
    };
    QCOMPARE(ctl({ QStringLiteral("wait"), id, QStringLiteral("--timeout"), QStringLiteral("0") }).code, 1);
    const Said forecast = ctl({ QStringLiteral("batch"), QStringLiteral("forecast"), id });
    QCOMPARE(forecast.code, 0);
    QVERIFY2(forecast.out.contains("95 %") && forecast.out.count('\n') == 1, forecast.out.constData());
    const Said planned = ctl({ QStringLiteral("--json"), QStringLiteral("batch"), QStringLiteral("forecast"),
        m_firmware, QStringLiteral("--rate"), QStringLiteral("5"), QStringLiteral("--usual-failures"),
        QStringLiteral("history") });
    QVERIFY2(planned.code == 0 && planned.object().value(QLatin1String("exposures")).toArray().size() == 3,
        planned.err.constData());
    QCOMPARE(order("pause"), QStringLiteral("paused"));
    QCOMPARE(ctl({ QStringLiteral("batch"), QStringLiteral("pause"), id }).code, 1);
    const Said rated
        = ctl({ QStringLiteral("--json"), QStringLiteral("batch"), QStringLiteral("rate"), id, QStringLiteral("2") });
    QCOMPARE(rated.object().value(QLatin1String("rate_per_minute")).toInt(), 2);
    QCOMPARE(ctl({ QStringLiteral("batch"), QStringLiteral("rate"), id, QStringLiteral("20000") }).code, 1);
    QCOMPARE(order("resume"), QStringLiteral("running"));
    QCOMPARE(order("cancel"), QStringLiteral("cancelled"));
    const QJsonArray list = ctl({ QStringLiteral("--json"), QStringLiteral("batch"), QStringLiteral("list") }).array();
    QCOMPARE(list.size(), 4);
}

void TestRolloutctl::whyAndActivity()
{
    const QJsonArray tasks
        = ctl({ QStringLiteral("--json"), QStringLiteral("batch"), QStringLiteral("tasks"), m_batch }).array();
    QVERIFY(!tasks.isEmpty() && tasks.size() < devices);
    QStringList meant;
    for (const QJsonValue& task : tasks)
        meant << textOf(task.toObject(), "device");
    for (int i = 1; i <= devices; ++i) {
        const QString device = QStringLiteral("dev%1").arg(i, 6, 10, QLatin1Char('0'));
        const Said why = ctl({ QStringLiteral("--json"), QStringLiteral("devices"), QStringLiteral("why"),
            u"a1ctl/" + device, QStringLiteral("--batch"), m_batch });
        QCOMPARE(why.code, 0);
        QVERIFY(!textOf(why.object(), "text").isEmpty());
        QCOMPARE(textOf(why.object(), "why") == QLatin1String("outside_share"), !meant.contains(device));
    }
    QCOMPARE(ctl({ QStringLiteral("devices"), QStringLiteral("why"), QStringLiteral("a1ctl/dev000001"),
                     QStringLiteral("--batch"), QStringLiteral("404") })
                 .code,
        1);
    const Said newest = ctl(
        { QStringLiteral("--json"), QStringLiteral("devices"), QStringLiteral("why"), QStringLiteral("dev000001") });
    QVERIFY2(newest.code == 0, newest.err.constData());
    QVERIFY(!textOf(newest.object(), "text").isEmpty());
    QVERIFY(!textOf(newest.object(), "why").isEmpty());
    const QJsonArray log = ctl(
        { QStringLiteral("--json"), QStringLiteral("activity"), QStringLiteral("--limit"), QStringLiteral("500") })
                               .array();
    QStringList kinds;
    for (const QJsonValue& entry : log)
        kinds << textOf(entry.toObject(), "kind");
    for (const char* kind :
        { "firmware_added", "verification_passed", "batch_completed", "batch_cancelled", "rate_changed" })
        QVERIFY2(kinds.contains(QLatin1String(kind)), kind);
    const Said whole = ctl({ QStringLiteral("--json"), QStringLiteral("activity"), QStringLiteral("--verify") });
    QVERIFY2(whole.code == 0, whole.err.constData());
    QVERIFY(whole.object().value(QLatin1String("intact")).toBool());
    QVERIFY(whole.object().value(QLatin1String("entries")).toInt() > 5);
}

void TestRolloutctl::savedFiltersHaveNames()
{
    QCOMPARE(ctl({ QStringLiteral("filters"), QStringLiteral("save"), QStringLiteral("two of them"),
                     QStringLiteral("name = *02, *03") })
                 .code,
        0);
    const auto listed = [this](const char* filter) {
        return ctl({ QStringLiteral("--json"), QStringLiteral("devices"), QStringLiteral("list"),
            QStringLiteral("--filter"), QLatin1String(filter) });
    };
    QCOMPARE(listed("@two of them").array().size(), 2);
    QCOMPARE(listed("@three of them").code, 1);
    QVERIFY(listed("@three of them").err.contains("not_found"));
}

/// Devices that run 7.0 would go back to 6.0.
void TestRolloutctl::nothingStartsUnseen()
{
    const QString older = write(QStringLiteral("older.bin"), QByteArray(50'000, 'o'));
    const auto batch = [this](const char* verb, const QStringList& more) {
        return ctl(QStringList{ QStringLiteral("--json"), QStringLiteral("batch"), QLatin1String(verb),
                       QStringLiteral("6.0"), QStringLiteral("--devices"), QStringLiteral("dev000002") }
            + more);
    };
    QCOMPARE(ctl({ QStringLiteral("firmware"), QStringLiteral("add"), older, QStringLiteral("--product"),
                     QStringLiteral("a1ctl"), QStringLiteral("--version"), QStringLiteral("6.0") })
                 .code,
        0);
    const QString verification
        = textOf(ctl({ QStringLiteral("--json"), QStringLiteral("verify"), QStringLiteral("start"),
                         QStringLiteral("6.0"), QStringLiteral("--devices"), QStringLiteral("dev000001") })
                     .object(),
            "id");
    QCOMPARE(ctl({ QStringLiteral("wait"), verification, QStringLiteral("--timeout"), QStringLiteral("60") }).code, 0);

    const QJsonObject preview = batch("preview", {}).object();
    QCOMPARE(preview.value(QLatin1String("devices")).toInt(), 1);
    const QJsonArray findings = preview.value(QLatin1String("findings")).toArray();
    QCOMPARE(findings.size(), 1);
    QCOMPARE(textOf(findings[0].toObject(), "kind"), QStringLiteral("downgrade"));
    QCOMPARE(textOf(findings[0].toObject(), "weight"), QStringLiteral("needs_consent"));
    QVERIFY(textOf(findings[0].toObject(), "text").contains(QStringLiteral("7.0")));

    const Said strict = batch("start", { QStringLiteral("--strict") });
    QVERIFY2(strict.code == 1 && strict.err.contains("consent_missing"), strict.err.constData());
    const Said other = batch("start", { QStringLiteral("--expect"), QStringLiteral("2") });
    QVERIFY2(other.code == 1 && other.err.contains("fleet_changed"), other.err.constData());
    const Said unknown = batch("start", { QStringLiteral("--accept"), QStringLiteral("anything") });
    QVERIFY2(unknown.code == 1 && unknown.err.contains("request_invalid"), unknown.err.constData());
    const Said started = batch("start",
        { QStringLiteral("--strict"), QStringLiteral("--accept"), QStringLiteral("downgrade"),
            QStringLiteral("--expect"), QStringLiteral("1") });
    QVERIFY2(started.code == 0, started.err.constData());
    QCOMPARE(started.object().value(QLatin1String("findings")).toArray().size(), 1);
    const Said told
        = ctl({ QStringLiteral("batch"), QStringLiteral("preview"), QStringLiteral("6.0"), QStringLiteral("--all") });
    QVERIFY2(told.err.contains("warning: "), told.err.constData()); // for people beside the answer
    QVERIFY(!told.out.contains("findings"));
}

void TestRolloutctl::aBatchIsShownAsItWas()
{
    const QJsonObject end
        = ctl({ QStringLiteral("--json"), QStringLiteral("batch"), QStringLiteral("replay"), m_batch }).object();
    const QJsonObject now
        = ctl({ QStringLiteral("--json"), QStringLiteral("batch"), QStringLiteral("show"), m_batch }).object();
    QCOMPARE(end.value(QLatin1String("counts")), now.value(QLatin1String("counts")));
    QVERIFY(end.value(QLatin1String("would_halt")).isNull());
    const QJsonObject begin = ctl(
        { QStringLiteral("--json"), QStringLiteral("batch"), QStringLiteral("replay"), m_batch, QStringLiteral("--at"),
            textOf(end, "began"), QStringLiteral("--halt-failures"), QStringLiteral("1") })
                                  .object();
    QCOMPARE(countOf(begin, "succeeded"), 0);
    QVERIFY(countOf(begin, "queued") + countOf(begin, "notified") > 0);
    QCOMPARE(begin.value(QLatin1String("would_halt")).isObject(), countOf(now, "failed") > 0);
    QCOMPARE(ctl({ QStringLiteral("batch"), QStringLiteral("replay"), QStringLiteral("404") }).code, 1);
}

void TestRolloutctl::brokerConfigNamesEveryDevice()
{
    const Said said = ctl({ QStringLiteral("broker-config"), QStringLiteral("--output"),
        m_folder.filePath(QStringLiteral("mosquitto")) });
    QVERIFY2(said.code == 0, said.err.constData());
    QFile acl(m_folder.filePath(QStringLiteral("mosquitto/rollout.acl")));
    QVERIFY(acl.open(QIODevice::ReadOnly));
    QCOMPARE(acl.readAll().count("&a1ctl\n"), devices);
}

void TestRolloutctl::itEndsCleanly()
{
    ::kill(static_cast<pid_t>(m_console.processId()), SIGTERM);
    QVERIFY(m_console.waitForFinished(30000));
    QCOMPARE(m_console.exitStatus(), QProcess::NormalExit);
    QCOMPARE(m_console.exitCode(), 0);
    QCOMPARE(ctl({ QStringLiteral("status") }).code, 3);
}

QTEST_GUILESS_MAIN(TestRolloutctl)
#include "tst_rolloutctl.moc"
