// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/alert.h"
#include "models/control/frame.h"

#include <QHash>
#include <QList>

#include <map>

namespace console {

/// What is around the console and not in its frames. Looked at from time to time.
struct Surroundings
{
    struct Certificate
    {
        QString file;
        TimeMs expiresAt = 0;
        bool operator==(const Certificate&) const = default;
    };
    qint64 freeBytes = -1; ///< where the workspace is; -1 = not known
    QList<Certificate> certificates; ///< of the active profile
};

/// Frames and surroundings in, alerts out: each once, and again only when it happens anew. What an operator does not
/// want is passed over, and does not come later either. Pure: times are given. One thread.
class AlertRules
{
public:
    void setSettings(const AlertSettings& settings) { m_settings = settings; }
    /// What ended before the first frame is history and no alert.
    [[nodiscard]] QList<Alert> apply(const Frame& frame);
    /// Time passes: `steady` in ms from any origin, `now` for the alerts.
    [[nodiscard]] QList<Alert> tick(TimeMs steady, TimeMs now);
    [[nodiscard]] QList<Alert> look(const Surroundings& around, TimeMs now);

private:
    struct SeenFirmware
    {
        FirmwareState state = FirmwareState::Unverified;
        BatchId verification;
    };

    void lookAtBatch(const Batch& batch);
    void lookAtFirmware(const FirmwareRow& row);
    void lookAtStore(const Pulse& pulse);
    void lookAtCertificate(const Surroundings::Certificate& certificate, TimeMs now);
    void raise(Alert alert);

    AlertSettings m_settings;
    TimeMs m_since = 0; ///< of the first frame
    TimeMs m_now = 0; ///< of the newest one
    std::map<BatchId, TimeMs> m_ended; ///< as told
    std::map<BatchId, TimeMs> m_halted;
    std::map<FirmwareId, SeenFirmware> m_firmware;
    LinkStatus m_link;
    std::optional<TimeMs> m_lostSince; ///< by the steady time
    bool m_lossTold = false;
    bool m_storeFailed = false;
    bool m_diskLow = false;
    QHash<QString, std::pair<TimeMs, int>> m_certificates; ///< by file: when it ends, how near that was told
    QList<Alert> m_raised;
};

} // namespace console
