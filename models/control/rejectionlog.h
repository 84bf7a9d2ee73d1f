// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/error.h"
#include "models/broker/mqttsession.h"
#include "models/rollout/activity.h"

#include <optional>

namespace console {

/// Turns rejected reports into activity entries without letting a noisy device flood the log: five a second stand alone
/// with their raw bytes, the rest is counted and told once a second with the last of them. Pure, engine thread.
class RejectionLog
{
public:
    static constexpr int aloneEachSecond = 5;
    static constexpr qsizetype rawBytesKept = 512;

    /// An entry to log now, or nothing when it was only counted.
    [[nodiscard]] std::optional<Activity> add(const Error& error, const MqttMessage& message, TimeMs now);
    /// The counted ones, once their second is over.
    [[nodiscard]] std::optional<Activity> flush(TimeMs now);
    [[nodiscard]] quint64 total() const { return m_total; }

private:
    static Activity entry(const Error& error, const MqttMessage& message, TimeMs now, quint64 count);

    quint64 m_total = 0;
    TimeMs m_second = 0;
    int m_alone = 0;
    quint64 m_counted = 0;
    Error m_lastError;
    MqttMessage m_lastMessage;
};

} // namespace console
