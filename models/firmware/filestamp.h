// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QtGlobal>

#include <optional>

namespace console {

/// What the file system says of a file, to notice that it is no longer the one that was hashed.
struct FileStamp
{
    quint64 inode = 0;
    quint64 device = 0;
    qint64 size = 0;
    qint64 modifiedNs = 0; ///< since 1970
    qint64 changedNs = 0; ///< also moves with permissions and links; nobody can set it back

    bool operator==(const FileStamp&) const = default;
    /// The same file with the same bytes as far as anybody can see: what only changes its links is left out.
    [[nodiscard]] bool sameContent(const FileStamp& other) const
    {
        return inode == other.inode && device == other.device && size == other.size && modifiedNs == other.modifiedNs;
    }
};

/// Null when the file is missing or is not a regular file.
[[nodiscard]] std::optional<FileStamp> stampOf(const QString& path);
[[nodiscard]] std::optional<FileStamp> stampOf(int openFile);

} // namespace console
