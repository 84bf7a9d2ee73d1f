// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/console.h"
#include "app/console/controlreply.h"

#include <QtConcurrent>

namespace console {

/// A piece of a long list, as the engine gives it in one turn.
template <class Line> struct ControlPage
{
    std::vector<Line> lines;
    quint32 next = 0; ///< where the next piece begins
    bool isLast = false;
};

/// Answers with a list of any length: one turn of the engine per piece, JSON made on the pool, and no piece before the
/// one before it was read. `fetch` runs on the engine thread, `toJson` on the pool.
template <class Line>
void sendPages(Console& console, ControlReply& reply, quint32 from,
    std::function<Result<ControlPage<Line>>(ControlLoop&, quint32, TimeMs)> fetch,
    std::function<QJsonObject(const Line&)> toJson)
{
    auto page = console.loop().ask<ControlPage<Line>>(
        [fetch, from](ControlLoop& loop, TimeMs now) { return fetch(loop, from, now); });
    reply.follow(page, [&console, &reply, fetch, toJson](const ControlPage<Line>& lines) {
        auto made = QtConcurrent::run(&console.pool(), [lines, toJson] {
            QJsonArray rows;
            for (const Line& line : lines.lines)
                rows.append(toJson(line));
            return rows;
        });
        whenDone(made, &reply,
            [&console, &reply, fetch, toJson, next = lines.next, isLast = lines.isLast](const QJsonArray& rows) {
                reply.rows(rows, [&console, &reply, fetch, toJson, next, isLast] {
                    if (isLast)
                        reply.done();
                    else
                        sendPages<Line>(console, reply, next, fetch, toJson);
                });
            });
    });
}

} // namespace console
