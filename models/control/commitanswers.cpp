// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/control/commitanswers.h"

#include "models/base/cause.h"

#include <algorithm>
#include <utility>

namespace console {

void CommitAnswers::whenCommitted(quint64 sequence, OnCommit answer)
{
    if (sequence <= m_committed) {
        answer(nullptr);
    } else if (m_storeError) {
        const Error late = causedBy(ErrorKind::NotRecordedYet, *m_storeError);
        answer(&late);
    } else {
        m_answers.push_back({ sequence, std::move(answer) });
    }
}

void CommitAnswers::committed(quint64 sequence)
{
    m_committed = std::max(m_committed, sequence);
    while (!m_answers.empty() && m_answers.front().sequence <= m_committed) {
        const Answer answer = std::move(m_answers.front());
        m_answers.pop_front();
        answer.call(nullptr);
    }
}

void CommitAnswers::failed(const Error& error)
{
    m_storeError = error;
    const Error late = causedBy(ErrorKind::NotRecordedYet, error);
    for (const Answer& answer : std::exchange(m_answers, {}))
        answer.call(&late);
}

} // namespace console
