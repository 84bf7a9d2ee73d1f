// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/broker/mqttsession.h"

#include <QList>

namespace console {

/// A session that plays the broker's part in dialogues: it notes what it is told, and says what the test makes it say.
/// The test emits the signals itself; a FakeSession never does anything on its own.
class FakeSession final : public MqttSession
{
    Q_OBJECT

public:
    struct Publish
    {
        quint16 packetId = 0;
        QByteArray topic;
        QByteArray payload;
        bool duplicate = false;
    };

    void open(const MqttSessionOptions& options) override
    {
        opens.append(options);
        closed = false;
    }
    void close() override
    {
        closed = true;
        up = false;
    }
    [[nodiscard]] bool isOpen() const override { return up; }
    [[nodiscard]] Result<quint16> publish(const QByteArray& topic, const QByteArray& payload, bool duplicate) override
    {
        if (payload.size() > largest)
            return failure(ErrorKind::PacketTooLarge, {});
        publishes.append({ ++lastId, topic, payload, duplicate });
        return lastId;
    }
    [[nodiscard]] Result<void> subscribe(const QList<QByteArray>& all) override
    {
        filters = all;
        return {};
    }
    void openGate() override
    {
        if (gateShut)
            ++gateOpenings;
        gateShut = false;
    }

    // What the broker says.
    void accept(const MqttGrant& grant = {})
    {
        up = true;
        emit opened(grant);
    }
    void grantAll()
    {
        QList<quint8> reasons(filters.size(), 1);
        emit subscribed(reasons);
    }
    void deliver(const QList<MqttMessage>& messages)
    {
        gateShut = true;
        emit burstReceived(messages);
    }

    QList<MqttSessionOptions> opens;
    QList<Publish> publishes;
    QList<QByteArray> filters;
    qsizetype largest = 256 * 1024;
    int gateOpenings = 0;
    quint16 lastId = 0;
    bool gateShut = false;
    bool up = false;
    bool closed = false;
};

} // namespace console
