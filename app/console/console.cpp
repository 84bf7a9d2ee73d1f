// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/console.h"

#include "app/console/settingsfile.h"
#include "app/console/version.h"
#include "models/base/hostname.h"
#include "models/base/logging.h"
#include "models/broker/sessionfactory.h"
#include "models/control/orders.h"
#include "models/store/alivemark.h"
#include "models/store/database.h"

#include <QHostAddress>
#include <QNetworkInterface>
#include <QSemaphore>
#include <QUrl>

namespace console {

namespace {

constexpr int patienceMs = 1000; // for work of the pool when the console ends

/// Runs `work` on the object's thread and waits: only at start and stop, when nothing else needs the caller.
void runOn(QObject* object, const std::function<void()>& work)
{
    QSemaphore done;
    QMetaObject::invokeMethod(
        object,
        [&] {
            work();
            done.release();
        },
        Qt::QueuedConnection);
    done.acquire();
}

QString ownAddress()
{
    const QList<QHostAddress> addresses = QNetworkInterface::allAddresses();
    for (const QHostAddress& address : addresses) {
        if (address.protocol() == QAbstractSocket::IPv4Protocol && !address.isLoopback() && !address.isLinkLocal())
            return address.toString();
    }
    return QStringLiteral("127.0.0.1");
}

} // namespace

Console::Console(std::unique_ptr<Workspace> workspace, ConsoleSettings settings, QByteArray linkKey,
    BrokerLink::SessionFactory makeSession, Clock* clock)
    : m_workspace(std::move(workspace))
    , m_settings(std::move(settings))
    , m_clock(clock ? *clock : m_systemClock)
    , m_names(std::make_shared<FleetNames>())
    , m_downloadLink(std::move(linkKey))
    , m_secrets(makeKeychainStore())
    , m_vault(std::make_unique<FirmwareVault>(m_workspace->vaultFolder()))
    , m_server(std::make_unique<FirmwareServer>(m_downloadLink, m_clock, m_downloads))
    , m_store(std::make_unique<StoreWriter>(m_workspace->databasePath()))
{
    m_pool.setMaxThreadCount(4);
    m_vaultPool.setMaxThreadCount(1);
    m_settingsPool.setMaxThreadCount(1);
    const AliveMark mark(m_workspace->alivePath());
    ControlParts parts{ m_clock, m_store->inbox(), m_frames, m_downloads, std::move(makeSession), m_downloadLink,
        [vault = m_vault.get()](const QByteArray& sha256) { return vault->path(sha256); },
        [server = m_server.get()](std::shared_ptr<const LinkTable> links) { server->setLinks(std::move(links)); },
        [this](const Firmware& firmware) { checkBeforeStart(firmware); },
        [this, mark](TimeMs at) { (void)m_settingsPool.tryStart([mark, at] { mark.write(at); }); },
        mark.read(m_clock.now()) };
    m_loop = std::make_unique<ControlLoop>(std::move(parts), m_names);
    connect(m_store.get(), &StoreWriter::committed, m_loop.get(), &ControlLoop::storeCommitted);
    connect(m_store.get(), &StoreWriter::failed, m_loop.get(), &ControlLoop::storeFailed);
    connect(m_store.get(), &StoreWriter::recovered, m_loop.get(), &ControlLoop::storeRecovered);
    m_serverTimer.setInterval(1000);
    connect(&m_serverTimer, &QTimer::timeout, this, &Console::reportServer);
}

Result<std::unique_ptr<Console>> Console::open(
    const CommandLine& line, Loading loading, BrokerLink::SessionFactory makeSession, Clock* clock)
{
    tuneMemory();
    auto workspace = Workspace::open(line.workspace);
    if (!workspace)
        return failure(workspace.error());
    const auto key = (*workspace)->linkKey();
    if (!key)
        return failure(key.error());
    if (auto prepared = prepareDatabase((*workspace)->databasePath()); !prepared)
        return failure(prepared.error());
    QString damaged;
    auto settings = loadSettings((*workspace)->settingsPath(), &damaged);
    if (!settings)
        return failure(settings.error());
    std::unique_ptr<Console> console(new Console(std::move(*workspace), std::move(*settings), *key,
        makeSession ? std::move(makeSession) : BrokerLink::SessionFactory(&makeMqttSession), clock));
    console->m_damagedSettings = damaged;
    console->applyCommandLine(line);
    if (auto tidied = console->tidyVault(); !tidied)
        return failure(tidied.error());
    if (loading == Loading::BeforeReturn) {
        if (auto loaded = console->load({}); !loaded)
            return failure(loaded.error());
    }
    return console;
}

void Console::applyCommandLine(const CommandLine& line)
{
    m_kept = m_settings;
    m_line = line;
    if (line.listenAddress)
        m_settings.listenAddress = *line.listenAddress;
    if (line.listenPort)
        m_settings.listenPort = *line.listenPort;
    if (line.publicUrl)
        m_settings.publicUrl = *line.publicUrl;
    if (line.language)
        m_settings.language = *line.language;
    if (line.broker)
        m_settings.activeProfile = profileOf(*line.broker);
}

QString Console::profileOf(const BrokerProfile& wanted)
{
    for (const BrokerProfile& known : std::as_const(m_settings.profiles)) {
        if (known.host == wanted.host && known.port == wanted.port && known.user == wanted.user
            && known.tls == wanted.tls)
            return known.id;
    }
    m_settings.profiles.append(wanted);
    // Kept at once: the broker holds what devices report meanwhile for this client id, and the next start has to ask
    // for it.
    ConsoleSettings kept = m_kept;
    kept.profiles = m_settings.profiles;
    if (auto saved = saveSettings(m_workspace->settingsPath(), kept); !saved)
        qCWarning(lcControl).noquote() << "The connection is not remembered:" << saved.error().context;
    return wanted.id;
}

Result<void> Console::keepSettings(ConsoleSettings settings) const
{
    const auto spare = [](auto& value, const auto& option, const auto& kept) {
        if (option && value == *option)
            value = kept;
    };
    spare(settings.listenAddress, m_line.listenAddress, m_kept.listenAddress);
    spare(settings.listenPort, m_line.listenPort, m_kept.listenPort);
    spare(settings.publicUrl, m_line.publicUrl, m_kept.publicUrl);
    spare(settings.language, m_line.language, m_kept.language);
    return saveSettings(m_workspace->settingsPath(), settings);
}

QString Console::operatorName() const
{
    if (!m_settings.operatorName.isEmpty())
        return m_settings.operatorName;
    const QString user = qEnvironmentVariable("USER", qEnvironmentVariable("USERNAME"));
    return user.isEmpty() ? QStringLiteral("operator") : user;
}

void Console::start()
{
    m_started = true;
    m_storeThread.setObjectName(QStringLiteral("store"));
    m_engineThread.setObjectName(QStringLiteral("engine"));
    m_store->moveToThread(&m_storeThread);
    m_loop->moveToThread(&m_engineThread);
    m_engineContext.moveToThread(&m_engineThread);
    m_storeThread.start();
    m_engineThread.start();
    QMetaObject::invokeMethod(m_store.get(), &StoreWriter::start, Qt::QueuedConnection);
    if (!m_loaded) {
        QMetaObject::invokeMethod(
            m_loop.get(), [this] { loadOnEngine(); }, Qt::QueuedConnection);
        return;
    }
    serve();
    QMetaObject::invokeMethod(
        m_loop.get(), [this] { startLoop(); }, Qt::QueuedConnection);
    goOn();
}

void Console::serve()
{
    // Failure is in the server's status and in Activity; the console works on without serving files.
    if (auto served = startServer(m_settings); !served)
        qCWarning(lcServer).noquote() << "The file server did not start:" << served.error().context;
}

/// What follows when the engine runs and files are served.
void Console::goOn()
{
    m_serverTimer.start();
    recallAdoption();
    checkLog();
    checkOpenBatches();
}

void Console::checkLog()
{
    m_pool.start([this, reader = reader()] {
        const auto found = reader.checkLog([this] { return !isEnding(); });
        if (!found || found->isIntact()) // what cannot be read at all is told elsewhere
            return;
        Activity broken;
        broken.kind = ActivityKind::LogBroken;
        if (found->breaks > 0)
            broken.args = { found->brokenAt.toString() };
        QMetaObject::invokeMethod(
            m_loop.get(), [loop = m_loop.get(), broken] { loop->log(broken); }, Qt::QueuedConnection);
    });
}

void Console::checkOpenBatches()
{
    // Nothing is pushed before the broker is there, and it is not asked for before the files of open batches are what
    // was verified: they may have changed while the console was away.
    m_pool.start([this] {
        const auto found
            = m_loop->ask<QList<Firmware>>([](ControlLoop& loop, TimeMs) { return orders::firmwareInUse(loop); });
        QFuture<Result<QList<Firmware>>> waiting = found;
        waiting.waitForFinished();
        if (waiting.resultCount() > 0 && waiting.result()) {
            const QList<Firmware> inUse = *waiting.result();
            for (const Firmware& firmware : inUse)
                checkFile(firmware);
        }
        QMetaObject::invokeMethod(this, &Console::connectActive, Qt::QueuedConnection);
    });
}

void Console::checkFile(const Firmware& firmware)
{
    const auto checked
        = m_vault->check(firmware.sha256, FirmwareVault::Rehash::IfChanged, [this](int) { return !m_ending.load(); });
    const auto state = FirmwareVault::stateOf(checked);
    if (!state)
        return; // the console ends; the next one asks again
    (void)m_loop->learn<void>([id = firmware.id, state](ControlLoop& loop, TimeMs now) -> Result<void> {
        loop.rules().engine.fileChecked(id, *state, now);
        return {};
    });
}

void Console::checkBeforeStart(const Firmware& firmware)
{
    m_pool.start([this, firmware] { checkFile(firmware); });
}

void Console::stopPool(QThreadPool& pool)
{
    // Work that waits for a store that cannot write would wait for ever: the loop lets go of it.
    while (!pool.waitForDone(m_started ? patienceMs : -1))
        runOn(&m_engineContext, [this] { m_loop->stop(); });
}

Console::~Console()
{
    (void)end();
}

Result<void> Console::end()
{
    if (std::exchange(m_ended, true))
        return {};
    m_ending = true; // uploads and hashes see it at their next block
    emit ending();
    m_frames.setWake({});
    m_serverTimer.stop();
    m_settingsPool.waitForDone(); // it may be restarting the file server
    stopPool(m_pool);
    stopPool(m_vaultPool);
    if (!m_started)
        return {};
    m_server->stop();
    runOn(&m_engineContext, [this] {
        if (!m_loaded) // it knows nothing, so it has nothing to say
            return;
        Activity stopped;
        stopped.kind = ActivityKind::ConsoleStopped;
        m_loop->log(stopped);
        m_loop->stop();
    });
    m_pool.waitForDone(); // a file whose batch was just due; nobody waits for an answer
    runOn(&m_engineContext, [this] { m_loop.reset(); });
    runOn(m_store.get(), [this] { m_store->stop(); });
    m_engineThread.quit();
    m_storeThread.quit();
    m_engineThread.wait();
    m_storeThread.wait();
    if (const auto unwritten = m_store->unwritten())
        return failure(*unwritten);
    return {};
}

QString Console::publicUrlOf(const ConsoleSettings& settings, quint16 port)
{
    if (!settings.publicUrl.isEmpty()) {
        QString base = settings.publicUrl;
        while (base.endsWith(u'/'))
            base.chop(1);
        return base;
    }
    const QHostAddress listen(settings.listenAddress);
    const bool anywhere
        = listen == QHostAddress::AnyIPv4 || listen == QHostAddress::AnyIPv6 || listen == QHostAddress::Any;
    QString host = anywhere || listen.isNull() ? ownAddress() : settings.listenAddress;
    if (host.contains(u':'))
        host = u'[' + host + u']';
    return port == 80 ? QStringLiteral("http://%1").arg(host) : QStringLiteral("http://%1:%2").arg(host).arg(port);
}

Result<void> Console::startServer(const ConsoleSettings& settings)
{
    m_server->stop();
    const auto port = m_server->start(settings.listenAddress, settings.listenPort);
    ServerStatus status;
    status.address = settings.listenAddress;
    status.port = port.value_or(settings.listenPort);
    status.publicUrl = publicUrlOf(settings, status.port);
    status.state = port ? ServerState::Listening : ServerState::Failed;
    if (!port)
        status.error = port.error();
    Activity activity;
    activity.kind = port ? ActivityKind::ServerListening : ActivityKind::ServerFailed;
    activity.args = port ? QStringList{ status.address, QString::number(status.port) }
                         : QStringList{ QString::number(static_cast<int>(port.error().kind)), port.error().context };
    QMetaObject::invokeMethod(
        m_loop.get(),
        [loop = m_loop.get(), status, activity, hours = settings.linkHours] {
            loop->setLinks(status.publicUrl, hours);
            loop->setServerStatus(status);
            loop->log(activity);
        },
        Qt::QueuedConnection);
    QMetaObject::invokeMethod(
        this, [this, status] { m_serverStatus = status; }, Qt::AutoConnection); // at once where start() called
    if (!port)
        return failure(port.error());
    // Right behind a reverse proxy; else somebody has set one half only.
    if (isLoopbackHost(settings.listenAddress) && !isLoopbackHost(QUrl(status.publicUrl).host()))
        qCWarning(lcServer).noquote() << "Links begin with" << status.publicUrl << "but only programs on this computer"
                                      << "reach" << settings.listenAddress + u':' + QString::number(status.port)
                                      << "- listen on an address that devices reach, or put a reverse proxy before it";
    return {};
}

void Console::reportServer()
{
    ServerStatus status = m_serverStatus;
    const quint64 bytes = m_server->bytesServed();
    status.downloads = m_server->downloadsRunning();
    status.bytesPerSecond = bytes - std::exchange(m_bytesServed, bytes);
    QMetaObject::invokeMethod(
        m_loop.get(), [loop = m_loop.get(), status] { loop->setServerStatus(status); }, Qt::QueuedConnection);
}

void Console::connectTo(const BrokerProfile& profile, const QString& password)
{
    QMetaObject::invokeMethod(
        m_loop.get(), [loop = m_loop.get(), profile, password] { loop->connectTo(profile, password); },
        Qt::QueuedConnection);
}

void Console::connectActive()
{
    for (const BrokerProfile& profile : std::as_const(m_settings.profiles)) {
        if (profile.id != m_settings.activeProfile)
            continue;
        if (profile.user.isEmpty()) {
            connectTo(profile, {});
            return;
        }
        if (!profile.savePassword) {
            emit passwordNeeded(profile);
            return;
        }
        m_secrets->read(profile).then(this, [this, profile](const Result<QString>& password) {
            if (password)
                connectTo(profile, *password);
            else
                emit passwordNeeded(profile);
        });
        return;
    }
}

} // namespace console
