// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/protocol/reportfields.h"

#include <simdjson.h>

#include <charconv>
#include <cstring>
#include <vector>

namespace console {

namespace {

using simdjson::error_code;
namespace ondemand = simdjson::ondemand;

/// A number as JSON allows it: -?(0|[1-9][0-9]*)(.[0-9]+)?([eE][+-]?[0-9]+)?
bool isNumber(std::string_view token)
{
    std::size_t at = 0;
    const auto digits = [&token, &at] {
        const std::size_t begin = at;
        while (at < token.size() && token[at] >= '0' && token[at] <= '9')
            ++at;
        return at - begin;
    };
    if (at < token.size() && token[at] == '-')
        ++at;
    const bool zero = at < token.size() && token[at] == '0';
    const std::size_t whole = digits();
    if (whole == 0 || (zero && whole > 1))
        return false;
    if (at < token.size() && token[at] == '.') {
        ++at;
        if (digits() == 0)
            return false;
    }
    if (at < token.size() && (token[at] == 'e' || token[at] == 'E')) {
        ++at;
        if (at < token.size() && (token[at] == '+' || token[at] == '-'))
            ++at;
        if (digits() == 0)
            return false;
    }
    return at == token.size();
}

/// Numbers are taken as written: an id of 30 digits is odd, but no reason to lose a version report.
error_code numberToken(ondemand::value& value, std::string_view& token)
{
    token = value.raw_json_token();
    while (
        !token.empty() && (token.back() == ' ' || token.back() == '\t' || token.back() == '\n' || token.back() == '\r'))
        token.remove_suffix(1);
    return isNumber(token) ? simdjson::SUCCESS : simdjson::NUMBER_ERROR;
}

error_code skipChecked(ondemand::value value);

error_code skipMembers(ondemand::value& value)
{
    ondemand::object object;
    if (const error_code error = value.get_object().get(object))
        return error;
    for (auto member : object) {
        std::string_view key;
        if (const error_code error = member.unescaped_key().get(key))
            return error;
        ondemand::value inner;
        if (const error_code error = member.value().get(inner))
            return error;
        if (const error_code error = skipChecked(inner))
            return error;
    }
    return simdjson::SUCCESS;
}

error_code skipElements(ondemand::value& value)
{
    ondemand::array array;
    if (const error_code error = value.get_array().get(array))
        return error;
    for (auto element : array) {
        ondemand::value inner;
        if (const error_code error = element.get(inner))
            return error;
        if (const error_code error = skipChecked(inner))
            return error;
    }
    return simdjson::SUCCESS;
}

/// On-demand parsing looks only at what it is asked for; this asks for everything. The depth gate bounds the recursion.
error_code skipChecked(ondemand::value value)
{
    ondemand::json_type type{};
    if (const error_code error = value.type().get(type))
        return error;
    std::string_view text;
    bool flag = false;
    switch (type) {
    case ondemand::json_type::object:
        return skipMembers(value);
    case ondemand::json_type::array:
        return skipElements(value);
    case ondemand::json_type::string:
        return value.get_string().get(text);
    case ondemand::json_type::number:
        return numberToken(value, text);
    case ondemand::json_type::boolean:
        return value.get_bool().get(flag);
    case ondemand::json_type::null:
        if (const error_code error = value.is_null().get(flag))
            return error;
        return flag ? simdjson::SUCCESS : simdjson::N_ATOM_ERROR;
    }
    return simdjson::TAPE_ERROR;
}

enum class Scalars : quint8 { Strings, StringsAndNumbers };

error_code readText(ondemand::value value, Scalars allowed, TextField& field)
{
    field = {};
    ondemand::json_type type{};
    if (const error_code error = value.type().get(type))
        return error;
    if (type == ondemand::json_type::string) {
        field.state = FieldState::Present;
        return value.get_string().get(field.text);
    }
    if (type == ondemand::json_type::number && allowed == Scalars::StringsAndNumbers) {
        field.state = FieldState::Present;
        return numberToken(value, field.text);
    }
    field.state = type == ondemand::json_type::null ? FieldState::Missing : FieldState::WrongType;
    return skipChecked(value);
}

error_code readStep(ondemand::value value, ReportFields& fields)
{
    TextField text;
    if (const error_code error = readText(value, Scalars::StringsAndNumbers, text))
        return error;
    // A null step is a step that says nothing, not one that is absent.
    fields.step = FieldState::WrongType;
    int step = 0;
    const char* end = text.text.data() + text.text.size();
    const auto parsed = std::from_chars(text.text.data(), end, step);
    if (text.state == FieldState::Present && parsed.ec == std::errc() && parsed.ptr == end && step >= -4
        && step <= 100) {
        fields.step = FieldState::Present;
        fields.stepValue = static_cast<qint16>(step);
    }
    return simdjson::SUCCESS;
}

error_code readParams(ondemand::value value, ReportFields& fields)
{
    fields.params = FieldState::WrongType;
    fields.version = fields.module = fields.description = {};
    fields.step = FieldState::Missing;
    ondemand::json_type type{};
    if (const error_code error = value.type().get(type))
        return error;
    if (type != ondemand::json_type::object)
        return skipChecked(value);
    fields.params = FieldState::Present;
    ondemand::object object;
    if (const error_code error = value.get_object().get(object))
        return error;
    for (auto member : object) {
        std::string_view key;
        if (const error_code error = member.unescaped_key().get(key))
            return error;
        ondemand::value inner;
        if (const error_code error = member.value().get(inner))
            return error;
        error_code error = simdjson::SUCCESS;
        if (key == "version")
            error = readText(inner, Scalars::Strings, fields.version);
        else if (key == "module")
            error = readText(inner, Scalars::Strings, fields.module);
        else if (key == "desc")
            error = readText(inner, Scalars::StringsAndNumbers, fields.description);
        else if (key == "step")
            error = readStep(inner, fields);
        else
            error = skipChecked(inner);
        if (error)
            return error;
    }
    if (fields.module.state == FieldState::Present && fields.module.text.empty())
        fields.module.state = FieldState::Missing;
    return simdjson::SUCCESS;
}

error_code readReport(ondemand::object object, ReportFields& fields)
{
    for (auto member : object) {
        std::string_view key;
        if (const error_code error = member.unescaped_key().get(key))
            return error;
        ondemand::value inner;
        if (const error_code error = member.value().get(inner))
            return error;
        error_code error = simdjson::SUCCESS;
        if (key == "id") {
            error = readText(inner, Scalars::StringsAndNumbers, fields.id);
        } else if (key == "params") {
            error = readParams(inner, fields);
        } else {
            if (key == "data")
                fields.data = FieldState::Present;
            error = skipChecked(inner);
        }
        if (error)
            return error;
    }
    return simdjson::SUCCESS;
}

/// Brackets outside strings; malformed text may count wrongly, but never lower than what a parser would descend.
bool isDeeperThan(QByteArrayView text, int deepest)
{
    int depth = 0;
    bool inString = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (inString) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                inString = false;
        } else if (c == '"') {
            inString = true;
        } else if (c == '{' || c == '[') {
            if (++depth > deepest)
                return true;
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return false;
}

} // namespace

struct ReportFieldsReader::Parser
{
    ondemand::parser json;
    std::vector<char> buffer; ///< the text and the zeros simdjson may read beyond it
};

ReportFieldsReader::ReportFieldsReader(qsizetype longest, int deepest)
    : m_parser(std::make_unique<Parser>())
    , m_longest(longest)
    , m_deepest(deepest)
{
    m_parser->buffer.resize(static_cast<std::size_t>(longest) + simdjson::SIMDJSON_PADDING);
}

ReportFieldsReader::~ReportFieldsReader() = default;

ReportFieldsReader::Outcome ReportFieldsReader::read(QByteArrayView text, ReportFields& fields)
{
    fields = {};
    if (text.size() > m_longest)
        return Outcome::TooLarge;
    if (text.isEmpty())
        return Outcome::NotJson;
    if (isDeeperThan(text, m_deepest))
        return Outcome::TooDeep;
    const auto length = static_cast<std::size_t>(text.size());
    std::memcpy(m_parser->buffer.data(), text.data(), length);
    std::memset(m_parser->buffer.data() + length, 0, simdjson::SIMDJSON_PADDING);

    ondemand::document document;
    if (m_parser->json.iterate(m_parser->buffer.data(), length, m_parser->buffer.size()).get(document))
        return Outcome::NotJson;
    ondemand::json_type type{};
    if (document.type().get(type))
        return Outcome::NotJson;
    if (type != ondemand::json_type::object)
        return Outcome::NotAnObject;
    ondemand::object object;
    if (document.get_object().get(object) || readReport(object, fields))
        return Outcome::NotJson;
    // Anything after the object is not JSON either; at the end there is no location any more.
    const char* rest = nullptr;
    return document.current_location().get(rest) == simdjson::SUCCESS ? Outcome::NotJson : Outcome::Read;
}

} // namespace console
