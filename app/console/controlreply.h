// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/wire.h"
#include "ui/common/futures.h"

#include <QIODevice>
#include <QObject>

#include <functional>
#include <memory>

namespace console {

/// The answer to one request of the control socket, written line by line. Ends with done() or refuse(), or is destroyed
/// when the asker has gone: what was to follow is dropped then (make it the context of continuations). Main thread.
class ControlReply final : public QObject
{
    Q_OBJECT

public:
    /// Writes to `device`, which owns it.
    explicit ControlReply(QIODevice* device);

    /// The next rows of a list; `next` is called when the asker has taken most of them.
    void rows(const QJsonArray& rows, std::function<void()> next);
    void progress(int percent);
    void done(const QJsonValue& value = {});
    void refuse(const Error& error);
    /// Something that the answer needs, for as long as this lives.
    void keep(std::shared_ptr<const void> needed) { m_needed = std::move(needed); }
    [[nodiscard]] bool isFinished() const { return m_finished; }

    /// Waits for an answer without blocking; a refusal is passed on, a value goes to `use`.
    template <class T, class Use> void follow(QFuture<Result<T>> future, Use use)
    {
        whenDone(future, this, [this, use = std::move(use)](const Result<T>& result) {
            if (!result)
                refuse(result.error());
            else if constexpr (std::is_void_v<T>)
                use();
            else
                use(*result);
        });
    }

    /// The same for long work: it tells how far it is, and is cancelled when the asker has gone. `keeper` outlives it.
    template <class T, class Use> void followWork(QFuture<Result<T>> future, QObject* keeper, Use use)
    {
        auto* watcher = new QFutureWatcher<Result<T>>(this);
        connect(watcher, &QFutureWatcherBase::progressValueChanged, this, &ControlReply::progress);
        watcher->setFuture(future);
        connect(this, &QObject::destroyed, keeper, [future]() mutable { future.cancel(); });
        follow(future, std::move(use));
    }

signals:
    void finished();

private:
    void write(const CtlAnswer& answer);
    void goOn();

    std::shared_ptr<const void> m_needed;
    QIODevice* m_device;
    std::function<void()> m_next;
    bool m_finished = false;
};

} // namespace console
