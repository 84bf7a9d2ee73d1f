// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/protocol/topics.h"

namespace console {

namespace {

constexpr std::string_view informPrefix = "/ota/device/inform/";
constexpr std::string_view progressPrefix = "/ota/device/progress/";
constexpr std::string_view legacyPullPrefix = "/ota/device/request/";
constexpr std::string_view upgradePrefix = "/ota/device/upgrade/";
constexpr std::string_view pullPrefix = "/sys/";
constexpr std::string_view pullSuffix = "/thing/ota/firmware/get";
constexpr std::string_view pullReplySuffix = "/thing/ota/firmware/get_reply";

std::optional<TopicAddress> splitNames(ReportKind kind, std::string_view names)
{
    const std::size_t slash = names.find('/');
    if (slash == std::string_view::npos || names.find('/', slash + 1) != std::string_view::npos)
        return std::nullopt;
    return TopicAddress{ kind, names.substr(0, slash), names.substr(slash + 1) };
}

QByteArray joined(
    std::string_view prefix, std::string_view productKey, std::string_view deviceName, std::string_view suffix = {})
{
    QByteArray topic;
    topic.reserve(static_cast<qsizetype>(prefix.size() + productKey.size() + 1 + deviceName.size() + suffix.size()));
    for (const std::string_view part : { prefix, productKey, std::string_view("/"), deviceName, suffix })
        topic.append(part.data(), static_cast<qsizetype>(part.size()));
    return topic;
}

} // namespace

std::optional<TopicAddress> parseDeviceTopic(std::string_view topic)
{
    if (topic.starts_with(informPrefix))
        return splitNames(ReportKind::Inform, topic.substr(informPrefix.size()));
    if (topic.starts_with(progressPrefix))
        return splitNames(ReportKind::Progress, topic.substr(progressPrefix.size()));
    if (topic.starts_with(legacyPullPrefix))
        return splitNames(ReportKind::LegacyPull, topic.substr(legacyPullPrefix.size()));
    if (topic.starts_with(pullPrefix) && topic.ends_with(pullSuffix)
        && topic.size() >= pullPrefix.size() + pullSuffix.size()) {
        topic.remove_prefix(pullPrefix.size());
        topic.remove_suffix(pullSuffix.size());
        return splitNames(ReportKind::Pull, topic);
    }
    return std::nullopt;
}

QList<QByteArray> reportFilters()
{
    return { joined(informPrefix, "+", "+"), joined(progressPrefix, "+", "+"), joined(pullPrefix, "+", "+", pullSuffix),
        joined(legacyPullPrefix, "+", "+") };
}

QByteArray upgradeTopic(std::string_view productKey, std::string_view deviceName)
{
    return joined(upgradePrefix, productKey, deviceName);
}

QByteArray pullReplyTopic(std::string_view productKey, std::string_view deviceName)
{
    return joined(pullPrefix, productKey, deviceName, pullReplySuffix);
}

QByteArray legacyPullTopic(std::string_view productKey, std::string_view deviceName)
{
    return joined(legacyPullPrefix, productKey, deviceName);
}

} // namespace console
