// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/control/rejectionlog.h"

#include <utility>

namespace console {

namespace {

bool isBound(ErrorKind kind)
{
    return kind == ErrorKind::TooManyDevices || kind == ErrorKind::TooManyProducts || kind == ErrorKind::TooManyModules
        || kind == ErrorKind::TooManyVersions;
}

} // namespace

Activity RejectionLog::entry(const Error& error, const MqttMessage& message, TimeMs now, quint64 count)
{
    Activity activity;
    activity.at = now;
    activity.kind = ActivityKind::ReportRejected;
    activity.args = { QString::number(static_cast<int>(error.kind)), error.context.left(200),
        QString::fromUtf8(message.topic.left(rawBytesKept)),
        QString::fromLatin1(message.payload.left(rawBytesKept).toBase64()), QString::number(count),
        QString::number(message.oversize > 0 ? message.oversize : static_cast<quint64>(message.payload.size())),
        QString::number(message.topic.size()) };
    return activity;
}

void RejectionLog::Counted::add(const Error& last, const MqttMessage& lastMessage)
{
    ++count;
    error = last;
    message = lastMessage;
}

Activity RejectionLog::Counted::take(TimeMs now)
{
    return entry(error, message, now, std::exchange(count, 0));
}

std::optional<Activity> RejectionLog::add(const Error& error, const MqttMessage& message, TimeMs now)
{
    ++m_total;
    if (isBound(error.kind)) {
        Bound& bound = m_bounds[{ error.kind, error.context }];
        bound.counted.add(error, message);
        if (now < bound.nextAt)
            return std::nullopt;
        bound.nextAt = now + boundsEvery;
        return bound.counted.take(now);
    }
    if (now >= m_second + 1000) {
        m_second = now;
        m_alone = 0;
    }
    if (m_alone < aloneEachSecond) {
        ++m_alone;
        return entry(error, message, now, 1);
    }
    m_counted.add(error, message);
    return std::nullopt;
}

std::optional<Activity> RejectionLog::flush(TimeMs now, bool all)
{
    if (m_counted.count > 0 && (all || now >= m_second + 1000))
        return m_counted.take(now);
    for (auto& [kind, bound] : m_bounds) {
        if (bound.counted.count > 0 && (all || now >= bound.nextAt)) {
            bound.nextAt = now + boundsEvery;
            return bound.counted.take(now);
        }
    }
    return std::nullopt;
}

} // namespace console
