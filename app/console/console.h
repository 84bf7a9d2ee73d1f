// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/commandline.h"
#include "app/console/workspace.h"
#include "models/broker/secretstore.h"
#include "models/control/controlloop.h"
#include "models/control/settings.h"
#include "models/firmware/firmwareserver.h"
#include "models/firmware/firmwarevault.h"
#include "models/store/storereader.h"
#include "models/store/storewriter.h"

#include <QThread>
#include <QThreadPool>

#include <atomic>

namespace console {

/// The composition root without a window: workspace, store, engine and file server, each on its thread. Lives on the
/// main thread; its destructor stops everything in the order of the flow, and what was decided is in the database
/// afterwards.
class Console final : public QObject
{
    Q_OBJECT

public:
    /// When the fleet and its tasks are read: before open() returns, or by start() on the engine thread, while a window
    /// is already there. Frames tell how far it is; orders wait until it is done.
    enum class Loading { BeforeReturn, WhenStarted };
    /// Opens the workspace and everything in it. `makeSession`: another than the one of the MQTT library. Errors:
    /// Workspace…, Database…, FileUnreadable.
    /// `clock`: another than the system's, which must outlive it.
    [[nodiscard]] static Result<std::unique_ptr<Console>> open(const CommandLine& line,
        Loading loading = Loading::BeforeReturn, BrokerLink::SessionFactory makeSession = {}, Clock* clock = nullptr);
    ~Console() override;

    /// Starts threads, file server and the connection to the active profile.
    void start();
    /// Stops everything, as the destructor does. Error: why the last records could not be written.
    [[nodiscard]] Result<void> end();

    [[nodiscard]] std::shared_ptr<const FleetNames> names() const { return m_names; }
    [[nodiscard]] Mailbox<Frame>& frames() { return m_frames; }
    [[nodiscard]] ConsoleSettings& settings() { return m_settings; }
    /// Where the settings were put that could not be read at the start; empty = they could.
    [[nodiscard]] QString damagedSettings() const { return m_damagedSettings; }
    [[nodiscard]] const Workspace& workspace() const { return *m_workspace; }
    [[nodiscard]] ControlLoop& loop() { return *m_loop; }
    [[nodiscard]] FirmwareVault& vault() { return *m_vault; }
    [[nodiscard]] SecretStore& secrets() { return *m_secrets; }
    [[nodiscard]] StoreReader reader() const { return StoreReader(m_workspace->databasePath()); }
    [[nodiscard]] QThreadPool& pool() { return m_pool; }
    /// One thread: files enter and leave the vault one after another, each together with its record.
    [[nodiscard]] QThreadPool& vaultPool() { return m_vaultPool; }
    /// Any thread: the console is being closed, long work ends as if it were cancelled.
    [[nodiscard]] bool isEnding() const { return m_ending; }
    [[nodiscard]] QString operatorName() const;
    /// Any thread: the fleet and its tasks are read.
    [[nodiscard]] bool isLoaded() const { return m_loaded; }
    /// Any thread: whether a rehearsal is under way; one at a time.
    [[nodiscard]] std::atomic<bool>& rehearsing() { return m_rehearsing; }
    [[nodiscard]] bool isServing() const { return m_serverStatus.state == ServerState::Listening; }
    /// One thread: settings are saved and the file server restarted one after another.
    [[nodiscard]] QThreadPool& settingsPool() { return m_settingsPool; }
    /// Any thread: keeps them for the next start, without what only this start's options said.
    [[nodiscard]] Result<void> keepSettings(ConsoleSettings settings) const;

    /// Any thread but the engine's: (re)starts the file server as the settings say; the links follow.
    [[nodiscard]] Result<void> startServer(const ConsoleSettings& settings);
    /// Base of the download links that these settings give.
    [[nodiscard]] static QString publicUrlOf(const ConsoleSettings& settings, quint16 port);
    void connectTo(const BrokerProfile& profile, const QString& password);
    /// Connects the active profile with the password of the keychain, or asks for it by passwordNeeded().
    void connectActive();

signals:
    void loadFailed(const console::Error& error); ///< nothing more happens: end it
    void ending(); ///< once, when the end begins
    void passwordNeeded(const console::BrokerProfile& profile);

private:
    Console(std::unique_ptr<Workspace> workspace, ConsoleSettings settings, QByteArray linkKey,
        BrokerLink::SessionFactory makeSession, Clock* clock);
    static void tuneMemory();
    /// The files of firmware that is gone leave the vault.
    [[nodiscard]] Result<void> tidyVault();
    [[nodiscard]] Result<void> load(const StoreReader::Progress& progress);
    void loadOnEngine();
    void showProgress(int percent);
    void startLoop();
    void serve();
    void goOn();
    void applyCommandLine(const CommandLine& line);
    /// Id of the profile for this broker, made where the workspace has none.
    [[nodiscard]] QString profileOf(const BrokerProfile& wanted);
    void reportServer();
    void recallAdoption();
    /// Says so where the activity log was changed by somebody else.
    void checkLog();
    void checkOpenBatches();
    void checkFile(const Firmware& firmware);
    void stopPool(QThreadPool& pool);
    /// Engine thread: a batch's time has come.
    void checkBeforeStart(const Firmware& firmware);

    std::unique_ptr<Workspace> m_workspace;
    ConsoleSettings m_settings; ///< in force
    ConsoleSettings m_kept; ///< as the file had them at the start
    QString m_damagedSettings;
    CommandLine m_line;
    SteadyWallClock m_systemClock;
    Clock& m_clock; ///< that one, unless another was given
    std::shared_ptr<FleetNames> m_names;
    Mailbox<Frame> m_frames{ 1 };
    Mailbox<DownloadEvidence> m_downloads{ 65536 };
    DownloadLink m_downloadLink;
    std::unique_ptr<SecretStore> m_secrets;
    std::unique_ptr<FirmwareVault> m_vault;
    std::unique_ptr<FirmwareServer> m_server;
    std::unique_ptr<StoreWriter> m_store;
    std::unique_ptr<ControlLoop> m_loop;
    QThread m_storeThread;
    QThread m_engineThread;
    QObject m_engineContext; ///< lives on the engine thread, so that the loop can be ended there
    QThreadPool m_pool;
    QThreadPool m_vaultPool;
    QThreadPool m_settingsPool;
    std::atomic<bool> m_ending = false;
    std::atomic<bool> m_rehearsing = false;
    QTimer m_serverTimer;
    ServerStatus m_serverStatus;
    quint64 m_bytesServed = 0;
    bool m_started = false;
    std::atomic<bool> m_loaded = false;
    bool m_ended = false;
};

} // namespace console
