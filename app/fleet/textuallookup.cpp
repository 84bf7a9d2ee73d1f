// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/fleet/textuallookup.h"

#include <QByteArray>
#include <QStringBuilder> // without it '"' + QByteArray adds to a pointer

namespace console {

namespace {

std::optional<QByteArrayView> bracketed(QByteArrayView text, char open, char close)
{
    int depth = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == open)
            ++depth;
        else if (text[i] == close && --depth == 0)
            return text.first(i + 1);
    }
    return std::nullopt;
}

std::optional<QByteArrayView> plainNumber(QByteArrayView text)
{
    qsizetype end = 0;
    while (end < text.size() && ((text[end] >= '0' && text[end] <= '9') || text[end] == '-' || text[end] == '.'))
        ++end;
    return end > 0 ? std::optional(text.first(end)) : std::nullopt;
}

} // namespace

std::optional<QByteArrayView> textualValue(QByteArrayView json, QByteArrayView key)
{
    const QByteArray quoted = '"' + key.toByteArray() + '"';
    const qsizetype found = json.indexOf(quoted);
    const qsizetype colon = found + quoted.size();
    if (found < 0 || colon + 1 >= json.size() || json[colon] != ':')
        return std::nullopt;
    const QByteArrayView value = json.sliced(colon + 1);
    if (value[0] == '{')
        return bracketed(value, '{', '}');
    if (value[0] == '[')
        return bracketed(value, '[', ']');
    if (value[0] != '"')
        return plainNumber(value);
    const qsizetype end = value.indexOf('"', 1);
    return end < 0 ? std::nullopt : std::optional(value.sliced(1, end - 1));
}

} // namespace console
