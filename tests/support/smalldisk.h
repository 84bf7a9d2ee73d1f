// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QTemporaryDir>

namespace console {

/// A disk of a few MiB that a test can fill up: a tmpfs, mounted where only this process and its children see it, so
/// that it is gone with them. Where the system allows no mount, a folder for whose writer no file may grow (see
/// setWriter()): that is a full disk in all but the name of the error. One thread.
class SmallDisk
{
public:
    explicit SmallDisk(int mebibytes);
    ~SmallDisk();
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

    /// First thing in main(), while there is one thread: makes the place for mounts of its own.
    static void enterOwnMounts();

    [[nodiscard]] QString path() const { return m_folder.path(); }
    [[nodiscard]] bool isMounted() const { return m_isMounted; }
    /// Whose files cannot grow while the disk is full, where it is not mounted.
    void setWriter(qint64 processId) { m_writer = processId; }
    [[nodiscard]] bool fill();
    void free();

private:
    QTemporaryDir m_folder;
    bool m_isMounted = false;
    qint64 m_writer = 0;
};

} // namespace console
