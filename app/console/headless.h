// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/console.h"

namespace console {

/// The console without a window: takes the engine's frames, says "ready" on stdout once it is connected and serving,
/// and says on stderr what a window would show in its status line. Main thread.
class Headless final : public QObject
{
    Q_OBJECT

public:
    /// `passwordFile`: its first line is the broker's password; empty = the keychain's.
    Headless(Console& console, QString passwordFile);
    ~Headless() override;

private:
    void takeFrames();
    void applyPulse(const Pulse& pulse);
    void givePassword(const BrokerProfile& profile);

    Console& m_console;
    QString m_passwordFile;
    bool m_isReady = false;
    std::optional<Error> m_linkError; ///< as last told
    std::optional<Error> m_storeError;
};

} // namespace console
