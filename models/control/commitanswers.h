// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/error.h"

#include <deque>
#include <functional>
#include <optional>

namespace console {

/// Who waits for which record batch, how far the store is, and whether it writes at all. Nobody waits without a word
/// for a disk to get well. Engine thread, owned by ControlLoop.
class CommitAnswers
{
public:
    /// Called with null once it is committed, or with NotRecordedYet when that is not certain any more.
    using OnCommit = std::function<void(const Error* late)>;

    /// Calls at once where it is already known.
    void whenCommitted(quint64 sequence, OnCommit answer);
    void committed(quint64 sequence);
    void failed(const Error& error);
    void recovered() { m_storeError.reset(); }

    /// Why the store cannot write; null while it does.
    [[nodiscard]] const std::optional<Error>& storeError() const { return m_storeError; }

private:
    struct Answer
    {
        quint64 sequence;
        OnCommit call;
    };

    std::deque<Answer> m_answers; ///< by sequence
    quint64 m_committed = 0; ///< the greatest
    std::optional<Error> m_storeError;
};

} // namespace console
