// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/markscsv.h"

#include "models/base/csvcell.h"
#include "models/protocol/names.h"
#include "models/rollout/csvtext.h"

#include <QUtf8StringView>

#include <algorithm>

namespace console {

namespace {

constexpr qsizetype progressLines = 4096;
constexpr qsizetype shownBytes = 200;

QByteArray shown(std::string_view line)
{
    return QByteArray(line.data(), static_cast<qsizetype>(line.size()))
        .first(std::min(static_cast<qsizetype>(line.size()), shownBytes));
}

/// Where each column stands.
struct Columns
{
    std::optional<std::size_t> device;
    std::optional<std::size_t> product;
    std::optional<std::size_t> group;
    std::optional<std::size_t> tags;

    explicit Columns(const std::vector<std::string>& header)
    {
        for (std::size_t i = 0; i < header.size(); ++i) {
            const QString name = QString::fromStdString(header[i]).toLower().remove(u' ').remove(u'_');
            if (name == u"device" || name == u"devicename" || name == u"name")
                device = i;
            else if (name == u"product" || name == u"productkey")
                product = i;
            else if (name == u"group")
                group = i;
            else if (name == u"tags" || name == u"tag")
                tags = i;
        }
    }
    [[nodiscard]] bool isComplete() const { return device && (group || tags); }
};

/// Without the apostrophe that keeps a spreadsheet from calculating.
std::string plain(const std::string& field)
{
    const QByteArray rest = QByteArray::fromStdString(field).mid(1);
    return field.starts_with('\'') && spreadsheetText(rest) != rest ? rest.toStdString() : field;
}

bool readMarks(const std::vector<std::string>& fields, const Columns& columns, MarkRow& row)
{
    const auto field = [&](std::size_t column) {
        return column < fields.size() ? QString::fromStdString(plain(fields[column])) : QString();
    };
    bool valid = true;
    if (columns.group) {
        row.group = field(*columns.group);
        valid = row.group->isEmpty() || DeviceMarks::checkName(*row.group).has_value();
    }
    if (columns.tags) {
        DeviceMarks marks;
        const QStringList tags = field(*columns.tags).split(u'|', Qt::SkipEmptyParts);
        for (const QString& tag : tags) {
            valid = valid && DeviceMarks::checkName(tag.trimmed()).has_value();
            marks.addTag(tag.trimmed());
        }
        valid = valid && marks.tags.size() <= DeviceMarks::mostTags;
        row.tags = marks.tags;
    }
    return valid;
}

MarkRow rowOf(std::string_view line, qsizetype number, char separator, const Columns& columns)
{
    MarkRow row;
    row.line = number;
    row.text = shown(line);
    if (line.size() > csv::longestLine) {
        row.problem = CsvProblem::TooLong;
        return row;
    }
    if (!QUtf8StringView(line.data(), static_cast<qsizetype>(line.size())).isValidUtf8()) {
        row.problem = CsvProblem::NotUtf8;
        return row;
    }
    const auto fields = csv::fieldsOf(line, separator);
    if (!fields || *columns.device >= fields->size() || (*fields)[*columns.device].empty()) {
        row.problem = CsvProblem::BrokenLine;
        return row;
    }
    row.name = plain((*fields)[*columns.device]);
    if (columns.product && *columns.product < fields->size())
        row.product = plain((*fields)[*columns.product]);
    if (!isDeviceName(row.name))
        row.problem = CsvProblem::InvalidName;
    else if (!readMarks(*fields, columns, row))
        row.problem = CsvProblem::InvalidMark;
    return row;
}

} // namespace

Result<std::vector<MarkRow>> readMarksCsv(const QByteArray& bytes, const std::function<bool(int percent)>& progress)
{
    if (bytes.size() > largestDeviceCsv)
        return failure(ErrorKind::CsvTooLarge, QString::number(bytes.size()));
    const std::optional<QByteArray> text = csv::textOf(bytes);
    if (!text)
        return failure(ErrorKind::CsvNotText);
    const std::string_view all(text->constData(), static_cast<std::size_t>(text->size()));
    std::string_view rest = all;
    std::optional<Columns> columns;
    char separator = 0;
    std::vector<MarkRow> rows;
    for (qsizetype number = 1; !rest.empty(); ++number) {
        const std::string_view line = csv::takeLine(rest);
        if (number % progressLines == 0 && progress
            && !progress(static_cast<int>((all.size() - rest.size()) * 100 / all.size())))
            return failure(ErrorKind::Cancelled);
        if (csv::trimmed(line).empty())
            continue;
        if (!columns && line.size() == 5 && line.starts_with("sep=")) {
            separator = line[4];
        } else if (!columns) {
            separator = separator != 0 ? separator : csv::separatorOf(line);
            columns.emplace(csv::fieldsOf(line, separator).value_or(std::vector<std::string>()));
            if (!columns->isComplete())
                return failure(ErrorKind::CsvColumnsMissing, QString::fromUtf8(shown(line)));
        } else if (rows.size() == csv::mostRows) {
            return failure(ErrorKind::CsvTooLarge, QString::number(rows.size()));
        } else {
            rows.push_back(rowOf(line, number, separator, *columns));
        }
    }
    if (rows.empty())
        return failure(ErrorKind::CsvEmpty);
    return rows;
}

QByteArray marksCsvHeader()
{
    return "\xef\xbb\xbfproduct,device,group,tags\r\n";
}

QByteArray writeMarksLine(std::string_view product, std::string_view name, std::string_view marks)
{
    const auto bytes
        = [](std::string_view text) { return QByteArray(text.data(), static_cast<qsizetype>(text.size())); };
    return csvCell(bytes(product)) + ',' + csvCell(bytes(name)) + ',' + csvCell(bytes(packedGroup(marks))) + ','
        + csvCell(bytes(packedTags(marks)).replace('\n', '|')) + "\r\n";
}

MarksLookup::MarksLookup(std::vector<MarkRow> rows)
    : m_rows(std::move(rows))
{
    m_found.lines = static_cast<qsizetype>(m_rows.size());
}

bool MarksLookup::next(const Fleet& fleet, std::size_t most)
{
    m_seen.resize(fleet.size());
    const std::size_t end = m_rows.size() - m_next > most ? m_next + most : m_rows.size();
    for (; m_next < end; ++m_next)
        lookUp(fleet, m_rows[m_next]);
    return m_next < m_rows.size();
}

void MarksLookup::lookUp(const Fleet& fleet, const MarkRow& row)
{
    if (row.problem)
        return reject(row, *row.problem);
    DeviceSlot found = noDevice;
    const Vocabulary& products = fleet.names().products;
    for (ProductIndex product = 1; product < products.size(); ++product) {
        if (!row.product.empty() && products.at(product) != row.product)
            continue;
        const auto device = fleet.find(products.at(product), row.name);
        if (device && found != noDevice)
            return reject(row, CsvProblem::SeveralProducts);
        found = device.value_or(found);
    }
    if (found == noDevice)
        return reject(row, CsvProblem::UnknownDevice);
    if (m_seen[found])
        return reject(row, CsvProblem::Duplicate);
    m_seen[found] = true;
    m_found.marks.push_back({ found, row.group, row.tags });
}

void MarksLookup::reject(const MarkRow& row, CsvProblem problem)
{
    m_found.rejected.append({ row.line, problem, row.text });
}

} // namespace console
