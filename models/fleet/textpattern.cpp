// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/textpattern.h"

#include <algorithm>

namespace console {

namespace {

constexpr char folded(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// Where `piece` (already folded) begins in `text` at or after `from`.
std::size_t findFolded(std::string_view text, std::string_view piece, std::size_t from)
{
    const auto begin = text.begin() + static_cast<std::ptrdiff_t>(from);
    const auto found = std::search(
        begin, text.end(), piece.begin(), piece.end(), [](char c, char wanted) { return folded(c) == wanted; });
    return found == text.end() && !piece.empty() ? std::string_view::npos
                                                 : static_cast<std::size_t>(found - text.begin());
}

bool equalsFolded(std::string_view text, std::string_view piece)
{
    return text.size() == piece.size() && findFolded(text, piece, 0) == 0;
}

} // namespace

TextPattern::TextPattern(const QStringList& pieces, Match match)
    : m_text(pieces)
    , m_part(match == Match::Part && pieces.size() == 1)
{
    Q_ASSERT(!pieces.isEmpty());
    for (const QString& piece : pieces) {
        std::string text = piece.toUtf8().toStdString();
        std::ranges::transform(text, text.begin(), folded);
        m_pieces.push_back(std::move(text));
    }
}

bool TextPattern::matches(std::string_view text) const
{
    if (m_part)
        return findFolded(text, m_pieces.front(), 0) != std::string_view::npos;
    if (m_pieces.size() == 1)
        return equalsFolded(text, m_pieces.front());
    const std::string& first = m_pieces.front();
    const std::string& last = m_pieces.back();
    if (text.size() < first.size() + last.size() || !equalsFolded(text.substr(0, first.size()), first)
        || !equalsFolded(text.substr(text.size() - last.size()), last))
        return false;
    const std::string_view middle = text.substr(0, text.size() - last.size());
    std::size_t at = first.size();
    for (auto piece = m_pieces.begin() + 1; piece != m_pieces.end() - 1; ++piece) {
        at = findFolded(middle, *piece, at);
        if (at == std::string_view::npos)
            return false;
        at += piece->size();
    }
    return true;
}

} // namespace console
