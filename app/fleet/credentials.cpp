// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/fleet/credentials.h"

#include <QMessageAuthenticationCode>

namespace console {

namespace {

constexpr const char* timestamp = "2524608000000";

const char* parametersOf(DeviceKind kind)
{
    if (kind == DeviceKind::Plain)
        return "|securemode=3,signmethod=hmacsha1,timestamp=2524608000000,lan=NodeJS,_v=1.2.8|";
    if (kind == DeviceKind::Sdk3)
        return "|timestamp=2524608000000,_v=sdk-c-3.2.0,securemode=3,signmethod=hmacsha256,lan=C,_ss=1,gw=0,ext=0|";
    return "|timestamp=2524608000000,_ss=1,_v=sdk-c-4.1.0,securemode=3,signmethod=hmacsha256,ext=3,_conn=tcp_0|";
}

} // namespace

Credentials credentialsOf(DeviceKind kind, const QString& productKey, const QString& deviceName, const QString& secret)
{
    const QByteArray product = productKey.toUtf8();
    const QByteArray device = deviceName.toUtf8();
    const QByteArray shortId = product + (kind == DeviceKind::Plain ? '&' : '.') + device;
    Credentials credentials{ shortId + parametersOf(kind), device + '&' + product, {} };
    if (!secret.isEmpty()) {
        const QByteArray text
            = "clientId" + shortId + "deviceName" + device + "productKey" + product + "timestamp" + timestamp;
        const auto method = kind == DeviceKind::Plain ? QCryptographicHash::Sha1 : QCryptographicHash::Sha256;
        credentials.password = QMessageAuthenticationCode::hash(text, secret.toUtf8(), method).toHex().toUpper();
    }
    return credentials;
}

} // namespace console
