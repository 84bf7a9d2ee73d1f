// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/firmware/firmwarevault.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

using namespace console;

class TestFirmwareVault : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void addedFileIsWholeAndReadOnly();
    void sameBytesTwice();
    void progressRises();
    void cancelled();
    void badSources_data();
    void badSources();
    void tooLarge();
    void changingWhileRead_data();
    void changingWhileRead();
    void diskFull();
    void unwritableVault();
    void staleTemporariesGo();
    void checkNoticesChanges_data();
    void checkNoticesChanges();
    void checkReadsOnlyWhatChanged();
    void damagedFileIsReplacedByAdding();
    void removed();
    void keepsOnlyWhatIsNeeded();
    void noDigestNoPath();

private:
    [[nodiscard]] QString source(const QByteArray& bytes, const QString& name = QStringLiteral("fw.bin"))
    {
        const QString path = m_folder->filePath(name);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            return {};
        return path;
    }
    [[nodiscard]] QStringList inVault() const
    {
        return QDir(m_folder->filePath(QStringLiteral("vault")))
            .entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    }
    void overwrite(const QString& path, const QByteArray& bytes) const
    {
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        QCOMPARE(file.write(bytes), bytes.size());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FirmwareVault> m_vault;
};

void TestFirmwareVault::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_vault = std::make_unique<FirmwareVault>(m_folder->filePath(QStringLiteral("vault")));
    QVERIFY(m_vault->open());
}

void TestFirmwareVault::addedFileIsWholeAndReadOnly()
{
    const QByteArray bytes(3'000'000, 'f');
    const auto file = m_vault->add(source(bytes));
    QVERIFY(file);
    QCOMPARE(file->size, qint64(bytes.size()));
    QCOMPARE(file->fileName, QStringLiteral("fw.bin"));
    QCOMPARE(file->md5, QCryptographicHash::hash(bytes, QCryptographicHash::Md5).toHex());
    QCOMPARE(file->sha256, QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
    QVERIFY(!file->wasThere);
    QCOMPARE(inVault(), QStringList{ QString::fromLatin1(file->sha256) });
    QFile stored(m_vault->path(file->sha256));
    QVERIFY(stored.open(QIODevice::ReadOnly));
    QVERIFY(stored.readAll() == bytes);
    QCOMPARE(stored.permissions() & (QFile::WriteOwner | QFile::WriteGroup | QFile::WriteOther), QFile::Permissions());
    QVERIFY(m_vault->check(file->sha256));
    QVERIFY(m_vault->contains(file->sha256));
}

void TestFirmwareVault::sameBytesTwice()
{
    const auto first = m_vault->add(source("same"));
    const auto before = stampOf(m_vault->path(first->sha256));
    const auto second = m_vault->add(source("same", QStringLiteral("other.bin")));
    QVERIFY(second->wasThere);
    QCOMPARE(second->fileName, QStringLiteral("other.bin"));
    QCOMPARE(second->sha256, first->sha256);
    QVERIFY(stampOf(m_vault->path(first->sha256)) == before); // not exchanged: it may be being served
    QCOMPARE(inVault().size(), 1);
}

void TestFirmwareVault::progressRises()
{
    QList<int> seen;
    QVERIFY(m_vault->add(source(QByteArray(5 * 1024 * 1024, 'x')), [&seen](int percent) {
        seen.append(percent);
        return true;
    }));
    QVERIFY(std::ranges::is_sorted(seen));
    QCOMPARE(seen.first(), 0);
    QCOMPARE(seen.last(), 100);
    QVERIFY(seen.contains(40));
}

void TestFirmwareVault::cancelled()
{
    const auto file = m_vault->add(source(QByteArray(5 * 1024 * 1024, 'x')), [](int percent) { return percent < 40; });
    QCOMPARE(file.error().kind, ErrorKind::Cancelled);
    QVERIFY(inVault().isEmpty());
}

void TestFirmwareVault::badSources_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<int>("kind");
    QTest::newRow("no name") << QString() << int(ErrorKind::FileMissing);
    QTest::newRow("missing") << QStringLiteral("missing") << int(ErrorKind::FileMissing);
    QTest::newRow("empty") << QStringLiteral("empty") << int(ErrorKind::FileEmpty);
    QTest::newRow("folder") << QStringLiteral("folder") << int(ErrorKind::FileUnreadable);
    QTest::newRow("pipe") << QStringLiteral("pipe") << int(ErrorKind::FileUnreadable);
    QTest::newRow("dangling link") << QStringLiteral("dangling") << int(ErrorKind::FileMissing);
    QTest::newRow("unreadable") << QStringLiteral("secret") << int(ErrorKind::FileUnreadable);
}

