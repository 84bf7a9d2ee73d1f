// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/csvlookup.h"

#include <algorithm>

namespace console {

namespace {

constexpr std::size_t keptText = 200;

} // namespace

CsvLookup::CsvLookup(CsvList list, const QString& productKey)
    : m_list(std::move(list))
    , m_productKey(productKey.toStdString())
{
}

bool CsvLookup::next(const Fleet& fleet, std::size_t most)
{
    const std::size_t end = std::min(m_list.rows.size(), m_next + most);
    for (; m_next < end; ++m_next)
        lookUp(fleet, m_list.rows[m_next]);
    return m_next < m_list.rows.size();
}

int CsvLookup::percent() const
{
    return m_list.rows.empty() ? 100 : static_cast<int>(m_next * 100 / m_list.rows.size());
}

void CsvLookup::lookUp(const Fleet& fleet, const CsvRow& row)
{
    ++m_found.lines;
    if (row.problem)
        return reject(row, *row.problem);
    const auto slot = fleet.find(m_productKey, row.name);
    if (!slot)
        return reject(row, isOfOtherProduct(fleet, row.name) ? CsvProblem::WrongProduct : CsvProblem::UnknownDevice);
    if (*slot >= m_seen.size()) // the fleet may have grown since the last piece
        m_seen.resize(fleet.size());
    if (m_seen[*slot])
        return reject(row, CsvProblem::Duplicate);
    m_seen[*slot] = true;
    m_found.devices.push_back(*slot);
}

bool CsvLookup::isOfOtherProduct(const Fleet& fleet, std::string_view name) const
{
    for (ProductIndex product = 1; product < fleet.names().products.size(); ++product) {
        if (fleet.find(fleet.names().products.at(product), name))
            return true;
    }
    return false;
}

void CsvLookup::reject(const CsvRow& row, CsvProblem problem)
{
    const std::string_view kept = row.text.substr(0, keptText);
    m_found.rejected.append({ row.line, problem, QByteArray(kept.data(), static_cast<qsizetype>(kept.size())) });
}

} // namespace console
