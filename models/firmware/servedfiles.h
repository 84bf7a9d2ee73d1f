// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/firmware/filestamp.h"
#include "models/firmware/firmware.h"
#include "models/firmware/linktable.h"

#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

namespace console {

/// A file of the vault held open for its transfers; closed with the last of them. Where it is kept in memory its bytes
/// were digested when they were read: every transfer gets those, whatever happens to the disk meanwhile.
class ServedFile
{
public:
    /// Takes the descriptor.
    ServedFile(int descriptor, const FileStamp& stamp);
    ~ServedFile();
    ServedFile(const ServedFile&) = delete;
    ServedFile& operator=(const ServedFile&) = delete;

    /// Reads all of it into memory. Otherwise it stays on the disk: Unreadable, or Changed when its bytes are not
    /// those.
    [[nodiscard]] FileState keep(const QByteArray& sha256);
    [[nodiscard]] bool isKept() const { return !m_content.empty(); }
    [[nodiscard]] std::size_t keptBytes() const { return m_content.size(); }
    static constexpr qint64 unreadable = -1;
    static constexpr qint64 changed = -2; ///< the file is no longer the one that was opened
    /// Bytes read, at least 1 and at most `length`, or one of the above.
    [[nodiscard]] qint64 read(char* to, quint64 offset, quint64 length) const;

private:
    int m_descriptor;
    FileStamp m_stamp;
    std::vector<char> m_content; ///< empty = read from the disk
};

/// The open files of the server. Remembers how each file looked when its batch first came, and refuses it once it looks
/// different: whether its bytes are still right is for the vault to find out. The http thread's.
class ServedFiles
{
public:
    /// Kept in memory while they are fetched: images of devices. Together four times as much; others come from the disk
    /// and are digested on each way.
    static constexpr qint64 largestKept = 32 * 1024 * 1024;

    /// Takes a look at the files of batches that are new in this table, and forgets those that nobody may fetch now.
    void look(const LinkTable& table);

    struct Opened
    {
        FileState state = FileState::Changed; ///< Intact: as far as its looks tell
        std::shared_ptr<const ServedFile> file; ///< null unless Intact
    };
    [[nodiscard]] Opened open(const ServedBatch& batch);
    /// For who sends a file whole: from now on and while anybody fetches it, it comes from memory where there is room.
    [[nodiscard]] FileState keep(const ServedBatch& batch);

private:
    [[nodiscard]] bool hasRoomFor(qint64 size) const;

    struct Entry
    {
        std::optional<FileStamp> stamp;
        std::weak_ptr<ServedFile> open;
    };
    std::unordered_map<QString, Entry> m_entries; ///< by path
};

} // namespace console
