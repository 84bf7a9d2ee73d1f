// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <QFuture>

namespace console {

/// On a pool thread: waits for the engine's answer. ErrorKind::Cancelled when the engine let go of the question.
template <class T> Result<T> await(QFuture<Result<T>> future)
{
    future.waitForFinished();
    if (future.resultCount() == 0)
        return failure(ErrorKind::Cancelled);
    return future.result();
}

} // namespace console
