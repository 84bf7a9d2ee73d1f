// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/childprocess.h"

#include <QCoreApplication>
#include <QStandardPaths>

#ifdef Q_OS_LINUX
#include <csignal>
#include <sys/prctl.h>
#include <unistd.h>
#endif

namespace console {

void endWithThisProcess(QProcess& process)
{
#ifdef Q_OS_LINUX
    process.setChildProcessModifier([parent = getpid()] {
        prctl(PR_SET_PDEATHSIG, SIGTERM);
        if (getppid() != parent) // it ended before the system was asked
            _exit(1);
    });
#else
    Q_UNUSED(process)
#endif
}

Result<QString> findProgram(const QString& name)
{
    const QStringList places[] = { { QCoreApplication::applicationDirPath() }, {},
        { QStringLiteral("/usr/sbin"), QStringLiteral("/usr/local/sbin"),
            QStringLiteral("C:/Program Files/mosquitto") } };
    for (const QStringList& place : places) {
        if (const QString found = QStandardPaths::findExecutable(name, place); !found.isEmpty())
            return found;
    }
    return failure(ErrorKind::ProgramMissing, name);
}

} // namespace console
