// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <QByteArray>

namespace console {

/// All bytes of a regular file, at most `atMost`. Waits for the disk. Errors: FileMissing, FileUnreadable (also for a
/// folder or a device, which may never end), `tooLarge`; context: the path.
[[nodiscard]] Result<QByteArray> readFile(
    const QString& path, qint64 atMost, ErrorKind tooLarge = ErrorKind::FileTooLarge);

/// Exchanges the whole file or leaves it as it was. Error: WriteFailed.
[[nodiscard]] Result<void> writeFile(const QString& path, const QByteArray& bytes);

/// Waits until a file's bytes, or a folder's names, are on the disk itself; some network file systems know no sync of a
/// folder (fsync(2): EINVAL), which is as good as they get. Error: WriteFailed.
[[nodiscard]] Result<void> syncToDisk(const QString& path);

/// Writes a file's bytes over themselves and waits until they are on the disk: where an earlier sync failed, the system
/// shows bytes that the disk does not hold and that no further sync would write. Nobody else may write meanwhile.
/// Errors: FileUnreadable, WriteFailed.
[[nodiscard]] Result<void> rewriteToDisk(const QString& path);

} // namespace console
