// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <random>
#include <string>
#include <vector>

struct sqlite3_file;
struct sqlite3_vfs;

namespace console {

/// A disk that can lose its power and go bad, under every SQLite connection this process opens while the object lives
/// (it is the default VFS then). Real files show what the page cache would show; beside them it keeps what a disk would
/// really hold: bytes become durable by a sync, names by a sync of their folder. After a failed sync the unsynced bytes
/// are still read back, but no later sync writes them: Linux forgets them the same way. Real syncs are left out; the
/// program's own calls of fsync() and pwrite() come here too. Any thread; one object at a time.
class CrashVfs
{
public:
    enum class Operation : quint8 { Open, Write, Sync, Truncate, Delete };
    static constexpr int operationKinds = 5;

    explicit CrashVfs(quint32 seed);
    ~CrashVfs();
    CrashVfs(const CrashVfs&) = delete;
    CrashVfs& operator=(const CrashVfs&) = delete;

    // A bad disk
    /// The nth of these operations from now on fails with that SQLite code; where it lasts, all of them after it too.
    void failAt(Operation operation, quint64 nth, bool lasts, int code);
    void heal();
    [[nodiscard]] quint64 faults() const; ///< since failAt()

    // A power cut
    /// Nothing reaches the disk, or is read from it, from the nth operation of any kind on; 0 = never.
    void cutAt(quint64 nth);
    void cut();
    [[nodiscard]] bool isDark() const;
    /// With every connection closed: the files become what the disk held, with a random part, torn at sectors and in
    /// any order, of what was never synced.
    void powerOn();

    /// The program's own fsync() of a file or folder that this disk holds; false = not this disk's.
    [[nodiscard]] static bool syncFromOutside(const std::string& path, int& answer);
    /// The same of its own pwrite(), before it is done.
    [[nodiscard]] static bool writeFromOutside(
        const std::string& path, const QByteArray& bytes, qint64 offset, int& answer);

    [[nodiscard]] quint64 operations() const; ///< since the start, or since cutAt()
    [[nodiscard]] int openFiles() const;

private:
    struct Calls; // SQLite's C functions

    struct Change
    {
        qint64 offset;
        QByteArray bytes;
        qint64 size = -1; ///< ≥ 0: a truncate
    };
    struct Inode
    {
        QByteArray durable;
        std::vector<Change> unsynced;
    };
    /// A name: which file it means in the cache, and which on the disk.
    struct Entry
    {
        std::shared_ptr<Inode> cached;
        std::shared_ptr<Inode> durable;
    };

    /// Counts an operation; SQLITE_OK or what it has to answer.
    [[nodiscard]] int admit(Operation operation, int whenDark);
    std::shared_ptr<Inode> opened(const std::string& name, bool existed, const QByteArray& contents);
    [[nodiscard]] int sync(Inode& inode);
    void syncFolder(const std::string& folder);
    [[nodiscard]] bool chance(double probability);
    static void apply(QByteArray& bytes, const Change& change);
    void survive(Inode& inode);

    static std::atomic<CrashVfs*> s_present;
    mutable std::mutex m_mutex;
    std::mt19937 m_random;
    std::map<std::string, Entry> m_entries;
    std::unique_ptr<sqlite3_vfs> m_vfs;
    sqlite3_vfs* m_root = nullptr;
    quint64 m_counts[operationKinds] = {};
    quint64 m_total = 0;
    quint64 m_cutAt = 0;
    bool m_dark = false;
    Operation m_faulty = Operation::Open;
    quint64 m_faultAt = 0;
    bool m_faultLasts = false;
    int m_faultCode = 0;
    quint64 m_faults = 0;
    int m_openFiles = 0;
};

} // namespace console
