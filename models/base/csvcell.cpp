// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/csvcell.h"

#include <QString>

#include <algorithm>

namespace console {

QByteArray spreadsheetText(const QByteArray& bytes)
{
    QString text = QString::fromUtf8(bytes);
    if (!text.isEmpty() && QStringView(u"=+-@\t\r\n\0\uff1d\uff0b\uff0d\uff20", 12).contains(text.front()))
        text.prepend(u'\'');
    return text.toUtf8();
}

QByteArray csvCell(const QByteArray& bytes)
{
    QByteArray text = spreadsheetText(bytes);
    const auto needsQuotes
        = [](char c) { return c == '"' || c == ',' || c == ';' || static_cast<unsigned char>(c) < ' '; };
    if (!std::any_of(text.cbegin(), text.cend(), needsQuotes) && !text.startsWith('\'') && !text.startsWith(' '))
        return text;
    return '"' + text.replace('"', "\"\"") + '"';
}

} // namespace console
