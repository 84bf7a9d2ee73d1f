// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/querytext.h"

#include "models/base/versionorder.h"
#include "models/fleet/device.h"
#include "models/fleet/devicemarks.h"
#include "models/tables/celltext.h"

#include <QCoreApplication>

#include <algorithm>

namespace console {

namespace {

struct QueryText
{
    Q_DECLARE_TR_FUNCTIONS(QueryText)
};

QString expectedText(QueryError::Expected expected)
{
    switch (expected) {
    case QueryError::Expected::Value:
        return QueryText::tr("a value is missing");
    case QueryError::Expected::ClosingQuote:
        return QueryText::tr("the closing quote is missing");
    case QueryError::Expected::FieldName:
        return QueryText::tr("no such field; there are %1").arg(listText(DeviceQuery::fieldNames()));
    case QueryError::Expected::StateName:
        return QueryText::tr("no such state; there are idle, queued, notified, upgrading, silent");
    case QueryError::Expected::OutcomeName:
        return QueryText::tr("no such outcome; there are succeeded, failed, cancelled, skipped, none");
    case QueryError::Expected::Age:
        return QueryText::tr("not an age; write within 7d, <2h, >1d or = never");
    case QueryError::Expected::Moment:
        return QueryText::tr("not a time; write 2026-11-23, 2026-11-23T14:30 or an age such as 7d");
    case QueryError::Expected::Term:
        return QueryText::tr("a word or a condition is missing, such as version < 2.0");
    case QueryError::Expected::PlainValue:
        return QueryText::tr("one version without a wildcard belongs here");
    case QueryError::Expected::Equality:
        return QueryText::tr("this field has no order; write = or !=");
    case QueryError::Expected::ClosingParenthesis:
        return QueryText::tr("this parenthesis is not closed");
    case QueryError::Expected::NoParenthesis:
        return QueryText::tr("this parenthesis closes nothing");
    case QueryError::Expected::LessNesting:
        return QueryText::tr("too many parentheses inside each other");
    case QueryError::Expected::Shorter:
        return QueryText::tr("at most 4,096 characters");
    }
    return {};
}

QStringList wordsOf(const Vocabulary& vocabulary)
{
    QStringList words;
    for (quint32 i = 1; i < vocabulary.size(); ++i)
        words.append(toText(vocabulary.at(i)));
    return words;
}

QStringList markedWith(const Vocabulary& marks, bool groups)
{
    QStringList found;
    for (quint32 i = 1; i < marks.size(); ++i) {
        const DeviceMarks one = DeviceMarks::unpacked(marks.at(i));
        found += groups ? QStringList(one.group) : one.tags;
    }
    found.removeAll(QString());
    found.removeDuplicates();
    return found;
}

} // namespace

QString queryErrorText(const QString& text, const QueryError& error)
{
    const QString wrong = text.mid(error.position, error.length).trimmed().left(60);
    const QString expected = expectedText(error.expected);
    return wrong.isEmpty() ? QueryText::tr("Not a filter: %1.").arg(expected)
                           : QueryText::tr("Not a filter at “%1”: %2.").arg(wrong, expected);
}

DeviceQuery::Clause wrongPart(const QString& text, const QueryError& error)
{
    if (error.length > 0)
        return { error.position, error.length };
    qsizetype end = error.position;
    while (end > 0 && text.at(end - 1).isSpace())
        --end;
    qsizetype from = end;
    while (from > 0 && !text.at(from - 1).isSpace())
        --from;
    return { from, end - from };
}

QStringList queryClauses(const QString& text)
{
    const auto query = DeviceQuery::parse(text);
    QStringList found;
    if (!query)
        return found;
    for (const DeviceQuery::Clause& clause : query->clauses()) {
        const QString part = text.mid(clause.position, clause.length);
        found.append(clause.isChoice ? u'(' + part + u')' : part);
    }
    return found;
}

QString withTerm(const QString& text, const QString& field, const QString& value)
{
    QStringList clauses = queryClauses(text);
    clauses.removeIf([&field](const QString& clause) {
        const QStringView rest = QStringView(clause).mid(field.size()).trimmed();
        return clause.startsWith(field, Qt::CaseInsensitive) && (rest.startsWith(u':') || rest.startsWith(u'='));
    });
    clauses.append(DeviceQuery::term(field, value));
    return clauses.join(u' ');
}

QStringList fleetValues(const FleetNames& names, QueryTerm::Field field)
{
    QStringList values;
    if (field == QueryTerm::Field::Product)
        values = wordsOf(names.products);
    else if (field == QueryTerm::Field::Module)
        values = wordsOf(names.modules);
    else if (field == QueryTerm::Field::Version)
        values = wordsOf(names.versions);
    else if (field == QueryTerm::Field::Group || field == QueryTerm::Field::Tag)
        values = markedWith(names.marks, field == QueryTerm::Field::Group);
    if (field == QueryTerm::Field::Version)
        std::ranges::sort(values,
            [](const QString& a, const QString& b) { return compareVersions(a.toStdString(), b.toStdString()) > 0; });
    else
        values.sort(Qt::CaseInsensitive);
    return values;
}

} // namespace console
