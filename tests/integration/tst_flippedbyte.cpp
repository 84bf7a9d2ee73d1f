// SPDX-License-Identifier: GPL-3.0-or-later
// RELIABILITY.md T11: a byte that changes in the vault while a batch runs stops the batch, even where the file's size
// and times were put back.
#include "tests/integration/rolloutproof.h"

#include <QDirIterator>
#include <QFile>

#include <fcntl.h>
#include <sys/stat.h>

using namespace console;

class TestFlippedByte : public QObject
{
    Q_OBJECT

private slots:
    void stopsTheBatch_data();
    void stopsTheBatch();
};

namespace {

constexpr int devices = 30;
constexpr int size = 100'000;

QString fileInVault(const ConsoleRig& rig)
{
    QDirIterator all(rig.workspace() + QStringLiteral("/vault"), QDir::Files, QDirIterator::Subdirectories);
    while (all.hasNext()) {
        const QString path = all.next();
        if (all.fileInfo().size() == size)
            return path;
    }
    return {};
}

/// Flips one bit, in place or in a copy that takes the file's name, and gives it the times it had.
bool flip(const QString& path, qint64 at, bool replaced)
{
    struct stat before
    {
    };
    const QByteArray name = QFile::encodeName(path);
    if (::stat(name.constData(), &before) != 0)
        return false;
    QFile original(path);
    if (!original.open(QIODevice::ReadOnly))
        return false;
    QByteArray bytes = original.readAll();
    original.close();
    bytes[at] = static_cast<char>(bytes.at(at) ^ 1);
    const QString target = replaced ? path + QStringLiteral(".new") : path;
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
    QFile file(target);
    if (!file.open(replaced ? QIODevice::WriteOnly : QIODevice::ReadWrite) || file.write(bytes) != bytes.size())
        return false;
    file.close();
    if (replaced && ::rename(QFile::encodeName(target).constData(), name.constData()) != 0)
        return false;
    const timespec times[2] = { before.st_atim, before.st_mtim };
    return ::utimensat(AT_FDCWD, name.constData(), times, 0) == 0;
}

int pushed(const ConsoleRig& rig)
{
    const QMap<QString, Task> tasks = rig.tasks();
    return static_cast<int>(
        std::count_if(tasks.begin(), tasks.end(), [](const Task& task) { return task.evidence.pushes > 0; }));
}

} // namespace

void TestFlippedByte::stopsTheBatch_data()
{
    QTest::addColumn<int>("at");
    QTest::addColumn<bool>("replaced");
    QTest::newRow("first byte") << 0 << false;
    QTest::newRow("in the middle") << size / 2 << false;
    QTest::newRow("last byte of another file") << size - 1 << true;
}

void TestFlippedByte::stopsTheBatch()
{
    QFETCH(int, at);
    QFETCH(bool, replaced);
    MosquittoProcess broker;
    QVERIFY2(broker.start(), qPrintable(broker.log()));
    ConsoleRig rig(broker.port());
    QVERIFY(rig.open());
    FleetProcess fleet(broker.port(), rig.path(QStringLiteral("ledger")),
        { QStringLiteral("--devices"), QString::number(devices), QStringLiteral("--reboot-ms"), QStringLiteral("200"),
            QStringLiteral("--fates"), QString(), QStringLiteral("--kinds"), QStringLiteral("plain=100") });
    QVERIFY(fleet.start());
    QTRY_COMPARE_WITH_TIMEOUT(rig.deviceCount(), devices, 30'000);
    const auto firmware = rig.upload(writeFirmware(rig, size), demoProduct, QStringLiteral("9.0.0"));
    QVERIFY(firmware);
    QVERIFY(rig.verify(firmware->id, { QStringLiteral("dev000001") }));
    BatchDraft draft;
    draft.firmware = firmware->id;
    draft.plan.ratePerMinute = 120; // two a second
    draft.consent = Consent::everything();
    const auto batch = rig.wait(rig.commands().startBatch(draft));
    QVERIFY(batch);
    rig.commands().watchBatch(*batch);
    QTRY_VERIFY_WITH_TIMEOUT(rig.batch(*batch) && rig.batch(*batch)->batch.counts.of(TaskState::Succeeded) > 1, 30'000);

    QVERIFY(flip(fileInVault(rig), at, replaced));
    QTRY_COMPARE_WITH_TIMEOUT(rig.batch(*batch)->batch.state, BatchState::Paused, 30'000);
    QCOMPARE(rig.activities(ActivityKind::FirmwareTampered).size(), 1);
    QTest::qWait(300); // what the broker had by then
    const int notices = pushed(rig);
    QVERIFY(notices < devices);
    QTest::qWait(2'000); // four turns
    QCOMPARE(pushed(rig), notices);
    QCOMPARE(rig.stateOf(firmware->id), FirmwareState::VerificationFailed);
    // Nobody got the changed file whole: the devices' own check had nothing to find.
    const QMap<QString, LedgerEntry> ledger = fleet.ledger();
    QVERIFY(std::none_of(ledger.begin(), ledger.end(),
        [](const LedgerEntry& entry) { return entry.outcome == QStringLiteral("failed(-3)"); }));
}

QTEST_GUILESS_MAIN(TestFlippedByte)
#include "tst_flippedbyte.moc"
