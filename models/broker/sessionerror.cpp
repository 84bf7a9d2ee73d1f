// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/broker/sessionerror.h"

namespace console {

ErrorKind connackErrorKind(quint8 code)
{
    switch (code) {
    case 0x01:
    case 0x84:
        return ErrorKind::ConnackProtocolVersion;
    case 0x02:
    case 0x85:
        return ErrorKind::ConnackIdentifierRejected;
    case 0x03:
    case 0x88: // unavailable
    case 0x89: // busy
        return ErrorKind::ConnackServerUnavailable;
    case 0x04:
    case 0x86:
        return ErrorKind::ConnackBadCredentials;
    case 0x05:
    case 0x87: // not authorised
    case 0x8a: // banned
        return ErrorKind::ConnackNotAuthorised;
    default:
        return ErrorKind::ConnackOther;
    }
}

ErrorKind disconnectErrorKind(quint8 reason)
{
    switch (reason) {
    case 0x8e:
        return ErrorKind::SessionTakenOver;
    case 0x95:
        return ErrorKind::PacketTooLarge;
    case 0x81: // malformed packet
    case 0x82: // protocol error
        return ErrorKind::ProtocolViolation;
    case 0x87:
        return ErrorKind::ConnackNotAuthorised;
    default:
        return ErrorKind::ConnectionLost;
    }
}

Error sessionError(ErrorKind kind, const BrokerProfile& profile, const QString& words)
{
    QString context = QStringLiteral("%1:%2").arg(profile.host).arg(profile.port);
    if (!words.isEmpty())
        context += QStringLiteral(" (%1)").arg(words);
    return Error{ kind, context };
}

QString codeText(quint8 code)
{
    return QStringLiteral("0x%1").arg(uint(code), 2, 16, QLatin1Char('0'));
}

bool isFinalError(ErrorKind kind)
{
    return kind == ErrorKind::ProfileIncomplete || kind == ErrorKind::CertificateFileInvalid
        || kind == ErrorKind::FileMissing || kind == ErrorKind::FileUnreadable;
}

bool isSlowError(ErrorKind kind)
{
    return kind == ErrorKind::ConnackBadCredentials || kind == ErrorKind::ConnackNotAuthorised
        || kind == ErrorKind::ConnackIdentifierRejected || kind == ErrorKind::SubscribeRefused
        || kind == ErrorKind::SessionTakenOver;
}

} // namespace console
