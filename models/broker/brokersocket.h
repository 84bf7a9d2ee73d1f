// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/broker/brokerprofile.h"

#include <QObject>
#include <QSslError>
#include <QSslSocket>
#include <QTimer>

#include <optional>

namespace console {

/// The way to a broker below MQTT: name, TCP, and TLS where the profile wants it, verified against the profile's host.
/// Used by both sessions and ConnectionTest. One thread with an event loop; never blocks; owned by its user.
class BrokerSocket : public QObject
{
    Q_OBJECT

public:
    BrokerSocket();

    /// Ends with ready() or failed(); the connection must stand within `timeoutMs`.
    void connectTo(const BrokerProfile& profile, int timeoutMs);
    void close();

    void write(const QByteArray& bytes);
    [[nodiscard]] QByteArray read(qint64 atMost);
    [[nodiscard]] bool hasInput() const;

signals:
    void tcpConnected(const QString& address);
    /// Bytes can flow. `detail`: TLS version and cipher, or empty.
    void ready(const QString& detail);
    /// Errors: HostNotFound, ConnectionRefused, HostUnreachable, ConnectTimeout, Certificate…, TlsHandshakeFailed;
    /// after ready() ConnectionLost or TlsHandshakeFailed (a refused client certificate).
    void failed(const console::Error& error);
    void readyRead();

private:
    [[nodiscard]] Result<QSslConfiguration> configuration() const;
    void connected();
    void encrypted();
    void socketFailed(QAbstractSocket::SocketError error);
    void certificateFailed(const QList<QSslError>& errors);
    void fail(ErrorKind kind, const QString& words);

    QSslSocket m_socket;
    QTimer m_deadline;
    BrokerProfile m_profile;
    std::optional<ErrorKind> m_certificateError;
    QString m_certificateWords;
    bool m_active = false;
    bool m_tcp = false;
    bool m_ready = false;
};

} // namespace console
