// SPDX-License-Identifier: GPL-3.0-or-later
// A list of devices as a file (RELIABILITY.md T15), and what is written of its rejected lines (T16).
#include "models/protocol/names.h"
#include "models/rollout/csvlookup.h"
#include "models/rollout/devicecsv.h"
#include "tests/fuzz/fuzzing.h"
#include "tests/support/csvcells.h"

using namespace console;

namespace {

/// A fleet in which a few of the names that lists hold are at home.
Fleet& fleet()
{
    static Fleet fleet(std::make_shared<FleetNames>());
    if (fleet.size() == 0) {
        for (const char* name : { "dev1", "dev2", "deviceName", "gw-7", "a" })
            fleet.restore("pk", name, 1, 1);
        fleet.restore("other", "dev9", 1, 1);
    }
    return fleet;
}

void checkRejected(const QList<CsvRejection>& rejected)
{
    const QByteArray csv = writeRejectedCsv(rejected);
    mustHold(csv.startsWith("\xef\xbb\xbfline,reason,text\r\n") && csv.endsWith("\r\n"), "whole lines");
    const auto formula = formulaIn(csv.mid(3));
    mustHold(!formula.has_value(), "no cell is a formula");
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    CsvReading reading;
    reading.isDevice = [](const std::string& name) { return fleet().find("pk", name).has_value(); };
    reading.progress = [](int percent) {
        mustHold(percent >= 0 && percent <= 100, "percent");
        return true;
    };
    const QByteArray bytes(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    auto list = readDeviceCsv(bytes, reading);
    if (!list)
        return 0;
    for (const CsvRow& row : list->rows) {
        mustHold(row.problem.has_value() || isDeviceName(row.name), "a name or a reason");
        mustHold(row.text.data() >= list->text.constData()
                && row.text.data() + row.text.size() <= list->text.constData() + list->text.size(),
            "rows point into the text");
    }
    CsvLookup lookup(std::move(*list), QStringLiteral("pk"));
    while (lookup.next(fleet(), 3))
        mustHold(lookup.percent() >= 0 && lookup.percent() <= 100, "percent");
    const CsvDevices found = lookup.takeFound();
    mustHold(qsizetype(found.devices.size()) + found.rejected.size() == found.lines, "every line is accounted for");
    mustHold(found.devices.size() <= fleet().size(), "no device twice");
    checkRejected(found.rejected);
    return 0;
}
