// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/namearena.h"

#include <algorithm>
#include <cstring>

namespace console {

namespace {
constexpr std::size_t largestBlock = 64 * 1024;
}

struct NameArena::Page
{
    std::array<std::string_view, entriesPerPage> names;
};

NameArena::NameArena() = default;
NameArena::~NameArena() = default;

char* NameArena::room(std::size_t bytes)
{
    if (bytes > m_freeBytes) {
        const std::size_t size = std::max(bytes, m_nextBlock);
        m_nextBlock = std::min(m_nextBlock * 2, largestBlock);
        m_blocks.push_back(std::make_unique<char[]>(size));
        m_blockBytes += size;
        m_free = m_blocks.back().get();
        m_freeBytes = size;
    }
    char* place = m_free;
    m_free += bytes;
    m_freeBytes -= bytes;
    return place;
}

quint32 NameArena::append(std::string_view text)
{
    const quint32 index = m_size.load(std::memory_order_relaxed);
    Q_ASSERT(index < entriesPerPage * pages);
    const std::size_t page = index / entriesPerPage;
    if (page == m_ownedPages.size()) {
        m_ownedPages.push_back(std::make_unique<Page>());
        m_pages[page].store(m_ownedPages.back().get(), std::memory_order_release);
    }
    if (!text.empty()) {
        char* place = room(text.size());
        std::memcpy(place, text.data(), text.size());
        text = { place, text.size() };
    }
    m_ownedPages[page]->names[index % entriesPerPage] = text;
    m_size.store(index + 1, std::memory_order_release);
    return index;
}

std::string_view NameArena::at(quint32 index) const
{
    Q_ASSERT(index < size());
    return m_pages[index / entriesPerPage].load(std::memory_order_acquire)->names[index % entriesPerPage];
}

std::size_t NameArena::memory() const
{
    return sizeof(*this) + m_ownedPages.size() * sizeof(Page) + m_blockBytes;
}

} // namespace console
