// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/firmware/firmwarevault.h"

#include "models/base/failpoint.h"
#include "models/firmware/firmwaredigest.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>
#include <QTemporaryFile>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace console {

namespace {

constexpr qsizetype blockSize = 1024 * 1024;
constexpr QLatin1String temporaryPrefix(".incoming-");

bool isDigest(const QByteArray& text)
{
    return text.size() == 64
        && std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

ErrorKind writeErrorOf(int code)
{
    return code == ENOSPC || code == EDQUOT || code == EFBIG ? ErrorKind::DiskFull : ErrorKind::WriteFailed;
}

QString systemWords(int code)
{
    return QString::fromLocal8Bit(std::strerror(code));
}

/// A rename is on the disk only when its folder is.
void syncFolder(const QString& folder)
{
    const int descriptor = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor >= 0) {
        ::fsync(descriptor);
        ::close(descriptor);
    }
}

Result<FileStamp> openSource(QFile& source)
{
    const QString path = source.fileName();
    const QFileInfo info(path);
    if (path.isEmpty() || !info.exists())
        return failure(ErrorKind::FileMissing, path);
    // A pipe would keep us waiting for ever, a folder has no bytes.
    if (!info.isFile())
        return failure(ErrorKind::FileUnreadable, path);
    if (!source.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return failure(ErrorKind::FileUnreadable, QString(path + u": " + source.errorString()));
    const auto stamp = stampOf(source.handle());
    if (!stamp)
        return failure(ErrorKind::FileUnreadable, path);
    if (stamp->size == 0)
        return failure(ErrorKind::FileEmpty, path);
    if (stamp->size > FirmwareVault::largestFile)
        return failure(ErrorKind::FileTooLarge, path);
    return *stamp;
}

using Block = std::function<Result<void>(QByteArrayView)>;

/// Hands all bytes of an open file to `block`, exactly as many as its stamp promises.
Result<void> readAll(QFile& file, qint64 size, const FirmwareVault::Progress& progress, const Block& block)
{
    QByteArray buffer(blockSize, Qt::Uninitialized);
    qint64 done = 0;
    while (true) {
        if (progress && !progress(static_cast<int>(std::min<qint64>(done * 100 / std::max<qint64>(size, 1), 100))))
            return failure(ErrorKind::Cancelled);
        const qint64 read = file.read(buffer.data(), buffer.size());
        if (read < 0)
            return failure(ErrorKind::FileUnreadable, QString(file.fileName() + u": " + file.errorString()));
        if (read == 0)
            break;
        done += read;
        if (done > size)
            break;
        if (auto taken = block(QByteArrayView(buffer.constData(), read)); !taken)
            return taken;
    }
    if (done != size)
        return failure(ErrorKind::FileChangedWhileRead, file.fileName());
    return {};
}

Result<void> writeBlock(int descriptor, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), static_cast<std::size_t>(bytes.size()));
        if (written < 0 && errno != EINTR)
            return failure(writeErrorOf(errno), systemWords(errno));
        bytes = bytes.sliced(std::max<ssize_t>(written, 0));
    }
    return {};
}

} // namespace

FirmwareVault::FirmwareVault(const QString& folder)
    : m_folder(QDir(folder).absolutePath())
    , m_stamps(std::make_shared<const Stamps>())
{
}

Result<void> FirmwareVault::open()
{
    if (!QDir().mkpath(m_folder) || !QFileInfo(m_folder).isWritable())
        return failure(ErrorKind::WorkspaceUnwritable, m_folder);
    QDir folder(m_folder);
    const QStringList stale = folder.entryList({ temporaryPrefix + u'*' }, QDir::Files | QDir::Hidden | QDir::System);
    for (const QString& name : stale)
        folder.remove(name);
    return {};
}

Result<VaultFile> FirmwareVault::add(const QString& path, const Progress& progress)
{
    QFile source(path);
    const auto before = openSource(source);
    if (!before)
        return failure(before.error());
    const QStorageInfo disk(m_folder);
    if (disk.isValid() && disk.bytesAvailable() >= 0 && disk.bytesAvailable() < before->size)
        return failure(ErrorKind::DiskFull, m_folder);

    QTemporaryFile temporary(m_folder + u'/' + temporaryPrefix + QStringLiteral("XXXXXX"));
    if (!temporary.open())
        return failure(writeErrorOf(errno), QString(m_folder + u": " + temporary.errorString()));
    FirmwareDigest digest;
    const int target = temporary.handle();
    const auto copied = readAll(source, before->size, progress, [&digest, target](QByteArrayView block) {
        digest.add(block);
        return writeBlock(target, block);
    });
    if (!copied)
        return failure(copied.error());
    // Once by the open file (somebody wrote into it), once by the name (somebody put another file there).
    const auto byHandle = stampOf(source.handle());
    const auto byName = stampOf(path);
    if (!byHandle || !byName || !byHandle->sameContent(*before) || !byName->sameContent(*before))
        return failure(ErrorKind::FileChangedWhileRead, path);
    if (::fsync(target) != 0)
        return failure(writeErrorOf(errno), systemWords(errno));

    failPoint("vault.written");
    const auto digests = digest.finish();
    VaultFile file{ digests.sha256, digests.md5, before->size, QFileInfo(path).fileName(), false };
    if (const auto settled = settle(temporary.fileName(), file.sha256, file.wasThere); !settled)
        return failure(settled.error());
    temporary.setAutoRemove(file.wasThere);
    failPoint("vault.before-record");
    if (progress)
        progress(100);
    return file;
}

