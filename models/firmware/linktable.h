// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/ids.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <unordered_map>
#include <vector>

namespace console {

/// A set of device slots as bits: a million devices cost 125 KB, a copy is one memcpy.
class SlotSet
{
public:
    void insert(quint32 slot)
    {
        if (slot / 64 >= m_words.size())
            m_words.resize(slot / 64 + 1);
        m_words[slot / 64] |= quint64{ 1 } << (slot % 64);
    }
    void remove(quint32 slot)
    {
        if (slot / 64 < m_words.size())
            m_words[slot / 64] &= ~(quint64{ 1 } << (slot % 64));
    }
    [[nodiscard]] bool contains(quint32 slot) const
    {
        return slot / 64 < m_words.size() && ((m_words[slot / 64] >> (slot % 64)) & 1) != 0;
    }

private:
    std::vector<quint64> m_words;
};

/// What the file server serves for a batch.
struct ServedBatch
{
    QString filePath; ///< in the vault
    QByteArray sha256; ///< 64 hex digits, also the ETag
    qint64 size = 0;
    bool revoked = false; ///< all links of the batch answer 410
    std::shared_ptr<const SlotSet> revokedDevices; ///< null = none
};

/// All links in force: an immutable snapshot, made by the engine thread, read by the http threads. A batch that is not
/// here is unknown (404).
struct LinkTable
{
    std::unordered_map<BatchId, ServedBatch> batches;
};

} // namespace console
