// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/control/rejectionlog.h"

namespace console {

Activity RejectionLog::entry(const Error& error, const MqttMessage& message, TimeMs now, quint64 count)
{
    Activity activity;
    activity.at = now;
    activity.kind = ActivityKind::ReportRejected;
    activity.args = { QString::number(static_cast<int>(error.kind)), error.context.left(200),
        QString::fromUtf8(message.topic.left(rawBytesKept)),
        QString::fromLatin1(message.payload.left(rawBytesKept).toBase64()), QString::number(count),
        QString::number(message.payload.size()), QString::number(message.topic.size()) };
    return activity;
}

std::optional<Activity> RejectionLog::add(const Error& error, const MqttMessage& message, TimeMs now)
{
    ++m_total;
    if (now >= m_second + 1000) {
        m_second = now;
        m_alone = 0;
    }
    if (m_alone < aloneEachSecond) {
        ++m_alone;
        return entry(error, message, now, 1);
    }
    ++m_counted;
    m_lastError = error;
    m_lastMessage = message;
    return std::nullopt;
}

std::optional<Activity> RejectionLog::flush(TimeMs now)
{
    if (m_counted == 0 || now < m_second + 1000)
        return std::nullopt;
    const quint64 count = std::exchange(m_counted, 0);
    return entry(m_lastError, m_lastMessage, now, count);
}

} // namespace console
