// SPDX-License-Identifier: GPL-3.0-or-later
// A topic by itself (RELIABILITY.md T5).
#include "models/protocol/names.h"
#include "models/protocol/topics.h"
#include "tests/fuzz/fuzzing.h"

#include <algorithm>
#include <string>

using namespace console;

namespace {

std::string topicOf(const TopicAddress& address)
{
    const std::string names = std::string(address.productKey) + '/' + std::string(address.deviceName);
    switch (address.kind) {
    case ReportKind::Inform:
        return "/ota/device/inform/" + names;
    case ReportKind::Progress:
        return "/ota/device/progress/" + names;
    case ReportKind::LegacyPull:
        return "/ota/device/request/" + names;
    case ReportKind::Pull:
        break;
    }
    return "/sys/" + names + "/thing/ota/firmware/get";
}

void checkWhitelist(std::string_view text)
{
    const auto isPlain = [](char c) { return c > ' ' && c < 127 && c != '+' && c != '#' && c != '/' && c != '$'; };
    const bool plain = std::all_of(text.begin(), text.end(), isPlain);
    for (const bool accepted : { isProductKey(text), isDeviceName(text), isVersionLabel(text), isModuleName(text) })
        mustHold(!accepted || (plain && !text.empty() && text.size() <= 64), "only plain names are let through");
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view topic = textOf(data, size);
    checkWhitelist(topic);
    const auto address = parseDeviceTopic(topic);
    if (!address)
        return 0;
    mustHold(topicOf(*address) == topic, "the names and the kind are all of the topic");
    mustHold(address->productKey.find('/') == std::string_view::npos, "one level");
    mustHold(address->deviceName.find('/') == std::string_view::npos, "one level");
    checkWhitelist(address->productKey);
    checkWhitelist(address->deviceName);
    return 0;
}
