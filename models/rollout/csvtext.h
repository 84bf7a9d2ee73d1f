// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace console::csv {

// How lists that operators bring are cut into lines and fields, whatever program wrote them. Any thread.

inline constexpr std::size_t mostRows = 1'000'000;
inline constexpr std::size_t longestLine = 64 * 1024;

/// The text as UTF-8 without a mark, or nothing where it is no text at all.
[[nodiscard]] std::optional<QByteArray> textOf(const QByteArray& bytes);
[[nodiscard]] std::string_view trimmed(std::string_view text);
/// Takes one line off the front; ends of line may be LF, CR LF or CR.
[[nodiscard]] std::string_view takeLine(std::string_view& text);
/// The most frequent of comma, semicolon and tab outside quotes, of equals the first one seen; comma where there is
/// none.
[[nodiscard]] char separatorOf(std::string_view line);
/// The fields of a line, trimmed and unquoted; nothing where a quote is not closed or something follows it.
[[nodiscard]] std::optional<std::vector<std::string>> fieldsOf(std::string_view line, char separator);

} // namespace console::csv
