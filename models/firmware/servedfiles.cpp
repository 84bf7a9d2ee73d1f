// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/firmware/servedfiles.h"

#include <QFile>

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

qint64 ServedFile::read(char* to, quint64 offset, quint64 length) const
{
    ssize_t read = 0;
    do {
        read = ::pread(m_descriptor, to, length, static_cast<off_t>(offset));
    } while (read < 0 && errno == EINTR);
    // Looked at after reading, so that bytes written before are noticed with the block they spoil.
    const auto stamp = stampOf(m_descriptor);
    return read > 0 && stamp && stamp->sameContent(m_stamp) ? read : -1;
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
    if (!now || now->size != batch.size || !now->sameContent(*entry.stamp))
        return {};
    if (auto file = entry.open.lock())
        return { Outcome::Opened, std::move(file) };
    const int descriptor = ::open(QFile::encodeName(batch.filePath).constData(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (descriptor < 0)
        return {};
    const auto opened = stampOf(descriptor);
    auto file = std::make_shared<const ServedFile>(descriptor, *entry.stamp);
    if (!opened || !opened->sameContent(*entry.stamp))
        return {};
    entry.open = file;
    return { Outcome::Opened, std::move(file) };
}

} // namespace console
