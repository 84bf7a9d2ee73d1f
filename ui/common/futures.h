// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <QFuture>
#include <QFutureWatcher>

#include <type_traits>
#include <utility>

namespace console {

template <class T> struct IsResult : std::false_type
{
};
template <class T> struct IsResult<tl::expected<T, Error>> : std::true_type
{
};

/// Calls `callback(T)` on the thread of `context` when the future has its answer, never before this function returned.
/// Nothing happens when `context` dies first. A future that ends cancelled answers ErrorKind::Cancelled where T is a
/// Result, and else nothing.
template <class T, class Callback> void whenDone(const QFuture<T>& future, QObject* context, Callback callback)
{
    auto* watcher = new QFutureWatcher<T>(context);
    QObject::connect(
        watcher, &QFutureWatcherBase::finished, context, [watcher, callback = std::move(callback)]() mutable {
            watcher->deleteLater();
            if (watcher->future().resultCount() > 0)
                callback(watcher->result());
            else if constexpr (IsResult<T>::value)
                callback(T(failure(ErrorKind::Cancelled)));
        });
    watcher->setFuture(future);
}

} // namespace console
