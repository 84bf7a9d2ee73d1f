// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/valuejson.h"

#include <QTest>

using namespace console;

class TestValueJson : public QObject
{
    Q_OBJECT

private slots:
    void timesAreUtc();
    void devices();
    void tasks();
    void batches();
    void halts();
    void forecasts();
    void firmwareSays();
    void rejectedLines();
};

namespace {

/// The keys that programs rely on.
void compareKeys(const QJsonObject& object, const QStringList& wanted)
{
    for (const QString& key : wanted)
        QVERIFY2(object.contains(key), qPrintable(key));
}

} // namespace

void TestValueJson::timesAreUtc()
{
    QCOMPARE(json::time(1'700'000'000'123).toString(), QStringLiteral("2023-11-14T22:13:20.123Z"));
    QVERIFY(json::time(0).isNull());
}

void TestValueJson::devices()
{
    FleetNames names;
    const auto product = names.products.intern("a1");
    const auto version = names.versions.intern("1.0");
    names.devices.append("dev-1");
    const QJsonObject device = json::device(
        { 0, product, 0, names.marks.intern("Lab 1\nbeta"), { { defaultModuleIndex, version, 5 } } }, names);
    QCOMPARE(device.value(QLatin1String("product")).toString(), QStringLiteral("a1"));
    QCOMPARE(device.value(QLatin1String("device")).toString(), QStringLiteral("dev-1"));
    QVERIFY(device.value(QLatin1String("last_seen")).isNull());
    QCOMPARE(device.value(QLatin1String("group")).toString(), QStringLiteral("Lab 1"));
    QCOMPARE(device.value(QLatin1String("tags")).toArray(), QJsonArray({ QStringLiteral("beta") }));
    const QJsonObject module = device.value(QLatin1String("modules")).toArray().first().toObject();
    QCOMPARE(module.value(QLatin1String("module")).toString(), QStringLiteral("default"));
    QCOMPARE(module.value(QLatin1String("version")).toString(), QStringLiteral("1.0"));
}

void TestValueJson::tasks()
{
    FleetNames names;
    names.devices.append("dev-1");
    TaskLine line{ {}, QStringLiteral("a1"), QStringLiteral("default") };
    line.task.device = 0;
    QJsonObject task = json::task(line, names);
    compareKeys(task,
        { QStringLiteral("product"), QStringLiteral("device"), QStringLiteral("module"), QStringLiteral("state"),
            QStringLiteral("step"), QStringLiteral("reason"), QStringLiteral("attempts"), QStringLiteral("updated") });
    QVERIFY(task.value(QLatin1String("step")).isNull());
    line.task.state = TaskState::Failed;
    line.task.reason = TaskReason::DownloadFailed;
    line.task.step = -2;
    line.task.attempt = 2;
    task = json::task(line, names);
    QCOMPARE(task.value(QLatin1String("state")).toString(), QStringLiteral("failed"));
    QCOMPARE(task.value(QLatin1String("reason")).toString(), QStringLiteral("download_failed"));
    QCOMPARE(task.value(QLatin1String("step")).toInt(), -2);
    QCOMPARE(task.value(QLatin1String("attempts")).toInt(), 2);
}

void TestValueJson::batches()
{
    Batch batch;
    batch.id = BatchId{ 77 };
    batch.counts.of(TaskState::Skipped) = 3;
    FleetNames names;
    const QJsonObject object = json::batch(batch, names);
    QCOMPARE(object.value(QLatin1String("id")).toString(), QStringLiteral("77"));
    const QJsonObject counts = object.value(QLatin1String("counts")).toObject();
    QCOMPARE(counts.size(), 7);
    QCOMPARE(counts.value(QLatin1String("skipped")).toInt(), 3);
    QVERIFY(object.value(QLatin1String("ended")).isNull());
}

void TestValueJson::halts()
{
    FleetNames names;
    const MarksIndex group = names.marks.intern("north\nbeta");
    const VersionIndex version = names.versions.intern("1.4");
    Batch batch;
    batch.state = BatchState::Paused;
    batch.halt = { HaltCause::GroupWorseThanBase, group, 9, 40, 1'000 };
    QJsonObject halt = json::batch(batch, names).value(QLatin1String("halt")).toObject();
    QCOMPARE(halt.value(QLatin1String("cause")).toString(), QStringLiteral("group_worse_than_usual"));
    QCOMPARE(halt.value(QLatin1String("group")).toString(), QStringLiteral("north"));
    batch.halt = { HaltCause::CohortWorseThanBase, version, 9, 40, 1'000 };
    halt = json::batch(batch, names).value(QLatin1String("halt")).toObject();
    QCOMPARE(halt.value(QLatin1String("from")).toString(), QStringLiteral("1.4"));
    QVERIFY(!halt.contains(QLatin1String("group")));
    batch.halt.cohort = 99; // no such
    QVERIFY(json::batch(batch, names).value(QLatin1String("halt")).toObject().value(QLatin1String("from")).isNull());
}

void TestValueJson::forecasts()
{
    Forecast made;
    made.devices = 20;
    made.finish = { 1'000, 2'000, 3'000 };
    made.curve = { { 1'000, { 1, 2, 3 } } };
    made.exposures[2] = { 20, 12, true, false };
    const QJsonObject object = json::forecast(made, QStringLiteral("soon"));
    compareKeys(object,
        { QStringLiteral("devices"), QStringLiteral("sample"), QStringLiteral("profiles"), QStringLiteral("known"),
            QStringLiteral("succeeded"), QStringLiteral("failed"), QStringLiteral("away"),
            QStringLiteral("peak_bytes_per_second"), QStringLiteral("text") });
    QCOMPARE(object.value(QLatin1String("finish")).toObject().value(QLatin1String("median")), json::time(2'000));
    QCOMPARE(object.value(QLatin1String("exposures")).toArray().size(), 1); // those that were asked for
    const QJsonObject point = object.value(QLatin1String("curve")).toArray().first().toObject();
    QCOMPARE(point.value(QLatin1String("high")).toInt(), 3);
    QCOMPARE(point.value(QLatin1String("at")), json::time(1'000));
}

void TestValueJson::firmwareSays()
{
    Firmware firmware;
    firmware.id = FirmwareId{ 9 };
    firmware.size = 5'000'000'000;
    const QJsonObject object = json::firmware(firmware);
    compareKeys(object,
        { QStringLiteral("id"), QStringLiteral("product"), QStringLiteral("module"), QStringLiteral("version"),
            QStringLiteral("state"), QStringLiteral("size"), QStringLiteral("md5"), QStringLiteral("sha256") });
    QCOMPARE(object.value(QLatin1String("size")).toInteger(), 5'000'000'000);
    QCOMPARE(object.value(QLatin1String("state")).toString(), QStringLiteral("unverified"));
}

void TestValueJson::rejectedLines()
{
    const QJsonArray lines = json::rejected({ { 3, CsvProblem::Duplicate, "dev" } });
    QCOMPARE(lines.first().toObject().value(QLatin1String("reason")).toString(), QStringLiteral("duplicate"));
    QCOMPARE(lines.first().toObject().value(QLatin1String("line")).toInt(), 3);
}

QTEST_GUILESS_MAIN(TestValueJson)
#include "tst_valuejson.moc"
