// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/fleet/devicespec.h"

#include "app/fleet/options.h"

namespace console {

namespace {

enum Salt : quint64 { VersionSalt = 1, KindSalt, FateSalt, ChanceSalt, ModuleSalt };

} // namespace

QString deviceName(const FleetOptions& options, quint32 index)
{
    if (!options.listed.empty())
        return options.listed.at(index).name;
    return options.prefix + QStringLiteral("%1").arg(index + 1, 6, 10, QLatin1Char('0'));
}

DeviceSpec makeSpec(const FleetOptions& options, quint32 index)
{
    if (!options.listed.empty())
        return options.listed.at(index);
    const quint64 seed = options.seed;
    DeviceSpec spec;
    spec.index = index;
    spec.name = deviceName(options, index);
    spec.chance = draw(seed, index, ChanceSalt);
    const qsizetype version = stretchedShareAt(options.versions, drawPercent(seed, index, VersionSalt));
    spec.versions.insert(
        QStringLiteral("default"), version < 0 ? QStringLiteral("1.0.0") : options.versions[version].name);
    for (qsizetype i = 0; i < options.modules.size(); ++i)
        if (drawPercent(seed, index, ModuleSalt + static_cast<quint64>(i)) < options.modules[i].percent)
            spec.versions.insert(options.modules[i].name, QStringLiteral("1.0.0"));
    if (options.protectedDevices.contains(spec.name))
        return spec;

    const qsizetype kind = stretchedShareAt(options.kinds, drawPercent(seed, index, KindSalt));
    if (kind >= 0)
        spec.kind = deviceKindFromName(options.kinds[kind].name).value_or(DeviceKind::Plain);
    const qsizetype fate = shareAt(options.fates, drawPercent(seed, index, FateSalt));
    if (fate >= 0)
        spec.fate = fateFromName(options.fates[fate].name).value_or(Fate::Healthy);
    return spec;
}

} // namespace console
