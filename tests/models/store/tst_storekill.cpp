// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/connection.h"
#include "models/store/database.h"
#include "models/store/storereader.h"
#include "models/store/storewriter.h"
#include "tests/models/store/recordsamples.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace console;

namespace {

constexpr int eventsPerBatch = 10;

/// Sequence n stores ten events and one task value that carries n: all of it is there or nothing.
RecordBatch numberedBatch(quint64 sequence)
{
    RecordBatch records;
    records.sequence = sequence;
    for (int i = 0; i < eventsPerBatch; ++i)
        records.activities.push_back(sampleActivity(sequence * 1000 + static_cast<quint64>(i)));
    Task task = sampleTask(60, 0);
    task.evidence.bytesServed = sequence;
    records.tasks = { task };
    return records;
}

/// The child: writes without end, and says what is committed on stdout. Continues where the database ends.
int writeForEver(const QString& path)
{
    if (!prepareDatabase(path))
        return 3;
    const auto contents = StoreReader(path).loadWorkspace();
    if (!contents)
        return 4;
    quint64 next = contents->greatestId / 1000 + 1;
    StoreWriter writer(path);
    const auto feed = [&] {
        while (writer.inbox().put(numberedBatch(next)))
            ++next;
    };
    QObject::connect(&writer, &StoreWriter::committed, &writer, [&](quint64 sequence) {
        std::printf("%llu\n", static_cast<unsigned long long>(sequence));
        std::fflush(stdout);
        feed();
    });
    if (contents->batches.empty() && !writer.inbox().put(sampleGround(0)))
        return 5;
    writer.start();
    feed();
    return QCoreApplication::exec();
}

} // namespace

/// What the store called committed is there after kill -9 at any instant, and nothing is there by halves (I5).
class StoreKillTest : public QObject
{
    Q_OBJECT

private slots:
    void committedSurvives();
};

void StoreKillTest::committedSurvives()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("workspace.db"));
    quint64 said = 0;
    for (int round = 0; round < 12; ++round) {
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(), { QStringLiteral("--write"), path });
        QVERIFY(child.waitForStarted());
        const quint64 before = said;
        // A different distance into the work each round, so that the kill hits different moments of a commit.
        const int lines = 1 + round;
        for (int line = 0; line < lines;) {
            QVERIFY(child.canReadLine() || child.waitForReadyRead(30000));
            while (child.canReadLine()) {
                said = child.readLine().trimmed().toULongLong();
                ++line;
            }
        }
        child.kill();
        QVERIFY(child.waitForFinished());
        QCOMPARE(child.exitStatus(), QProcess::CrashExit);
        while (child.canReadLine())
            said = child.readLine().trimmed().toULongLong();
        QVERIFY(said > before || round == 0);

        QVERIFY(prepareDatabase(path)); // checks the file, because the end was unclean
        const auto contents = StoreReader(path).loadWorkspace();
        QVERIFY(contents.has_value());
        const quint64 stored = contents->greatestId / 1000;
        QVERIFY2(stored >= said, qPrintable(QStringLiteral("%1 was committed, %2 is stored").arg(said).arg(stored)));
        QCOMPARE(contents->tasks.empty() ? 0 : contents->tasks[0].evidence.bytesServed, stored);
        const auto events = StoreReader(path).activities({ .limit = 1'000'000 });
        QVERIFY(events.has_value());
        QCOMPARE(static_cast<quint64>(events->size()), stored * eventsPerBatch);
        said = stored;
    }
}

int main(int argc, char* argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 3 && arguments.at(1) == QLatin1StringView("--write"))
        return writeForEver(arguments.at(2));
    StoreKillTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_storekill.moc"
