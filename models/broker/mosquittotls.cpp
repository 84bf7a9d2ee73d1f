// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/broker/mosquittotls.h"

#include "models/broker/sessionerror.h"

#include <QFile>
#include <QHostAddress>
#include <QUrl>

#include <openssl/ssl.h>
#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>

namespace console {

namespace {

MosquittoTls* tlsOf(const SSL* ssl)
{
    return static_cast<MosquittoTls*>(SSL_CTX_get_app_data(SSL_get_SSL_CTX(ssl)));
}

int checkCertificate(int passed, X509_STORE_CTX* store)
{
    const auto* ssl = static_cast<SSL*>(X509_STORE_CTX_get_ex_data(store, SSL_get_ex_data_X509_STORE_CTX_idx()));
    if (passed == 0 && ssl)
        tlsOf(ssl)->noteCheck(X509_STORE_CTX_get_error(store));
    return passed;
}

// libmosquitto has put the address into SNI; brokers that serve several names need the name.
void nameServer(const SSL* ssl, int where, int)
{
    if ((where & SSL_CB_HANDSHAKE_START) == 0)
        return;
    const MosquittoTls* tls = tlsOf(ssl);
    QByteArray name = tls->hostIsAddress() ? QByteArray() : tls->host(); // no SNI for addresses (RFC 6066)
    SSL_ctrl(const_cast<SSL*>(ssl), SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name,
        name.isEmpty() ? nullptr : name.data());
}

} // namespace

MosquittoTls::MosquittoTls(const BrokerProfile& profile)
    : m_context(SSL_CTX_new(TLS_client_method()))
{
    const QHostAddress address(profile.host);
    m_hostIsAddress = !address.isNull();
    m_host = m_hostIsAddress ? profile.host.toLatin1() : QUrl::toAce(profile.host);
}

MosquittoTls::~MosquittoTls()
{
    SSL_CTX_free(m_context);
}

Result<std::unique_ptr<MosquittoTls>> MosquittoTls::make(const BrokerProfile& profile)
{
    std::unique_ptr<MosquittoTls> tls(new MosquittoTls(profile));
    if (!tls->m_context)
        return failure(sessionError(ErrorKind::TlsHandshakeFailed, profile, QStringLiteral("OpenSSL has no memory")));
    SSL_CTX_set_app_data(tls->m_context, tls.get());
    SSL_CTX_set_min_proto_version(tls->m_context, TLS1_2_VERSION);
    SSL_CTX_set_options(tls->m_context, SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION);
    SSL_CTX_set_verify(tls->m_context, SSL_VERIFY_PEER, &checkCertificate);
    SSL_CTX_set_info_callback(tls->m_context, &nameServer);
    X509_VERIFY_PARAM* check = SSL_CTX_get0_param(tls->m_context);
    X509_VERIFY_PARAM_set_hostflags(check, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
    const int named = tls->m_hostIsAddress
        ? X509_VERIFY_PARAM_set1_ip_asc(check, tls->m_host.constData())
        : X509_VERIFY_PARAM_set1_host(check, tls->m_host.constData(), static_cast<size_t>(tls->m_host.size()));
    if (named != 1)
        return failure(sessionError(ErrorKind::CertificateNameMismatch, profile, QStringLiteral("not a host name")));
    if (const Result<void> loaded = tls->loadFiles(profile); !loaded)
        return failure(loaded.error());
    return tls;
}

Result<void> MosquittoTls::loadFiles(const BrokerProfile& profile)
{
    const auto path = [](const QString& file) { return QFile::encodeName(file); };
    const int authorities = profile.caFile.isEmpty()
        ? SSL_CTX_set_default_verify_paths(m_context)
        : SSL_CTX_load_verify_locations(m_context, path(profile.caFile).constData(), nullptr);
    if (authorities != 1)
        return failure(ErrorKind::CertificateFileInvalid, profile.caFile);
    if (profile.certificateFile.isEmpty())
        return {};
    if (SSL_CTX_use_certificate_chain_file(m_context, path(profile.certificateFile).constData()) != 1)
        return failure(ErrorKind::CertificateFileInvalid, profile.certificateFile);
    // Without a password callback OpenSSL would ask for a passphrase on the terminal.
    SSL_CTX_set_default_passwd_cb(m_context, [](char*, int, int, void*) { return 0; });
    if (SSL_CTX_use_PrivateKey_file(m_context, path(profile.keyFile).constData(), SSL_FILETYPE_PEM) != 1
        || SSL_CTX_check_private_key(m_context) != 1)
        return failure(ErrorKind::CertificateFileInvalid, profile.keyFile);
    return {};
}

void MosquittoTls::noteCheck(int verifyError)
{
    if (m_verifyError == X509_V_OK)
        m_verifyError = verifyError;
}

Error MosquittoTls::failureReason(const BrokerProfile& profile, const QString& words) const
{
    ErrorKind kind = ErrorKind::CertificateUntrusted;
    switch (m_verifyError) {
    case X509_V_OK:
        return sessionError(ErrorKind::TlsHandshakeFailed, profile, words);
    case X509_V_ERR_CERT_HAS_EXPIRED:
    case X509_V_ERR_CERT_NOT_YET_VALID:
        kind = ErrorKind::CertificateExpired;
        break;
    case X509_V_ERR_HOSTNAME_MISMATCH:
    case X509_V_ERR_IP_ADDRESS_MISMATCH:
        kind = ErrorKind::CertificateNameMismatch;
        break;
    default:
        break;
    }
    return sessionError(kind, profile, QString::fromUtf8(X509_verify_cert_error_string(m_verifyError)));
}

} // namespace console
