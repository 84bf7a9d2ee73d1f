// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/csvlines.h"

#include "models/base/csvcell.h"

#include <QFileDevice>

#include <algorithm>
#include <charconv>

namespace console {

namespace {

constexpr qsizetype blockSize = 1024 * 1024;

} // namespace

CsvLines::CsvLines(const char* header)
{
    m_block.reserve(blockSize + 4096);
    m_block += header;
}

void CsvLines::text(std::string_view text)
{
    const auto isPlain = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '.' || c == '_'
            || c == '-';
    };
    const bool plain = (text.empty() || text.front() != '-') && std::all_of(text.begin(), text.end(), isPlain);
    if (plain)
        m_block.append(text.data(), static_cast<qsizetype>(text.size()));
    else
        m_block += csvCell(QByteArray(text.data(), static_cast<qsizetype>(text.size())));
    m_block += ',';
}

void CsvLines::word(QLatin1StringView word)
{
    m_block.append(word.data(), word.size()).append(',');
}

void CsvLines::number(qint64 value)
{
    std::array<char, 24> digits{};
    const auto result = std::to_chars(digits.data(), digits.data() + digits.size(), value);
    m_block.append(digits.data(), result.ptr - digits.data()).append(',');
}

void CsvLines::time(TimeMs at)
{
    m_time.append(m_block, at);
    m_block += ',';
}

Result<void> CsvLines::flush(QFileDevice& file, bool isLast)
{
    if (m_block.size() < blockSize && !isLast)
        return {};
    if (file.write(m_block) != m_block.size())
        return failure(ErrorKind::WriteFailed, file.fileName());
    m_block.resize(0); // keeps its room
    return {};
}

} // namespace console
