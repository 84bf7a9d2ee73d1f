// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/controlanswers.h"
#include "tests/integration/fleetprocess.h"
#include "tests/integration/rolloutproof.h"

#include <QBuffer>

namespace console {

/// What one request of the control socket answered.
struct DoorSaid
{
    QJsonArray rows;
    CtlAnswer last;

    [[nodiscard]] QJsonObject object() const { return last.value.toObject(); }
};

/// A console on a broker with a few simulated devices, asked as the control socket asks it, in this process.
class DoorRig
{
public:
    explicit DoorRig(ControlTable answers)
        : m_answers(std::move(answers))
    {
    }

    [[nodiscard]] bool start(int devices)
    {
        MosquittoProcess::Options options;
        options.unlimitedQueues = true;
        m_broker = std::make_unique<MosquittoProcess>(options);
        if (!m_broker->start())
            return false;
        m_rig = std::make_unique<ConsoleRig>(m_broker->port());
        if (!m_rig->open())
            return false;
        m_fleet = std::make_unique<FleetProcess>(m_broker->port(), m_rig->path(QStringLiteral("ledger")),
            QStringList{ QStringLiteral("--devices"), QString::number(devices), QStringLiteral("--seed"),
                QStringLiteral("5"), QStringLiteral("--reboot-ms"), QStringLiteral("100"), QStringLiteral("--fates"),
                QStringLiteral("slow=0,offline=0"), QStringLiteral("--kinds"), QStringLiteral("plain=100"),
                QStringLiteral("--modules"), QStringLiteral("MCU=0"), QStringLiteral("--versions"),
                QStringLiteral("1.0=100") });
        return m_fleet->start() && QTest::qWaitFor([&] { return m_rig->deviceCount() == devices; }, 30000);
    }

    [[nodiscard]] DoorSaid ask(const QString& command, const QJsonObject& arguments, int ms = 60000)
    {
        QBuffer buffer;
        (void)buffer.open(QIODevice::ReadWrite);
        ControlReply reply(&buffer);
        const ControlAnswer answer = m_answers.value(command);
        if (!answer)
            return {};
        answer({ m_rig->console(), m_rig->commands() }, arguments, reply);
        if (!QTest::qWaitFor([&] { return reply.isFinished(); }, ms))
            return {};
        DoorSaid said;
        const QList<QByteArray> lines = buffer.data().split('\n');
        for (const QByteArray& line : lines) {
            const auto decoded = decodeAnswer(line);
            if (!decoded)
                continue;
            for (const QJsonValue& row : decoded->rows)
                said.rows.append(row);
            said.last = *decoded;
        }
        return said;
    }

    [[nodiscard]] ConsoleRig& rig() { return *m_rig; }
    /// A verified firmware.
    [[nodiscard]] QString firmware(const QString& version)
    {
        const auto added = m_rig->upload(writeFirmware(*m_rig, 20'000), demoProduct, version);
        if (!added || !m_rig->verify(added->id, { QStringLiteral("dev000001") }))
            return {};
        return added->id.toString();
    }

private:
    ControlTable m_answers;
    std::unique_ptr<MosquittoProcess> m_broker;
    std::unique_ptr<ConsoleRig> m_rig;
    std::unique_ptr<FleetProcess> m_fleet;
};

} // namespace console
