// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/queryscanner.h"

namespace console {

namespace {

using Expected = QueryError::Expected;

} // namespace

tl::expected<QueryScanner::Value, QueryError> QueryScanner::scanValue(bool mayBeEmpty)
{
    const qsizetype before = m_at;
    if (!skipSpace()) {
        return wrong(before, 0, Expected::Value);
    }
    if (m_text[m_at] == u'"')
        return quotedValue(mayBeEmpty);
    Value value;
    value.position = m_at;
    const auto ends = [](QChar c) { return c.isSpace() || c == u',' || c == u'(' || c == u')' || c == u'"'; };
    while (!atEnd() && !ends(m_text[m_at]))
        ++m_at;
    value.pieces = m_text.mid(value.position, m_at - value.position).toString().split(u'*');
    if (m_at == value.position)
        return wrong(before, 0, Expected::Value);
    return value;
}

tl::expected<QueryScanner::Value, QueryError> QueryScanner::quotedValue(bool mayBeEmpty)
{
    Value value;
    value.position = m_at++;
    value.pieces.append(QString());
    for (; !atEnd() && m_text[m_at] != u'"'; ++m_at) {
        if (m_text[m_at] == u'*')
            value.pieces.append(QString());
        else if (m_text[m_at] != u'\\' || ++m_at < m_text.size())
            value.pieces.last().append(m_text[m_at]);
    }
    if (atEnd())
        return wrong(value.position, m_text.size() - value.position, Expected::ClosingQuote);
    ++m_at;
    if (!mayBeEmpty && value.pieces == QStringList(QString()))
        return wrong(value.position, 2, Expected::Value);
    return value;
}

bool QueryScanner::takeWord(QStringView word)
{
    if (!skipSpace() || peekWord().compare(word, Qt::CaseInsensitive) != 0)
        return false;
    const QChar next = m_at + word.size() < m_text.size() ? m_text[m_at + word.size()] : QChar(u' ');
    if (!next.isSpace() && next != u'(' && next != u')' && next != u'"')
        return false;
    m_at += word.size();
    return true;
}

bool QueryScanner::take(QStringView sign)
{
    const qsizetype before = m_at;
    if (skipSpace() && m_text.mid(m_at).startsWith(sign)) {
        m_at += sign.size();
        return true;
    }
    m_at = before;
    return false;
}

QStringView QueryScanner::peekWord() const
{
    qsizetype end = m_at;
    while (end < m_text.size() && m_text[end].isLetter())
        ++end;
    return m_text.mid(m_at, end - m_at);
}

bool QueryScanner::skipSpace()
{
    while (!atEnd() && m_text[m_at].isSpace())
        ++m_at;
    return !atEnd();
}

tl::unexpected<QueryError> QueryScanner::wrong(qsizetype position, qsizetype length, QueryError::Expected expected)
{
    return tl::unexpected(QueryError{ position, length, expected });
}

} // namespace console
