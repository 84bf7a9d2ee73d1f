// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/error.h"
#include "models/broker/brokerprofile.h"

#include <QList>
#include <QObject>

#include <memory>
#include <optional>

namespace console {

enum class ConnectionStep : quint8 { Profile, Name, Tcp, Tls, Connack, Subscribe };

struct ConnectionStepResult
{
    ConnectionStep step;
    bool passed = false;
    QString detail; ///< an address, a cipher, a protocol; untranslated
    std::optional<Error> error;
};

struct ConnectionReport
{
    QList<ConnectionStepResult> steps; ///< in order; ends with the first failed one, or with Subscribe
    [[nodiscard]] bool passed() const
    {
        return !steps.isEmpty() && steps.last().passed && steps.last().step == ConnectionStep::Subscribe;
    }
    /// The version agreed on, "MQTT 5" or "MQTT 3.1.1"; empty where it did not come to that.
    [[nodiscard]] QString protocol() const
    {
        for (const ConnectionStepResult& result : steps) {
            if (result.step == ConnectionStep::Connack && result.passed)
                return result.detail;
        }
        return {};
    }
};

/// Tries a profile step by step and says which one fails: name, TCP, TLS (with the reason), CONNACK, SUBACK. Uses a
/// client id of its own and a clean session, so it never takes over the running one. Any thread with an event loop;
/// never blocks.
class ConnectionTest : public QObject
{
    Q_OBJECT

public:
    ConnectionTest();
    ~ConnectionTest() override;

    /// Ends with finished(), unless cancelled. Nothing is emitted from inside start().
    void start(const BrokerProfile& profile, const QString& password);
    void cancel(); ///< no further signal

signals:
    void stepEnded(const console::ConnectionStepResult& result);
    void finished(const console::ConnectionReport& report);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace console
