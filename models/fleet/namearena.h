// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <array>
#include <atomic>
#include <memory>
#include <string_view>
#include <vector>

namespace console {

/// Append-only store of short names, shared by reference between threads without a lock: one thread appends, any thread
/// reads an index that was published to it (an index travels in a Frame, whose Mailbox orders the memory). Text never
/// moves and is never freed before the arena. At most 2^27 names.
class NameArena
{
public:
    NameArena();
    ~NameArena();
    NameArena(const NameArena&) = delete;
    NameArena& operator=(const NameArena&) = delete;

    /// Writer thread only. The index of the new name: 0, 1, 2, …
    quint32 append(std::string_view text);
    /// Any thread, index < size().
    [[nodiscard]] std::string_view at(quint32 index) const;
    [[nodiscard]] quint32 size() const { return m_size.load(std::memory_order_acquire); }
    /// Bytes held. Writer thread.
    [[nodiscard]] std::size_t memory() const;

private:
    struct Page;
    static constexpr std::size_t entriesPerPage = 16384;
    static constexpr std::size_t pages = 8192;

    char* room(std::size_t bytes);

    std::array<std::atomic<Page*>, pages> m_pages{};
    std::atomic<quint32> m_size{ 0 };
    std::vector<std::unique_ptr<Page>> m_ownedPages;
    std::vector<std::unique_ptr<char[]>> m_blocks;
    char* m_free = nullptr; ///< in the newest block
    std::size_t m_freeBytes = 0;
    std::size_t m_nextBlock = 1024; ///< doubles to 64 KiB, so that small vocabularies stay small
    std::size_t m_blockBytes = 0;
};

} // namespace console
