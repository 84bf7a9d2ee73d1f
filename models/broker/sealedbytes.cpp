// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/broker/sealedbytes.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

#include <memory>

namespace console {

namespace {

const QString cipherName = QStringLiteral("aes-256-gcm");
const QString kdfName = QStringLiteral("scrypt");
constexpr int keyBytes = 32;
constexpr int saltBytes = 16;
constexpr int nonceBytes = 12;
constexpr int tagBytes = 16;
constexpr quint64 mostMemory = quint64{ 256 } * 1024 * 1024;

struct Cost
{
    quint64 n = 32768;
    quint64 r = 8;
    quint64 p = 3;

    [[nodiscard]] quint64 memory() const { return 128 * r * (n + p + 2); }
    [[nodiscard]] bool isBearable() const
    {
        return n >= 16384 && n <= 1'048'576 && r >= 1 && r <= 32 && p >= 1 && p <= 16 && memory() <= mostMemory;
    }
};

unsigned char* raw(QByteArray& bytes)
{
    return reinterpret_cast<unsigned char*>(bytes.data());
}

const unsigned char* raw(const QByteArray& bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.constData());
}

struct Free
{
    void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
};
using Context = std::unique_ptr<EVP_CIPHER_CTX, Free>;

/// Empty where the library refuses.
QByteArray keyOf(const QString& passphrase, const QByteArray& salt, const Cost& cost)
{
    // The same letters however they were typed.
    QByteArray text = passphrase.normalized(QString::NormalizationForm_C).toUtf8();
    QByteArray key(keyBytes, '\0');
    const int made = EVP_PBE_scrypt(text.constData(), static_cast<std::size_t>(text.size()), raw(salt),
        static_cast<std::size_t>(salt.size()), cost.n, cost.r, cost.p, mostMemory * 2, raw(key), keyBytes);
    OPENSSL_cleanse(text.data(), static_cast<std::size_t>(text.size()));
    return made == 1 ? key : QByteArray();
}

QByteArray random(int size)
{
    QByteArray bytes(size, '\0');
    return RAND_bytes(raw(bytes), size) == 1 ? bytes : QByteArray();
}

/// Ciphertext and tag; empty where the library refuses.
QByteArray encrypt(const QByteArray& plain, const QByteArray& key, const QByteArray& nonce, const QByteArray& bound)
{
    const Context context(EVP_CIPHER_CTX_new());
    QByteArray out(plain.size() + tagBytes, '\0');
    int size = 0;
    int last = 0;
    const bool done = context
        && EVP_EncryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, raw(key), raw(nonce)) == 1
        && EVP_EncryptUpdate(context.get(), nullptr, &size, raw(bound), static_cast<int>(bound.size())) == 1
        && EVP_EncryptUpdate(context.get(), raw(out), &size, raw(plain), static_cast<int>(plain.size())) == 1
        && EVP_EncryptFinal_ex(context.get(), raw(out) + size, &last) == 1
        && EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_GET_TAG, tagBytes, raw(out) + plain.size()) == 1;
    return done ? out : QByteArray();
}

Result<QByteArray> decrypt(
    const QByteArray& data, const QByteArray& key, const QByteArray& nonce, const QByteArray& bound)
{
    const Context context(EVP_CIPHER_CTX_new());
    QByteArray tag = data.last(tagBytes);
    const auto length = static_cast<int>(data.size() - tagBytes);
    QByteArray out(length, '\0');
    int size = 0;
    int last = 0;
    const bool done = context
        && EVP_DecryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, raw(key), raw(nonce)) == 1
        && EVP_DecryptUpdate(context.get(), nullptr, &size, raw(bound), static_cast<int>(bound.size())) == 1
        && EVP_DecryptUpdate(context.get(), raw(out), &size, raw(data), length) == 1
        && EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_SET_TAG, tagBytes, raw(tag)) == 1
        && EVP_DecryptFinal_ex(context.get(), raw(out) + size, &last) == 1;
    if (!done)
        return failure(ErrorKind::PassphraseWrong);
    return out;
}

QByteArray fromBase64(const QJsonValue& value)
{
    const auto decoded
        = QByteArray::fromBase64Encoding(value.toString().toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    return decoded ? *decoded : QByteArray();
}

QString toBase64(const QByteArray& bytes)
{
    return QString::fromLatin1(bytes.toBase64());
}

} // namespace

Result<QJsonObject> seal(const QByteArray& plain, const QString& passphrase, const QByteArray& bound)
{
    if (passphrase.size() < shortestPassphrase)
        return failure(ErrorKind::PassphraseTooShort);
    const Cost cost;
    const QByteArray salt = random(saltBytes);
    const QByteArray nonce = random(nonceBytes);
    QByteArray key = salt.isEmpty() || nonce.isEmpty() ? QByteArray() : keyOf(passphrase, salt, cost);
    const QByteArray data = key.isEmpty() ? QByteArray() : encrypt(plain, key, nonce, bound);
    OPENSSL_cleanse(key.data(), static_cast<std::size_t>(key.size()));
    if (data.isEmpty())
        return failure(ErrorKind::Internal, QStringLiteral("OpenSSL"));
    return QJsonObject{ { QStringLiteral("cipher"), cipherName }, { QStringLiteral("kdf"), kdfName },
        { QStringLiteral("n"), static_cast<qint64>(cost.n) }, { QStringLiteral("r"), static_cast<qint64>(cost.r) },
        { QStringLiteral("p"), static_cast<qint64>(cost.p) }, { QStringLiteral("salt"), toBase64(salt) },
        { QStringLiteral("nonce"), toBase64(nonce) }, { QStringLiteral("data"), toBase64(data) } };
}

Result<QByteArray> unseal(const QJsonObject& sealed, const QString& passphrase, const QByteArray& bound)
{
    const auto number
        = [&](QStringView name) { return static_cast<quint64>(qMax(qint64{ 0 }, sealed[name].toInteger())); };
    const Cost cost{ number(u"n"), number(u"r"), number(u"p") };
    const QByteArray salt = fromBase64(sealed[u"salt"]);
    const QByteArray nonce = fromBase64(sealed[u"nonce"]);
    const QByteArray data = fromBase64(sealed[u"data"]);
    const bool known = sealed[u"cipher"].toString() == cipherName && sealed[u"kdf"].toString() == kdfName;
    if (!known || !cost.isBearable() || salt.size() < saltBytes || nonce.size() != nonceBytes || data.size() < tagBytes)
        return failure(ErrorKind::ProfileFileInvalid);
    QByteArray key = keyOf(passphrase, salt, cost);
    if (key.isEmpty())
        return failure(ErrorKind::ProfileFileInvalid);
    const auto plain = decrypt(data, key, nonce, bound);
    OPENSSL_cleanse(key.data(), static_cast<std::size_t>(key.size()));
    return plain;
}

} // namespace console
