// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace console {

/// How a publish at QoS 1 ended, from the broker unless it never got there.
enum class PublishOutcome : quint8 {
    Acknowledged, ///< PUBACK; MQTT 5: somebody is subscribed; MQTT 3.1.1: unknown
    NobodyListening, ///< MQTT 5 PUBACK reason 0x10
    Refused, ///< MQTT 5 PUBACK with an error reason: not authorised, quota exceeded, …
    Withdrawn, ///< taken back before it left
};

} // namespace console
