// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/files.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

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

Result<void> syncToDisk(const QString& path)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    const bool done = descriptor >= 0 && ::fsync(descriptor) == 0;
    const int code = errno;
    if (descriptor >= 0)
        ::close(descriptor);
    if (!done)
        return failure(
            ErrorKind::WriteFailed, path + QStringLiteral(": ") + QString::fromLocal8Bit(std::strerror(code)));
    return {};
}

} // namespace console
