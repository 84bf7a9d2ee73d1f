// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/firmware/filestamp.h"

#include <QFile>

#include <sys/stat.h>

namespace console {

namespace {

constexpr qint64 nanoseconds(const timespec& time)
{
    return static_cast<qint64>(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

std::optional<FileStamp> toStamp(const struct stat& info)
{
    if (!S_ISREG(info.st_mode))
        return std::nullopt;
    return FileStamp{ info.st_ino, info.st_dev, info.st_size, nanoseconds(info.st_mtim), nanoseconds(info.st_ctim) };
}

} // namespace

std::optional<FileStamp> stampOf(const QString& path)
{
    struct stat info
    {
    };
    return ::stat(QFile::encodeName(path).constData(), &info) == 0 ? toStamp(info) : std::nullopt;
}

std::optional<FileStamp> stampOf(int openFile)
{
    struct stat info
    {
    };
    return ::fstat(openFile, &info) == 0 ? toStamp(info) : std::nullopt;
}

} // namespace console
