// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <vector>

namespace console {

class Vocabulary;

/// The rank of every label of a vocabulary, by index (compareVersions): sorting a million rows then compares small
/// numbers. Any thread.
[[nodiscard]] std::vector<quint32> versionRanks(const Vocabulary& versions);
/// The same for combinations of group and tags, by the tags alone.
[[nodiscard]] std::vector<quint32> tagRanks(const Vocabulary& marks);
/// The same for names that compare as text.
[[nodiscard]] std::vector<quint32> textRanks(const Vocabulary& names);

} // namespace console
