// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <QByteArray>

#include <functional>

class QIODevice;

namespace console {

/// Records as lines of JSON, each with a digest of itself and of the line before it, so that none can be changed, taken
/// out or put in unseen:
///
///     {"before":"<64 hex>","digest":"<64 hex>","record":{"n":1,"kind":…}}
///
/// in exactly this layout. `digest` is the SHA-256 of `before`, a line feed, and the record's bytes as they stand
/// there; `before` is the digest of the line above, 64 zeros in the first. Records are numbered from 1; the last says
/// that it is the end, and how many stand before it. There is no key: who rewrites the whole file can rewrite the
/// chain, but not the seal (the last digest) that somebody noted elsewhere.
inline constexpr qsizetype largestRecord = 1024 * 1024; ///< bytes

/// Writes such a file, record by record. Any one thread; the device must outlive it.
class HashChainWriter
{
public:
    explicit HashChainWriter(QIODevice& device);

    /// `fields`: a JSON object without line breaks, which says its "kind" and has no "n". Errors: WriteFailed; Internal
    /// for one that is too large.
    [[nodiscard]] Result<void> add(const QByteArray& fields);
    /// The record of the end; the seal. Nothing may follow.
    [[nodiscard]] Result<QByteArray> finish();
    [[nodiscard]] quint64 records() const { return m_records; }

private:
    QIODevice& m_device;
    QByteArray m_before;
    QByteArray m_line; ///< keeps its room
    quint64 m_records = 0;
};

/// What a look at such a file found.
struct ChainCheck
{
    enum class Fault {
        None,
        Unreadable, ///< the line of `record` is not in the layout
        Changed, ///< its own digest does not fit it
        ChangedWithDigest, ///< its digest fits, but the next line was made from another
        Missing, ///< `record` to `until` are not there
        Misplaced, ///< where `record` belongs stands one with an earlier number: `until`
        EndMissing, ///< `record` and what came after it are gone
        AfterEnd, ///< the file goes on after the end, which is the record before `record`
        Unfinished, ///< somebody did not let the check end
    };
    Fault fault = Fault::None;
    quint64 record = 0; ///< the first one that is not as it was written
    quint64 until = 0;
    quint64 records = 0; ///< that fit, without the end
    QByteArray first; ///< the first record's JSON
    QByteArray seal; ///< digest of the end; empty where there is a fault

    [[nodiscard]] bool isWhole() const { return fault == Fault::None; }
};

/// Reads line by line, from where the device stands to its end; memory does not grow with the file. `goOn` is asked now
/// and then.
[[nodiscard]] ChainCheck checkHashChain(QIODevice& device, const std::function<bool()>& goOn = {});

} // namespace console
