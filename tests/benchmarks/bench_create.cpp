// SPDX-License-Identifier: GPL-3.0-or-later
// A batch made by percent from the devices on some version, until it is durable, against one SQL statement that copies
// the same rows. What the figures mean stands in README.md.
#include "tests/benchmarks/figures.h"
#include "tests/benchmarks/loadrig.h"

using namespace console;

class BenchCreate : public QObject
{
    Q_OBJECT

    struct Created
    {
        double seconds = 0;
        double cpu = 0;
    };
    std::optional<Created> create(LoadRig& rig, quint32 tasks);
    std::optional<double> copy(LoadRig& rig, quint32 tasks);

private slots:
    void batchByPercent();
    void growth();
};

std::optional<BenchCreate::Created> BenchCreate::create(LoadRig& rig, quint32 tasks)
{
    if (!rig.stock({ .devices = tasks / 4 * 5 }) || !rig.open(0))
        return {};
    BatchDraft draft;
    draft.firmware = rig.firmware();
    draft.plan.scope = Scope::Percent;
    draft.plan.percentThousandths = 80'000;
    draft.plan.sourceVersions = { QStringLiteral("1.0.0"), QStringLiteral("0.9.9") };
    draft.consent = Consent::everything();
    draft.expected = tasks;
    const Stopwatch watch;
    const auto made = rig.wait(rig.commands().startBatch(draft)); // answers when it is durable
    const Created measured{ watch.wall(), watch.cpu() };
    rig.close();
    const qint64 stored = rig.number(
        QStringLiteral("SELECT count(*) FROM task WHERE state = 0 AND reason = 1 AND from_version = 1 AND batch = %1")
            .arg(made ? made->value : 0));
    const qint64 counted = rig.number(QStringLiteral("SELECT max(queued) FROM batch"));
    if (stored != tasks || counted != tasks) {
        qWarning() << stored << "tasks stored," << counted << "counted, of" << tasks;
        return {};
    }
    return measured;
}

/// The same rows into a table made the same way, with its keys and its index, committed as durably.
std::optional<double> BenchCreate::copy(LoadRig& rig, quint32 tasks)
{
    const auto sqlOf = [&rig](const QString& name) {
        return rig.text(QStringLiteral("SELECT sql FROM sqlite_schema WHERE name = '%1'").arg(name));
    };
    QString table = sqlOf(QStringLiteral("task"));
    QString index = sqlOf(QStringLiteral("task_device"));
    table.replace(QStringLiteral("TABLE task"), QStringLiteral("TABLE copy"));
    index.replace(QStringLiteral("task_device ON task"), QStringLiteral("copy_device ON copy"));
    if (!rig.run({ table, index }))
        return {};
    const Stopwatch watch;
    const bool copied = rig.run({ QStringLiteral("INSERT INTO copy SELECT * FROM task ORDER BY batch, device") });
    const double seconds = watch.wall();
    if (!copied || rig.number(QStringLiteral("SELECT count(*) FROM copy")) != tasks)
        return {};
    return seconds;
}

void BenchCreate::batchByPercent()
{
    const quint32 tasks = sized(1'000'000U, 2'000U);
    std::vector<double> ratios;
    std::vector<double> ours;
    std::vector<double> copies;
    for (int run = 0; run < runs(); ++run) {
        LoadRig rig;
        const auto made = create(rig, tasks);
        QVERIFY(made);
        const auto copied = copy(rig, tasks);
        QVERIFY(copied);
        ratios.push_back(made->seconds / *copied);
        ours.push_back(made->seconds);
        copies.push_back(*copied);
    }
    printFigure("batch_create", median(ratios), "ratio");
    printFigure("batch_create_time", median(ours), "s");
    printFigure("batch_create_copy", median(copies), "s");
}

/// CPU, which other work on the machine changes least.
void BenchCreate::growth()
{
    QVERIFY(printGrowth("batch_create", [this](quint32 tasks) {
        LoadRig rig;
        const auto measured = create(rig, tasks);
        return measured ? measured->cpu : -1;
    }));
}

QTEST_GUILESS_MAIN(BenchCreate)
#include "bench_create.moc"
