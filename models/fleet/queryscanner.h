// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/devicequery.h"

#include <QStringList>
#include <QStringView>

namespace console {

/// The words, signs and values of a filter text, one after the other.
class QueryScanner
{
public:
    struct Value
    {
        QStringList pieces; ///< between wildcards
        qsizetype position = 0;
        [[nodiscard]] QString text() const { return pieces.join(u'*'); }
    };

    explicit QueryScanner(QStringView text)
        : m_text(text)
    {
    }

    /// The next value, quoted or not. Errors: Value, ClosingQuote.
    [[nodiscard]] tl::expected<Value, QueryError> scanValue(bool mayBeEmpty);
    /// Takes this word, where it stands alone.
    [[nodiscard]] bool takeWord(QStringView word);
    [[nodiscard]] bool take(QStringView sign);
    /// The letters that come next.
    [[nodiscard]] QStringView peekWord() const;
    [[nodiscard]] bool skipSpace(); ///< whether anything is left
    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }

protected:
    [[nodiscard]] static tl::unexpected<QueryError> wrong(
        qsizetype position, qsizetype length, QueryError::Expected expected);

    QStringView m_text;
    qsizetype m_at = 0;

private:
    [[nodiscard]] tl::expected<Value, QueryError> quotedValue(bool mayBeEmpty);
};

} // namespace console
