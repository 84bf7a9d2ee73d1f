// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/clock.h"
#include "models/broker/linkstatus.h"
#include "models/broker/mqttsession.h"
#include "models/protocol/devicereport.h"
#include "models/protocol/publishoutcome.h"

#include <functional>
#include <memory>

namespace console {

/// What BrokerLink tells its owner (ControlLoop). All calls on the engine thread, never from inside a call to
/// BrokerLink.
class BrokerListener
{
public:
    virtual ~BrokerListener() = default;
    /// One decoded report; views and message are valid during the call.
    virtual void reportReceived(const DeviceReport& report, const MqttMessage& message) = 0;
    virtual void reportRejected(const Error& error, const MqttMessage& message) = 0;
    /// The burst is over. Gives the number of the record batch that must be committed before the burst may be
    /// acknowledged; 0 = nothing to wait for.
    [[nodiscard]] virtual quint64 burstEnded() = 0;
    virtual void publishEnded(quint64 tag, PublishOutcome outcome, quint8 reason) = 0;
    virtual void linkChanged(const LinkStatus& status) = 0;
};

/// Session, codec and output gate: keeps one broker connected, re-subscribes, decodes bursts, lets output leave only
/// when the store has committed what explains it, holds the in-flight window, re-sends unacknowledged publishes after a
/// reconnect (DUP), backs off with jitter (0.5 s doubling to at most 30 s), falls back from MQTT 5 to 3.1.1. Engine
/// thread.
class BrokerLink : public QObject
{
    Q_OBJECT

public:
    using SessionFactory = std::function<std::unique_ptr<MqttSession>()>;

    BrokerLink(SessionFactory makeSession, const Clock& clock, BrokerListener& listener);
    ~BrokerLink() override;

    void connectTo(const BrokerProfile& profile, const QString& password);
    void disconnectFrom();

    /// Publishes at QoS 1, not retained, once `afterSequence` is committed and the window allows. Ends with
    /// publishEnded(tag); survives reconnects. Tags are the caller's, unique among unfinished ones.
    void publish(quint64 tag, const QByteArray& topic, const QByteArray& payload, quint64 afterSequence);
    /// Forgets a publish; true = it will not be sent (again). It may have arrived all the same when it left on an
    /// earlier connection: hasLeft(), asked before, tells. False = in flight on the present connection, or ended.
    bool withdraw(quint64 tag);
    /// Unfinished, and given to a connection at least once: the broker may have it.
    [[nodiscard]] bool hasLeft(quint64 tag) const;
    /// Everything up to this record batch is durable.
    void committed(quint64 sequence);
    /// While held no connection is begun: what is known at the owner is as much as it can keep. A connection that is
    /// there stays, and is kept from reading by burstEnded()'s answer. Let go, a due attempt is made at once.
    void hold(bool held);
    [[nodiscard]] bool isHeld() const;
    /// Unacknowledged publishes at once, also bounded by the broker's receive maximum. Default 1,000.
    void setWindow(int publishes);

    [[nodiscard]] const LinkStatus& status() const;
    /// How long nothing has come from the broker on the present connection, or had when the last one ended. One that
    /// died without a word still counts as connected until a ping stays unanswered: what should have come meanwhile is
    /// not known.
    [[nodiscard]] qint64 silentMs() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace console
