// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/control/deviceorders.h"

#include <algorithm>
#include <functional>
#include <unordered_map>

namespace console::orders {

namespace {

/// Writes new marks on devices: all or none. Combinations come again and again, so each is made once.
class Marking
{
public:
    explicit Marking(ControlLoop& loop)
        : m_fleet(loop.rules().fleet)
    {
    }

    Result<void> set(DeviceSlot device, const DeviceMarks& marks)
    {
        if (marks.tags.size() > DeviceMarks::mostTags)
            return failure(ErrorKind::TooManyTags, textOf(device));
        put(device, m_fleet.names().marks.intern(marks.packed()));
        return {};
    }

    Result<void> change(DeviceSlot device, const MarkOrder& order)
    {
        const MarksIndex before = m_fleet.device(device).marks;
        const auto known = m_known.find(before);
        if (known != m_known.end()) {
            put(device, known->second);
            return {};
        }
        DeviceMarks marks = DeviceMarks::unpacked(m_fleet.names().marks.at(before));
        if (order.group)
            marks.group = *order.group;
        for (const QString& tag : order.remove)
            marks.removeTag(tag);
        for (const QString& tag : order.add)
            marks.addTag(tag);
        auto done = set(device, marks);
        if (done)
            m_known.emplace(before, m_fleet.names().marks.intern(marks.packed()));
        return done;
    }

    quint32 finish(ControlLoop& loop)
    {
        std::stable_sort(m_records.begin(), m_records.end(),
            [](const MarksRecord& a, const MarksRecord& b) { return a.marks < b.marks; }); // alike ones together
        for (const MarksRecord& record : m_records)
            m_fleet.setMarks(record.slot, record.marks);
        loop.devicesMarked(m_records);
        return static_cast<quint32>(m_records.size());
    }
    [[nodiscard]] DeviceSlot first() const { return m_records.empty() ? noDevice : m_records.front().slot; }

private:
    void put(DeviceSlot device, MarksIndex marks)
    {
        if (m_fleet.device(device).marks != marks)
            m_records.push_back({ device, marks });
    }
    [[nodiscard]] QString textOf(DeviceSlot device) const { return toText(m_fleet.names().devices.at(device)); }

