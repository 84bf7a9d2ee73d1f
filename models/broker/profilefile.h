// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/broker/brokerprofile.h"

#include <QByteArray>
#include <QList>

namespace console {

/// A connection as it leaves this computer, or comes to it.
struct CarriedProfile
{
    BrokerProfile profile; ///< out: without id and client id; in: with new ones, for a copy is another client
    QString password; ///< empty = none, or asked for
    bool operator==(const CarriedProfile&) const = default;
};

/// Connections as a JSON file with the number of its format. Passwords are in it only under a passphrase, bound to
/// host, port and user beside them: a file that was edited to point elsewhere does not give them away. Not the window's
/// thread where there is a passphrase. Error: PassphraseTooShort.
[[nodiscard]] Result<QByteArray> writeProfiles(const QList<CarriedProfile>& carried, const QString& passphrase);

/// Errors: ProfileFileInvalid, ProfileFileNewer (context: its number), PassphraseNeeded, PassphraseWrong.
[[nodiscard]] Result<QList<CarriedProfile>> readProfiles(const QByteArray& bytes, const QString& passphrase);

inline constexpr qint64 largestProfileFile = qint64{ 1024 } * 1024;

} // namespace console
