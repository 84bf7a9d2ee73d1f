// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/workspace.h"

#include "app/ctl/workspacepath.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QSaveFile>

namespace console {

namespace {

constexpr QFileDevice::Permissions ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
constexpr qsizetype keySize = 32;

} // namespace

Workspace::Workspace(QString folder)
    : m_folder(std::move(folder))
    , m_lock(m_folder + QStringLiteral("/workspace.lock"))
{
    m_lock.setStaleLockTime(0); // held as long as its process lives, however long that is
}

Result<std::unique_ptr<Workspace>> Workspace::open(const QString& folder)
{
    const QString path = workspaceFolder(folder);
    const bool existed = QDir(path).exists();
    if (!existed && !QDir().mkpath(path))
        return failure(ErrorKind::WorkspaceUnwritable, path);
    if (!existed)
        QFile::setPermissions(path, ownerOnly | QFileDevice::ExeOwner);
    std::unique_ptr<Workspace> workspace(new Workspace(path));
    if (workspace->m_lock.tryLock(0))
        return workspace;
    if (workspace->m_lock.error() != QLockFile::LockFailedError)
        return failure(ErrorKind::WorkspaceUnwritable, path);
    qint64 pid = 0;
    QString host;
    QString program;
    workspace->m_lock.getLockInfo(&pid, &host, &program);
    return failure(ErrorKind::WorkspaceHeld, QStringLiteral("%1 %2 %3").arg(pid).arg(host, program));
}

QString Workspace::databasePath() const
{
    return m_folder + QStringLiteral("/console.sqlite");
}

QString Workspace::vaultFolder() const
{
    return m_folder + QStringLiteral("/vault");
}

QString Workspace::alivePath() const
{
    return m_folder + QStringLiteral("/alive");
}

QString Workspace::settingsPath() const
{
    return m_folder + QStringLiteral("/settings.json");
}

Result<QByteArray> Workspace::linkKey() const
{
    const QString path = m_folder + QStringLiteral("/link.key");
    QFile file(path);
    if (file.open(QIODevice::ReadOnly)) {
        const QByteArray key = file.readAll();
        if (key.size() == keySize)
            return key;
        return failure(ErrorKind::FileUnreadable, path);
    }
    if (file.exists())
        return failure(ErrorKind::FileUnreadable, path);
    QByteArray key(keySize, Qt::Uninitialized);
    QRandomGenerator::system()->generate(key.begin(), key.end());
    QSaveFile made(path);
    if (!made.open(QIODevice::WriteOnly) || !made.setPermissions(ownerOnly) || made.write(key) != keySize
        || !made.commit())
        return failure(ErrorKind::WorkspaceUnwritable, path);
    return key;
}

} // namespace console
