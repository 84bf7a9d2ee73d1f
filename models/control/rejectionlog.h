// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/error.h"
#include "models/broker/mqttsession.h"
#include "models/rollout/activity.h"

#include <map>
#include <optional>

namespace console {

/// Turns rejected reports into activity entries without letting a noisy device flood the log: five a second stand alone
/// with their raw bytes, the rest is counted and told once a second with the last of them. What exceeds a bound of the
/// fleet is told once a minute for each bound. Pure, engine thread.
class RejectionLog
{
public:
    static constexpr int aloneEachSecond = 5;
    static constexpr qsizetype rawBytesKept = 512;
    static constexpr TimeMs boundsEvery = 60 * 1000;

    /// An entry to log now, or nothing when it was only counted.
    [[nodiscard]] std::optional<Activity> add(const Error& error, const MqttMessage& message, TimeMs now);
    /// Counted ones whose second or minute is over; call until nothing is left. `all`: whether it is over or not.
    [[nodiscard]] std::optional<Activity> flush(TimeMs now, bool all = false);
    [[nodiscard]] quint64 total() const { return m_total; }

private:
    /// Rejections that were only counted, and the last of them.
    struct Counted
    {
        quint64 count = 0;
        Error error;
        MqttMessage message;
        void add(const Error& last, const MqttMessage& lastMessage);
        [[nodiscard]] Activity take(TimeMs now);
    };
    struct Bound
    {
        TimeMs nextAt = 0;
        Counted counted;
    };
    static Activity entry(const Error& error, const MqttMessage& message, TimeMs now, quint64 count);

    quint64 m_total = 0;
    TimeMs m_second = 0;
    int m_alone = 0;
    Counted m_counted;
    std::map<std::pair<ErrorKind, QString>, Bound> m_bounds; ///< by kind and bound: a handful
};

} // namespace console
