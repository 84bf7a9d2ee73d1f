// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace console {

/// What a FaultProxy does to the connections through it. Shares are percent of the packets concerned; "up" is from the
/// client to the broker. A value.
struct ProxyFaults
{
    int latencyMs = 0; ///< each way
    int bytesPerSecond = 0; ///< each way; 0 = as fast as it goes
    bool refuse = false; ///< new connections are reset at once
    bool stall = false; ///< nothing passes, nothing is lost: all of it comes when the stall is over
    bool swallowConnack = false; ///< the broker's answer to CONNECT never comes, nor anything after it
    int duplicateShare = 0; ///< PUBLISH at QoS 1 comes twice, both ways; the second one has DUP
    int reorderShare = 0; ///< PUBLISH waits until the next packet has passed, both ways
    int falseAckShare = 0; ///< PUBLISH going up is acknowledged, and thrown away
    int lostShare = 0; ///< PUBLISH coming down is acknowledged to the broker, and thrown away
    qint64 cutAfter = -1; ///< each connection ends after so many further bytes, in the middle of whatever it is
    bool reset = false; ///< connections end with RST instead of FIN
};

} // namespace console
