// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rehearsal/rehearsalhost.h"

#include "models/control/orders.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>

namespace console {

namespace {

constexpr int lookMs = 250;
constexpr int leaveMs = 200;
constexpr int endMs = 5000;
constexpr int patienceMs = 180'000; ///< a file of gigabytes is copied and verified in it
constexpr std::array failures{ "download-failed", "verification-failed", "flashing-failed", "upgrade-failed" };

const char* fateName(const VirtualDevice& device, std::size_t number)
{
    switch (device.fate) {
    case VirtualFate::Well:
        break;
    case VirtualFate::Fails:
        return failures[number % failures.size()];
    case VirtualFate::Bricked:
        return "bricked";
    case VirtualFate::Silent:
        return "silent";
    }
    return "healthy";
}

QJsonObject lineOf(const RehearsalTarget& target)
{
    QJsonObject versions;
    for (auto version = target.versions.cbegin(); version != target.versions.cend(); ++version)
        versions.insert(version.key(), version.value());
    return { { QStringLiteral("device"), target.name }, { QStringLiteral("versions"), versions } };
}

QByteArray textOf(const QJsonObject& line)
{
    return QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace

RehearsalHost::RehearsalHost(RehearsalOrder order, QObject* parent)
    : QObject(parent)
    , m_order(std::move(order))
    , m_clock(m_order.script.start)
    , m_broker(m_order.broker, m_order.folder)
{
    m_state.devices = m_order.devices;
    m_state.sample = static_cast<quint32>(m_order.script.devices.size());
    m_state.speed = m_order.script.speed;
    m_state.stretch = m_order.script.stretch;
    m_state.expectedMs = m_order.script.expectedMs;
    m_state.startAt = m_state.now = m_order.script.start;
    m_look.setInterval(lookMs);
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        breakOff({ ErrorKind::RehearsalFailed, QStringLiteral("nothing came of it for %1 s").arg(patienceMs / 1000) });
    });
    endWithParent(m_fleet);
    connect(&m_look, &QTimer::timeout, this, &RehearsalHost::look);
    connect(&m_broker, &RehearsalBroker::ready, this, &RehearsalHost::openConsole);
    connect(&m_broker, &RehearsalBroker::failed, this, [this](const QString& why) {
        breakOff({ ErrorKind::RehearsalFailed, why });
    });
    connect(&m_fleet, &QProcess::readyReadStandardOutput, this, &RehearsalHost::readFleet);
    const auto fleetEnded = [this] {
        breakOff({ ErrorKind::RehearsalFailed,
            QStringLiteral("rollout-fleet: ")
                + QString::fromLocal8Bit(m_fleet.readAllStandardError().trimmed().right(300)) });
    };
    connect(&m_fleet, &QProcess::finished, this, fleetEnded);
    connect(&m_fleet, &QProcess::errorOccurred, this, fleetEnded);
}

RehearsalHost::~RehearsalHost()
{
    m_isOver = true;
    m_look.stop();
    m_patience.stop();
    m_fleet.disconnect(this);
    m_broker.disconnect(this);
    if (m_fleet.state() != QProcess::NotRunning) {
        m_fleet.kill();
        m_fleet.waitForFinished(endMs);
    }
    if (m_console)
        m_console->frames().setWake({});
    m_commands.reset();
    m_console.reset();
}

void RehearsalHost::start()
{
    tell(RehearsalStage::Starting);
    m_patience.start(patienceMs);
    m_broker.start();
}

void RehearsalHost::breakOff(const Error& error)
{
    if (std::exchange(m_isOver, true))
        return;
    m_look.stop();
    emit told(error);
    emit ended();
}

void RehearsalHost::tell(RehearsalStage stage)
{
    m_state.stage = stage;
    emit told(m_state);
}

void RehearsalHost::openConsole()
{
    CommandLine line;
    line.workspace = m_order.folder + QStringLiteral("/workspace");
    line.broker = *parseBrokerUrl(QStringLiteral("mqtt://127.0.0.1:%1").arg(m_broker.port()));
    line.listenAddress = QStringLiteral("127.0.0.1");
    line.listenPort = quint16(0);
    auto opened = Console::open(line, Console::Loading::BeforeReturn, {}, &m_clock);
    if (!opened)
        return breakOff(opened.error());
    m_console = std::move(*opened);
    m_commands = std::make_unique<ConsoleCommands>(*m_console);
    m_console->frames().setWake(wakeOn(this, [this] { takeFrames(); }));
    m_console->start();
}

void RehearsalHost::takeFrames()
{
    if (!m_console)
        return;
    for (const Frame& frame : m_console->frames().takeAll()) {
        const bool isOnline
            = frame.pulse.link.state == LinkState::Connected && frame.pulse.server.state == ServerState::Listening;
        if (isOnline && !std::exchange(m_isOnline, true))
            startFleet();
        for (const FirmwareRow& row : frame.firmware) {
            if (row.firmware.state == FirmwareState::VerificationFailed)
                breakOff({ ErrorKind::RehearsalFailed, QStringLiteral("verification") });
            else if (row.firmware.state == FirmwareState::Verified && !std::exchange(m_isVerified, true))
                m_fleet.write("leave\n");
        }
    }
}

QString RehearsalHost::verifierName() const
{
    QString name = QStringLiteral("rehearsal");
    const auto isTaken = [&] {
        return std::any_of(m_order.targets.begin(), m_order.targets.end(),
            [&](const RehearsalTarget& target) { return target.name == name; });
    };
    while (isTaken())
        name += u'-';
    return name;
}

bool RehearsalHost::writeDevices(const QString& path) const
{
    const RehearsalScript& script = m_order.script;
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    RehearsalTarget verifier = m_order.targets.front();
    verifier.name = verifierName();
    QByteArray text = textOf(lineOf(verifier));
    for (std::size_t i = 0; i < script.devices.size(); ++i) {
        const VirtualDevice& device = script.devices[i];
        QJsonObject line = lineOf(m_order.targets[i]);
        line.insert(QStringLiteral("fate"), QLatin1StringView(fateName(device, i)));
        line.insert(QStringLiteral("stubborn"), device.again || device.fate != VirtualFate::Fails);
        line.insert(QStringLiteral("away"), !device.isThere);
        line.insert(QStringLiteral("respond_ms"), static_cast<double>(device.respondMs));
        line.insert(QStringLiteral("work_ms"), static_cast<double>(device.workMs));
        line.insert(QStringLiteral("rate"), std::min(device.bytesPerSecond * script.speed, 1e10));
        text += textOf(line);
    }
    return file.write(text) == text.size() && file.flush();
}

void RehearsalHost::startFleet()
{
    const QString list = m_order.folder + QStringLiteral("/devices");
    if (!writeDevices(list))
        return breakOff({ ErrorKind::WriteFailed, list });
    m_fleet.start(m_order.fleet,
        { QStringLiteral("--broker"), QStringLiteral("mqtt://127.0.0.1:%1").arg(m_broker.port()),
            QStringLiteral("--product"), m_order.firmware.productKey, QStringLiteral("--list"), list,
            QStringLiteral("--orders"), QStringLiteral("--speed"), QString::number(m_order.script.speed, 'f', 1) });
}

void RehearsalHost::readFleet()
{
    m_fleetSaid += m_fleet.readAllStandardOutput();
    for (qsizetype end = m_fleetSaid.indexOf('\n'); end >= 0; end = m_fleetSaid.indexOf('\n')) {
        const QByteArray line = m_fleetSaid.first(end);
        m_fleetSaid.remove(0, end + 1);
        if (line.startsWith("ready "))
            addFirmware();
        else if (line.startsWith("left ")) // the broker has to hear it, too
            QTimer::singleShot(leaveMs, this, &RehearsalHost::startBatch);
    }
}

void RehearsalHost::addFirmware()
{
    follow(m_commands->addFirmware(m_order.firmware), [this](const Firmware& firmware) {
        m_firmware = firmware.id;
        awaitDevices();
    });
}

/// Their first reports are on the way.
void RehearsalHost::awaitDevices()
{
    using Found = std::vector<DeviceSlot>;
    QStringList names{ verifierName() };
    for (const RehearsalTarget& target : m_order.targets)
        names += target.name;
    const auto found
        = m_console->loop().ask<Found>([names, product = m_order.firmware.productKey, module = m_order.firmware.module](
                                           ControlLoop& loop, TimeMs) -> Result<Found> {
              const Fleet& fleet = loop.rules().fleet;
              const auto index = fleet.names().modules.find(module.toStdString());
              Found slots_;
              for (const QString& name : names) {
                  const auto slot = fleet.find(product.toStdString(), name.toStdString());
                  if (slot && index && fleet.version(*slot, *index) != 0)
                      slots_.push_back(*slot);
              }
              return slots_;
          });
    follow(found, [this, wanted = static_cast<std::size_t>(names.size())](const Found& slots_) {
        if (slots_.size() < wanted)
            QTimer::singleShot(leaveMs, this, &RehearsalHost::awaitDevices);
        else
            markDevices(slots_);
    });
}

void RehearsalHost::markDevices(const std::vector<DeviceSlot>& slots_)
{
    m_verifier = slots_.front();
    m_slots.assign(slots_.begin() + 1, slots_.end());
    MarkList list;
    for (std::size_t i = 0; i < m_slots.size(); ++i) {
        m_places.insert(m_slots[i], i);
        const RehearsalTarget& target = m_order.targets[i];
        if (!target.group.isEmpty() || !target.tags.isEmpty())
            list.marks.push_back({ m_slots[i], target.group, target.tags });
    }
    if (list.marks.empty())
        return verify();
    follow(m_commands->applyMarks(list), [this](quint32) { verify(); });
}

void RehearsalHost::verify()
{
    tell(RehearsalStage::Verifying);
    BatchDraft draft;
    draft.kind = BatchKind::Verification;
    draft.firmware = m_firmware;
    draft.plan.scope = Scope::Devices;
    draft.plan.devices = { m_verifier };
    follow(m_commands->startBatch(draft), [](BatchId) {});
}

void RehearsalHost::startBatch()
{
    BatchDraft draft;
    draft.firmware = m_firmware;
    draft.plan = m_order.script.plan;
    draft.plan.devices = m_slots;
    draft.consent = Consent::everything();
    draft.expected = static_cast<quint32>(m_slots.size());
    m_clock.speedUp(m_order.script.speed);
    follow(m_commands->startBatch(draft), [this](BatchId batch) {
        m_batch = batch;
        m_patience.stop();
        m_look.start();
        tell(RehearsalStage::Running);
    });
}

void RehearsalHost::look()
{
    struct Seen
    {
        Batch batch;
        std::vector<Task> tasks;
    };
    const auto seen = m_console->loop().ask<Seen>([id = m_batch](ControlLoop& loop, TimeMs) -> Result<Seen> {
        Seen made{ *loop.rules().engine.batch(id), {} };
        for (const Task& task : *loop.rules().engine.tasks(id))
            made.tasks.push_back(task);
        return made;
    });
    follow(seen, [this](const Seen& made) { show(made.batch, made.tasks); });
}

void RehearsalHost::show(const Batch& batch, const std::vector<Task>& tasks)
{
    const TimeMs now = m_clock.now();
    callBack(tasks, now);
    m_order.script.count.look(batch, tasks, now, m_state);
    m_state.end = endOf(batch, now);
    if (m_state.end == RehearsalEnd::None)
        return tell(RehearsalStage::Running);
    m_isOver = true;
    m_look.stop();
    tell(RehearsalStage::Ended);
    emit ended();
}

RehearsalEnd RehearsalHost::endOf(const Batch& batch, TimeMs now) const
{
    if (!isOpen(batch.state))
        return RehearsalEnd::Completed;
    if (batch.isHalted())
        return RehearsalEnd::Halted;
    const GateVerdict gate = gateState(batch.plan.waves, batch.wave, now).verdict;
    if (gate == GateVerdict::OutOfReach || gate == GateVerdict::WaitsForRelease)
        return RehearsalEnd::WaveWaits;
    const auto since = static_cast<double>(m_state.now - m_state.finishAt) / m_state.stretch;
    const bool isPast = m_state.finishAt != 0 && since >= static_cast<double>(m_order.script.tailMs);
    return isPast || now >= m_order.script.limitAt ? RehearsalEnd::TimeUp : RehearsalEnd::None;
}

/// A device that was not there when its turn came: from then on its wait counts.
void RehearsalHost::callBack(const std::vector<Task>& tasks, TimeMs now)
{
    for (const Task& task : tasks) {
        const bool waits = task.state == TaskState::Queued && task.reason == TaskReason::WaitingForDevice;
        if (!waits || m_called.contains(task.device))
            continue;
        m_called.insert(task.device);
        const std::size_t place = m_places.value(task.device);
        const TimeMs rest = m_order.script.devices[place].waitMs - (now - task.updatedAt);
        m_fleet.write("back " + m_order.targets[place].name.toUtf8() + ' '
            + QByteArray::number(std::max<TimeMs>(rest, 0)) + '\n');
    }
}

} // namespace console
