// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <QStringList>

#include <string>
#include <string_view>

namespace console {

/// What operators write on a device: one group, any number of tags. The whole fleet has few different combinations, so
/// a device carries only the number of one (FleetNames::marks), packed as lines: the group, then the tags in order.
/// Group and tags keep their spelling; two tags that differ in case only are one. A value.
struct DeviceMarks
{
    static constexpr qsizetype mostTags = 32;
    static constexpr qsizetype longestName = 64; ///< characters

    QString group; ///< empty = none
    QStringList tags; ///< sorted, each once

    void addTag(const QString& tag);
    void removeTag(const QString& tag);
    [[nodiscard]] std::string packed() const; ///< empty where there is neither
    [[nodiscard]] static DeviceMarks unpacked(std::string_view packed);

    /// What may be a group or a tag: 1 to 64 characters, printable, no comma, semicolon, bar or quote, no space at the
    /// ends. Error: MarkInvalid, context: the name.
    [[nodiscard]] static Result<void> checkName(const QString& name);

    bool operator==(const DeviceMarks&) const = default;
};

[[nodiscard]] std::string_view packedGroup(std::string_view packed);
[[nodiscard]] std::string_view packedTags(std::string_view packed); ///< lines

} // namespace console
