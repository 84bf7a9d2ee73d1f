// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/devicecsv.h"

#include "models/base/csvcell.h"
#include "models/protocol/names.h"
#include "models/rollout/csvtext.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace console {

namespace {

constexpr qsizetype progressLines = 4096;
constexpr std::array<std::string_view, 5> nameHeaders{ "devicename", "device", "device name", "device_name", "name" };

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
            m_separator = csv::separatorOf(line);
        if (line.size() > csv::longestLine)
            return reject(line, number, CsvProblem::TooLong);
        if (!QUtf8StringView(line.data(), static_cast<qsizetype>(line.size())).isValidUtf8())
            return reject(line, number, CsvProblem::NotUtf8);
        auto fields = csv::fieldsOf(line, m_separator);
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
    case CsvProblem::InvalidMark:
        return "invalid-mark";
    case CsvProblem::SeveralProducts:
        return "several-products";
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
    std::optional<QByteArray> text = csv::textOf(bytes);
    if (!text)
        return failure(ErrorKind::CsvNotText);
    Reader reader(reading);
    const std::string_view all(text->constData(), static_cast<std::size_t>(text->size()));
    std::string_view rest = all;
    for (qsizetype number = 1; !rest.empty(); ++number) {
        const std::string_view line = csv::takeLine(rest);
        if (number % progressLines == 0 && reading.progress
            && !reading.progress(static_cast<int>((all.size() - rest.size()) * 100 / all.size())))
            return failure(ErrorKind::Cancelled);
        if (csv::trimmed(line).empty())
            continue;
        reader.read(line, number);
        if (reader.rows.size() > csv::mostRows)
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
