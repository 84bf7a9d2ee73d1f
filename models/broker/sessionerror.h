// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/error.h"
#include "models/broker/brokerprofile.h"

namespace console {

/// The words both sessions share for what goes wrong between them and a broker. Pure, any thread.

/// CONNACK: return code of MQTT 3.1.1 (1..5) or reason code of MQTT 5 (0x80 and above).
[[nodiscard]] ErrorKind connackErrorKind(quint8 code);
/// DISCONNECT sent by an MQTT 5 broker.
[[nodiscard]] ErrorKind disconnectErrorKind(quint8 reason);
/// Context is "host:port (words)".
[[nodiscard]] Error sessionError(ErrorKind kind, const BrokerProfile& profile, const QString& words);
[[nodiscard]] QString codeText(quint8 code); ///< "0x87"

/// Nothing changes by itself: only a new profile helps.
[[nodiscard]] bool isFinalError(ErrorKind kind);
/// Somebody has to act at the broker, or another console holds the session: knocking often only does harm.
[[nodiscard]] bool isSlowError(ErrorKind kind);

} // namespace console
