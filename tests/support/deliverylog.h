// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFile>
#include <QHash>
#include <QMap>

namespace console {

/// What mosquitto's own log (log_type all) says of the console's connection: which messages at QoS 1 it was handed, and
/// which of them it acknowledged. The console is the client that subscribes to the inform topics and is no recorder.
/// Reads on where it stopped. For tests.
class DeliveryLog
{
public:
    explicit DeliveryLog(const QString& logFile);

    /// Reads what was written since the last call.
    void read();

    /// Of each topic: the number of the last message at QoS 1 (1 = the topic's first) that the console acknowledged.
    [[nodiscard]] const QHash<QByteArray, int>& lastAcknowledged() const { return m_lastAcknowledged; }
    [[nodiscard]] int acknowledged() const { return m_acknowledged; } ///< messages, all topics
    /// Every connection the console ever made has ended, and what it sent has been read by the broker.
    [[nodiscard]] bool isConsoleGone() const;
    [[nodiscard]] QByteArray consoleId() const { return m_console; }

private:
    struct Delivery
    {
        QByteArray topic;
        int number = 0;
    };

    void takeLine(const QByteArray& line);
    void takeSending(const QByteArray& rest);
    void takePuback(const QByteArray& rest);

    QFile m_file;
    QByteArray m_cut; ///< the start of a line that is not whole yet
    QByteArray m_subscriber; ///< whose filters the lines below tell
    QByteArray m_console;
    QMap<QByteArray, int> m_connections; ///< by client: open ones
    QHash<QByteArray, int> m_handed; ///< by topic: messages at QoS 1 so far
    QHash<int, Delivery> m_pending; ///< by packet id
    QHash<QByteArray, int> m_lastAcknowledged;
    int m_acknowledged = 0;
};

} // namespace console
