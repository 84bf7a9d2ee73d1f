// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/eventretention.h"

#include "models/rollout/activity.h"
#include "models/store/connection.h"

#include <QSqlError>
#include <QSqlQuery>

namespace console {

namespace {

constexpr qint64 msPerDay = 24LL * 60 * 60 * 1000;

// As the index event_noise says it: see Schema.
static_assert(static_cast<int>(ActivityKind::LateReport) == 28 && static_cast<int>(ActivityKind::ReportRejected) == 41
    && static_cast<int>(ActivityKind::SuspiciousReport) == 42);
const QString kinds = QStringLiteral("28, 41, 42");
const QString noise = QStringLiteral("kind IN (%1)").arg(kinds);

Result<int> remove(const Connection& connection, const QString& ids)
{
    QSqlQuery query(connection.database());
    if (!query.exec(QStringLiteral("DELETE FROM event WHERE id IN (%1)").arg(ids)))
        return failure(Connection::errorOf(query.lastError()));
    return query.numRowsAffected();
}

} // namespace

bool EventRetention::isNoise(ActivityKind kind)
{
    return kind == ActivityKind::LateReport || kind == ActivityKind::ReportRejected
        || kind == ActivityKind::SuspiciousReport;
}

QString EventRetention::noiseKinds()
{
    return kinds;
}

EventRetention::EventRetention(int kept, int days)
    : m_kept(kept)
    , m_days(days)
{
}

Result<bool> EventRetention::step(const Connection& connection) const
{
    const auto last = connection.number(
        QStringLiteral("SELECT coalesce((SELECT id FROM event WHERE %1 ORDER BY id DESC LIMIT 1 OFFSET %2), 0)")
            .arg(noise)
            .arg(m_kept));
    const auto newest
        = connection.number(QStringLiteral("SELECT coalesce((SELECT at FROM event ORDER BY id DESC LIMIT 1), 0)"));
    if (!last || !newest)
        return failure(last ? newest.error() : last.error());
    const auto tooMany = remove(connection,
        QStringLiteral("SELECT id FROM event WHERE %1 AND id <= %2 ORDER BY id LIMIT %3")
            .arg(noise)
            .arg(*last)
            .arg(stepRows));
    if (!tooMany || *tooMany == stepRows)
        return tooMany.map([](int) { return true; });
    // The oldest come first: where they are young enough, nothing else is looked at.
    const auto tooOld = remove(connection,
        QStringLiteral("SELECT id FROM (SELECT id, at FROM event WHERE %1 AND kind = 41 ORDER BY id LIMIT %2) AS oldest"
                       " WHERE at < %3")
            .arg(noise)
            .arg(stepRows - *tooMany)
            .arg(*newest - m_days * msPerDay));
    return tooOld.map([&](int rows) { return *tooMany + rows == stepRows; });
}

} // namespace console
