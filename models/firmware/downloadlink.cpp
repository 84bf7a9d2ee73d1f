// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/firmware/downloadlink.h"

#include <QtEndian>

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace console {

namespace {

// batch 8 bytes, device 4, expiry 4 (good until 2106), signature 16: 32 bytes, 43 characters.
constexpr qsizetype claimBytes = 16;
constexpr qsizetype signatureBytes = 16;
constexpr std::size_t tokenLength = 43;
constexpr auto encoding = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

quint32 toSeconds(qint64 expiresAt)
{
    return static_cast<quint32>(std::clamp<qint64>(expiresAt, 0, std::numeric_limits<quint32>::max()));
}

} // namespace

DownloadLink::DownloadLink(QByteArray key)
    : m_key(std::move(key))
{
    Q_ASSERT(m_key.size() >= 16);
}

QByteArray DownloadLink::token(const LinkClaim& claim) const
{
    QByteArray bytes(claimBytes, '\0');
    qToBigEndian<quint64>(claim.batch.value, bytes.data());
    qToBigEndian<quint32>(claim.device, bytes.data() + 8);
    qToBigEndian<quint32>(toSeconds(claim.expiresAt), bytes.data() + 12);
    std::array<unsigned char, EVP_MAX_MD_SIZE> signature{};
    const auto* text = reinterpret_cast<const unsigned char*>(bytes.constData());
    HMAC(EVP_sha256(), m_key.constData(), static_cast<int>(m_key.size()), text, claimBytes, signature.data(), nullptr);
    bytes.append(reinterpret_cast<const char*>(signature.data()), signatureBytes);
    return bytes.toBase64(encoding);
}

std::optional<LinkClaim> DownloadLink::read(std::string_view token) const
{
    if (token.size() != tokenLength)
        return std::nullopt;
    const auto decoded = QByteArray::fromBase64Encoding(
        QByteArray(token.data(), tokenLength), encoding | QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || decoded.decoded.size() != claimBytes + signatureBytes)
        return std::nullopt;
    const char* bytes = decoded.decoded.constData();
    LinkClaim claim;
    claim.batch.value = qFromBigEndian<quint64>(bytes);
    claim.device = qFromBigEndian<quint32>(bytes + 8);
    claim.expiresAt = qFromBigEndian<quint32>(bytes + 12);
    // The whole text is compared, so that one claim has exactly one token.
    const QByteArray ours = this->token(claim);
    if (ours.size() != qsizetype(tokenLength) || CRYPTO_memcmp(ours.constData(), token.data(), tokenLength) != 0)
        return std::nullopt;
    return claim;
}

QString DownloadLink::url(const QString& publicBase, const LinkClaim& claim) const
{
    return publicBase + u"/f/" + QString::fromLatin1(token(claim));
}

} // namespace console
