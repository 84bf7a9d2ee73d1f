// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/control/newcomers.h"

#include <utility>

namespace console {

Newcomers::Newcomers(Rules& rules)
    : m_rules(rules)
{
}

bool Newcomers::areExpected() const
{
    return m_rules.engine.takesNewcomers();
}

const DeviceQuery* Newcomers::queryOf(const Batch& batch)
{
    const auto known = m_queries.find(batch.id);
    if (known != m_queries.end())
        return &known->second;
    const auto query = DeviceQuery::parse(batch.plan.filter);
    if (!query || query->isEmpty()) // of a foreign database: nobody is meant
        return nullptr;
    return &m_queries.emplace(batch.id, *query).first->second;
}

void Newcomers::consider(DeviceSlot device, TimeMs now, const std::function<bool(const DeviceQuery&)>& matches)
{
    const Fleet& fleet = m_rules.fleet;
    const FleetNames& names = fleet.names();
    const std::string_view product = names.products.at(fleet.device(device).product);
    const QUtf8StringView productKey(product.data(), static_cast<qsizetype>(product.size()));
    for (const BatchId id : m_rules.engine.openToNewcomers()) {
        const Batch& batch = *m_rules.engine.batch(id);
        if (QAnyStringView::compare(productKey, batch.productKey) != 0 || m_rules.engine.task({ id, device }))
            continue;
        const DeviceQuery* query = queryOf(batch);
        const auto module = names.modules.find(batch.module.toStdString());
        if (!query || !module || !matches(*query))
            continue;
        if (!m_rules.engine.joinBatch(id, { device, fleet.version(device, *module), m_rules.groupOf(device) }, now))
            continue;
        Joined& joined = m_joined[id];
        if (joined.count++ == 0)
            joined.first = device;
    }
}

std::vector<Activity> Newcomers::takeJoined()
{
    std::vector<Activity> entries;
    for (const auto& [batch, joined] : std::exchange(m_joined, {})) {
        Activity activity;
        activity.kind = ActivityKind::DevicesJoined;
        activity.batch = batch;
        if (joined.count == 1)
            activity.device = joined.first;
        activity.args = { QString::number(joined.count), toText(m_rules.fleet.names().devices.at(joined.first)) };
        entries.push_back(std::move(activity));
    }
    return entries;
}

} // namespace console