void TestFirmwareVault::badSources()
{
    QFETCH(QString, what);
    QFETCH(int, kind);
    const QString path = what.isEmpty() ? QString() : m_folder->filePath(what);
    if (what == u"empty")
        QVERIFY(!source({}, what).isEmpty());
    if (what == u"folder")
        QVERIFY(QDir().mkpath(path));
    if (what == u"pipe")
        QCOMPARE(::mkfifo(QFile::encodeName(path).constData(), 0600), 0);
    if (what == u"dangling")
        QVERIFY(QFile::link(QStringLiteral("/nowhere/at/all"), path));
    if (what == u"secret") {
        if (::geteuid() == 0)
            QSKIP("root may read everything");
        QVERIFY(QFile::setPermissions(source("x", what), {}));
    }
    const auto file = m_vault->add(path);
    QVERIFY(!file);
    QCOMPARE(int(file.error().kind), kind);
    QVERIFY(inVault().isEmpty());
}

void TestFirmwareVault::tooLarge()
{
    const QString path = source("x");
    QVERIFY(QFile::resize(path, FirmwareVault::largestFile + 1)); // sparse
    QCOMPARE(m_vault->add(path).error().kind, ErrorKind::FileTooLarge);
    QVERIFY(inVault().isEmpty());
}

void TestFirmwareVault::changingWhileRead_data()
{
    QTest::addColumn<QString>("how");
    for (const char* how : { "overwritten", "longer", "shorter", "replaced", "removed" })
        QTest::newRow(how) << QString::fromLatin1(how);
}

void TestFirmwareVault::changingWhileRead()
{
    QFETCH(QString, how);
    const QString path = source(QByteArray(4 * 1024 * 1024, 'x'));
    bool done = false;
    const auto change = [&](int percent) {
        if (percent < 50 || std::exchange(done, true))
            return true;
        QFile file(path);
        if (how == u"replaced" || how == u"removed")
            file.remove();
        if (how == u"replaced")
            return !source(QByteArray(4 * 1024 * 1024, 'x')).isEmpty();
        if (how == u"overwritten")
            return file.open(QIODevice::ReadWrite) && file.write("y") == 1;
        if (how == u"longer")
            return file.open(QIODevice::Append) && file.write("y") == 1;
        return how == u"removed" || file.resize(3 * 1024 * 1024);
    };
    const auto file = m_vault->add(path, change);
    QVERIFY(done);
    QVERIFY(!file);
    QCOMPARE(file.error().kind, ErrorKind::FileChangedWhileRead);
    QVERIFY(inVault().isEmpty());
}

void TestFirmwareVault::diskFull()
{
    const QString path = source(QByteArray(4 * 1024 * 1024, 'x'));
    // The nearest a test gets to a full disk without one: no file may grow beyond a megabyte.
    rlimit before{};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit tight{ 1024 * 1024, before.rlim_max };
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &tight), 0);
    const auto file = m_vault->add(path);
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &before), 0);
    QVERIFY(!file);
    QCOMPARE(file.error().kind, ErrorKind::DiskFull);
    QVERIFY(inVault().isEmpty());
    QVERIFY(m_vault->add(path)); // and it works again afterwards
}

void TestFirmwareVault::unwritableVault()
{
    FirmwareVault vault(source("x") + u"/vault"); // a file is in the way
    QCOMPARE(vault.open().error().kind, ErrorKind::WorkspaceUnwritable);
}

void TestFirmwareVault::staleTemporariesGo()
{
    const auto kept = m_vault->add(source("kept"));
    QVERIFY(!source("half", QStringLiteral("vault/.incoming-AbCdEf")).isEmpty());
    QCOMPARE(inVault().size(), 2);
    QVERIFY(FirmwareVault(m_folder->filePath(QStringLiteral("vault"))).open());
    QCOMPARE(inVault(), QStringList{ QString::fromLatin1(kept->sha256) });
}

void TestFirmwareVault::checkNoticesChanges_data()
{
    QTest::addColumn<QByteArray>("bytes"); // null = removed
    QTest::newRow("one byte") << QByteArray("goof");
    QTest::newRow("longer") << QByteArray("goods");
    QTest::newRow("emptied") << QByteArray("");
    QTest::newRow("removed") << QByteArray();
}

