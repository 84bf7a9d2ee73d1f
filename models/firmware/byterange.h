// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <string_view>

namespace console {

/// What a Range header asks of a file. One range of bytes is understood, also open-ended and from the end; whatever
/// else is written there means the whole file, as RFC 9110 section 14.2 allows.
struct ByteRange
{
    enum class Kind : quint8 {
        Whole, ///< no range, several, or not understood: 200
        Part, ///< 206
        Unsatisfiable, ///< 416
    };
    Kind kind = Kind::Whole;
    quint64 first = 0; ///< where Part
    quint64 length = 0; ///< bytes, of Whole too

    bool operator==(const ByteRange&) const = default;
};

[[nodiscard]] ByteRange parseByteRange(std::string_view header, quint64 fileSize);

} // namespace console
