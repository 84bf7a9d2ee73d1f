// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/broker/brokersocket.h"

#include "models/base/failpoint.h"
#include "models/broker/sessionerror.h"

#include <QFile>
#include <QHostAddress>
#include <QSslCertificate>
#include <QSslCipher>
#include <QSslConfiguration>
#include <QSslKey>

namespace console {

namespace {

/// While the gate is shut nothing is taken: what the broker sends then has to wait with the broker, not in our memory.
constexpr qint64 mostUnread = 1024 * 1024;

ErrorKind certificateKind(QSslError::SslError error)
{
    switch (int(error)) {
    case QSslError::CertificateExpired:
    case QSslError::CertificateNotYetValid:
        return ErrorKind::CertificateExpired;
    case QSslError::HostNameMismatch:
        return ErrorKind::CertificateNameMismatch;
    default:
        return ErrorKind::CertificateUntrusted;
    }
}

QSslKey readKey(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray pem = file.readAll();
    for (const QSsl::KeyAlgorithm algorithm : { QSsl::Rsa, QSsl::Ec, QSsl::Dsa }) {
        const QSslKey key(pem, algorithm, QSsl::Pem);
        if (!key.isNull())
            return key;
    }
    return {};
}

} // namespace

BrokerSocket::BrokerSocket()
{
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, [this] {
        fail(m_tcp ? ErrorKind::TlsHandshakeFailed : ErrorKind::ConnectTimeout,
            QStringLiteral("no answer in %1 ms").arg(m_deadline.interval()));
    });
    connect(&m_socket, &QSslSocket::connected, this, &BrokerSocket::connected);
    connect(&m_socket, &QSslSocket::encrypted, this, &BrokerSocket::encrypted);
    connect(&m_socket, &QSslSocket::sslErrors, this, &BrokerSocket::certificateFailed);
    connect(&m_socket, &QSslSocket::errorOccurred, this, &BrokerSocket::socketFailed);
    connect(&m_socket, &QSslSocket::readyRead, this, &BrokerSocket::readyRead);
    m_socket.setReadBufferSize(mostUnread);
    if (anyFailPoint) // what was held back is with the system now
        connect(&m_socket, &QSslSocket::bytesWritten, this, [] { failPoint("gate.sent"); });
}

void BrokerSocket::connectTo(const BrokerProfile& profile, int timeoutMs)
{
    close();
    m_profile = profile;
    m_active = true;
    m_tcp = m_ready = false;
    m_certificateError.reset();
    m_deadline.start(timeoutMs);
    if (profile.tls) {
        const Result<QSslConfiguration> settings = configuration();
        if (!settings) {
            QMetaObject::invokeMethod(
                this, [this, error = settings.error()] { fail(error.kind, error.context); }, Qt::QueuedConnection);
            return;
        }
        m_socket.setSslConfiguration(*settings);
        m_socket.setPeerVerifyName(profile.host);
    }
    m_socket.connectToHost(profile.host, profile.port);
}

Result<QSslConfiguration> BrokerSocket::configuration() const
{
    QSslConfiguration settings = QSslConfiguration::defaultConfiguration();
    settings.setProtocol(QSsl::TlsV1_2OrLater);
    settings.setPeerVerifyMode(QSslSocket::VerifyPeer);
    const auto read = [](const QString& file) { return QSslCertificate::fromPath(file, QSsl::Pem); };
    if (!m_profile.caFile.isEmpty()) {
        const QList<QSslCertificate> authorities = read(m_profile.caFile);
        if (authorities.isEmpty())
            return failure(ErrorKind::CertificateFileInvalid, m_profile.caFile);
        settings.setCaCertificates(authorities);
    }
    if (!m_profile.certificateFile.isEmpty()) {
        const QList<QSslCertificate> chain = read(m_profile.certificateFile);
        if (chain.isEmpty())
            return failure(ErrorKind::CertificateFileInvalid, m_profile.certificateFile);
        const QSslKey key = readKey(m_profile.keyFile);
        if (key.isNull())
            return failure(ErrorKind::CertificateFileInvalid, m_profile.keyFile);
        settings.setLocalCertificateChain(chain);
        settings.setPrivateKey(key);
    }
    return settings;
}

void BrokerSocket::close()
{
    m_active = false;
    m_deadline.stop();
    if (m_socket.state() == QAbstractSocket::ConnectedState)
        m_socket.disconnectFromHost(); // sends what waits; the socket ends with its owner at the latest
    else
        m_socket.abort();
}

void BrokerSocket::connected()
{
    if (!m_active)
        return;
    m_tcp = true;
    m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    emit tcpConnected(m_socket.peerAddress().toString());
    if (!m_active)
        return;
    if (m_profile.tls) {
        m_socket.startClientEncryption();
        return;
    }
    m_ready = true;
    m_deadline.stop();
    emit ready({});
}

void BrokerSocket::encrypted()
{
    if (!m_active)
        return;
    m_ready = true;
    m_deadline.stop();
    const QSslCipher cipher = m_socket.sessionCipher();
    emit ready(cipher.protocolString() + QLatin1Char(' ') + cipher.name());
}

void BrokerSocket::certificateFailed(const QList<QSslError>& errors)
{
    for (const QSslError& error : errors) {
        const ErrorKind kind = certificateKind(error.error());
        // An unknown authority weighs more than what the certificate says of itself.
        if (!m_certificateError || kind == ErrorKind::CertificateUntrusted) {
            m_certificateError = kind;
            m_certificateWords = error.errorString();
        }
    }
}

void BrokerSocket::socketFailed(QAbstractSocket::SocketError error)
{
    const QString words = m_socket.errorString();
    const bool tls = error == QAbstractSocket::SslHandshakeFailedError || error == QAbstractSocket::SslInternalError
        || error == QAbstractSocket::SslInvalidUserDataError;
    if (m_ready)
        return fail(tls ? ErrorKind::TlsHandshakeFailed : ErrorKind::ConnectionLost, words);
    if (m_certificateError)
        return fail(*m_certificateError, m_certificateWords);
    if (tls || m_tcp)
        return fail(ErrorKind::TlsHandshakeFailed, words);
    switch (int(error)) {
    case QAbstractSocket::HostNotFoundError:
        return fail(ErrorKind::HostNotFound, words);
    case QAbstractSocket::ConnectionRefusedError:
        return fail(ErrorKind::ConnectionRefused, words);
    case QAbstractSocket::SocketTimeoutError:
        return fail(ErrorKind::ConnectTimeout, words);
    default:
        return fail(ErrorKind::HostUnreachable, words);
    }
}

void BrokerSocket::fail(ErrorKind kind, const QString& words)
{
    if (!m_active)
        return;
    const bool file = kind == ErrorKind::CertificateFileInvalid;
    const Error error = file ? Error{ kind, words } : sessionError(kind, m_profile, words);
    m_active = false;
    m_deadline.stop();
    QMetaObject::invokeMethod(
        &m_socket, [this] { m_socket.abort(); }, Qt::QueuedConnection);
    emit failed(error);
}

void BrokerSocket::write(const QByteArray& bytes)
{
    if (m_active && m_ready)
        m_socket.write(bytes);
}

QByteArray BrokerSocket::read(qint64 atMost)
{
    return m_socket.read(atMost);
}

bool BrokerSocket::hasInput() const
{
    return m_socket.bytesAvailable() > 0;
}

} // namespace console
