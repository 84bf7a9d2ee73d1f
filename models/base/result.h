// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/error.h"

#include <tl/expected.hpp>

namespace console {

/// What a call that can fail gives back. No exception crosses a room.
template <class T> using Result = tl::expected<T, Error>;

/// The failing half of a Result: `return failure(ErrorKind::FileMissing, path);`
inline tl::unexpected<Error> failure(ErrorKind kind, QString context = {})
{
    return tl::unexpected<Error>(Error{ kind, std::move(context) });
}

inline tl::unexpected<Error> failure(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

} // namespace console
