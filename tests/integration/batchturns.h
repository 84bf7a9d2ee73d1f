// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/integration/rolloutproof.h"

namespace console {

/// One batch after the other to the same fleet, from one firmware to the other and back, so that each batch moves every
/// device that is able to. For tests that spoil something while a batch runs, and ask afterwards whether it changed an
/// outcome. Failing devices of the fleet must fail always (--stubborn). Main thread.
class BatchTurns
{
public:
    BatchTurns(ConsoleRig& rig, FleetProcess& fleet);

    /// A fleet of that size for such a series; some devices fail, each always in the same way.
    [[nodiscard]] static QStringList fleetArguments(int devices, quint32 seed);

    /// Uploads and verifies both firmwares.
    [[nodiscard]] bool prepare();
    /// Starts the next batch to everybody and watches it.
    [[nodiscard]] bool start(int perMinute);
    [[nodiscard]] bool hasEnded() const;
    [[nodiscard]] int notified() const; ///< tasks of which a notice has left
    /// Waits for the end of the batch. What nobody heard (progress at QoS 0, a report that a broker dropped) heals when
    /// the devices say again where they are, so the fleet is started again as often as that takes, twice at most.
    [[nodiscard]] bool bringToItsEnd();
    /// A line for each task that differs from what its device did, or was pushed more often than it may be.
    /// `noticesRepeat`: the broker may give out a notice again after its task has ended; the device's last word is then
    /// that it found no link.
    [[nodiscard]] QStringList wrongs(bool noticesRepeat = false) const;
    [[nodiscard]] int restarts() const { return m_restarts; } ///< of the fleet, so far

private:
    [[nodiscard]] bool failedOnceMore(const QString& device) const;

    ConsoleRig& m_rig;
    FleetProcess& m_fleet;
    std::array<FirmwareId, 2> m_firmware;
    BatchId m_batch;
    int m_turn = 0;
    int m_restarts = 0;
};

} // namespace console
