// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/devicecsv.h"

#include "models/base/csvcell.h"

#include "models/protocol/names.h"

#include <QStringDecoder>

#include <algorithm>
#include <array>
#include <optional>

namespace console {

namespace {

constexpr std::size_t maxRows = 1'000'000;
constexpr qsizetype progressLines = 4096;
constexpr std::size_t maxLine = 64 * 1024;
constexpr std::array<std::string_view, 5> nameHeaders{ "devicename", "device", "device name", "device_name", "name" };

/// The text as UTF-8 without a mark, or nothing where it is no text at all.
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

/// Takes one line off the front; ends of line may be LF, CR LF or CR.
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

/// The most frequent of the three outside quotes, of equals the first one seen; comma where there is none.
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

/// The fields of a line, trimmed and unquoted; nothing where a quote is not closed or something follows it.
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

/// The column that a header names, the plainest name first.
std::optional<std::size_t> headerColumn(const std::vector<std::string>& fields)
{
    for (const std::string_view header : nameHeaders) {
        for (std::size_t column = 0; column < fields.size(); ++column) {
            if (qstrnicmp(fields[column].c_str(), header.data(), header.size()) == 0
                && fields[column].size() == header.size())
                return column;
        }
    }
    return std::nullopt;
}

/// Reads line by line; knows the separator and the column of names after the first.
class Reader
{
public:
    explicit Reader(const CsvReading& reading)
        : m_reading(reading)
    {
    }

    void read(std::string_view line, qsizetype number)
    {
        if (!m_separator && line.starts_with("sep=") && line.size() == 5) {
            m_separator = line[4]; // a hint that spreadsheets write
            return;
        }
        const bool first = !std::exchange(m_begun, true);
        if (m_separator == 0)
            m_separator = separatorOf(line);
        if (line.size() > maxLine)
            return reject(line, number, CsvProblem::TooLong);
        if (!QUtf8StringView(line.data(), static_cast<qsizetype>(line.size())).isValidUtf8())
            return reject(line, number, CsvProblem::NotUtf8);
        auto fields = fieldsOf(line, m_separator);
        if (!fields)
            return reject(line, number, CsvProblem::BrokenLine);
        if (first && isHeader(*fields))
            return;
        if (m_column >= fields->size() || (*fields)[m_column].empty())
            return reject(line, number, CsvProblem::BrokenLine);
        std::string& name = (*fields)[m_column];
        if (!isDeviceName(name))
            return reject(line, number, CsvProblem::InvalidName);
        rows.push_back({ number, line, std::move(name), std::nullopt });
    }

    std::vector<CsvRow> rows;

private:
    bool isHeader(const std::vector<std::string>& fields)
    {
        const auto column = headerColumn(fields);
        if (!column || m_reading.isDevice(fields[*column])) // somebody may call a device "device"
            return false;
        m_column = *column;
        return true;
    }

    void reject(std::string_view line, qsizetype number, CsvProblem problem)
    {
        rows.push_back({ number, line, {}, problem });
    }

    const CsvReading& m_reading;
    char m_separator = 0; ///< 0 = not known yet
    std::size_t m_column = 0;
    bool m_begun = false;
};

QByteArray codeOf(CsvProblem problem)
{
    switch (problem) {
    case CsvProblem::NotUtf8:
        return "not-utf8";
    case CsvProblem::BrokenLine:
        return "broken-line";
    case CsvProblem::TooLong:
        return "too-long";
    case CsvProblem::InvalidName:
        return "invalid-name";
    case CsvProblem::UnknownDevice:
        return "unknown-device";
    case CsvProblem::WrongProduct:
        return "wrong-product";
    case CsvProblem::Duplicate:
        return "duplicate";
    }
    return {};
}

QByteArray quoted(const QByteArray& text)
{
    return '"' + spreadsheetText(text).replace('"', "\"\"") + '"';
}

} // namespace

Result<CsvList> readDeviceCsv(const QByteArray& bytes, const CsvReading& reading)
{
    if (bytes.size() > largestDeviceCsv)
        return failure(ErrorKind::CsvTooLarge, QString::number(bytes.size()));
    std::optional<QByteArray> text = textOf(bytes);
    if (!text)
        return failure(ErrorKind::CsvNotText);
    Reader reader(reading);
    const std::string_view all(text->constData(), static_cast<std::size_t>(text->size()));
    std::string_view rest = all;
    for (qsizetype number = 1; !rest.empty(); ++number) {
        const std::string_view line = takeLine(rest);
        if (number % progressLines == 0 && reading.progress
            && !reading.progress(static_cast<int>((all.size() - rest.size()) * 100 / all.size())))
            return failure(ErrorKind::Cancelled);
        if (trimmed(line).empty())
            continue;
        reader.read(line, number);
        if (reader.rows.size() > maxRows)
            return failure(ErrorKind::CsvTooLarge, QString::number(reader.rows.size()));
    }
    if (reader.rows.empty())
        return failure(ErrorKind::CsvEmpty);
    return CsvList{ std::move(*text), std::move(reader.rows) };
}

QByteArray writeRejectedCsv(const QList<CsvRejection>& rejected)
{
    QByteArray csv = "\xef\xbb\xbfline,reason,text\r\n";
    for (const CsvRejection& rejection : rejected) {
        const QByteArray number = QByteArray::number(rejection.line);
        csv += number + ',' + codeOf(rejection.problem) + ',' + quoted(rejection.text) + "\r\n";
    }
    return csv;
}

} // namespace console
