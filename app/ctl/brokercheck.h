// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/broker/brokerprofile.h"

#include <QList>

namespace console {

/// Tries at a broker the eight things that must not work (RELIABILITY.md section 6), with the console's user and one
/// test device's. What it sends is nobody's report and nobody's notice: a device called rollout-check, text that is no
/// JSON. Blocks for some seconds; needs libmosquitto.
class BrokerCheck
{
public:
    struct Options
    {
        BrokerProfile broker; ///< user = the console's
        QString password;
        QString productKey; ///< of the test device
        QString deviceName;
        QString deviceUser; ///< usually DEVICE&PRODUCT
        QString devicePassword;
    };
    enum class Verdict { Refused, Possible, Unknown };
    struct Attempt
    {
        QString name; ///< "publish a report as another device"
        Verdict verdict = Verdict::Unknown;
        QString detail; ///< what was seen
    };

    explicit BrokerCheck(Options options);

    /// Whether both users get in at all; a sentence why not, empty = they do. Without it a broker that is down would
    /// look perfectly safe.
    [[nodiscard]] QString canRun() const;
    [[nodiscard]] QList<Attempt> run() const;

private:
    [[nodiscard]] BrokerProfile asDevice() const;
    [[nodiscard]] Attempt anonymous() const;
    [[nodiscard]] Attempt plainText() const;
    [[nodiscard]] Attempt reportOfAnother() const;
    [[nodiscard]] Attempt oversize() const;
    /// The device subscribes to `filter`; the console publishes another device's notice.
    [[nodiscard]] Attempt eavesdrop(const QString& name, const QByteArray& filter) const;
    /// The device publishes on its own upgrade topic.
    [[nodiscard]] Attempt ownNotice(const QString& name, bool retain) const;

    Options m_options;
};

} // namespace console
