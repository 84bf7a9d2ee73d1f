// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/lossynetwork.h"

#include <QRegularExpression>

#include <cerrno>
#include <cstring>

#include <sched.h>

namespace console {

namespace {

QStringList words(const QString& line)
{
    return line.split(u' ', Qt::SkipEmptyParts);
}

/// nft takes its sentence as one argument.
QStringList nft(const QString& sentence)
{
    return { QStringLiteral("nft"), sentence };
}

} // namespace

LossyNetwork::~LossyNetwork()
{
    m_holder.kill();
    m_holder.waitForFinished();
}

QString LossyNetwork::nearAddress()
{
    return QStringLiteral("10.231.77.1");
}

QString LossyNetwork::farAddress()
{
    return QStringLiteral("10.231.77.2");
}

QStringList LossyNetwork::farPrefix() const
{
    return { QStringLiteral("nsenter"), QStringLiteral("-t"), QString::number(m_holder.processId()),
        QStringLiteral("-n") };
}

QString LossyNetwork::run(const QStringList& command)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(command.first(), command.mid(1));
    const bool ended = process.waitForStarted() && process.waitForFinished(20000);
    const QString said = QString::fromUtf8(process.readAll()).trimmed();
    if (!ended || process.exitCode() != 0)
        m_reason = QStringLiteral("\"%1\" failed: %2").arg(command.join(u' '), ended ? said : process.errorString());
    return said;
}

bool LossyNetwork::open()
{
    if (unshare(CLONE_NEWNET) != 0) {
        m_reason = QStringLiteral("no network namespaces here: ") + QString::fromLocal8Bit(std::strerror(errno));
        return false;
    }
    // It dies with us, and its namespace with it.
    m_holder.start(QStringLiteral("setpriv"),
        { QStringLiteral("--pdeathsig"), QStringLiteral("KILL"), QStringLiteral("unshare"), QStringLiteral("--net"),
            QStringLiteral("sh"), QStringLiteral("-c"), QStringLiteral("echo up; exec sleep infinity") });
    if (!m_holder.waitForStarted() || !m_holder.waitForReadyRead(20000)) {
        m_reason = QStringLiteral("no second network namespace: ") + QString::fromUtf8(m_holder.readAllStandardError());
        return false;
    }
    const QString holder = QString::number(m_holder.processId());
    const QString address = QStringLiteral("ip address add %1/24 dev %2");
    run(words(QStringLiteral("ip link set lo up")));
    run(words(QStringLiteral("ip link add cable0 type veth peer name cable1 netns ") + holder));
    run(words(address.arg(nearAddress(), QStringLiteral("cable0"))));
    run(words(QStringLiteral("ip link set cable0 up")));
    run(farPrefix() + words(QStringLiteral("ip link set lo up")));
    run(farPrefix() + words(address.arg(farAddress(), QStringLiteral("cable1"))));
    run(farPrefix() + words(QStringLiteral("ip link set cable1 up")));
    for (const QStringList& host : { QStringList(), farPrefix() }) {
        run(host + nft(QStringLiteral("add table inet cable")));
        run(host + nft(QStringLiteral("add chain inet cable arrival { type filter hook input priority 0 ; }")));
    }
    return m_reason.isEmpty() && lose(0);
}

bool LossyNetwork::lose(int percent)
{
    for (const QStringList& host : { QStringList(), farPrefix() }) {
        run(host + nft(QStringLiteral("flush chain inet cable arrival")));
        run(host
            + nft(QStringLiteral(
                "add rule inet cable arrival iifname { cable0, cable1 } numgen random mod 100 < %1 counter drop")
                      .arg(percent)));
    }
    return m_reason.isEmpty();
}

int LossyNetwork::dropped()
{
    static const QRegularExpression counter(QStringLiteral("counter packets (\\d+)"));
    int sum = 0;
    for (const QStringList& host : { QStringList(), farPrefix() })
        sum += counter.match(run(host + nft(QStringLiteral("list chain inet cable arrival")))).captured(1).toInt();
    return sum;
}

} // namespace console
