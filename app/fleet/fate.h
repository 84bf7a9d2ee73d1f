// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace console {

/// What becomes of a device's upgrade, drawn once per device. Nine keep an attempt from succeeding; the
/// others only make it harder to watch.
enum class Fate : quint8 {
    Healthy,
    UpgradeFailed, ///< reports -1 without downloading
    DownloadFailed, ///< breaks off in the middle, reports -2
    VerificationFailed, ///< receives one bit wrong: its digest check fails, -3
    FlashingFailed, ///< 100, then -4
    WrongVersion, ///< comes back with a third version
    FellBack, ///< 100, comes back with the version it had
    Silent, ///< does nothing with the notice
    Stalled, ///< begins, stops in mid-download and never says why
    Bricked, ///< 100, reboots, and is never heard of again
    Slow, ///< a thin line: about twenty seconds for any file
    Offline, ///< goes away at its notice or in mid-download, and comes back
    DuplicateProgress, ///< every progress report twice
    BackwardsProgress, ///< half way it reports 20 again
    DoubleInform, ///< at every connect first the default version of PROTOCOL.md 6.4, then its own
    // Liars take no notice and never fetch anything; half a second after half a second, or faster, they say:
    LiarProgress, ///< any step, also such as there are none, and the same in the name of a device that is not there
    LiarReplay, ///< what a device says that comes to its end well, and what one says that fails
    LiarJump, ///< another version every time
    LiarFlood, ///< 200 messages a second
};

[[nodiscard]] std::optional<Fate> fateFromName(const QString& name);
[[nodiscard]] QString fateName(Fate fate);
/// True for fates that let an attempt end in anything but success: they strike the first attempt only, unless stubborn.
[[nodiscard]] bool isFatal(Fate fate);
[[nodiscard]] bool isLiar(Fate fate);

} // namespace console
