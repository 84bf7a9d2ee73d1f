// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/files.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace console {

Result<QByteArray> readFile(const QString& path, qint64 atMost, ErrorKind tooLarge)
{
    const QFileInfo info(path);
    if (!info.exists())
        return failure(ErrorKind::FileMissing, path);
    QFile file(path);
    if (!info.isFile() || !file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::FileUnreadable, path);
    QByteArray bytes = file.read(atMost + 1); // it may have grown since
    if (bytes.size() > atMost)
        return failure(tooLarge, path);
    if (file.error() != QFileDevice::NoError)
        return failure(ErrorKind::FileUnreadable, path);
    return bytes;
}

Result<void> writeFile(const QString& path, const QByteArray& bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return failure(ErrorKind::WriteFailed, path + QStringLiteral(": ") + file.errorString());
    return {};
}

namespace {

Error writeError(const QString& path, int code)
{
    return { ErrorKind::WriteFailed, path + QStringLiteral(": ") + QString::fromLocal8Bit(std::strerror(code)) };
}

} // namespace

Result<void> syncToDisk(const QString& path)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    const bool done = descriptor >= 0 && ::fsync(descriptor) == 0;
    const int code = errno;
    const bool hasNoSync = descriptor >= 0 && (code == EINVAL || code == ENOTSUP) && QFileInfo(path).isDir();
    if (descriptor >= 0)
        ::close(descriptor);
    if (!done && !hasNoSync)
        return failure(writeError(path, code));
    return {};
}

Result<void> rewriteToDisk(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite | QIODevice::ExistingOnly | QIODevice::Unbuffered))
        return failure(writeError(path, errno));
    for (qint64 offset = 0; offset < file.size();) {
        const QByteArray block = file.read(1024 * 1024);
        if (block.isEmpty())
            return failure(ErrorKind::FileUnreadable, path);
        for (qint64 done = 0; done < block.size();) {
            const ssize_t written = ::pwrite(
                file.handle(), block.constData() + done, static_cast<std::size_t>(block.size() - done), offset + done);
            if (written < 0 && errno != EINTR)
                return failure(writeError(path, errno));
            done += std::max<ssize_t>(written, 0);
        }
        offset += block.size();
    }
    return syncToDisk(path);
}

} // namespace console
