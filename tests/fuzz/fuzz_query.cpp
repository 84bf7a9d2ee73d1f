// SPDX-License-Identifier: GPL-3.0-or-later
// A filter text, asked of a few devices.
#include "models/fleet/devicequery.h"
#include "tests/fuzz/fuzzing.h"

#include <algorithm>
#include <array>

using namespace console;

namespace {

const std::array modules{ DeviceFacts::Module{ "MCU", "1.0.0" }, DeviceFacts::Module{ "radio", "2.2" } };

std::array<DeviceFacts, 3> facts()
{
    DeviceFacts plain{ "sensor-1", "a1B2", "2.3.0", {}, {}, false, {}, 0 };
    DeviceFacts busy{ "gw-12-7", "a1B2", "", modules, DeviceFacts::State::Notified, true, DeviceFacts::Outcome::Failed,
        1'000'000 };
    DeviceFacts odd{ "", "", "", {}, DeviceFacts::State::Upgrading, false, DeviceFacts::Outcome::Skipped, -5 };
    return { plain, busy, odd };
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QString text = QString::fromUtf8(
        reinterpret_cast<const char*>(data), static_cast<qsizetype>(std::min<std::size_t>(size, 4096)));
    const auto query = DeviceQuery::parse(text);
    if (!query) {
        const QueryError& error = query.error();
        mustHold(error.position >= 0 && error.length >= 0 && error.position + error.length <= text.size(),
            "the error lies inside the text");
        return 0;
    }
    for (const DeviceFacts& device : facts()) {
        const bool matches = query->matches(device, 2'000'000);
        mustHold(!query->isEmpty() || matches, "an empty query holds for every device");
    }
    if (!text.isEmpty())
        mustHold(DeviceQuery::parse(DeviceQuery::term(u"version", text)).has_value(), "every value can be asked for");
    return 0;
}
