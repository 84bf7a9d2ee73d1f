// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/querycompletion.h"

#include "models/fleet/devicequeryparser.h"
#include "models/fleet/querywords.h"

#include <algorithm>

namespace console {

namespace {

using Field = QueryTerm::Field;

/// Where the quote that is open at the end of the text began; -1 where none is.
qsizetype openQuote(QStringView text)
{
    qsizetype open = -1;
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (open >= 0 && text[at] == u'\\')
            ++at;
        else if (text[at] == u'"')
            open = open < 0 ? at : -1;
    }
    return open;
}

/// Where the word that ends the text began.
qsizetype wordStart(QStringView text)
{
    constexpr QStringView borders = u",()=<>!\"";
    qsizetype start = text.size();
    while (start > 0 && !text[start - 1].isSpace() && !borders.contains(text[start - 1]))
        --start;
    if (start < text.size() && text[start] == u'-')
        ++start;
    const qsizetype colon = text.indexOf(u':', start);
    return colon >= 0 && querywords::fieldNamed(text.mid(start, colon - start)) ? colon + 1 : start;
}

QStringList signsOf(Field field)
{
    if (field == Field::Seen || field == Field::Enrolled)
        return { QStringLiteral("within"), QStringLiteral("before"), QStringLiteral("after"), QStringLiteral("<"),
            QStringLiteral(">") };
    QStringList signs{ QStringLiteral("="), QStringLiteral("!=") };
    if (field == Field::Version)
        signs += { QStringLiteral("<"), QStringLiteral("<="), QStringLiteral(">"), QStringLiteral(">=") };
    return signs;
}

QStringList valuesFor(Field field, const QueryValues& valuesOf)
{
    switch (field) {
    case Field::State:
    case Field::Outcome:
        return querywords::choiceNames(field, ~0U);
    case Field::Seen:
    case Field::Enrolled:
        return { QStringLiteral("never") };
    case Field::Name:
        return {};
    case Field::Product:
    case Field::Module:
    case Field::Version:
    case Field::Group:
    case Field::Tag:
        break;
    }
    QStringList values = valuesOf ? valuesOf(field) : QStringList();
    values.removeAll(QString());
    return values;
}

} // namespace

QueryCompletion completeQuery(const QString& text, qsizetype cursor, const QueryValues& valuesOf)
{
    const QString before = text.left(cursor);
    const qsizetype quote = openQuote(before);
    QueryCompletion completion;
    completion.position = quote >= 0 ? quote : wordStart(before);
    completion.length = before.size() - completion.position;
    const QString typed = before.mid(quote >= 0 ? quote + 1 : completion.position);
    const QString head = before.left(completion.position);
    DeviceQueryParser parser(head);
    Q_UNUSED(parser.parse()) // what is typed so far may be no query yet
    const QueryOutlook& outlook = parser.outlook();
    QStringList words;
    if (outlook.age)
        words += { QStringLiteral("1h"), QStringLiteral("24h"), QStringLiteral("7d"), QStringLiteral("30d") };
    if (outlook.moment)
        words += { QStringLiteral("7d"), QStringLiteral("30d") };
    if (outlook.sign)
        words += signsOf(outlook.field);
    if (outlook.value && !outlook.age && !outlook.moment)
        words += valuesFor(outlook.field, valuesOf);
    if (quote < 0 && outlook.joint && !outlook.sign)
        words += { QStringLiteral("and"), QStringLiteral("or") };
    if (quote < 0 && outlook.term && !outlook.sign && (!outlook.joint || !typed.isEmpty()))
        words += querywords::fieldNames() << QStringLiteral("not");
    words.removeIf([&typed](const QString& word) {
        return !word.startsWith(typed, Qt::CaseInsensitive) || word.compare(typed, Qt::CaseInsensitive) == 0;
    });
    if (words.size() > QueryCompletion::mostWords)
        words.resize(QueryCompletion::mostWords);
    if (outlook.value && !outlook.age && !outlook.moment)
        std::ranges::transform(words, words.begin(), [](const QString& word) { return DeviceQuery::quoted(word); });
    completion.words = words;
    return completion;
}

} // namespace console
