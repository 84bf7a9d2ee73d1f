// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/broker/brokerlink.h"

#include <QStringList>
#include <QTest>

#include <utility>

namespace console {

/// A clock the test moves.
class FakeClock final : public Clock
{
public:
    [[nodiscard]] TimeMs now() const override { return time; }
    [[nodiscard]] TimeMs steady() const override { return time - jumped; }
    TimeMs catchUp() override
    {
        time += ahead;
        jumped += ahead;
        return std::exchange(ahead, 0);
    }
    TimeMs time = 1'700'000'000'000;
    TimeMs ahead = 0; ///< the system's wall time was set, or the machine slept, for so long

private:
    TimeMs jumped = 0;
};

/// Notes everything the link says; answers burstEnded() with `sequence`.
class LinkListener final : public BrokerListener
{
public:
    void reportReceived(const DeviceReport& report, const MqttMessage&) override
    {
        said << QStringLiteral("report %1 %2")
                    .arg(QString::fromUtf8(report.deviceName.data(), qsizetype(report.deviceName.size())),
                        report.retained ? QStringLiteral("retained") : QStringLiteral("live"));
    }
    void reportRejected(const Error& error, const MqttMessage&) override
    {
        said << QStringLiteral("rejected %1").arg(int(error.kind));
    }
    [[nodiscard]] quint64 burstEnded() override { return sequence; }
    void publishEnded(quint64 tag, PublishOutcome outcome, quint8 reason) override
    {
        QVERIFY2(!insideCall, "the link called back from inside a call");
        said << QStringLiteral("ended %1 %2 %3").arg(tag).arg(int(outcome)).arg(reason);
    }
    void linkChanged(const LinkStatus& status) override
    {
        QVERIFY2(!insideCall, "the link called back from inside a call");
        states << status;
    }
    QStringList said;
    QList<LinkStatus> states;
    quint64 sequence = 0;
    bool insideCall = false;
};

} // namespace console
