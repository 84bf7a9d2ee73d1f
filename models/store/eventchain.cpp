// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/eventchain.h"

#include "models/store/connection.h"
#include "models/store/eventretention.h"
#include "models/store/rows.h"

#include <QCryptographicHash>
#include <QSqlError>
#include <QSqlQuery>

namespace console {

namespace {

constexpr qint64 askEvery = 4096;

struct Anchor
{
    qint64 since = 0; ///< greatest id from before the chain
    QString head;
};

Result<Anchor> readAnchor(const Connection& connection)
{
    QSqlQuery query(connection.database());
    if (!query.exec(QStringLiteral("SELECT since_event, head FROM event_chain WHERE id = 1")))
        return failure(Connection::errorOf(query.lastError()));
    if (!query.next())
        return Anchor{ 0, QStringLiteral("gone") }; // fits nothing
    return Anchor{ query.value(0).toLongLong(), query.value(1).toString() };
}

void look(const QSqlQuery& query, LogCheck& found)
{
    QStringList row;
    for (int column = 0; column < eventColumnCount; ++column)
        row.append(query.isNull(column) ? QString() : query.value(column).toString());
    const QString digest = query.value(eventColumnCount).toString();
    ++found.entries;
    if (digest != eventDigest(found.head, row)) {
        if (found.breaks++ == 0)
            found.brokenAt = EventId{ query.value(0).toULongLong() };
    }
    found.head = digest; // the next one may follow from what is there
}

Result<LogCheck> walk(const Connection& connection, const std::function<bool()>& goOn)
{
    const auto anchor = readAnchor(connection);
    if (!anchor)
        return failure(anchor.error());
    LogCheck found;
    const QString kept = QStringLiteral("kind NOT IN (%1)").arg(EventRetention::noiseKinds());
    const auto older = connection.number(QStringLiteral("SELECT count(*) FROM event WHERE id <= %1 AND %2 AND hash IS"
                                                        " NULL")
                                             .arg(anchor->since)
                                             .arg(kept));
    if (!older)
        return failure(older.error());
    found.older = *older;
    QSqlQuery query(connection.database());
    query.setForwardOnly(true);
    if (!query.exec(QStringLiteral("SELECT %1, hash FROM event WHERE hash IS NOT NULL OR (id > %2 AND %3) ORDER BY id")
                        .arg(QLatin1StringView(eventColumns))
                        .arg(anchor->since)
                        .arg(kept)))
        return failure(Connection::errorOf(query.lastError()));
    while (query.next()) {
        look(query, found);
        if (found.entries % askEvery == 0 && !goOn())
            return failure(ErrorKind::Cancelled);
    }
    if (query.lastError().isValid())
        return failure(Connection::errorOf(query.lastError()));
    found.endMissing = found.head != anchor->head;
    return found;
}

} // namespace

QString eventDigest(const QString& before, const QStringList& row)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const auto add = [&hash](const QString& text) {
        const QByteArray bytes = text.toUtf8();
        hash.addData(QByteArray(QByteArray::number(bytes.size()) + ':' + bytes + ','));
    };
    add(before);
    for (const QString& column : row)
        add(column);
    return QString::fromLatin1(hash.result().toHex());
}

Result<LogCheck> checkEvents(const Connection& connection, const std::function<bool()>& goOn)
{
    // One read transaction: the writer goes on meanwhile.
    if (const auto begun = connection.execute(QStringLiteral("BEGIN")); !begun)
        return failure(begun.error());
    auto found = walk(connection, goOn);
    connection.rollback();
    return found;
}

} // namespace console
