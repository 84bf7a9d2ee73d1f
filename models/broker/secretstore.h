// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/broker/brokerprofile.h"

#include <QFuture>

#include <memory>

namespace console {

/// Passwords in the OS keychain by QtKeychain. The key binds profile id, host, port and user. One thread with an event
/// loop. Errors: KeychainUnavailable (ask each time), NotFound.
class SecretStore
{
public:
    virtual ~SecretStore() = default;
    [[nodiscard]] virtual QFuture<Result<QString>> read(const BrokerProfile& profile) = 0;
    [[nodiscard]] virtual QFuture<Result<void>> write(const BrokerProfile& profile, const QString& password) = 0;
    [[nodiscard]] virtual QFuture<Result<void>> remove(const BrokerProfile& profile) = 0;
};

/// The keychain's name of a profile's password: made of profile id, host, port and user (RELIABILITY.md T13).
[[nodiscard]] QString secretKey(const BrokerProfile& profile);

[[nodiscard]] std::unique_ptr<SecretStore> makeKeychainStore();

} // namespace console
