// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/protocol/devicereport.h"

#include <QByteArray>
#include <QList>

#include <optional>
#include <string_view>

namespace console {

/// What a topic of a device says (PROTOCOL.md 1). Names are not checked here: ReportCodec does.
struct TopicAddress
{
    ReportKind kind;
    std::string_view productKey;
    std::string_view deviceName;
};

[[nodiscard]] std::optional<TopicAddress> parseDeviceTopic(std::string_view topic);

/// The four filters the console subscribes to at QoS 1: inform, progress, both pulls. Never `#`, never the upgrade
/// topic.
[[nodiscard]] QList<QByteArray> reportFilters();

[[nodiscard]] QByteArray upgradeTopic(std::string_view productKey, std::string_view deviceName);
[[nodiscard]] QByteArray pullReplyTopic(std::string_view productKey, std::string_view deviceName);
[[nodiscard]] QByteArray legacyPullTopic(std::string_view productKey, std::string_view deviceName);

} // namespace console
