// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <QSaveFile>
#include <QString>

#include <memory>

namespace console {

/// Writes a mosquitto configuration and its access list for the devices of a workspace: rollout.conf and rollout.acl in
/// one folder, each complete or untouched. The pieces are in resources/broker.
class BrokerConfig
{
public:
    struct Options
    {
        QString folder{};
        QString consoleUser = QStringLiteral("console");
        quint16 port = 0; ///< 0 = 1883, with TLS 8883
        QString caFile{}; ///< all three set = TLS
        QString certificateFile{};
        QString keyFile{};
    };

    /// Errors: WriteFailed (context: the file).
    [[nodiscard]] static Result<std::unique_ptr<BrokerConfig>> create(const Options& options);
    /// One more device; names that a broker could read as more than one topic level are left out and counted.
    void addDevice(const QString& productKey, const QString& deviceName);
    [[nodiscard]] Result<void> finish();
    [[nodiscard]] int devices() const { return m_devices; }
    [[nodiscard]] int leftOut() const { return m_leftOut; }

private:
    explicit BrokerConfig(const Options& options);

    Options m_options;
    QSaveFile m_configuration;
    QSaveFile m_accessList;
    QString m_piece; ///< of a device
    int m_devices = 0;
    int m_leftOut = 0;
};

} // namespace console
