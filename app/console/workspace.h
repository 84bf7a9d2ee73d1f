// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <QByteArray>
#include <QLockFile>
#include <QString>

#include <memory>

namespace console {

/// The folder that holds everything a console keeps: database, vault, settings, link key. One process holds its lock
/// for as long as this object lives.
class Workspace
{
public:
    /// Makes the folder (mode 0700) where it is missing and takes the lock. `folder` empty = the user's own.
    /// Errors: WorkspaceUnwritable, WorkspaceHeld (context: "PID HOST PROGRAM" of the holder).
    [[nodiscard]] static Result<std::unique_ptr<Workspace>> open(const QString& folder);

    [[nodiscard]] QString folder() const { return m_folder; }
    [[nodiscard]] QString databasePath() const;
    [[nodiscard]] QString vaultFolder() const;
    [[nodiscard]] QString settingsPath() const;
    [[nodiscard]] QString alivePath() const; ///< of AliveMark
    /// 32 random bytes, made once, mode 0600: signs the download links.
    [[nodiscard]] Result<QByteArray> linkKey() const;

private:
    explicit Workspace(QString folder);

    QString m_folder;
    QLockFile m_lock;
};

} // namespace console
