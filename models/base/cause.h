// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/error.h"

#include <optional>

namespace console {

/// An error that has another one as its reason: context = "NUMBER CONTEXT" of that one. Any thread.
[[nodiscard]] inline Error causedBy(ErrorKind kind, const Error& cause)
{
    return { kind, QStringLiteral("%1 ").arg(static_cast<int>(cause.kind)) + cause.context };
}

/// The reason behind an error made by causedBy(); null for any other.
[[nodiscard]] inline std::optional<Error> causeOf(const Error& error)
{
    if (error.kind != ErrorKind::CannotRecord && error.kind != ErrorKind::NotRecordedYet)
        return std::nullopt;
    const qsizetype space = error.context.indexOf(u' ');
    bool isNumber = false;
    const int kind = error.context.left(space).toInt(&isNumber);
    if (space < 0 || !isNumber || kind < 0 || kind > static_cast<int>(lastErrorKind))
        return std::nullopt;
    const Error cause{ static_cast<ErrorKind>(kind), error.context.sliced(space + 1) };
    const bool isPlain = cause.kind != ErrorKind::CannotRecord && cause.kind != ErrorKind::NotRecordedYet;
    return isPlain ? std::optional(cause) : std::nullopt; // no chain: a hostile one would have no end
}

} // namespace console
