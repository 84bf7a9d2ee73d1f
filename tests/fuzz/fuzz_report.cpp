// SPDX-License-Identifier: GPL-3.0-or-later
// A device's message: the topic, a newline, the payload (RELIABILITY.md T3, T5).
#include "models/fleet/fleet.h"
#include "models/protocol/names.h"
#include "models/protocol/reportcodec.h"
#include "tests/fuzz/fuzzing.h"

using namespace console;

namespace {

void checkReport(const DeviceReport& report)
{
    mustHold(isProductKey(report.productKey), "the product key is on the whitelist");
    mustHold(isDeviceName(report.deviceName), "the device name is on the whitelist");
    mustHold(isModuleName(report.module), "the module is on the whitelist");
    const bool informs = report.kind == ReportKind::Inform || report.kind == ReportKind::LegacyPull;
    mustHold(!informs || isVersionLabel(report.version), "the version is on the whitelist");
    mustHold(report.kind != ReportKind::Progress || (report.step >= -128 && report.step <= 127), "a task can hold it");
    mustHold(report.description.size() <= 1024, "the description is cut");
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static ReportCodec codec;
    std::string_view payload = textOf(data, size);
    const std::string_view topic = cutLine(payload);
    const auto report = codec.decode(
        topic, QByteArrayView(payload.data(), static_cast<qsizetype>(payload.size())), size % 7 == 0, size % 5 == 0);
    if (!report) {
        mustHold(report.error().context.size() <= 200, "what is said of it is short");
        return 0;
    }
    checkReport(*report);
    FleetLimits limits;
    limits.devices = 3;
    limits.versionsOfDevice = limits.modulesOfDevice = 2;
    Fleet fleet(std::make_shared<FleetNames>(), limits);
    const FleetChange change = fleet.apply(*report, 1'800'000'000'000);
    mustHold(change.device == noDevice || change.device < fleet.size(), "a device of the fleet");
    return 0;
}
