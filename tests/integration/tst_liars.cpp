// SPDX-License-Identifier: GPL-3.0-or-later
// RELIABILITY.md T1, T2, T7, R19: one device in twenty lies, replays, jumps between versions or floods. The outcomes of
// the others are what their ledger says, and the liars are pointed out.
#include "app/fleet/verdict.h"
#include "tests/integration/rolloutproof.h"
#include "tests/support/testsize.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <algorithm>

using namespace console;

class TestLiars : public QObject
{
    Q_OBJECT

private slots:
    void honestOutcomesStand();
};

namespace {

QSet<QString> liarsOf(const QString& ledger)
{
    QSet<QString> liars;
    QFile file(ledger);
    if (!file.open(QIODevice::ReadOnly))
        return liars;
    while (!file.atEnd()) {
        const QJsonObject line = QJsonDocument::fromJson(file.readLine()).object();
        if (line[u"event"] == QStringLiteral("lies"))
            liars.insert(line[u"device"].toString());
    }
    return liars;
}

QSet<QString> flagged(ConsoleRig& rig)
{
    QSet<QString> names;
    const QList<Activity> entries = rig.activities(ActivityKind::SuspiciousReport);
    for (const Activity& entry : entries)
        names.insert(toText(rig.console().names()->devices.at(entry.device)));
    return names;
}

QMap<QString, Task> honestTasks(const ConsoleRig& rig, const QSet<QString>& liars)
{
    QMap<QString, Task> tasks = rig.tasks();
    for (const QString& liar : liars)
        tasks.remove(liar);
    return tasks;
}

/// An outcome as it must not change any more.
QMap<QString, QString> words(const QMap<QString, Task>& tasks)
{
    QMap<QString, QString> words;
    for (auto task = tasks.begin(); task != tasks.end(); ++task)
        words.insert(task.key(), outcomeWord(*task));
    return words;
}

QStringList honestDifferences(const ConsoleRig& rig, const FleetProcess& fleet, const QSet<QString>& liars)
{
    QStringList found = differences(rig, fleet);
    found.removeIf([&](const QString& line) { return liars.contains(line.section(u':', 0, 0)); });
    return found;
}

} // namespace

void TestLiars::honestOutcomesStand()
{
    const int devices = isSoak() ? 2000 : 200;
    MosquittoProcess::Options options;
    options.unlimitedQueues = true;
    MosquittoProcess broker(options);
    QVERIFY2(broker.start(), qPrintable(broker.log()));
    ConsoleRig rig(broker.port());
    QVERIFY(rig.open());
    const QString ledger = rig.path(QStringLiteral("ledger"));
    FleetProcess fleet(broker.port(), ledger,
        { QStringLiteral("--devices"), QString::number(devices), QStringLiteral("--seed"), QStringLiteral("19"),
            QStringLiteral("--reboot-ms"), QStringLiteral("300"), QStringLiteral("--speed"), QStringLiteral("10"),
            QStringLiteral("--protect"), QStringLiteral("dev000001,dev000002"), QStringLiteral("--fates"),
            QStringLiteral("upgrade-failed=4,download-failed=4,verification-failed=4,flashing-failed=4,wrong-version=4,"
                           "fell-back=4,duplicate-progress=5,backwards-progress=5,double-inform=5,"
                           "liar-progress=1.5,liar-replay=1.5,liar-jump=1.3,liar-flood=0.7") });
    QVERIFY(fleet.start());
    QTRY_COMPARE_WITH_TIMEOUT(rig.deviceCount(), devices, 60000);
    const QSet<QString> liars = liarsOf(ledger);
    QVERIFY2(liars.size() >= devices / 40, qPrintable(QString::number(liars.size())));
    const auto firmware = rig.upload(writeFirmware(rig, 100'000), demoProduct, QStringLiteral("9.0.0"));
    QVERIFY(firmware);
    QVERIFY(rig.verify(firmware->id, { QStringLiteral("dev000001"), QStringLiteral("dev000002") }));
    BatchDraft draft;
    draft.firmware = firmware->id;
    draft.plan.ratePerMinute = 10'000;
    draft.plan.wrongVersionGraceMs = 3000;
    draft.plan.fellBackMs = 3000;
    draft.consent = Consent::everything();
    const auto preview = rig.wait(rig.commands().previewBatch(draft)); // a liar may say that it is there already
    QVERIFY(preview);
    draft.reviewed = std::make_shared<const std::vector<DeviceSlot>>(preview->selection.targets);
    draft.expected = static_cast<quint32>(draft.reviewed->size());
    const auto batch = rig.wait(rig.commands().startBatch(draft));
    QVERIFY(batch);
    rig.commands().watchBatch(*batch);
    const auto honestEnded = [&] {
        QTest::qWait(250); // each look makes a map of all
        const QMap<QString, Task> tasks = honestTasks(rig, liars);
        return tasks.size() == devices - liars.size()
            && std::none_of(tasks.begin(), tasks.end(), [](const Task& task) { return isOpen(task.state); });
    };
    QVERIFY2(QTest::qWaitFor(honestEnded, 180'000), qPrintable(describeOpen(rig)));
    QTRY_COMPARE_WITH_TIMEOUT(honestDifferences(rig, fleet, liars), QStringList(), 10'000);
    const QMap<QString, QString> before = words(honestTasks(rig, liars));

    // Lies go on, and nothing of it moves.
    const auto enough = [&] { return flagged(rig).intersect(liars).size() * 100 >= liars.size() * 95; };
    QVERIFY2(QTest::qWaitFor(enough, 60'000),
        qPrintable(QStringList((QSet<QString>(liars) - flagged(rig)).values()).join(u' ')));
    QCOMPARE((flagged(rig) - liars).values(), QStringList());
    QCOMPARE(words(honestTasks(rig, liars)), before);
    QCOMPARE(rig.deviceCount(), devices); // nobody enrols in another's name
    QVERIFY(rig.pulse().needAttention >= static_cast<quint32>(liars.size() * 95 / 100));
    QVERIFY(rig.pulse().rejectedReports > 0);
    printf("figure liars_flagged %lld count\nfigure liars %lld count\n", static_cast<long long>(flagged(rig).size()),
        static_cast<long long>(liars.size()));
    printf("figure reports_compared %lld count\nfigure differences_found 0 count\n",
        static_cast<long long>(before.size()));
    printf("figure reports_read %llu count\n", static_cast<unsigned long long>(rig.pulse().reports));
}

QTEST_GUILESS_MAIN(TestLiars)
#include "tst_liars.moc"
