// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/firmware/runningdigest.h"

#include <openssl/evp.h>

#include <array>

namespace console {

void RunningDigest::Free::operator()(evp_md_ctx_st* context) const
{
    EVP_MD_CTX_free(context);
}

RunningDigest::RunningDigest()
    : m_context(EVP_MD_CTX_new())
    , m_spoilt(!m_context || EVP_DigestInit_ex(m_context.get(), EVP_sha256(), nullptr) != 1)
{
}

RunningDigest::~RunningDigest() = default;

void RunningDigest::add(quint64 offset, const char* bytes, quint64 size)
{
    m_spoilt = m_spoilt || offset != m_size || EVP_DigestUpdate(m_context.get(), bytes, size) != 1;
    m_size += size;
}

QByteArray RunningDigest::finish()
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned length = 0;
    if (m_spoilt || EVP_DigestFinal_ex(m_context.get(), digest.data(), &length) != 1)
        return {};
    return QByteArray(reinterpret_cast<const char*>(digest.data()), static_cast<qsizetype>(length)).toHex();
}

} // namespace console
