// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/batchturns.h"

namespace console {

namespace {

constexpr int ownEndMs = 8000; ///< so long a batch on a healthy broker may take that missed nothing
constexpr int longMs = 60000;
constexpr int mostRestarts = 2;

} // namespace

BatchTurns::BatchTurns(ConsoleRig& rig, FleetProcess& fleet)
    : m_rig(rig)
    , m_fleet(fleet)
{
}

QStringList BatchTurns::fleetArguments(int devices, quint32 seed)
{
    // No -4: where that one word after step 100 is lost, nothing tells it from a device that fell back.
    return { QStringLiteral("--devices"), QString::number(devices), QStringLiteral("--seed"), QString::number(seed),
        QStringLiteral("--reboot-ms"), QStringLiteral("500"), QStringLiteral("--speed"), QStringLiteral("5"),
        QStringLiteral("--protect"), QStringLiteral("dev000001,dev000002"), QStringLiteral("--kinds"),
        QStringLiteral("plain=100"), QStringLiteral("--modules"), QStringLiteral("MCU=0"), QStringLiteral("--stubborn"),
        QStringLiteral("--fates"),
        QStringLiteral("upgrade-failed=4,verification-failed=4,download-failed=4,slow=0,offline=0") };
}

bool BatchTurns::prepare()
{
    const QString file = writeFirmware(m_rig, 40'000);
    const std::array devices{ QStringLiteral("dev000001"), QStringLiteral("dev000002") };
    const std::array versions{ QStringLiteral("9.0.0"), QStringLiteral("9.1.0") };
    for (std::size_t i = 0; i < m_firmware.size(); ++i) {
        const auto firmware = m_rig.upload(file, demoProduct, versions[i]);
        if (!firmware || !m_rig.verify(firmware->id, { devices[i] }))
            return false;
        m_firmware[i] = firmware->id;
    }
    // The device that verified the first must not be there already.
    m_turn = 1;
    if (!start(10000) || !bringToItsEnd())
        return false;
    m_restarts = 0;
    return true;
}

bool BatchTurns::start(int perMinute)
{
    BatchDraft draft;
    draft.firmware = m_firmware[static_cast<std::size_t>(m_turn++ % 2)];
    draft.plan.ratePerMinute = perMinute;
    draft.plan.repushMs = 1000;
    draft.consent = Consent::everything();
    const auto batch = m_rig.wait(m_rig.commands().startBatch(draft));
    if (!batch)
        return false;
    m_batch = *batch;
    m_rig.commands().watchBatch(m_batch);
    const auto watched = [&] {
        const QMap<QString, Task> tasks = m_rig.tasks();
        return !tasks.isEmpty() && tasks.first().batch == m_batch && m_rig.batch(m_batch);
    };
    return QTest::qWaitFor(watched, longMs);
}

bool BatchTurns::hasEnded() const
{
    const BatchRow* row = m_rig.batch(m_batch);
    return row && row->batch.state == BatchState::Completed;
}

int BatchTurns::notified() const
{
    const QMap<QString, Task> tasks = m_rig.tasks();
    return static_cast<int>(
        std::count_if(tasks.begin(), tasks.end(), [](const Task& task) { return task.evidence.publishedAt > 0; }));
}

bool BatchTurns::bringToItsEnd()
{
    if (QTest::qWaitFor([this] { return hasEnded(); }, ownEndMs))
        return true;
    for (int i = 0; i < mostRestarts; ++i) {
        ++m_restarts;
        m_fleet.stop();
        if (!m_fleet.start())
            return false;
        if (QTest::qWaitFor([this] { return hasEnded(); }, longMs))
            return true;
    }
    return false;
}

/// It had come to its end; then the broker gave it a notice again, of this batch or the one before, whose link had
/// ended with its task.
bool BatchTurns::failedOnceMore(const QString& device) const
{
    const LedgerEntry entry = m_fleet.ledger().value(device);
    const Task task = m_rig.tasks().value(device);
    const BatchRow* row = m_rig.batch(task.batch);
    const bool isThere = task.state == TaskState::Succeeded && row && entry.version == row->batch.version;
    return entry.outcome == QLatin1StringView("failed(-2)") && (task.state == TaskState::Failed || isThere);
}

QStringList BatchTurns::wrongs(bool noticesRepeat) const
{
    QStringList found;
    const auto compare = [&] {
        found = differences(m_rig, m_fleet);
        if (noticesRepeat)
            found.removeIf([this](const QString& line) { return failedOnceMore(line.section(u':', 0, 0)); });
        return found.isEmpty();
    };
    const bool settled = QTest::qWaitFor(compare, 5000);
    Q_UNUSED(settled) // the last task of a batch may come a frame after the batch's end
    const QMap<QString, Task> tasks = m_rig.tasks();
    for (auto task = tasks.begin(); task != tasks.end(); ++task) {
        if (task->attempt > 1)
            found.append(QStringLiteral("%1: attempt %2 of 1").arg(task.key()).arg(task->attempt));
    }
    return found;
}

} // namespace console
