// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/error.h"

namespace console {

/// Which version of MQTT the next attempt speaks: 5 first, 3.1.1 where the broker does not know it. One rule for the
/// running connection and for its test, so that both come to the same verdict. A value.
class ProtocolFallback
{
public:
    [[nodiscard]] bool mqtt5() const { return m_mqtt5; }

    enum class Next {
        Same, ///< the version was not the reason
        OtherNow, ///< the broker said that it does not know this version
        Other, ///< it may not know this version: some hang up or answer with nonsense instead of refusing
    };
    /// After an attempt that failed before the broker accepted it; mqtt5() has changed unless the answer is Same.
    Next attemptFailed(const Error& error)
    {
        const bool said = m_mqtt5 && error.kind == ErrorKind::ConnackProtocolVersion;
        const bool hungUp = error.kind == ErrorKind::ConnectionLost || error.kind == ErrorKind::ProtocolViolation;
        if (!said && !hungUp)
            return Next::Same;
        m_mqtt5 = !m_mqtt5;
        return said ? Next::OtherNow : Next::Other;
    }

private:
    bool m_mqtt5 = true;
};

} // namespace console
