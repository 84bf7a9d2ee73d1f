// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/control/savedfilters.h"

#include "models/fleet/devicequery.h"

#include <algorithm>

namespace console {

namespace {

bool isBefore(const SavedFilter& filter, const QString& name)
{
    return filter.name.compare(name, Qt::CaseInsensitive) < 0;
}

} // namespace

Result<void> SavedFilters::put(const SavedFilter& filter)
{
    const bool printable = std::ranges::all_of(filter.name, [](QChar c) { return c.isPrint() || c.isSurrogate(); });
    if (filter.name.isEmpty() || filter.name.size() > longestName || filter.name != filter.name.trimmed() || !printable)
        return failure(ErrorKind::InvalidName, filter.name.left(longestName));
    const auto query = DeviceQuery::parse(filter.text);
    if (!query || query->isEmpty())
        return failure(ErrorKind::FilterInvalid, filter.text.left(200));
    const auto place = std::lower_bound(m_filters.begin(), m_filters.end(), filter.name, isBefore);
    if (place != m_filters.end() && place->name.compare(filter.name, Qt::CaseInsensitive) == 0) {
        place->text = filter.text;
        return {};
    }
    if (m_filters.size() >= most)
        return failure(ErrorKind::TooManyFilters, QString::number(most));
    m_filters.insert(place, filter);
    return {};
}

Result<void> SavedFilters::remove(const QString& name)
{
    const auto removed = m_filters.removeIf([&name](const SavedFilter& one) { return one.name == name; });
    if (removed == 0)
        return failure(ErrorKind::NotFound, name.left(longestName));
    return {};
}

void SavedFilters::restore(const SavedFilter& filter)
{
    m_filters.insert(std::lower_bound(m_filters.begin(), m_filters.end(), filter.name, isBefore), filter);
}

} // namespace console
