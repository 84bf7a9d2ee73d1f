// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/crashvfs.h"

#include <QFile>

#include <algorithm>
#include <array>
#include <cerrno>
#include <new>
#include <sqlite3.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace console {

namespace {

constexpr qint64 sector = 512;
thread_local bool s_inside = false; // SQLite's own writes are known already

QByteArray contentsOf(const std::string& name)
{
    QFile file(QString::fromStdString(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::string folderOf(const std::string& name)
{
    return name.substr(0, name.rfind('/') + 1);
}

} // namespace

/// SQLite's functions: each does the real thing through the system's own VFS, and keeps the CrashVfs informed.
struct CrashVfs::Calls
{
    /// SQLite allocates it; the real file stands behind it.
    struct File
    {
        sqlite3_file base;
        CrashVfs* vfs;
        std::shared_ptr<CrashVfs::Inode>* inode; ///< null for temporary files, which are nobody's promise
        std::string* name;
        bool syncsFolder; ///< a new journal's first sync is its folder's too

        [[nodiscard]] sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
    };
    using Operation = CrashVfs::Operation;

    static File* of(sqlite3_file* file) { return reinterpret_cast<File*>(file); }
    static CrashVfs& of(sqlite3_vfs* vfs) { return *static_cast<CrashVfs*>(vfs->pAppData); }

    static int open(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* outFlags);
    static int remove(sqlite3_vfs* vfs, const char* name, int syncFolder);
    static int access(sqlite3_vfs* vfs, const char* name, int flags, int* result);
    static int fullPathname(sqlite3_vfs* vfs, const char* name, int size, char* result)
    {
        return of(vfs).m_root->xFullPathname(of(vfs).m_root, name, size, result);
    }

    static int close(sqlite3_file* file);
    static int read(sqlite3_file* file, void* to, int size, sqlite3_int64 offset);
    static int write(sqlite3_file* file, const void* from, int size, sqlite3_int64 offset);
    static int truncate(sqlite3_file* file, sqlite3_int64 size);
    static int sync(sqlite3_file* file, int flags);
    static int fileSize(sqlite3_file* file, sqlite3_int64* size);

    /// A call that is passed on as it is: locks and shared memory are no disk.
    template <auto member, class... Arguments> static int pass(sqlite3_file* file, Arguments... arguments)
    {
        sqlite3_file* real = of(file)->real();
        return (real->pMethods->*member)(real, arguments...);
    }
    static void barrier(sqlite3_file* file) { of(file)->real()->pMethods->xShmBarrier(of(file)->real()); }

    static const sqlite3_io_methods methods;
};

const sqlite3_io_methods CrashVfs::Calls::methods = { 2, close, read, write, truncate, sync, fileSize,
    pass<&sqlite3_io_methods::xLock, int>, pass<&sqlite3_io_methods::xUnlock, int>,
    pass<&sqlite3_io_methods::xCheckReservedLock, int*>, pass<&sqlite3_io_methods::xFileControl, int, void*>,
    pass<&sqlite3_io_methods::xSectorSize>, pass<&sqlite3_io_methods::xDeviceCharacteristics>,
    pass<&sqlite3_io_methods::xShmMap, int, int, int, void volatile**>,
    pass<&sqlite3_io_methods::xShmLock, int, int, int>, barrier, pass<&sqlite3_io_methods::xShmUnmap, int>, nullptr,
    nullptr };

int CrashVfs::Calls::open(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* outFlags)
{
    CrashVfs& disk = of(vfs);
    const std::lock_guard lock(disk.m_mutex);
    file->pMethods = nullptr;
    if (const int refused = disk.admit(Operation::Open, SQLITE_CANTOPEN); refused != SQLITE_OK)
        return refused;
    const bool isKept = name
        && (flags & (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_SUPER_JOURNAL | SQLITE_OPEN_WAL));
    const bool existed = isKept && QFile::exists(QString::fromUtf8(name));
    const QByteArray contents = existed ? contentsOf(name) : QByteArray();
    auto* made = new (file) File{ {}, &disk, nullptr, nullptr, false };
    const int answer = disk.m_root->xOpen(disk.m_root, name, made->real(), flags, outFlags);
    if (answer != SQLITE_OK)
        return answer;
    if (isKept) {
        made->inode = new std::shared_ptr(disk.opened(name, existed, contents));
        made->name = new std::string(name);
        made->syncsFolder = !existed && !(flags & SQLITE_OPEN_MAIN_DB);
    }
    ++disk.m_openFiles;
    made->base.pMethods = &methods;
    return SQLITE_OK;
}

int CrashVfs::Calls::close(sqlite3_file* file)
{
    File* own = of(file);
    const std::lock_guard lock(own->vfs->m_mutex);
    const int answer = own->real()->pMethods->xClose(own->real());
    --own->vfs->m_openFiles;
    std::default_delete<std::shared_ptr<CrashVfs::Inode>>()(own->inode);
    std::default_delete<std::string>()(own->name);
    return answer;
}

int CrashVfs::Calls::remove(sqlite3_vfs* vfs, const char* name, int syncFolder)
{
    CrashVfs& disk = of(vfs);
    const std::lock_guard lock(disk.m_mutex);
    if (const int refused = disk.admit(Operation::Delete, SQLITE_IOERR_DELETE); refused != SQLITE_OK)
        return refused;
    if (!disk.m_entries.contains(name) && QFile::exists(QString::fromUtf8(name)))
        disk.opened(name, true, contentsOf(name));
    const int answer = disk.m_root->xDelete(disk.m_root, name, 0);
    if (answer == SQLITE_OK) {
        disk.m_entries[name].cached.reset();
        if (syncFolder)
            disk.syncFolder(folderOf(name));
    }
    return answer;
}

int CrashVfs::Calls::access(sqlite3_vfs* vfs, const char* name, int flags, int* result)
{
    return of(vfs).isDark() ? SQLITE_IOERR_ACCESS : of(vfs).m_root->xAccess(of(vfs).m_root, name, flags, result);
}

int CrashVfs::Calls::read(sqlite3_file* file, void* to, int size, sqlite3_int64 offset)
{
    return of(file)->vfs->isDark() ? SQLITE_IOERR_READ : pass<&sqlite3_io_methods::xRead>(file, to, size, offset);
}

int CrashVfs::Calls::fileSize(sqlite3_file* file, sqlite3_int64* size)
{
    return of(file)->vfs->isDark() ? SQLITE_IOERR_FSTAT : pass<&sqlite3_io_methods::xFileSize>(file, size);
}

int CrashVfs::Calls::write(sqlite3_file* file, const void* from, int size, sqlite3_int64 offset)
{
    File* own = of(file);
    const std::lock_guard lock(own->vfs->m_mutex);
    int answer = own->vfs->admit(Operation::Write, SQLITE_IOERR_WRITE);
    if (own->vfs->m_dark)
        return answer;
    if (answer != SQLITE_OK)
        size /= 2; // a disk that fills up takes the first part
    s_inside = true;
    const int written = pass<&sqlite3_io_methods::xWrite>(file, from, size, offset);
    s_inside = false;
    if (written != SQLITE_OK)
        return written;
    if (own->inode)
        (*own->inode)->unsynced.push_back({ offset, QByteArray(static_cast<const char*>(from), size), -1 });
    return answer;
}

int CrashVfs::Calls::truncate(sqlite3_file* file, sqlite3_int64 size)
{
    File* own = of(file);
    const std::lock_guard lock(own->vfs->m_mutex);
    if (const int refused = own->vfs->admit(Operation::Truncate, SQLITE_IOERR_TRUNCATE); refused != SQLITE_OK)
        return refused;
    const int answer = pass<&sqlite3_io_methods::xTruncate>(file, size);
    if (answer == SQLITE_OK && own->inode)
        (*own->inode)->unsynced.push_back({ 0, {}, size });
    return answer;
}

int CrashVfs::Calls::sync(sqlite3_file* file, int)
{
    File* own = of(file);
    const std::lock_guard lock(own->vfs->m_mutex);
    if (!own->inode)
        return own->vfs->admit(Operation::Sync, SQLITE_IOERR_FSYNC);
    const int answer = own->vfs->sync(**own->inode);
    if (answer == SQLITE_OK && std::exchange(own->syncsFolder, false))
        own->vfs->syncFolder(folderOf(*own->name));
    return answer;
}

std::atomic<CrashVfs*> CrashVfs::s_present = nullptr;

CrashVfs::CrashVfs(quint32 seed)
    : m_random(seed)
    , m_vfs(std::make_unique<sqlite3_vfs>())
    , m_root(sqlite3_vfs_find(nullptr))
{
    *m_vfs = *m_root; // time, randomness and loading stay the system's
    m_vfs->szOsFile = static_cast<int>(sizeof(Calls::File)) + m_root->szOsFile;
    m_vfs->pNext = nullptr;
    m_vfs->zName = "crash";
    m_vfs->pAppData = this;
    m_vfs->xOpen = Calls::open;
    m_vfs->xDelete = Calls::remove;
    m_vfs->xAccess = Calls::access;
    m_vfs->xFullPathname = Calls::fullPathname;
    sqlite3_vfs_register(m_vfs.get(), 1);
    s_present = this;
}

CrashVfs::~CrashVfs()
{
    s_present = nullptr;
    sqlite3_vfs_unregister(m_vfs.get());
    sqlite3_vfs_register(m_root, 1);
}

void CrashVfs::failAt(Operation operation, quint64 nth, bool lasts, int code)
{
    const std::lock_guard lock(m_mutex);
    m_faulty = operation;
    m_faultAt = m_counts[static_cast<int>(operation)] + nth;
    m_faultLasts = lasts;
    m_faultCode = code;
    m_faults = 0;
}

void CrashVfs::heal()
{
    const std::lock_guard lock(m_mutex);
    m_faultAt = 0;
}

quint64 CrashVfs::faults() const
{
    const std::lock_guard lock(m_mutex);
    return m_faults;
}

void CrashVfs::cutAt(quint64 nth)
{
    const std::lock_guard lock(m_mutex);
    m_total = 0;
    m_cutAt = nth;
}

void CrashVfs::cut()
{
    const std::lock_guard lock(m_mutex);
    m_dark = true;
}

bool CrashVfs::isDark() const
{
    const std::lock_guard lock(m_mutex);
    return m_dark;
}

quint64 CrashVfs::operations() const
{
    const std::lock_guard lock(m_mutex);
    return m_total;
}

int CrashVfs::openFiles() const
{
    const std::lock_guard lock(m_mutex);
    return m_openFiles;
}

int CrashVfs::admit(Operation operation, int whenDark)
{
    if (m_dark)
        return whenDark;
    const quint64 count = ++m_counts[static_cast<int>(operation)];
    if (++m_total == m_cutAt) {
        m_dark = true;
        return whenDark;
    }
    if (m_faultAt == 0 || operation != m_faulty || count < m_faultAt || (count > m_faultAt && !m_faultLasts))
        return SQLITE_OK;
    ++m_faults;
    return m_faultCode;
}

std::shared_ptr<CrashVfs::Inode> CrashVfs::opened(const std::string& name, bool existed, const QByteArray& contents)
{
    Entry& entry = m_entries[name];
    if (!entry.cached) {
        entry.cached = std::make_shared<Inode>();
        if (existed) { // from before this disk: as it is
            entry.cached->durable = contents;
            entry.durable = entry.cached;
        }
    }
    return entry.cached;
}

int CrashVfs::sync(Inode& inode)
{
    const int refused = admit(Operation::Sync, SQLITE_IOERR_FSYNC);
    if (m_dark)
        return refused;
    if (refused != SQLITE_OK) {
        survive(inode); // some of it may have got there; the rest is only ever seen in the cache
        return refused;
    }
    for (const Change& change : inode.unsynced)
        apply(inode.durable, change);
    inode.unsynced.clear();
    return SQLITE_OK;
}

void CrashVfs::syncFolder(const std::string& folder)
{
    for (auto& [name, entry] : m_entries) {
        if (folderOf(name) == folder)
            entry.durable = entry.cached;
    }
}

bool CrashVfs::syncFromOutside(const std::string& path, int& answer)
{
    CrashVfs* disk = s_present;
    if (!disk)
        return false;
    const std::lock_guard lock(disk->m_mutex);
    const auto file = disk->m_entries.find(path);
    if (file != disk->m_entries.end() && file->second.cached) {
        answer = disk->sync(*file->second.cached);
        return true;
    }
    if (std::ranges::none_of(disk->m_entries, [&](const auto& entry) { return folderOf(entry.first) == path + '/'; }))
        return false;
    answer = disk->admit(Operation::Sync, SQLITE_IOERR_FSYNC);
    if (answer == SQLITE_OK)
        disk->syncFolder(path + '/');
    return true;
}

bool CrashVfs::writeFromOutside(const std::string& path, const QByteArray& bytes, qint64 offset, int& answer)
{
    CrashVfs* disk = s_present;
    if (!disk || s_inside)
        return false;
    const std::lock_guard lock(disk->m_mutex);
    const auto file = disk->m_entries.find(path);
    if (file == disk->m_entries.end() || !file->second.cached)
        return false;
    answer = disk->admit(Operation::Write, SQLITE_IOERR_WRITE);
    if (answer == SQLITE_OK)
        file->second.cached->unsynced.push_back({ offset, bytes, -1 });
    return true;
}

bool CrashVfs::chance(double probability)
{
    return std::bernoulli_distribution(probability)(m_random);
}

void CrashVfs::apply(QByteArray& bytes, const Change& change)
{
    if (change.size >= 0) {
        bytes.resize(change.size < bytes.size() ? change.size : bytes.size());
        bytes.append(change.size - bytes.size(), '\0');
        return;
    }
    const qint64 end = change.offset + change.bytes.size();
    if (bytes.size() < end)
        bytes.append(end - bytes.size(), '\0');
    std::copy(change.bytes.begin(), change.bytes.end(), bytes.begin() + change.offset);
}

/// All, nothing, the first so many, or any of the unsynced changes reach the disk, and of a write any of its sectors.
void CrashVfs::survive(Inode& inode)
{
    const int manner = std::uniform_int_distribution(0, 3)(m_random);
    const auto first = std::uniform_int_distribution<std::size_t>(0, inode.unsynced.size())(m_random);
    for (std::size_t i = 0; i < inode.unsynced.size(); ++i) {
        const Change& change = inode.unsynced[i];
        const bool whole = manner == 1 || (manner == 2 && i < first);
        if (whole || (change.size >= 0 && manner == 3 && chance(0.5))) {
            apply(inode.durable, change);
        } else if (change.size < 0 && manner == 3) {
            for (qint64 at = 0; at < change.bytes.size();) {
                const qint64 length = std::min(sector - (change.offset + at) % sector, change.bytes.size() - at);
                if (chance(0.5))
                    apply(inode.durable, { change.offset + at, change.bytes.mid(at, length), -1 });
                at += length;
            }
        }
    }
    inode.unsynced.clear();
}

void CrashVfs::powerOn()
{
    const std::lock_guard lock(m_mutex);
    for (auto& [name, entry] : m_entries) {
        const std::shared_ptr<Inode> left = chance(0.5) ? entry.cached : entry.durable;
        QFile file(QString::fromStdString(name));
        QFile::remove(file.fileName() + QStringLiteral("-shm"));
        if (!left) {
            file.remove();
            continue;
        }
        survive(*left);
        if (file.open(QIODevice::WriteOnly | QIODevice::Truncate))
            file.write(left->durable);
    }
    m_entries.clear();
    m_dark = false;
    m_cutAt = 0;
    m_faultAt = 0;
}

} // namespace console

namespace {

std::string pathOf(int descriptor)
{
    std::array<char, 4096> path{};
    const std::string link = "/proc/self/fd/" + std::to_string(descriptor);
    const ssize_t length = ::readlink(link.c_str(), path.data(), path.size());
    return std::string(path.data(), static_cast<std::size_t>(std::max<ssize_t>(length, 0)));
}

} // namespace

// These stand before the C library's, in every library of the process.
extern "C" int fsync(int descriptor)
{
    int answer = SQLITE_OK;
    if (!console::CrashVfs::syncFromOutside(pathOf(descriptor), answer))
        return static_cast<int>(::syscall(SYS_fsync, descriptor));
    errno = EIO;
    return answer == SQLITE_OK ? 0 : -1;
}

extern "C" ssize_t pwrite(int descriptor, const void* from, size_t size, off_t offset)
{
    int answer = SQLITE_OK;
    const QByteArray bytes(static_cast<const char*>(from), static_cast<qsizetype>(size));
    if (console::CrashVfs::writeFromOutside(pathOf(descriptor), bytes, offset, answer) && answer != SQLITE_OK) {
        errno = EIO;
        return -1;
    }
    return ::syscall(SYS_pwrite64, descriptor, from, size, offset);
}
