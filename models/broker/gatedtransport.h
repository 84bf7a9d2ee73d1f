// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QIODevice>

#include <functional>

namespace console {

/// What QMqttClient takes for its connection: one packet at a time goes in by feed(), what the client writes is handed
/// to the sink, or kept while the gate is shut. Never blocks: waitForBytesWritten, which Qt MQTT 6.4 calls with 30 s
/// when it disconnects, answers at once. Owned by QtMqttSession, its thread.
class GatedTransport final : public QIODevice
{
    Q_OBJECT

public:
    using Sink = std::function<void(const QByteArray&)>;

    explicit GatedTransport(Sink sink);

    /// Gives the client one complete packet; it is decoded when this returns.
    void feed(const QByteArray& packet);
    void shutGate() { m_shut = true; }
    void openGate(); ///< and hands over what was kept
    void drop(); ///< keeps and hands over nothing any more
    /// The next packet written is a re-send: sets its DUP bit, which Qt MQTT 6.4 has no call for.
    void markDuplicate() { m_duplicate = true; }
    /// Packet ids of the SUBSCRIBE packets written so far; Qt MQTT does not tell them.
    [[nodiscard]] const QList<quint16>& subscribeIds() const { return m_subscribeIds; }

    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] qint64 bytesAvailable() const override { return m_input.size() + QIODevice::bytesAvailable(); }
    [[nodiscard]] qint64 bytesToWrite() const override { return m_kept.size(); }
    bool waitForBytesWritten(int) override { return true; }

protected:
    qint64 readData(char* data, qint64 atMost) override;
    qint64 writeData(const char* data, qint64 size) override;

private:
    Sink m_sink;
    QByteArray m_input;
    QByteArray m_kept;
    QList<quint16> m_subscribeIds;
    bool m_shut = false;
    bool m_duplicate = false;
};

} // namespace console
