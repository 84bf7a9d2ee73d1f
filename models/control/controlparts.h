// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/clock.h"
#include "models/base/mailbox.h"
#include "models/broker/brokerlink.h"
#include "models/control/frame.h"
#include "models/control/linkledger.h"
#include "models/control/storebacklog.h"
#include "models/firmware/downloadevidence.h"
#include "models/firmware/downloadlink.h"
#include "models/firmware/linktable.h"
#include "models/store/records.h"

namespace console {

/// What a ControlLoop works with; all outlive it.
struct ControlParts
{
    Clock& clock;
    Mailbox<RecordBatch>& store;
    Mailbox<Frame>& frames; ///< capacity 1: a window that does not take gets merged frames, not many
    Mailbox<DownloadEvidence>& downloads;
    BrokerLink::SessionFactory makeSession;
    DownloadLink downloadLink;
    LinkLedger::VaultPath vaultPath;
    /// Called on the engine thread, and once at the end of restore().
    std::function<void(std::shared_ptr<const LinkTable>)> publishLinks;
    /// Called on the engine thread: has the vault's file read on another one, and answers by RolloutEngine::fileChecked
    /// in an order.
    std::function<void(const Firmware&)> checkFile;
    /// Called on the engine thread every few seconds while whatever devices say is heard and recorded, with the time
    /// until which that is certain: `lastAlive` of the next start.
    std::function<void(TimeMs)> alive;
    TimeMs lastAlive = 0; ///< 0 = not known: the newest record says it
    std::size_t mostUncommitted = StoreBacklog::mostRecords;
};

} // namespace console
