// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace console {

/// Bytes nobody vouches for, fit to be shown: as text when they are clean UTF-8, with other control characters made
/// visible; else as a hex dump of 8 bytes a line.
[[nodiscard]] QString rawBytesText(const QByteArray& bytes);
/// Always as a hex dump.
[[nodiscard]] QString hexText(const QByteArray& bytes);
/// "First 512 of 3,210 bytes" where not all of them are shown; empty where they are. `total` 0 = nobody knows: then
/// what is shown may be all, and nothing is said.
[[nodiscard]] QString cutText(qsizetype shown, qsizetype total);

} // namespace console
