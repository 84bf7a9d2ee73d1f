// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/cause.h"
#include "models/base/clock.h"
#include "models/base/result.h"
#include "models/control/commitanswers.h"

#include <QFuture>
#include <QObject>
#include <QPromise>

#include <functional>
#include <memory>
#include <optional>

namespace console {

class ControlLoop;

/// Where orders and questions of other threads come in: they run on the engine thread, and are answered when what they
/// changed is durable. Each answers Cancelled where the loop was never started: a workspace that was not read to its
/// end is nothing to look at or to build on. The base of ControlLoop, which does the work.
class OrderDesk : public QObject
{
public:
    template <class T> using Work = std::function<Result<T>(ControlLoop&, TimeMs)>;

    /// Any thread: runs `work` and answers when what it changed is durable. While the store cannot write, nothing is
    /// done and the answer is CannotRecord; NotRecordedYet when it begins to fail in between.
    template <class T> QFuture<Result<T>> order(const QString& actor, Work<T> work)
    {
        return run<T>(actor, std::move(work), true);
    }
    /// The same for what nobody wishes, but was found out: it is so, whether it can be recorded or not.
    template <class T> QFuture<Result<T>> learn(Work<T> fact) { return run<T>({}, std::move(fact), false); }

    /// Any thread: answers at once, also while the store cannot write. For what only looks.
    template <class T> QFuture<Result<T>> ask(Work<T> look)
    {
        auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        post([this, look = std::move(look), promise] {
            const auto why = refusal(false);
            promise->addResult(why ? Result<T>(failure(*why)) : look(loop(), time()));
            promise->finish();
        });
        return promise->future();
    }

protected:
    [[nodiscard]] virtual ControlLoop& loop() = 0;
    [[nodiscard]] virtual TimeMs time() const = 0;
    /// Does `work` in the name of `actor` and hands over what it changed; the number to wait for.
    virtual quint64 carryOutAs(const QString& actor, const std::function<void()>& work) = 0;

    CommitAnswers m_answers;
    bool m_started = false;

private:
    /// Why nothing may be done now; null: it may.
    [[nodiscard]] std::optional<Error> refusal(bool onlyWhereRecorded) const
    {
        if (!m_started)
            return Error{ ErrorKind::Cancelled, {} };
        const auto& why = m_answers.storeError();
        return onlyWhereRecorded && why ? std::optional(causedBy(ErrorKind::CannotRecord, *why)) : std::nullopt;
    }
    template <class T> QFuture<Result<T>> run(const QString& actor, Work<T> work, bool onlyWhereRecorded)
    {
        auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        post([this, actor, work = std::move(work), promise, onlyWhereRecorded] {
            const auto answer = [promise](const Result<T>& result) {
                promise->addResult(result);
                promise->finish();
            };
            if (const auto why = refusal(onlyWhereRecorded))
                return answer(failure(*why));
            std::optional<Result<T>> result;
            const quint64 sequence = carryOutAs(actor, [&] { result = work(loop(), time()); });
            m_answers.whenCommitted(sequence, [answer, result = std::move(*result)](const Error* late) {
                answer(result && late ? failure(*late) : result);
            });
        });
        return promise->future();
    }
    void post(std::function<void()> work) { QMetaObject::invokeMethod(this, std::move(work), Qt::QueuedConnection); }
};

} // namespace console
