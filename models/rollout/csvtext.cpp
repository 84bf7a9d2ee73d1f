// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/csvtext.h"

#include <QStringDecoder>

#include <algorithm>

namespace console::csv {

std::optional<QByteArray> textOf(const QByteArray& bytes)
{
    if (bytes.startsWith("\xff\xfe") || bytes.startsWith("\xfe\xff")) {
        const auto encoding = bytes.at(0) == '\xff' ? QStringDecoder::Utf16LE : QStringDecoder::Utf16BE;
        QStringDecoder decoder(encoding, QStringDecoder::Flag::Stateless);
        const QString text = decoder(bytes.mid(2));
        if (decoder.hasError() || bytes.size() % 2 != 0 || text.contains(QChar::Null))
            return std::nullopt;
        return text.toUtf8();
    }
    if (bytes.contains('\0'))
        return std::nullopt;
    return bytes.startsWith("\xef\xbb\xbf") ? bytes.mid(3) : bytes;
}

std::string_view trimmed(std::string_view text)
{
    const auto isBlank = [](char character) { return character == ' ' || character == '\t'; };
    while (!text.empty() && isBlank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isBlank(text.back()))
        text.remove_suffix(1);
    return text;
}

std::string_view takeLine(std::string_view& text)
{
    const std::size_t end = text.find_first_of("\r\n");
    const std::string_view line = text.substr(0, end);
    if (end == std::string_view::npos)
        text = {};
    else
        text.remove_prefix(text.substr(end).starts_with("\r\n") ? end + 2 : end + 1);
    return line;
}

char separatorOf(std::string_view line)
{
    constexpr std::string_view candidates = ",;\t";
    std::string found;
    bool quoted = false;
    for (const char character : line) {
        quoted = quoted != (character == '"');
        if (!quoted && candidates.find(character) != std::string_view::npos)
            found.push_back(character);
    }
    char best = found.empty() ? ',' : found.front();
    for (const char candidate : candidates) {
        if (std::count(found.begin(), found.end(), candidate) > std::count(found.begin(), found.end(), best))
            best = candidate;
    }
    return best;
}

std::optional<std::vector<std::string>> fieldsOf(std::string_view line, char separator)
{
    std::vector<std::string> fields;
    for (;;) {
        while (!line.empty() && line.front() == ' ')
            line.remove_prefix(1);
        std::string field;
        if (!line.empty() && line.front() == '"') {
            line.remove_prefix(1);
            for (;;) {
                const std::size_t quote = line.find('"');
                if (quote == std::string_view::npos)
                    return std::nullopt;
                field.append(line.substr(0, quote));
                line.remove_prefix(quote + 1);
                if (line.empty() || line.front() != '"')
                    break;
                field.push_back('"');
                line.remove_prefix(1);
            }
            const std::size_t end = std::min(line.find(separator), line.size());
            if (!trimmed(line.substr(0, end)).empty())
                return std::nullopt;
            line.remove_prefix(end);
        } else {
            const std::size_t end = std::min(line.find(separator), line.size());
            field = line.substr(0, end);
            line.remove_prefix(end);
        }
        fields.emplace_back(trimmed(field));
        if (line.empty())
            return fields;
        line.remove_prefix(1);
    }
}

} // namespace console::csv
