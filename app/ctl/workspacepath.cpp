// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/workspacepath.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QStandardPaths>

namespace console {

namespace {
[[maybe_unused]] constexpr qsizetype longestSocketPath
    = 100; // of sockaddr_un's 108 bytes; Qt makes it under a longer name first
}

QString workspaceFolder(const QString& given)
{
    if (!given.isEmpty())
        return QDir(given).absolutePath();
    // By name, not by AppDataLocation: rolloutctl is another program with the same workspace.
    return QDir(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
        + QStringLiteral("/rollout-console/workspace"))
        .absolutePath();
}

QString controlSocketName(const QString& folder)
{
    const QString path = workspaceFolder(folder);
#ifndef Q_OS_WIN
    QString socket = path + QStringLiteral("/control.socket");
    if (QFile::encodeName(socket).size() <= longestSocketPath)
        return socket;
#endif
    const QByteArray hash = QCryptographicHash::hash(path.toUtf8(), QCryptographicHash::Sha256).toHex().left(16);
    const QString name = QStringLiteral("rollout-console-") + QString::fromLatin1(hash);
#ifdef Q_OS_WIN
    return name;
#else
    const QString runtime = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    return (runtime.isEmpty() ? QDir::tempPath() : runtime) + u'/' + name;
#endif
}

} // namespace console
