// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/hashchain.h"

#include <QCryptographicHash>
#include <QIODevice>

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>

namespace console {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t digits = 64;
constexpr std::string_view beforeMark = R"({"before":")";
constexpr std::string_view digestMark = R"(","digest":")";
constexpr std::string_view recordMark = R"(","record":)";
constexpr std::string_view numberMark = R"({"n":)";
constexpr std::string_view endMark = R"(,"kind":"end","records":)";
constexpr std::string_view lineEnd = "}\n";
constexpr std::size_t frame = beforeMark.size() + digestMark.size() + recordMark.size() + 2 * digits + lineEnd.size();
constexpr quint64 askEvery = 4096;

QByteArray digestOf(std::string_view before, std::string_view record)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(QByteArrayView(before.data(), static_cast<qsizetype>(before.size())));
    hash.addData(QByteArrayView("\n", 1));
    hash.addData(QByteArrayView(record.data(), static_cast<qsizetype>(record.size())));
    return hash.result().toHex();
}

bool take(std::string_view& text, std::string_view expected)
{
    if (!text.starts_with(expected))
        return false;
    text.remove_prefix(expected.size());
    return true;
}

bool takeDigest(std::string_view& text, std::string_view& digest)
{
    digest = text.substr(0, digits);
    const auto isDigit = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
    if (digest.size() != digits || !std::all_of(digest.begin(), digest.end(), isDigit))
        return false;
    text.remove_prefix(digits);
    return true;
}

struct Line
{
    std::string_view before;
    std::string_view digest;
    std::string_view record;
    quint64 number = 0;
    bool isEnd = false;
    quint64 records = 0; ///< as the end says
};

/// Nothing where the line is not in the layout.
std::optional<Line> readLine(std::string_view text)
{
    Line line;
    if (!text.ends_with(lineEnd))
        return std::nullopt;
    text.remove_suffix(lineEnd.size());
    if (!take(text, beforeMark) || !takeDigest(text, line.before) || !take(text, digestMark)
        || !takeDigest(text, line.digest) || !take(text, recordMark))
        return std::nullopt;
    line.record = text;
    if (!take(text, numberMark) || !text.ends_with('}'))
        return std::nullopt;
    const auto number = std::from_chars(text.data(), text.data() + text.size(), line.number);
    text.remove_prefix(static_cast<std::size_t>(number.ptr - text.data()));
    if (number.ec != std::errc() || line.number == 0 || !text.starts_with(","sv))
        return std::nullopt;
    if (take(text, endMark)) {
        const auto records = std::from_chars(text.data(), text.data() + text.size(), line.records);
        line.isEnd = records.ec == std::errc() && std::string_view(records.ptr, 1) == "}"sv;
    }
    return line;
}

/// Line after line, against what came before.
class ChainReader
{
public:
    /// False: it has seen enough.
    bool look(std::string_view text)
    {
        const quint64 expected = m_found.records + 1;
        const auto line = readLine(text);
        if (m_hasEnded)
            return fault(ChainCheck::Fault::AfterEnd, expected + 1);
        if (!line)
            return fault(ChainCheck::Fault::Unreadable, expected);
        if (line->digest != view(digestOf(line->before, line->record)))
            return fault(ChainCheck::Fault::Changed, expected);
        if (line->number > expected)
            return fault(ChainCheck::Fault::Missing, expected, line->number - 1);
        if (line->number < expected)
            return fault(ChainCheck::Fault::Misplaced, expected, line->number);
        if (line->before != view(m_before))
            return expected == 1 ? fault(ChainCheck::Fault::Changed, expected)
                                 : fault(ChainCheck::Fault::ChangedWithDigest, expected - 1);
        if (line->isEnd && line->records != m_found.records)
            return fault(ChainCheck::Fault::Changed, expected);
        m_before = QByteArray(line->digest.data(), static_cast<qsizetype>(line->digest.size()));
        if (expected == 1 && !line->isEnd)
            m_found.first = QByteArray(line->record.data(), static_cast<qsizetype>(line->record.size()));
        m_hasEnded = line->isEnd;
        m_found.records += line->isEnd ? 0 : 1;
        return true;
    }

    ChainCheck finish()
    {
        if (m_found.isWhole() && !m_hasEnded)
            fault(ChainCheck::Fault::EndMissing, m_found.records + 1);
        m_found.seal = m_found.isWhole() ? m_before : QByteArray();
        return m_found;
    }

    bool fault(ChainCheck::Fault fault, quint64 record, quint64 until = 0)
    {
        m_found.fault = fault;
        m_found.record = record;
        m_found.until = until;
        return false;
    }
    [[nodiscard]] quint64 records() const { return m_found.records; }

private:
    static std::string_view view(const QByteArray& bytes)
    {
        return { bytes.constData(), static_cast<std::size_t>(bytes.size()) };
    }

    ChainCheck m_found;
    QByteArray m_before = QByteArray(static_cast<qsizetype>(digits), '0');
    bool m_hasEnded = false;
};

} // namespace

HashChainWriter::HashChainWriter(QIODevice& device)
    : m_device(device)
    , m_before(static_cast<qsizetype>(digits), '0')
{
}

Result<void> HashChainWriter::add(const QByteArray& fields)
{
    Q_ASSERT(fields.startsWith("{\"kind\":") && fields.endsWith('}') && !fields.contains('\n'));
    const QByteArray record = "{\"n\":" + QByteArray::number(m_records + 1) + ',' + fields.mid(1);
    if (record.size() > largestRecord)
        return failure(ErrorKind::Internal, QStringLiteral("a record of %1 bytes").arg(record.size()));
    const auto view = [](const QByteArray& bytes) {
        return std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size()));
    };
    const QByteArray digest = digestOf(view(m_before), view(record));
    m_line.resize(0);
    m_line.append(beforeMark.data(), static_cast<qsizetype>(beforeMark.size())).append(m_before);
    m_line.append(digestMark.data(), static_cast<qsizetype>(digestMark.size())).append(digest);
    m_line.append(recordMark.data(), static_cast<qsizetype>(recordMark.size())).append(record);
    m_line.append(lineEnd.data(), static_cast<qsizetype>(lineEnd.size()));
    if (m_device.write(m_line) != m_line.size())
        return failure(ErrorKind::WriteFailed, m_device.errorString());
    m_before = digest;
    ++m_records;
    return {};
}

Result<QByteArray> HashChainWriter::finish()
{
    return add("{\"kind\":\"end\",\"records\":" + QByteArray::number(m_records) + '}').map([this] { return m_before; });
}

ChainCheck checkHashChain(QIODevice& device, const std::function<bool()>& goOn)
{
    ChainReader reader;
    QByteArray line(static_cast<qsizetype>(frame) + largestRecord + 2, Qt::Uninitialized);
    for (quint64 lines = 1;; ++lines) {
        const qint64 length = device.readLine(line.data(), line.size());
        if (length <= 0 || !reader.look({ line.constData(), static_cast<std::size_t>(length) }))
            break;
        if (lines % askEvery == 0 && goOn && !goOn()) {
            reader.fault(ChainCheck::Fault::Unfinished, reader.records() + 1);
            break;
        }
    }
    return reader.finish();
}

} // namespace console