    Fleet& m_fleet;
    std::vector<MarksRecord> m_records;
    std::unordered_map<MarksIndex, MarksIndex> m_known;
};

Result<void> checkNames(const QStringList& names)
{
    for (const QString& name : names) {
        if (auto checked = DeviceMarks::checkName(name); !checked)
            return checked;
    }
    return {};
}

void log(ControlLoop& loop, const QString& what, const QString& name, quint32 devices, DeviceSlot only)
{
    Activity activity;
    activity.kind = ActivityKind::DevicesMarked;
    activity.device = devices == 1 ? only : noDevice;
    activity.args = { what, name, QString::number(devices) };
    loop.log(activity);
}

DeviceFacts factsOfSlot(ControlLoop& loop, DeviceSlot device, std::vector<DeviceFacts::Module>& modules)
{
    const Fleet& fleet = loop.rules().fleet;
    const FleetNames& names = fleet.names();
    DeviceFacts facts = factsOf(loop.deviceRow(device), names);
    modules.clear();
    if (fleet.device(device).moreModules > 0) {
        for (const ModuleVersion& each : fleet.versions(device)) {
            if (each.module != defaultModuleIndex)
                modules.push_back({ names.modules.at(each.module), names.versions.at(each.version) });
        }
    }
    facts.modules = modules;
    return facts;
}

} // namespace

Result<quint32> markDevices(ControlLoop& loop, const MarkOrder& order)
{
    if (auto checked = checkNames(order.add + order.remove); !checked)
        return failure(checked.error());
    if (order.group && !order.group->isEmpty()) {
        if (auto checked = DeviceMarks::checkName(*order.group); !checked)
            return failure(checked.error());
    }
    std::vector<DeviceSlot> devices = order.devices;
    std::sort(devices.begin(), devices.end());
    devices.erase(std::unique(devices.begin(), devices.end()), devices.end());
    if (!devices.empty() && devices.back() >= loop.rules().fleet.size())
        return failure(ErrorKind::NotFound, QString::number(devices.back()));
    Marking marking(loop);
    for (const DeviceSlot device : devices) {
        if (auto done = marking.change(device, order); !done)
            return failure(done.error());
    }
    const DeviceSlot first = marking.first();
    const quint32 changed = marking.finish(loop);
    if (changed == 0)
        return changed;
    if (order.group)
        log(loop, order.group->isEmpty() ? QStringLiteral("ungroup") : QStringLiteral("group"), *order.group, changed,
            first);
    for (const QString& tag : order.remove)
        log(loop, QStringLiteral("untag"), tag, changed, first);
    for (const QString& tag : order.add)
        log(loop, QStringLiteral("tag"), tag, changed, first);
    return changed;
}

Result<quint32> applyMarks(ControlLoop& loop, const std::vector<MarkLine>& lines)
{
    const Fleet& fleet = loop.rules().fleet;
    Marking marking(loop);
    for (const MarkLine& line : lines) {
        if (line.device >= fleet.size())
            return failure(ErrorKind::NotFound, QString::number(line.device));
        DeviceMarks marks = DeviceMarks::unpacked(fleet.names().marks.at(fleet.device(line.device).marks));
        if (line.group)
            marks.group = *line.group;
        if (line.tags) {
            marks.tags.clear();
            for (const QString& tag : *line.tags)
                marks.addTag(tag);
        }
        if (auto done = checkNames(marks.tags).and_then([&] { return marking.set(line.device, marks); }); !done)
            return failure(done.error());
    }
    const DeviceSlot first = marking.first();
    const quint32 changed = marking.finish(loop);
    if (changed > 0)
        log(loop, QStringLiteral("import"), {}, changed, first);
    return changed;
}

Result<void> saveFilter(ControlLoop& loop, const SavedFilter& filter)
{
    SavedFilters& filters = loop.rules().filters;
    if (auto done = filter.text.isEmpty() ? filters.remove(filter.name) : filters.put(filter); !done)
        return done;
    // A name that differs in case only keeps its first spelling.
    const QList<SavedFilter>& all = filters.all();
    const auto kept = std::ranges::find_if(
        all, [&](const SavedFilter& one) { return one.name.compare(filter.name, Qt::CaseInsensitive) == 0; });
    loop.filterChanged({ kept == all.end() ? filter.name : kept->name, filter.text });
    return {};
}

std::optional<FilterHole> findHole(ControlLoop& loop, const DeviceQuery& query, const QString& productKey, TimeMs now)
{
    const Fleet& fleet = loop.rules().fleet;
    const auto product = fleet.names().products.find(productKey.toStdString());
    const std::vector<DeviceQuery::Clause>& clauses = query.clauses();
    std::vector<bool> fulfilled(clauses.size()); // by some device
    std::size_t furthest = 0; // clauses that some device fulfils, one after the other
    std::vector<DeviceFacts::Module> modules;
    for (DeviceSlot device = 0; device < fleet.size(); ++device) {
        if (!product || fleet.device(device).product != *product)
            continue;
        const DeviceFacts facts = factsOfSlot(loop, device, modules);
        bool all = true;
        for (std::size_t clause = 0; clause < clauses.size(); ++clause) {
            const bool holds = query.clauseMatches(clause, facts, now);
            fulfilled[clause] = fulfilled[clause] || holds;
            all = all && holds;
            furthest = all ? std::max(furthest, clause + 1) : furthest;
        }
    }
    const auto nobody = std::find(fulfilled.begin(), fulfilled.end(), false);
    if (nobody != fulfilled.end())
        return FilterHole{ clauses[static_cast<std::size_t>(nobody - fulfilled.begin())], true };
    if (furthest < clauses.size())
        return FilterHole{ clauses[furthest], false };
    return std::nullopt;
}

Absence whyAbsent(ControlLoop& loop, DeviceSlot device, BatchId id, TimeMs now)
{
    const Rules& rules = loop.rules();
    std::vector<DeviceFacts::Module> modules;
    const DeviceFacts facts = factsOfSlot(loop, device, modules);
    const Batch* batch = rules.engine.batch(id);
    if (!batch)
        return explainIdle(rules.fleet, rules.engine, device, facts, now);
    return explainAbsence(rules.fleet, *batch, rules.engine.task({ id, device }).has_value(), device, facts, now);
}

bool deviceMatches(ControlLoop& loop, const DeviceQuery& query, DeviceSlot device, TimeMs now)
{
    std::vector<DeviceFacts::Module> modules;
    return query.matches(factsOfSlot(loop, device, modules), now);
}

DeviceSlot matchDevices(ControlLoop& loop, const DeviceQuery& query, DeviceSlot from, quint32 most, TimeMs now,
    std::vector<DeviceSlot>& matching)
{
    const quint32 size = loop.rules().fleet.size();
    const DeviceSlot end = size - std::min(from, size) > most ? from + most : size;
    std::vector<DeviceFacts::Module> modules;
    for (DeviceSlot device = from; device < end; ++device) {
        if (query.isEmpty() || query.matches(factsOfSlot(loop, device, modules), now))
            matching.push_back(device);
    }
    return end;
}

} // namespace console::orders
