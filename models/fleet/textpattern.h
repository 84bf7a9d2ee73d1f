// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <string>
#include <string_view>
#include <vector>

namespace console {

/// A text to compare with, case folded (ASCII): its pieces with any run of characters between them. A value.
class TextPattern
{
public:
    enum class Match : quint8 {
        Whole, ///< all of the text
        Part, ///< anywhere in the text, unless there is a wildcard
    };
    /// One piece = no wildcard; {"dev-", ""} is `dev-*`.
    TextPattern(const QStringList& pieces, Match match);

    [[nodiscard]] bool matches(std::string_view text) const;
    [[nodiscard]] const QStringList& pieces() const { return m_text; } ///< as they were written

private:
    QStringList m_text;
    std::vector<std::string> m_pieces; ///< folded
    bool m_part;
};

} // namespace console
