// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/clock.h"
#include "models/base/ids.h"

namespace console {

/// What the file server saw of one task's link. Sent by Mailbox from the http threads to the engine.
struct DownloadEvidence
{
    enum class Kind : quint8 {
        Began, ///< first byte of a GET was sent
        Progress, ///< at most once a second per link
        Ended, ///< the transfer ended, whole or not
        Tampered, ///< the file in the vault no longer matches its digest
        Unreadable, ///< the file in the vault cannot be read now; at most once a second per link
    };
    Kind kind = Kind::Began;
    BatchId batch;
    quint32 device = 0; ///< DeviceSlot
    quint64 bytes = 0; ///< greatest offset served so far
    TimeMs at = 0;
};

} // namespace console
