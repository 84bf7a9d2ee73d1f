// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/fleet/fate.h"

#include <array>

namespace console {

namespace {

constexpr std::array names{
    "healthy",
    "upgrade-failed",
    "download-failed",
    "verification-failed",
    "flashing-failed",
    "wrong-version",
    "fell-back",
    "silent",
    "stalled",
    "bricked",
    "slow",
    "offline",
    "duplicate-progress",
    "backwards-progress",
    "double-inform",
    "liar-progress",
    "liar-replay",
    "liar-jump",
    "liar-flood",
};
static_assert(names.size() == static_cast<std::size_t>(Fate::LiarFlood) + 1);

} // namespace

std::optional<Fate> fateFromName(const QString& name)
{
    for (std::size_t i = 0; i < names.size(); ++i)
        if (name == QLatin1StringView(names[i]))
            return static_cast<Fate>(i);
    return std::nullopt;
}

QString fateName(Fate fate)
{
    return QString::fromLatin1(names[static_cast<std::size_t>(fate)]);
}

bool isFatal(Fate fate)
{
    return fate >= Fate::UpgradeFailed && fate <= Fate::Bricked;
}

bool isLiar(Fate fate)
{
    return fate >= Fate::LiarProgress;
}

} // namespace console
