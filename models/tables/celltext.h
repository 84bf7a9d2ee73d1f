// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/clock.h"

#include <QString>
#include <QStringList>

namespace console {

/// Numbers and times as every table, card and sentence of the console writes them, so that one value never has two
/// looks. The digits are the same in all languages of the console; only units are translated. GUI thread.

[[nodiscard]] QString countText(qint64 count); ///< "12,340"
[[nodiscard]] QString devicesText(qint64 count); ///< "1 device", "12,340 devices"
[[nodiscard]] QString sizeText(qint64 bytes); ///< "512 B", "11.0 MB"; powers of 1000
[[nodiscard]] QString percentText(double share); ///< 0..1, one decimal: "63.1 %"; never "100.0 %" or "0.0 %" for nearly
[[nodiscard]] QString stepText(int percent); ///< a whole percentage, as devices report it: "64 %"
[[nodiscard]] QString thousandthsText(qint32 thousandths); ///< a share as it was entered: "12.5 %", "0.125 %", "10 %"
[[nodiscard]] QString percentSuffix(); ///< what stands after the number: " %"
[[nodiscard]] QString durationText(qint64 ms); ///< "40 s", "2 min 5 s", "3 h 10 min", "4 d 2 h"
[[nodiscard]] QString relativeTimeText(TimeMs at, TimeMs now); ///< "2 min ago", "in 5 min"; 0 = "never"
[[nodiscard]] QString exactTimeText(TimeMs at); ///< "2026-11-22 16:22:43", local; empty for 0
[[nodiscard]] QString clockTimeText(TimeMs at, TimeMs now); ///< "16:22" today, else the date too; empty for 0

[[nodiscard]] QString listText(const QStringList& parts); ///< "a, b, c", with the comma of the language
[[nodiscard]] QString clauseText(
    const QString& first, const QString& second); ///< "Failed, timed out"; second may be empty

} // namespace console
