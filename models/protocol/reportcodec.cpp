// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/protocol/reportcodec.h"

#include "models/protocol/names.h"
#include "models/protocol/reportfields.h"
#include "models/protocol/topics.h"

namespace console {

namespace {

constexpr qsizetype largestProgress = 8 * 1024;
constexpr qsizetype largestOther = 4 * 1024;
constexpr int deepest = 16;
constexpr std::size_t longestDescription = 1024;
constexpr std::size_t longestContext = 200; // of hostile text in an Error

QString contextOf(std::string_view text)
{
    text = text.substr(0, longestContext);
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

ErrorKind kindOf(ReportFieldsReader::Outcome outcome)
{
    using Outcome = ReportFieldsReader::Outcome;
    switch (outcome) {
    case Outcome::TooLarge:
        return ErrorKind::ReportTooLarge;
    case Outcome::TooDeep:
        return ErrorKind::ReportTooDeep;
    case Outcome::NotAnObject:
        return ErrorKind::ReportWrongType;
    case Outcome::NotJson:
    case Outcome::Read:
        break;
    }
    return ErrorKind::ReportNotJson;
}

/// At most 1,024 bytes, never through the middle of a character.
std::string_view cutDescription(std::string_view text, bool& cut)
{
    cut = text.size() > longestDescription;
    if (!cut)
        return text;
    std::size_t end = longestDescription;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80)
        --end;
    return text.substr(0, end);
}

Result<void> takeModule(const ReportFields& fields, DeviceReport& report)
{
    if (fields.module.state == FieldState::WrongType)
        return failure(ErrorKind::ReportWrongType, QStringLiteral("module"));
    if (fields.module.state == FieldState::Missing) {
        report.module = defaultModule;
        return {};
    }
    if (!isModuleName(fields.module.text))
        return failure(ErrorKind::InvalidModule, contextOf(fields.module.text));
    report.module = fields.module.text;
    return {};
}

Result<void> takeVersion(const ReportFields& fields, DeviceReport& report)
{
    if (fields.version.state == FieldState::WrongType)
        return failure(ErrorKind::ReportWrongType, QStringLiteral("version"));
    if (fields.version.state == FieldState::Missing)
        return failure(ErrorKind::ReportMissingField, QStringLiteral("version"));
    if (!isVersionLabel(fields.version.text))
        return failure(ErrorKind::InvalidVersion, contextOf(fields.version.text));
    report.version = fields.version.text;
    return {};
}

Result<void> takeProgress(const ReportFields& fields, DeviceReport& report)
{
    if (fields.step == FieldState::WrongType)
        return failure(ErrorKind::ReportWrongType, QStringLiteral("step"));
    if (fields.step == FieldState::Missing)
        return failure(ErrorKind::ReportMissingField, QStringLiteral("step"));
    if (fields.description.state == FieldState::WrongType)
        return failure(ErrorKind::ReportWrongType, QStringLiteral("desc"));
    report.step = fields.stepValue;
    report.description = cutDescription(fields.description.text, report.descriptionCut);
    return {};
}

Result<void> takeFields(const ReportFields& fields, DeviceReport& report)
{
    if (fields.id.state == FieldState::WrongType)
        return failure(ErrorKind::ReportWrongType, QStringLiteral("id"));
    report.requestId = fields.id.text;
    if (fields.params == FieldState::WrongType)
        return failure(ErrorKind::ReportWrongType, QStringLiteral("params"));
    const bool pull = report.kind == ReportKind::Pull;
    if (fields.params == FieldState::Missing && !pull)
        return failure(ErrorKind::ReportMissingField, QStringLiteral("params"));
    if (auto module = takeModule(fields, report); !module)
        return module;
    if (pull)
        return {};
    return report.kind == ReportKind::Progress ? takeProgress(fields, report) : takeVersion(fields, report);
}

} // namespace

struct ReportCodec::Parser
{
    ReportFieldsReader reader{ largestProgress, deepest };
    ReportFields fields;
};

ReportCodec::ReportCodec()
    : m_parser(std::make_unique<Parser>())
{
}

ReportCodec::~ReportCodec() = default;

Result<DeviceReport> ReportCodec::decode(std::string_view topic, QByteArrayView payload, bool retained, bool duplicate)
{
    const auto address = parseDeviceTopic(topic);
    if (!address)
        return failure(ErrorKind::TopicUnknown, contextOf(topic));
    if (!isProductKey(address->productKey))
        return failure(ErrorKind::InvalidProductKey, contextOf(address->productKey));
    if (!isDeviceName(address->deviceName))
        return failure(ErrorKind::InvalidDeviceName, contextOf(address->deviceName));
    if (payload.size() > (address->kind == ReportKind::Progress ? largestProgress : largestOther))
        return failure(ErrorKind::ReportTooLarge, QString::number(payload.size()));

    ReportFields& fields = m_parser->fields;
    const auto outcome = m_parser->reader.read(payload, fields);
    if (outcome != ReportFieldsReader::Outcome::Read)
        return failure(kindOf(outcome));
    // Answers go to the topic the legacy pull came on, so a broker without "no local" brings them back.
    if (address->kind == ReportKind::LegacyPull && fields.params == FieldState::Missing
        && fields.data == FieldState::Present)
        return failure(ErrorKind::ReportOwnEcho);

    DeviceReport report;
    report.kind = address->kind;
    report.retained = retained;
    report.duplicate = duplicate;
    report.productKey = address->productKey;
    report.deviceName = address->deviceName;
    if (auto taken = takeFields(fields, report); !taken)
        return failure(taken.error());
    return report;
}

} // namespace console
