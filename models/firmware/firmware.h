// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/clock.h"
#include "models/base/ids.h"
#include "models/protocol/notice.h"

#include <QByteArray>
#include <QString>

namespace console {

enum class FirmwareState : quint8 { Unverified, Verifying, Verified, VerificationFailed };

/// What a look at a file of the vault found.
enum class FileState : quint8 {
    Intact, ///< the very bytes that were added
    Unreadable, ///< missing, or cannot be read now: nothing is known of its bytes
    Changed
};

/// One package: product, module, version, file. A value; FirmwareId names it for ever.
struct Firmware
{
    FirmwareId id;
    QString name; ///< for people; 1..40 characters
    QString productKey;
    QString module; ///< "default" for the whole device
    QString version; ///< target version label
    QString fileName; ///< as uploaded, without folders
    qint64 size = 0; ///< bytes
    QByteArray md5; ///< 32 lower-case hex digits
    QByteArray sha256; ///< 64 lower-case hex digits: the file's name in the vault
    SignMethod signMethod = SignMethod::Md5;
    QString customInfo; ///< at most 4,096 characters, to extData._package_udi
    QString notes; ///< at most 1,000 characters
    FirmwareState state = FirmwareState::Unverified;
    TimeMs uploadedAt = 0;
    bool deleted = false; ///< no longer offered; history keeps it
    bool tampered = false; ///< its file was found changed: for good, only another upload brings the bytes back
};

/// What the upload form collects, before the file is read.
struct FirmwareDraft
{
    QString filePath;
    QString name;
    QString productKey;
    QString module;
    QString version;
    SignMethod signMethod = SignMethod::Md5;
    QString customInfo;
    QString notes;
};

/// The notice of this firmware for a link.
[[nodiscard]] Notice makeNotice(const Firmware& firmware, const QString& url, qint64 id);

} // namespace console
