// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/firmware/servedfiles.h"

#include "models/firmware/runningdigest.h"

#include <QFile>

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <unistd.h>
#include <unordered_set>

namespace console {

ServedFile::ServedFile(int descriptor, const FileStamp& stamp)
    : m_descriptor(descriptor)
    , m_stamp(stamp)
{
}

ServedFile::~ServedFile()
{
    ::close(m_descriptor);
}

FileState ServedFile::keep(const QByteArray& sha256)
{
    std::vector<char> content(static_cast<std::size_t>(m_stamp.size));
    RunningDigest digest;
    for (quint64 at = 0; at < content.size();) {
        const qint64 got = read(content.data() + at, at, content.size() - at);
        if (got <= 0)
            return got == changed ? FileState::Changed : FileState::Unreadable;
        digest.add(at, content.data() + at, static_cast<quint64>(got));
        at += static_cast<quint64>(got);
    }
    if (digest.finish() != sha256)
        return FileState::Changed;
    m_content = std::move(content);
    return FileState::Intact;
}

qint64 ServedFile::read(char* to, quint64 offset, quint64 length) const
{
    ssize_t read = 0;
    if (isKept()) {
        const quint64 from = std::min<quint64>(offset, m_content.size());
        read = static_cast<ssize_t>(std::min<quint64>(length, m_content.size() - from));
        std::copy_n(m_content.data() + from, read, to);
    } else {
        do {
            read = ::pread(m_descriptor, to, length, static_cast<off_t>(offset));
        } while (read < 0 && errno == EINTR);
    }
    // Looked at after reading, so that bytes written before are noticed with the block they spoil.
    const auto stamp = stampOf(m_descriptor);
    if (read < 0 || !stamp)
        return unreadable;
    return read > 0 && stamp->sameContent(m_stamp) ? read : changed;
}

void ServedFiles::look(const LinkTable& table)
{
    std::unordered_set<QString> served;
    for (const auto& [id, batch] : table.batches) {
        if (batch.revoked || batch.filePath.isEmpty())
            continue;
        served.insert(batch.filePath);
        Entry& entry = m_entries[batch.filePath];
        if (!entry.stamp)
            entry.stamp = stampOf(batch.filePath);
    }
    // Deleted with its firmware and uploaded again, a file looks different and is right.
    std::erase_if(m_entries, [&](const auto& entry) { return !served.contains(entry.first); });
}

ServedFiles::Opened ServedFiles::open(const ServedBatch& batch)
{
    Entry& entry = m_entries[batch.filePath];
    const auto now = stampOf(batch.filePath);
    if (!entry.stamp)
        entry.stamp = now;
    if (!now)
        return { FileState::Unreadable, {} };
    if (now->size != batch.size || !now->sameContent(*entry.stamp))
        return {};
    if (auto file = entry.open.lock())
        return { FileState::Intact, std::move(file) };
    const int descriptor = ::open(QFile::encodeName(batch.filePath).constData(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (descriptor < 0)
        return { FileState::Unreadable, {} };
    const auto opened = stampOf(descriptor);
    const auto file = std::make_shared<ServedFile>(descriptor, *entry.stamp);
    if (!opened || !opened->sameContent(*entry.stamp))
        return {};
    entry.open = file;
    return { FileState::Intact, file };
}

FileState ServedFiles::keep(const ServedBatch& batch)
{
    const auto file = m_entries[batch.filePath].open.lock();
    if (!file || file->isKept() || !hasRoomFor(batch.size))
        return FileState::Intact;
    return file->keep(batch.sha256);
}

bool ServedFiles::hasRoomFor(qint64 size) const
{
    std::size_t kept = 0;
    for (const auto& [path, entry] : m_entries) {
        if (const auto file = entry.open.lock())
            kept += file->keptBytes();
    }
    return size > 0 && size <= largestKept && kept + static_cast<std::size_t>(size) <= 4 * std::size_t{ largestKept };
}

} // namespace console
