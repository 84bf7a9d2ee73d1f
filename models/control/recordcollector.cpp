// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/control/recordcollector.h"

#include <iterator>

namespace console {

namespace {

QByteArray bytesOf(std::string_view text)
{
    return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
}

template <class T> void append(std::vector<T>& to, const std::vector<T>& from)
{
    to.insert(to.end(), from.begin(), from.end());
}

void addLabels(std::vector<LabelRecord>& labels, Label kind, const Vocabulary& words, quint32& recorded)
{
    for (; recorded < words.size(); ++recorded)
        labels.push_back({ kind, recorded, bytesOf(words.at(recorded)) });
}

} // namespace

RecordCollector::RecordCollector(const Fleet& fleet, const RolloutView& engine)
    : m_fleet(fleet)
    , m_engine(engine)
{
}

void RecordCollector::markRestored(quint64 greatestLog)
{
    m_lastLog = greatestLog;
    const FleetNames& names = m_fleet.names();
    m_products = names.products.size();
    m_modules = names.modules.size();
    m_versions = names.versions.size();
    m_marks = names.marks.size();
}

void RecordCollector::deviceChanged(const FleetChange& change, TimeMs now)
{
    if (change.device == noDevice)
        return;
    const Device& device = m_fleet.device(change.device);
    if (change.enrolled) {
        m_current.devices.push_back({ change.device, device.product, bytesOf(m_fleet.names().devices.at(change.device)),
            device.firstSeen, device.lastSeen });
    } else if (change.seenChanged) {
        m_lazy.addDevice(change.device);
    }
    if (change.versionChanged)
        m_current.versions.push_back({ change.device, change.module, change.version, now });
}

void RecordCollector::add(const Effects& effects, TimeMs now)
{
    append(m_current.tasks, effects.tasks);
    for (const Task& task : effects.tasks)
        m_logs[task.batch].add(task, now);
    for (const Task& task : effects.touched)
        m_lazy.addTask({ task.batch, task.device });
    append(m_current.batches, effects.batches);
    append(m_current.firmware, effects.firmware);
}

void RecordCollector::addMarks(const std::vector<MarksRecord>& marks)
{
    append(m_current.marks, marks);
}

void RecordCollector::addNewLabels()
{
    const FleetNames& names = m_fleet.names();
    addLabels(m_current.labels, Label::Product, names.products, m_products);
    addLabels(m_current.labels, Label::Module, names.modules, m_modules);
    addLabels(m_current.labels, Label::Version, names.versions, m_versions);
    addLabels(m_current.labels, Label::Marks, names.marks, m_marks);
}

void RecordCollector::addLazy(std::size_t count)
{
    for (; count > 0; --count) {
        const auto device = m_lazy.takeDevice();
        if (!device)
            break;
        m_current.seen.push_back({ *device, m_fleet.device(*device).lastSeen });
    }
    for (; count > 0; --count) {
        const auto key = m_lazy.takeTask();
        if (!key)
            break;
        if (const auto task = m_engine.task(*key))
            m_current.lazyTasks.push_back(*task);
    }
}

void RecordCollector::addLogs()
{
    for (auto& [batch, writer] : m_logs) {
        if (!writer.isEmpty())
            m_current.logs.push_back({ ++m_lastLog, batch, writer.take() });
    }
    m_logs.clear();
}

std::optional<RecordBatch> RecordCollector::take(std::size_t lazyRecords)
{
    addLogs();
    addNewLabels();
    addLazy(lazyRecords);
    if (!m_current.isDurable() && m_current.seen.empty() && m_current.lazyTasks.empty())
        return std::nullopt;
    m_current.sequence = ++m_sequence;
    return std::exchange(m_current, {});
}

} // namespace console
