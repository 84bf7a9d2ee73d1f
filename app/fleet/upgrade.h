// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/fleet/devicespec.h"
#include "app/fleet/httpdownload.h"

#include <QCryptographicHash>
#include <QObject>
#include <QTimer>

namespace console {

struct FleetOptions;
class Ledger;

/// One attempt of a device at a notice, from the download to the flashed image: fetches, checks the digest of the bytes
/// that really came, and meets the device's fate on the way. The reboot is the device's. Main thread; owned by
/// SimulatedDevice, which ends it at failed(), gaveUp() or flashed().
class Upgrade : public QObject
{
    Q_OBJECT
public:
    /// `strikes`: the fate applies to this attempt. `goesAway`: emits awayPointReached() in mid-download.
    Upgrade(const DeviceSpec& spec, const FleetOptions& options, Ledger& ledger, DeviceNotice notice, bool strikes,
        bool goesAway);

    void start();
    void suspend(); ///< the network is gone
    void resume();
    [[nodiscard]] const DeviceNotice& notice() const { return m_notice; }
    [[nodiscard]] bool strikes() const { return m_strikes; }

signals:
    void stepReached(int step); ///< 0..100; 100 only after the digest check
    void awayPointReached();
    void failed(int code, const QString& why); ///< -1..-4
    void gaveUp(const QString& why); ///< ends without a word to the platform
    void flashed();

private:
    [[nodiscard]] bool meets(Fate fate) const { return m_strikes && m_spec.fate == fate; }
    [[nodiscard]] DownloadOrder order() const;
    void begin();
    void fetch();
    void onBegan(qint64 size);
    void onChunk(const QByteArray& bytes);
    void onFetched();
    void onFetchFailed(int status, const QString& why);
    void reportStep();
    void finishFlashing();
    void writeEnd(bool digestOk);

    const DeviceSpec& m_spec;
    const FleetOptions& m_options;
    Ledger& m_ledger;
    const DeviceNotice m_notice;
    const bool m_strikes;
    bool m_goesAway;
    HttpDownload m_download;
    QCryptographicHash m_hash;
    QTimer m_wait; ///< before the download, and for the flash memory
    qint64 m_size = 0;
    int m_lastStep = -1;
    bool m_wentBack = false;
};

} // namespace console
