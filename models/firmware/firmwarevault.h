// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/firmware/filestamp.h"
#include "models/firmware/firmware.h"

#include <QByteArray>
#include <QHash>
#include <QSet>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>

namespace console {

/// A file the vault holds.
struct VaultFile
{
    QByteArray sha256; ///< 64 lower-case hex digits: its name in the vault
    QByteArray md5; ///< 32 lower-case hex digits
    qint64 size = 0; ///< bytes
    QString fileName; ///< as uploaded, without folders
    bool wasThere = false; ///< the same bytes were in the vault already
};

/// The firmware files of a workspace, each named by the SHA-256 of its bytes, read-only. A file is hashed while it is
/// copied in and appears only when it is whole and on the disk. Any thread; long calls belong on the pool. One process
/// per folder.
class FirmwareVault
{
public:
    /// Percent 0..100; false cancels.
    using Progress = std::function<bool(int percent)>;
    static constexpr qint64 largestFile = qint64{ 4 } * 1024 * 1024 * 1024;

    explicit FirmwareVault(const QString& folder);

    /// Makes the folder and removes what an interrupted add() left. Error: WorkspaceUnwritable.
    [[nodiscard]] Result<void> open();

    /// Copies a file in. Errors: FileMissing, FileUnreadable, FileEmpty, FileTooLarge, FileChangedWhileRead, DiskFull,
    /// WriteFailed, Cancelled; nothing is half-added then.
    [[nodiscard]] Result<VaultFile> add(const QString& path, const Progress& progress = {});

    enum class Rehash : quint8 { IfChanged, Always };
    /// Whether the file still has the bytes of its name. IfChanged reads it only when its stamp is not the one of the
    /// last good hash by this process. Errors: FileMissing, FirmwareTampered, FileUnreadable, Cancelled; NotFound for
    /// what is no digest.
    [[nodiscard]] Result<void> check(
        const QByteArray& sha256, Rehash rehash = Rehash::IfChanged, const Progress& progress = {});
    /// What the answer of check() says of the file; null when it was cancelled.
    [[nodiscard]] static std::optional<FileState> stateOf(const Result<void>& checked);

    /// Where the file is or would be; empty for what is no digest.
    [[nodiscard]] QString path(const QByteArray& sha256) const;
    [[nodiscard]] bool contains(const QByteArray& sha256) const;
    /// Transfers that run go on: they hold the file open. Errors: NotFound, WriteFailed.
    [[nodiscard]] Result<void> remove(const QByteArray& sha256);
    /// Removes every file but these, and returns how many that were. For the start, before anything is added or served.
    int keepOnly(const QSet<QByteArray>& needed);

private:
    using Stamps = QHash<QByteArray, FileStamp>;
    void remember(const QByteArray& sha256, const FileStamp& stamp);
    [[nodiscard]] Result<void> settle(const QString& temporary, const QByteArray& sha256, bool& wasThere);

    QString m_folder;
    std::atomic<std::shared_ptr<const Stamps>> m_stamps; ///< of the last good hash; replaced as a whole
};

} // namespace console
