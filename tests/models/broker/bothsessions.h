// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/broker/mqttsession.h"

#include <QStringList>

#include <memory>
#include <optional>

namespace console {

/// The MQTT libraries of this build: every conformance test runs once for each.
[[nodiscard]] QStringList sessionLibraries();
[[nodiscard]] std::unique_ptr<MqttSession> makeSession(const QString& library);

/// A session and everything it has said. `autoGate` opens the gate after each burst, as a console with nothing to store
/// would.
class RecordedSession : public QObject
{
public:
    explicit RecordedSession(const QString& library, bool autoGate = true);

    void open(const BrokerProfile& profile, bool mqtt5 = true, const QString& password = {});
    void open(const MqttSessionOptions& options);
    [[nodiscard]] bool waitOpen();
    [[nodiscard]] bool waitFailed();
    /// Subscribes and waits for the answer.
    [[nodiscard]] bool subscribe(const QList<QByteArray>& filters);
    [[nodiscard]] QList<QByteArray> payloads() const;

    std::unique_ptr<MqttSession> session;
    std::optional<MqttGrant> grant;
    std::optional<Error> error;
    QList<QList<quint8>> subacks;
    QList<std::pair<quint16, quint8>> pubacks;
    QList<MqttMessage> messages;
    int bursts = 0;
    int failures = 0;

private:
    void burst(const QList<MqttMessage>& received);
    bool m_autoGate;
};

} // namespace console
