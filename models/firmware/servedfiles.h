// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/firmware/filestamp.h"
#include "models/firmware/linktable.h"

#include <memory>
#include <optional>
#include <unordered_map>

namespace console {

/// A file of the vault held open for its transfers; closed with the last of them.
class ServedFile
{
public:
    /// Takes the descriptor.
    ServedFile(int descriptor, const FileStamp& stamp);
    ~ServedFile();
    ServedFile(const ServedFile&) = delete;
    ServedFile& operator=(const ServedFile&) = delete;

    /// Bytes read, at most `length`; -1 when the file is no longer the one that was opened.
    [[nodiscard]] qint64 read(char* to, quint64 offset, quint64 length) const;

private:
    int m_descriptor;
    FileStamp m_stamp;
};

/// The open files of the server. Remembers how each file looked when its batch first came, and refuses it once it looks
/// different: whether its bytes are still right is for the vault to find out. The http thread's.
class ServedFiles
{
public:
    /// Takes a look at the files of batches that are new in this table, and forgets those that nobody may fetch now.
    void look(const LinkTable& table);

    enum class Outcome : quint8 { Opened, Tampered };
    struct Opened
    {
        Outcome outcome = Outcome::Tampered;
        std::shared_ptr<const ServedFile> file;
    };
    [[nodiscard]] Opened open(const ServedBatch& batch);

private:
    struct Entry
    {
        std::optional<FileStamp> stamp;
        std::weak_ptr<const ServedFile> open;
    };
    std::unordered_map<QString, Entry> m_entries; ///< by path
};

} // namespace console
