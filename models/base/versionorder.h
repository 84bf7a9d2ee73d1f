// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace console {

/// Compares version labels as people read them: runs of digits by value, so 1.9 comes before 1.10, and a pre-release
/// (`-rc1`) before its release. Less than, equal to or greater than 0. Any thread.
[[nodiscard]] int compareVersions(std::string_view a, std::string_view b);

} // namespace console
