// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <array>
#include <memory>
#include <vector>

namespace console {

/// A growing vector of fixed-size rows of which a const snapshot costs one pointer per 64 rows, so that the pool can
/// sort a million rows while the GUI thread goes on changing them. A chunk is copied when it is first written after a
/// snapshot; who still holds the snapshot keeps the old one. Small chunks: five thousand scattered changes, as a frame
/// brings them, copy some 15 MB after a snapshot; with 4,096 rows each they would copy everything. The owner and its
/// snapshots may be on different threads.
template <class Row> class SharedRows
{
    static constexpr std::size_t chunkRows = 64;
    struct Chunk
    {
        std::array<Row, chunkRows> rows{};
        quint64 epoch = 0; ///< snapshots taken when it was made
    };

public:
    class Snapshot
    {
    public:
        Snapshot(std::vector<std::shared_ptr<const Chunk>> chunks, quint32 size)
            : m_chunks(std::move(chunks))
            , m_size(size)
        {
        }
        [[nodiscard]] quint32 size() const { return m_size; }
        [[nodiscard]] const Row& at(quint32 row) const { return m_chunks[row / chunkRows]->rows[row % chunkRows]; }

    private:
        std::vector<std::shared_ptr<const Chunk>> m_chunks;
        quint32 m_size;
    };

    [[nodiscard]] quint32 size() const { return m_size; }
    [[nodiscard]] const Row& at(quint32 row) const { return m_chunks[row / chunkRows]->rows[row % chunkRows]; }

    void set(quint32 row, const Row& value) { writable(row / chunkRows).rows[row % chunkRows] = value; }
    void append(const Row& value)
    {
        if (m_size % chunkRows == 0) {
            m_chunks.push_back(std::make_shared<Chunk>());
            m_chunks.back()->epoch = m_epoch;
        }
        ++m_size;
        set(m_size - 1, value);
    }
    void clear()
    {
        m_chunks.clear();
        m_size = 0;
    }
    [[nodiscard]] Snapshot snapshot() const
    {
        ++m_epoch;
        return Snapshot({ m_chunks.begin(), m_chunks.end() }, m_size);
    }

private:
    // By epoch and not by use count: a count read as 1 would say nothing about what the other thread has finished
    // reading.
    Chunk& writable(std::size_t chunk)
    {
        std::shared_ptr<Chunk>& pointer = m_chunks[chunk];
        if (pointer->epoch != m_epoch) {
            pointer = std::make_shared<Chunk>(*pointer);
            pointer->epoch = m_epoch;
        }
        return *pointer;
    }

    std::vector<std::shared_ptr<Chunk>> m_chunks;
    quint32 m_size = 0;
    mutable quint64 m_epoch = 1;
};

} // namespace console
