// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/broker/brokerprofile.h"

#include <QByteArray>

#include <memory>

using SSL_CTX = struct ssl_ctx_st;

namespace console {

/// The TLS side of MosquittoSession. libmosquitto would check the certificate against the name it connects to, and look
/// that name up with a blocking call. So the session connects to an address and gives libmosquitto this context, which
/// asks for the profile's host by SNI, checks the certificate against it, and keeps the reason of a failed check. Must
/// outlive the session's connection; same thread.
class MosquittoTls
{
public:
    /// Errors: CertificateFileInvalid (context: the file), TlsHandshakeFailed.
    [[nodiscard]] static Result<std::unique_ptr<MosquittoTls>> make(const BrokerProfile& profile);
    ~MosquittoTls();

    [[nodiscard]] SSL_CTX* context() const { return m_context; }
    [[nodiscard]] const QByteArray& host() const { return m_host; }
    [[nodiscard]] bool hostIsAddress() const { return m_hostIsAddress; }
    /// Remembers the first failed check (X509_V_ERR_…).
    void noteCheck(int verifyError);
    /// Why the handshake failed; `words` where no certificate is to blame.
    [[nodiscard]] Error failureReason(const BrokerProfile& profile, const QString& words) const;

private:
    explicit MosquittoTls(const BrokerProfile& profile);
    [[nodiscard]] Result<void> loadFiles(const BrokerProfile& profile);

    SSL_CTX* m_context = nullptr;
    QByteArray m_host;
    bool m_hostIsAddress = false;
    int m_verifyError = 0;
};

} // namespace console