void TestFirmwareVault::checkNoticesChanges()
{
    QFETCH(QByteArray, bytes);
    const QByteArray sha256 = m_vault->add(source("good"))->sha256;
    QVERIFY(m_vault->check(sha256));
    if (bytes.isNull())
        QVERIFY(QFile::remove(m_vault->path(sha256)));
    else
        overwrite(m_vault->path(sha256), bytes);
    const auto kind = bytes.isNull() ? ErrorKind::FileMissing : ErrorKind::FirmwareTampered;
    QCOMPARE(m_vault->check(sha256).error().kind, kind);
    QCOMPARE(m_vault->check(sha256, FirmwareVault::Rehash::Always).error().kind, kind);
    const FileState state = bytes.isNull() ? FileState::Unreadable : FileState::Changed;
    QCOMPARE(FirmwareVault::stateOf(m_vault->check(sha256)), std::optional(state));
    // A console that starts now knows no stamp and reads the file.
    FirmwareVault restarted(m_folder->filePath(QStringLiteral("vault")));
    QCOMPARE(restarted.check(sha256).error().kind, kind);
}

void TestFirmwareVault::checkReadsOnlyWhatChanged()
{
    const QByteArray sha256 = m_vault->add(source(QByteArray(2'000'000, 'x')))->sha256;
    int reads = 0;
    const auto count = [&reads](int) {
        ++reads;
        return true;
    };
    QVERIFY(m_vault->check(sha256, FirmwareVault::Rehash::IfChanged, count));
    QCOMPARE(reads, 0);
    QVERIFY(m_vault->check(sha256, FirmwareVault::Rehash::Always, count));
    QVERIFY(reads > 0);
    QFile::setPermissions(m_vault->path(sha256), QFile::ReadOwner | QFile::WriteOwner);
    reads = 0;
    QVERIFY(m_vault->check(sha256, FirmwareVault::Rehash::IfChanged, count));
    QVERIFY(reads > 0); // its bytes could have been changed and the time set back
    QCOMPARE(m_vault->check(sha256, FirmwareVault::Rehash::Always, [](int) { return false; }).error().kind,
        ErrorKind::Cancelled);
}

void TestFirmwareVault::damagedFileIsReplacedByAdding()
{
    const QByteArray sha256 = m_vault->add(source("good"))->sha256;
    overwrite(m_vault->path(sha256), "evil");
    const auto again = m_vault->add(source("good"));
    QVERIFY(again && !again->wasThere);
    QVERIFY(m_vault->check(sha256, FirmwareVault::Rehash::Always));
}

void TestFirmwareVault::removed()
{
    const QByteArray sha256 = m_vault->add(source("good"))->sha256;
    QVERIFY(m_vault->remove(sha256));
    QVERIFY(inVault().isEmpty());
    QVERIFY(!m_vault->contains(sha256));
    QCOMPARE(m_vault->remove(sha256).error().kind, ErrorKind::NotFound);
}

void TestFirmwareVault::keepsOnlyWhatIsNeeded()
{
    const auto kept = m_vault->add(source("kept"));
    const auto left = m_vault->add(source("left"));
    QVERIFY(kept && left);
    QFile foreign(m_folder->filePath(QStringLiteral("vault/notes.txt")));
    QVERIFY(foreign.open(QIODevice::WriteOnly));
    QCOMPARE(m_vault->keepOnly({ kept->sha256 }), 1);
    QCOMPARE(inVault(), QStringList({ QString::fromLatin1(kept->sha256), QStringLiteral("notes.txt") }));
    QCOMPARE(m_vault->keepOnly({ kept->sha256 }), 0);
    QVERIFY(m_vault->check(kept->sha256));
}

void TestFirmwareVault::noDigestNoPath()
{
    for (const QByteArray& text : { QByteArray(), QByteArray("../../etc/passwd"), QByteArray(63, 'a'),
             QByteArray(64, 'A'), QByteArray("..").leftJustified(64, '/'), QByteArray(65, 'a') }) {
        QVERIFY(m_vault->path(text).isEmpty());
        QVERIFY(!m_vault->contains(text));
        QCOMPARE(m_vault->check(text).error().kind, ErrorKind::NotFound);
        QCOMPARE(m_vault->remove(text).error().kind, ErrorKind::NotFound);
    }
}

QTEST_APPLESS_MAIN(TestFirmwareVault)
#include "tst_firmwarevault.moc"
