// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/firmware/byterange.h"

#include <algorithm>
#include <limits>
#include <optional>

namespace console {

namespace {

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

/// Digits only; numbers beyond 64 bits become the greatest one.
std::optional<quint64> toNumber(std::string_view text)
{
    constexpr quint64 greatest = std::numeric_limits<quint64>::max();
    quint64 number = 0;
    for (const char c : text) {
        if (c < '0' || c > '9')
            return std::nullopt;
        const auto digit = static_cast<quint64>(c - '0');
        number = number > (greatest - digit) / 10 ? greatest : number * 10 + digit;
    }
    return text.empty() ? std::nullopt : std::optional(number);
}

bool startsWithBytes(std::string_view text)
{
    constexpr std::string_view unit = "bytes=";
    constexpr auto folded = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return text.size() > unit.size() && std::ranges::equal(text.substr(0, unit.size()), unit, {}, folded);
}

} // namespace

ByteRange parseByteRange(std::string_view header, quint64 fileSize)
{
    using Kind = ByteRange::Kind;
    const ByteRange whole{ Kind::Whole, 0, fileSize };
    header = trimmed(header);
    if (!startsWithBytes(header))
        return whole;
    const std::string_view range = trimmed(header.substr(6));
    const std::size_t dash = range.find('-');
    if (dash == std::string_view::npos)
        return whole;
    const auto first = toNumber(range.substr(0, dash));
    const auto last = toNumber(range.substr(dash + 1));
    if (dash == 0) {
        if (!last)
            return whole;
        const quint64 length = std::min(*last, fileSize);
        return length == 0 ? ByteRange{ Kind::Unsatisfiable, 0, 0 }
                           : ByteRange{ Kind::Part, fileSize - length, length };
    }
    const bool openEnded = dash + 1 == range.size();
    if (!first || (!last && !openEnded) || (last && *last < *first))
        return whole;
    if (*first >= fileSize)
        return { Kind::Unsatisfiable, 0, 0 };
    const quint64 end = openEnded ? fileSize - 1 : std::min(*last, fileSize - 1);
    return { Kind::Part, *first, end - *first + 1 };
}

} // namespace console
