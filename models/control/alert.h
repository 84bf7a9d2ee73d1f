// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/clock.h"
#include "models/base/error.h"
#include "models/base/ids.h"

#include <QStringList>

#include <optional>

namespace console {

/// What an operator is told without having asked. Stored as bits of AlertSettings::muted: only append.
enum class AlertKind : quint8 {
    BatchFinished, ///< also a verification that passed; args: version, succeeded, of
    BatchHalted, ///< args: version, failed, of
    VerificationFailed, ///< args: version
    BrokerLost, ///< args: host, port, seconds
    StoreFailed,
    DiskLow, ///< args: free bytes
    CertificateExpiring, ///< args: file, days left (below zero: since)
};
inline constexpr AlertKind lastAlertKind = AlertKind::CertificateExpiring;

/// Whether something stopped or failed: the only ones in quiet mode.
[[nodiscard]] constexpr bool isFailure(AlertKind kind)
{
    return kind == AlertKind::BatchHalted || kind == AlertKind::VerificationFailed || kind == AlertKind::StoreFailed;
}

/// Which alerts an operator wants. A value of ConsoleSettings.
struct AlertSettings
{
    bool quiet = false; ///< only isFailure()
    bool desktop = true; ///< by the desktop's notifications too, where it has some
    bool tray = false; ///< an icon there for as long as the window is
    int brokerLostSeconds = 60; ///< 5..86,400
    int diskLowMegabytes = 1024; ///< 10..1,000,000
    quint32 muted = 0; ///< a bit a kind

    [[nodiscard]] bool isMuted(AlertKind kind) const { return (muted & bit(kind)) != 0; }
    void setMuted(AlertKind kind, bool on) { muted = on ? muted | bit(kind) : muted & ~bit(kind); }
    [[nodiscard]] bool wants(AlertKind kind) const { return !isMuted(kind) && (!quiet || isFailure(kind)); }
    bool operator==(const AlertSettings&) const = default;

private:
    static constexpr quint32 bit(AlertKind kind) { return 1U << static_cast<unsigned>(kind); }
};

/// One of them. Sentences are made in ui/common/alerttext.
struct Alert
{
    AlertKind kind = AlertKind::BatchFinished;
    TimeMs at = 0;
    BatchId batch;
    FirmwareId firmware;
    QStringList args; ///< as the kind says, untranslated
    std::optional<Error> error; ///< why, where it is known

    bool operator==(const Alert&) const = default;
};

} // namespace console
