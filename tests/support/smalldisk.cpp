// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/smalldisk.h"

#include <sched.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <unistd.h>

namespace console {

namespace {

bool hasOwnMounts = false;

bool write(const char* path, const QByteArray& bytes)
{
    QFile file(QString::fromLatin1(path));
    return file.open(QIODevice::WriteOnly | QIODevice::Unbuffered) && file.write(bytes) == bytes.size();
}

/// A user becomes the administrator of a world of its own.
bool enterOwnUsers()
{
    const QByteArray user = QByteArray::number(geteuid());
    const QByteArray group = QByteArray::number(getegid());
    return unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0 && write("/proc/self/setgroups", "deny")
        && write("/proc/self/uid_map", "0 " + user + " 1") && write("/proc/self/gid_map", "0 " + group + " 1");
}

} // namespace

void SmallDisk::enterOwnMounts()
{
    hasOwnMounts = (geteuid() == 0 && unshare(CLONE_NEWNS) == 0) || enterOwnUsers();
    hasOwnMounts = hasOwnMounts && mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
}

SmallDisk::SmallDisk(int mebibytes)
{
    const QByteArray options = "size=" + QByteArray::number(mebibytes) + "m";
    m_isMounted
        = hasOwnMounts && mount("tmpfs", QFile::encodeName(path()).constData(), "tmpfs", 0, options.constData()) == 0;
}

SmallDisk::~SmallDisk()
{
    if (m_isMounted)
        umount2(QFile::encodeName(path()).constData(), MNT_DETACH);
}

bool SmallDisk::fill()
{
    if (!m_isMounted) {
        const rlimit limit{ 4096, RLIM_INFINITY };
        return prlimit(static_cast<pid_t>(m_writer), RLIMIT_FSIZE, &limit, nullptr) == 0;
    }
    QFile filler(path() + QStringLiteral("/filler"));
    if (!filler.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        return false;
    for (qint64 size : { 1024 * 1024, 4096, 1 }) {
        const QByteArray block(size, 'f');
        while (filler.write(block) == block.size()) { }
    }
    return true;
}

void SmallDisk::free()
{
    if (m_isMounted) {
        QFile::remove(path() + QStringLiteral("/filler"));
        return;
    }
    const rlimit limit{ RLIM_INFINITY, RLIM_INFINITY };
    prlimit(static_cast<pid_t>(m_writer), RLIMIT_FSIZE, &limit, nullptr);
}

} // namespace console
