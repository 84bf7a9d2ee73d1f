// SPDX-License-Identifier: GPL-3.0-or-later
// A CSV of groups and tags, looked up in a small fleet, written and read again.
#include "models/rollout/markscsv.h"
#include "tests/fuzz/fuzzing.h"

using namespace console;

namespace {

Result<MarkList> read(const QByteArray& bytes, const Fleet& fleet)
{
    auto rows = readMarksCsv(bytes);
    if (!rows)
        return failure(rows.error());
    const auto lines = static_cast<qsizetype>(rows->size());
    MarksLookup lookup(std::move(*rows));
    while (lookup.next(fleet, 2)) { }
    MarkList list = lookup.takeFound();
    mustHold(
        static_cast<qsizetype>(list.marks.size()) + list.rejected.size() == lines, "every line is used or rejected");
    return list;
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    Fleet fleet(std::make_shared<FleetNames>());
    for (const char* name : { "a", "b", "-c" })
        fleet.restore("pk", name, 1, 1);
    fleet.restore("other", "b", 1, 1);
    const auto list = read(QByteArray(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size)), fleet);
    if (!list)
        return 0;
    QByteArray written = marksCsvHeader();
    for (const MarkLine& line : list->marks) {
        mustHold(line.device < fleet.size(), "the device is one of the fleet");
        const DeviceMarks marks{ line.group.value_or(QString()), line.tags.value_or(QStringList()) };
        mustHold(marks.group.isEmpty() || DeviceMarks::checkName(marks.group).has_value(), "a group is a name");
        mustHold(DeviceMarks::unpacked(marks.packed()) == marks, "marks are unpacked as they were packed");
        written += writeMarksLine(fleet.names().products.at(fleet.device(line.device).product),
            fleet.names().devices.at(line.device), marks.packed());
    }
    if (list->marks.empty())
        return 0;
    const auto again = read(written, fleet);
    mustHold(
        again && again->rejected.isEmpty() && again->marks.size() == list->marks.size(), "what is written is read");
    for (std::size_t i = 0; again && i < again->marks.size(); ++i) {
        mustHold(again->marks[i].device == list->marks[i].device, "as the same device");
        mustHold(*again->marks[i].group == list->marks[i].group.value_or(QString()), "with the same group");
        mustHold(*again->marks[i].tags == list->marks[i].tags.value_or(QStringList()), "and the same tags");
    }
    return 0;
}
