// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/peers.h"

#include <QDebug>
#include <QTest>

namespace console {

Peer::Peer(const QString& program, const QStringList& arguments)
{
    m_process.setProgram(QStringLiteral(PEERS) + QLatin1Char('/') + program);
    m_process.setArguments(arguments);
    m_process.setProcessChannelMode(QProcess::MergedChannels);
}

Peer::~Peer()
{
    m_process.kill();
    m_process.waitForFinished();
}

bool Peer::start()
{
    m_process.start();
    const bool ready = QTest::qWaitFor(
        [this] {
            m_output += m_process.readAll();
            return m_output.contains("ready\n") || m_process.state() == QProcess::NotRunning;
        },
        30'000);
    return ready && m_output.contains("ready\n");
}

bool Peer::finish(int seconds)
{
    const bool ended = QTest::qWaitFor([this] { return m_process.state() == QProcess::NotRunning; }, seconds * 1000);
    m_output += m_process.readAll();
    const QList<QByteArray> words = m_output.mid(m_output.indexOf("done ")).simplified().split(' ');
    if (!ended || m_process.exitCode() != 0 || words.size() < 2) {
        qWarning() << m_process.program() << m_process.arguments() << m_process.exitCode() << m_output;
        return false;
    }
    m_count = words.at(1).toLongLong();
    m_seconds = words.value(2).toDouble();
    m_cpu = words.value(3).toDouble();
    return true;
}

} // namespace console
