// SPDX-License-Identifier: GPL-3.0-or-later
// A hostile database. An input that begins with SQLite's mark is the file itself; any other is a list of changes to a
// good one: four bytes where, one byte how many, and as many bytes.
#include "models/store/database.h"
#include "models/store/storereader.h"
#include "models/store/storewriter.h"
#include "tests/fuzz/fuzzing.h"
#include "tests/models/control/controlhost.h"
#include "tests/models/store/recordsamples.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtEndian>

using namespace console;

namespace {

/// In memory where there is such a place: nothing here is about durability.
QString scratchTemplate()
{
    const bool inMemory = QDir(QStringLiteral("/dev/shm")).exists();
    return (inMemory ? QStringLiteral("/dev/shm") : QDir::tempPath()) + QStringLiteral("/fuzz-XXXXXX");
}

const QTemporaryDir& folder()
{
    static const QTemporaryDir folder(scratchTemplate());
    return folder;
}

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// A database with some of everything, made by the program itself.
QByteArray goodDatabase()
{
    const QString path = folder().filePath(QStringLiteral("good.sqlite"));
    mustHold(prepareDatabase(path).has_value(), "a new database");
    StoreWriter writer(path);
    writer.start();
    RecordBatch records = sampleGround();
    records.tasks = { sampleTask(60, 0), sampleTask(60, 1) };
    records.tasks[1].state = TaskState::Upgrading;
    records.activities = { sampleActivity(70), sampleActivity(71) };
    mustHold(writer.inbox().put(std::move(records)), "room");
    writer.stop();
    return bytesOf(path);
}

QByteArray changed(QByteArray database, const std::uint8_t* data, std::size_t size)
{
    for (std::size_t at = 0; at + 5 < size;) {
        const quint64 place = qFromBigEndian<quint32>(data + at) % static_cast<quint64>(database.size());
        const std::size_t count = std::min<std::size_t>(data[at + 4], size - at - 5);
        at += 5;
        database.replace(static_cast<qsizetype>(place), static_cast<qsizetype>(count),
            QByteArray(reinterpret_cast<const char*>(data + at), static_cast<qsizetype>(count)));
        at += count;
    }
    return database;
}

void readEverything(const QString& path)
{
    const StoreReader reader(path);
    (void)reader.activities({});
    (void)reader.versionHistory(0);
    (void)reader.replayVersions([](const VersionChange&) {});
    (void)reader.tasksOfDevice(1);
    const auto contents = reader.loadWorkspace();
    if (!contents)
        return;
    ControlHost host; // never started: only what it needs to be made
    ControlParts parts{ host.clock, host.store, host.frames, host.downloads,
        [] { return std::make_unique<FakeSession>(); }, DownloadLink(QByteArray(32, 'k')),
        [](const QByteArray& sha256) -> QString { return QString::fromLatin1(sha256); },
        [](const std::shared_ptr<const LinkTable>&) {}, [](const Firmware&) {}, [](TimeMs) {} };
    ControlLoop loop(std::move(parts), std::make_shared<FleetNames>());
    if (!loop.restore(*contents))
        return;
    loop.start();
    loop.stop();
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static int argc = 1;
    static char name[] = "fuzz_database";
    static char* argv[] = { name, nullptr };
    static const QCoreApplication application(argc, argv);
    static const QByteArray good = goodDatabase();
    const bool whole = textOf(data, size).starts_with("SQLite format 3");
    const QByteArray bytes = whole ? QByteArray(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size))
                                   : changed(good, data, size);
    QDir place(folder().path());
    const QStringList left = place.entryList(QDir::Files);
    for (const QString& file : left)
        place.remove(file);
    const QString path = place.filePath(QStringLiteral("console.sqlite"));
    QFile file(path);
    mustHold(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size(), "the file can be written");
    file.close();
    if (prepareDatabase(path))
        readEverything(path);
    return 0;
}
