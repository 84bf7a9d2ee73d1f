// SPDX-License-Identifier: GPL-3.0-or-later
// A filter text, asked of a few devices.
#include "models/fleet/devicequery.h"
#include "models/fleet/querycompletion.h"
#include "tests/fuzz/fuzzing.h"

#include <algorithm>
#include <array>

using namespace console;

namespace {

const std::array modules{ DeviceFacts::Module{ "MCU", "1.0.0" }, DeviceFacts::Module{ "radio", "2.2" } };

std::array<DeviceFacts, 3> facts()
{
    DeviceFacts plain{ "sensor-1", "a1B2", "2.3.0", {}, {}, false, {}, 0, 1, "Lab 1\nbeta" };
    DeviceFacts busy{ "gw-12-7", "a1B2", "", modules, DeviceFacts::State::Notified, true, DeviceFacts::Outcome::Failed,
        1'000'000, 900'000, "\nbeta\nnight shift" };
    DeviceFacts odd{ "", "", "", {}, DeviceFacts::State::Upgrading, false, DeviceFacts::Outcome::Skipped, -5 };
    return { plain, busy, odd };
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QString text = QString::fromUtf8(
        reinterpret_cast<const char*>(data), static_cast<qsizetype>(std::min<std::size_t>(size, 4096)));
    const QueryCompletion completion = completeQuery(text, text.size(), [](auto) { return QStringList(u"2 3"_qs); });
    mustHold(completion.position >= 0 && completion.position + completion.length == text.size(),
        "what is completed ends at the cursor");
    const auto query = DeviceQuery::parse(text);
    if (!query) {
        const QueryError& error = query.error();
        mustHold(error.position >= 0 && error.length >= 0 && error.position + error.length <= text.size(),
            "the error lies inside the text");
        return 0;
    }
    const auto again = DeviceQuery::parse(query->text());
    mustHold(query->text().size() > 4096 || (again && again->text() == query->text()), "the normal form is a query");
    for (const DeviceFacts& device : facts()) {
        const bool matches = query->matches(device, 2'000'000);
        mustHold(!again || again->matches(device, 2'000'000) == matches, "the normal form means the same");
        mustHold(!query->isEmpty() || matches, "an empty query holds for every device");
    }
    if (!text.isEmpty() && text.size() < 1000)
        mustHold(DeviceQuery::parse(DeviceQuery::term(u"version", text)).has_value(), "every value can be asked for");
    return 0;
}
