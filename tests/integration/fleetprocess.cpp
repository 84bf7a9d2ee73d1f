// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/fleetprocess.h"

#include <QFile>

#include <cstdio>

namespace console {

QString FleetProcess::program()
{
    return qEnvironmentVariable("ROLLOUT_BIN") + QStringLiteral("/rollout-fleet");
}

FleetProcess::FleetProcess(quint16 brokerPort, const QString& ledger, const QStringList& arguments)
    : m_arguments(QStringList{ QStringLiteral("--broker"), QStringLiteral("mqtt://127.0.0.1:%1").arg(brokerPort),
                      QStringLiteral("--ledger"), ledger }
        + arguments)
    , m_ledger(ledger)
{
}

FleetProcess::~FleetProcess()
{
    stop();
}

bool FleetProcess::start()
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(program(), m_arguments);
    return m_process.waitForStarted() && m_process.waitForReadyRead(60000) && m_process.readAll().startsWith("ready");
}

void FleetProcess::stop()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.terminate();
    if (!m_process.waitForFinished(10000))
        m_process.kill();
    m_process.waitForFinished();
}

bool FleetProcess::restart()
{
    stop();
    return start();
}

QMap<QString, LedgerEntry> FleetProcess::ledger() const
{
    return LedgerCheck::defaultModules(m_ledger);
}

void FleetProcess::printStory(const QString& device) const
{
    QFile ledger(m_ledger);
    if (!ledger.open(QIODevice::ReadOnly))
        return;
    const QByteArray mark = '"' + device.toUtf8() + '"';
    for (QByteArray line = ledger.readLine(); !line.isEmpty(); line = ledger.readLine()) {
        if (line.contains(mark))
            std::printf("  %s", line.constData());
    }
}

} // namespace console
