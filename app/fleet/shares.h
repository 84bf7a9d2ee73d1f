// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <tl/expected.hpp>

namespace console {

/// One part of a mix given on the command line: "2.3.0=60,2.2.1=30".
struct Share
{
    QString name;
    double percent = 0;

    bool operator==(const Share&) const = default;
};
using Shares = QList<Share>;

/// Reads "name=percent,name=percent"; an empty text gives no shares. The error is a sentence for the command line: a
/// part without "=", no number, a negative one, a name twice, or more than 100 % in all.
[[nodiscard]] tl::expected<Shares, QString> parseShares(const QString& text);

/// The share that `point` (0 up to 100) falls into, as an index; -1 for the rest above the sum.
[[nodiscard]] qsizetype shareAt(const Shares& shares, double point);
/// As above, with the shares stretched to fill 100: only an empty or all-zero list has no answer (-1).
[[nodiscard]] qsizetype stretchedShareAt(const Shares& shares, double point);

/// What chance gives to device `index` for the question `salt`: depends on nothing else, so that a fleet is the same
/// one whatever the order and speed of things.
[[nodiscard]] quint64 draw(quint64 seed, quint64 index, quint64 salt);
[[nodiscard]] double drawPercent(quint64 seed, quint64 index, quint64 salt); ///< 0 up to, not including, 100

} // namespace console