/// Gives a complete temporary its name, unless the vault already holds these bytes unharmed: a file that is being
/// served must not be exchanged, not even for its equal.
Result<void> FirmwareVault::settle(const QString& temporary, const QByteArray& sha256, bool& wasThere)
{
    const QString place = path(sha256);
    wasThere = contains(sha256) && check(sha256).has_value();
    if (wasThere)
        return {};
    const QByteArray from = QFile::encodeName(temporary);
    QFile::setPermissions(temporary, QFile::ReadOwner | QFile::ReadUser | QFile::ReadGroup);
    if (std::rename(from.constData(), QFile::encodeName(place).constData()) != 0)
        return failure(writeErrorOf(errno), systemWords(errno));
    failPoint("vault.renamed");
    syncFolder(m_folder);
    if (const auto stamp = stampOf(place))
        remember(sha256, *stamp);
    return {};
}

Result<void> FirmwareVault::check(const QByteArray& sha256, Rehash rehash, const Progress& progress)
{
    if (!isDigest(sha256))
        return failure(ErrorKind::NotFound, QString::fromLatin1(sha256.left(64)));
    QFile file(path(sha256));
    const auto before = openSource(file);
    if (!before) {
        const bool emptied
            = before.error().kind == ErrorKind::FileEmpty || before.error().kind == ErrorKind::FileTooLarge;
        return failure(emptied ? Error{ ErrorKind::FirmwareTampered, file.fileName() } : before.error());
    }
    const auto known = m_stamps.load();
    const auto stamp = known->constFind(sha256);
    if (rehash == Rehash::IfChanged && stamp != known->constEnd() && *stamp == *before)
        return {};
    FirmwareDigest digest;
    const auto read = readAll(file, before->size, progress, [&digest](QByteArrayView block) -> Result<void> {
        digest.add(block);
        return {};
    });
    if (!read && read.error().kind != ErrorKind::FileChangedWhileRead)
        return read;
    const auto after = stampOf(file.handle());
    if (!read || digest.finish().sha256 != sha256 || !after || *after != *before)
        return failure(ErrorKind::FirmwareTampered, file.fileName());
    remember(sha256, *before);
    return {};
}

std::optional<FileState> FirmwareVault::stateOf(const Result<void>& checked)
{
    if (checked)
        return FileState::Intact;
    if (checked.error().kind == ErrorKind::Cancelled)
        return {};
    return checked.error().kind == ErrorKind::FirmwareTampered ? FileState::Changed : FileState::Unreadable;
}

QString FirmwareVault::path(const QByteArray& sha256) const
{
    return isDigest(sha256) ? QString(m_folder + u'/' + QString::fromLatin1(sha256)) : QString();
}

bool FirmwareVault::contains(const QByteArray& sha256) const
{
    return isDigest(sha256) && QFileInfo(path(sha256)).isFile();
}

Result<void> FirmwareVault::remove(const QByteArray& sha256)
{
    if (!contains(sha256))
        return failure(ErrorKind::NotFound, QString::fromLatin1(sha256.left(64)));
    QFile file(path(sha256));
    if (!file.remove())
        return failure(ErrorKind::WriteFailed, QString(file.fileName() + u": " + file.errorString()));
    syncFolder(m_folder);
    return {};
}

int FirmwareVault::keepOnly(const QSet<QByteArray>& needed)
{
    int removed = 0;
    const QStringList names = QDir(m_folder).entryList(QDir::Files | QDir::Hidden | QDir::System);
    for (const QString& name : names) {
        const QByteArray digest = name.toLatin1();
        // Whatever else lies here is not the vault's.
        if (isDigest(digest) && !needed.contains(digest) && remove(digest))
            ++removed;
    }
    return removed;
}

void FirmwareVault::remember(const QByteArray& sha256, const FileStamp& stamp)
{
    auto known = m_stamps.load();
    std::shared_ptr<const Stamps> next;
    do {
        auto copy = std::make_shared<Stamps>(*known);
        copy->insert(sha256, stamp);
        next = std::move(copy);
    } while (!m_stamps.compare_exchange_weak(known, next));
}

} // namespace console
