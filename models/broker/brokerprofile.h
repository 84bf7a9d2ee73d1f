// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <QString>

namespace console {

/// What an environment is marked with in the window. Stored by name: only append. Production has its own red.
enum class EnvironmentColour : quint8 { None, Blue, Teal, Green, Amber, Violet };
inline constexpr EnvironmentColour lastEnvironmentColour = EnvironmentColour::Violet;
/// Lower case, never translated, never changed; empty = None.
[[nodiscard]] QLatin1StringView nameOf(EnvironmentColour colour);
[[nodiscard]] EnvironmentColour environmentColourNamed(const QString& name); ///< None for what it does not know

/// How to reach one broker. Holds no secret: the password is in the OS keychain (SecretStore), bound to profile id,
/// host, port and user, so that an edited copy pointing elsewhere does not get it (RELIABILITY.md T13).
struct BrokerProfile
{
    QString id; ///< made once, never shown
    QString name; ///< for people
    QString host;
    quint16 port = 1883;
    bool tls = false;
    QString caFile; ///< PEM; empty = the system's authorities
    QString certificateFile; ///< PEM client certificate, empty = none
    QString keyFile; ///< PEM private key of certificateFile
    QString user; ///< empty = anonymous
    bool savePassword = true; ///< in the keychain; otherwise asked at each start
    QString clientId; ///< stable, so that the broker keeps the session; made with the profile
    int keepAliveSeconds = 60; ///< 10..1200
    QString environment; ///< shown in the window title
    bool production = false; ///< a red line under the title, and a start asks for the environment's name
    EnvironmentColour colour = EnvironmentColour::None; ///< of the line where it is not production

    bool operator==(const BrokerProfile&) const = default;
};

/// Whether a connection can be tried: host, port, client id, keep-alive, and files that are there and are what they
/// should be. Errors: ProfileIncomplete (context: the field, "host", "port", "keepAlive", "clientId", "user",
/// "certificateFile" or "keyFile"), CertificateFileInvalid, FileMissing, FileUnreadable (context: the file). Reads the
/// files.
[[nodiscard]] Result<void> checkProfile(const BrokerProfile& profile);

/// An empty profile with an id and a client id of its own.
[[nodiscard]] BrokerProfile newProfile();

/// "mqtt[s]://[USER@]HOST[:PORT]" or "HOST:PORT" as a new profile; the port is 1883 or 8883 where none is said. A
/// password in the text is refused: it would be in the process list. Errors: ProfileIncomplete (context: the text).
[[nodiscard]] Result<BrokerProfile> parseBrokerUrl(const QString& text);

} // namespace console
