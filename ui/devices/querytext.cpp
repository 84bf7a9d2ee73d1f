// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/devices/querytext.h"

#include "models/tables/celltext.h"

#include <QCoreApplication>

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
        return QueryText::tr("no such outcome; there are succeeded, failed, cancelled, skipped");
    case QueryError::Expected::Age:
        return QueryText::tr("not an age; write <2h, >1d or never");
    }
    return {};
}

DeviceFacts::State stateOf(const DeviceRow& row)
{
    if (row.openBatch == 0)
        return DeviceFacts::State::Idle;
    if (row.openState == TaskState::Upgrading)
        return DeviceFacts::State::Upgrading;
    return row.openState == TaskState::Notified ? DeviceFacts::State::Notified : DeviceFacts::State::Queued;
}

DeviceFacts::Outcome outcomeOf(const DeviceRow& row)
{
    if (!row.hasOutcome)
        return DeviceFacts::Outcome::None;
    if (row.lastOutcome == TaskState::Succeeded)
        return DeviceFacts::Outcome::Succeeded;
    if (row.lastOutcome == TaskState::Failed)
        return DeviceFacts::Outcome::Failed;
    return row.lastOutcome == TaskState::Cancelled ? DeviceFacts::Outcome::Cancelled : DeviceFacts::Outcome::Skipped;
}

} // namespace

QString queryErrorText(const QString& text, const QueryError& error)
{
    const QString wrong = text.mid(error.position, error.length).trimmed();
    const QString expected = expectedText(error.expected);
    return wrong.isEmpty() ? QueryText::tr("Not a filter: %1.").arg(expected)
                           : QueryText::tr("Not a filter at “%1”: %2.").arg(wrong, expected);
}

QStringList queryTerms(const QString& text)
{
    QStringList terms;
    QString term;
    bool quoted = false;
    for (const QChar c : text) {
        if (c == u'"')
            quoted = !quoted;
        if (c.isSpace() && !quoted) {
            if (!term.isEmpty())
                terms.append(term);
            term.clear();
        } else {
            term.append(c);
        }
    }
    if (!term.isEmpty())
        terms.append(term);
    return terms;
}

DeviceFacts factsOf(const DeviceRow& row, const FleetNames& names)
{
    DeviceFacts facts;
    facts.name = names.devices.at(row.slot);
    facts.product = names.products.at(row.product);
    facts.version = names.versions.at(row.version);
    facts.state = stateOf(row);
    facts.silent = row.openBatch != 0 && row.silent;
    facts.outcome = outcomeOf(row);
    facts.lastSeen = row.lastSeen;
    return facts;
}

} // namespace console
