// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/firmware/firmwaredigest.h"

#include <openssl/evp.h>

#include <array>

namespace console {

namespace {

struct FreeContext
{
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};
using Context = std::unique_ptr<EVP_MD_CTX, FreeContext>;

Context begin(const EVP_MD* method)
{
    Context context(EVP_MD_CTX_new());
    const bool begun = context && EVP_DigestInit_ex(context.get(), method, nullptr) == 1;
    Q_ASSERT_X(begun, "FirmwareDigest", "OpenSSL refuses the method");
    return begun ? std::move(context) : Context();
}

QByteArray end(const Context& context)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
    unsigned length = 0;
    if (!context || EVP_DigestFinal_ex(context.get(), bytes.data(), &length) != 1)
        return {};
    return QByteArrayView(bytes.data(), length).toByteArray().toHex();
}

} // namespace

struct FirmwareDigest::Contexts
{
    Context md5 = begin(EVP_md5());
    Context sha256 = begin(EVP_sha256());
};

FirmwareDigest::FirmwareDigest()
    : m_contexts(std::make_unique<Contexts>())
{
}

FirmwareDigest::~FirmwareDigest() = default;

void FirmwareDigest::add(QByteArrayView bytes)
{
    const auto length = static_cast<std::size_t>(bytes.size());
    for (const Context* context : { &m_contexts->md5, &m_contexts->sha256 }) {
        if (*context)
            EVP_DigestUpdate(context->get(), bytes.data(), length);
    }
    m_size += bytes.size();
}

FirmwareDigest::Digests FirmwareDigest::finish()
{
    return { end(m_contexts->md5), end(m_contexts->sha256) };
}

} // namespace console
