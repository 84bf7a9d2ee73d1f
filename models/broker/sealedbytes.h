// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <QByteArray>
#include <QJsonObject>

namespace console {

/// Bytes that only a passphrase opens: AES-256-GCM under a key of scrypt (N 32,768, r 8, p 3: 32 MiB and some tenths of
/// a second a try), as a JSON object with everything but the passphrase. `bound`: bytes beside them that must be the
/// very same when they are opened. Any thread, not the window's. Errors: PassphraseTooShort, Internal.
[[nodiscard]] Result<QJsonObject> seal(const QByteArray& plain, const QString& passphrase, const QByteArray& bound);
/// Errors: PassphraseWrong (or the bytes or `bound` were changed), ProfileFileInvalid (no such object, or one that asks
/// for more memory than 256 MiB).
[[nodiscard]] Result<QByteArray> unseal(const QJsonObject& sealed, const QString& passphrase, const QByteArray& bound);

inline constexpr qsizetype shortestPassphrase = 12;

} // namespace console
