// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/devicemarks.h"

#include <algorithm>

namespace console {

namespace {

bool isBefore(const QString& one, const QString& other)
{
    return one.compare(other, Qt::CaseInsensitive) < 0;
}

QString textOf(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace

void DeviceMarks::addTag(const QString& tag)
{
    const auto place = std::lower_bound(tags.begin(), tags.end(), tag, isBefore);
    if (place == tags.end() || isBefore(tag, *place))
        tags.insert(place, tag);
}

void DeviceMarks::removeTag(const QString& tag)
{
    tags.removeIf([&tag](const QString& each) { return each.compare(tag, Qt::CaseInsensitive) == 0; });
}

std::string DeviceMarks::packed() const
{
    if (group.isEmpty() && tags.isEmpty())
        return {};
    return QString(group + u'\n' + tags.join(u'\n')).toStdString();
}

DeviceMarks DeviceMarks::unpacked(std::string_view packed)
{
    DeviceMarks marks;
    marks.group = textOf(packedGroup(packed));
    const QString tags = textOf(packedTags(packed));
    if (!tags.isEmpty())
        marks.tags = tags.split(u'\n');
    return marks;
}

Result<void> DeviceMarks::checkName(const QString& name)
{
    const bool printable = std::ranges::all_of(name,
        [](QChar c) { return (c.isPrint() || c.isSurrogate()) && c != u',' && c != u';' && c != u'|' && c != u'"'; });
    if (name.isEmpty() || name.size() > longestName || name != name.trimmed() || !printable)
        return failure(ErrorKind::MarkInvalid, name.left(2 * longestName));
    return {};
}

std::string_view packedGroup(std::string_view packed)
{
    return packed.substr(0, packed.find('\n'));
}

std::string_view packedTags(std::string_view packed)
{
    const std::size_t end = packed.find('\n');
    return end == std::string_view::npos ? std::string_view() : packed.substr(end + 1);
}

} // namespace console
