// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/consolerig.h"

#include <QTcpServer>

namespace console {

ConsoleRig::ConsoleRig(quint16 brokerPort)
    : ConsoleRig(*parseBrokerUrl(QStringLiteral("mqtt://127.0.0.1:%1").arg(brokerPort)), {})
{
}

ConsoleRig::ConsoleRig(const BrokerProfile& broker, QString password)
    : m_broker(broker)
    , m_password(std::move(password))
{
    // A port that stays over restarts, as an operator's does: links sent before must work after.
    QTcpServer probe;
    probe.listen(QHostAddress::LocalHost);
    m_listenPort = probe.serverPort();
}

ConsoleRig::~ConsoleRig()
{
    close();
}

QStringList ConsoleRig::arguments() const
{
    return { QStringLiteral("--workspace"), workspace(), QStringLiteral("--broker"),
        QStringLiteral("mqtt://127.0.0.1:%1").arg(m_broker.port), QStringLiteral("--listen"),
        QStringLiteral("127.0.0.1:%1").arg(m_listenPort) };
}

bool ConsoleRig::open()
{
    return openAlone() && QTest::qWaitFor([this] { return m_pulse.link.state == LinkState::Connected; }, 30000);
}

bool ConsoleRig::openAlone()
{
    CommandLine line;
    line.workspace = workspace();
    line.broker = m_broker;
    line.listenAddress = QStringLiteral("127.0.0.1");
    line.listenPort = m_listenPort;
    auto console = Console::open(line);
    if (!console) {
        qWarning() << "the console did not open:" << static_cast<int>(console.error().kind) << console.error().context;
        return false;
    }
    m_console = std::move(*console);
    m_commands = std::make_unique<ConsoleCommands>(*m_console);
    m_names = m_console->names();
    m_console->frames().setWake(wakeOn(this, [this] { takeFrames(); }));
    connect(m_console.get(), &Console::passwordNeeded, this, [this](const BrokerProfile& profile) {
        m_passwordsAsked.append(profile);
        m_console->connectTo(profile, m_password);
    });
    m_console->start();
    return true;
}

void ConsoleRig::close()
{
    m_commands.reset();
    m_console.reset();
    m_devices.clear();
    m_batches.clear();
    m_firmware.clear();
    m_tasks.clear();
    m_activities.clear();
    m_pulse = {};
}

void ConsoleRig::takeFrames()
{
    if (!m_console)
        return;
    for (const Frame& frame : m_console->frames().takeAll()) {
        for (const DeviceRow& row : frame.devices)
            m_devices[row.slot] = row;
        for (const BatchRow& row : frame.batches)
            m_batches[row.batch.id] = row;
        for (const FirmwareRow& row : frame.firmware)
            m_firmware[row.firmware.id] = row;
        if (frame.watchedReset)
            m_tasks.clear();
        for (const TaskRow& row : frame.tasks)
            m_tasks[row.task.device] = row;
        m_activities.append(QList<Activity>(frame.activities.begin(), frame.activities.end()));
        m_pulse = frame.pulse;
    }
}

DeviceSlot ConsoleRig::slotOf(const QString& device) const
{
    for (const auto& [slot, row] : m_devices) {
        if (toText(m_names->devices.at(slot)) == device)
            return slot;
    }
    return noDevice;
}

QString ConsoleRig::versionOf(const QString& device) const
{
    const auto place = m_devices.find(slotOf(device));
    return place == m_devices.end() ? QString() : toText(m_names->versions.at(place->second.version));
}

const BatchRow* ConsoleRig::batch(BatchId id) const
{
    const auto place = m_batches.find(id);
    return place == m_batches.end() ? nullptr : &place->second;
}

std::optional<FirmwareState> ConsoleRig::stateOf(FirmwareId id) const
{
    const auto place = m_firmware.find(id);
    return place == m_firmware.end() ? std::nullopt : std::optional(place->second.firmware.state);
}

QMap<QString, Task> ConsoleRig::tasks() const
{
    QMap<QString, Task> tasks;
    for (const auto& [slot, row] : m_tasks)
        tasks.insert(toText(m_names->devices.at(slot)), row.task);
    return tasks;
}

QList<Activity> ConsoleRig::activities(ActivityKind kind) const
{
    QList<Activity> found;
    for (const Activity& activity : m_activities) {
        if (activity.kind == kind)
            found.append(activity);
    }
    return found;
}

Result<Firmware> ConsoleRig::upload(const QString& file, const QString& product, const QString& version)
{
    FirmwareDraft draft;
    draft.filePath = file;
    draft.name = QStringLiteral("test ") + version;
    draft.productKey = product;
    draft.module = QStringLiteral("default");
    draft.version = version;
    return wait(commands().addFirmware(draft), 60000);
}

bool ConsoleRig::verify(FirmwareId firmware, const QStringList& devices, int ms)
{
    BatchDraft draft;
    draft.kind = BatchKind::Verification;
    draft.firmware = firmware;
    draft.plan.scope = Scope::Devices;
    for (const QString& device : devices)
        draft.plan.devices.push_back(slotOf(device));
    const auto started = wait(commands().startBatch(draft));
    if (!started)
        return false;
    commands().watchBatch(*started);
    return QTest::qWaitFor([&] { return stateOf(firmware) == FirmwareState::Verified; }, ms);
}

} // namespace console
