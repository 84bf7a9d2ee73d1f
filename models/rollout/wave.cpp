// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/wave.h"

#include <algorithm>

namespace console {

namespace {

constexpr quint32 mostDevices = 2'000'000; // FleetLimits
constexpr int mostSoakMinutes = 7 * 24 * 60;

Result<void> checkSize(const Wave& wave)
{
    if (wave.devices != 0 && wave.percentThousandths != 0)
        return failure(ErrorKind::WaveSizeOutOfRange, QString::number(wave.devices));
    if (wave.devices > mostDevices)
        return failure(ErrorKind::WaveSizeOutOfRange, QString::number(wave.devices));
    if (wave.percentThousandths < 0 || wave.percentThousandths >= 100'000)
        return failure(ErrorKind::WaveSizeOutOfRange,
            QString::number(wave.percentThousandths / 1000.0, 'f', 3) + QLatin1Char('%'));
    return {};
}

Result<void> checkGate(const Gate& gate)
{
    if (gate.successPercent < 0 || gate.successPercent > 100)
        return failure(ErrorKind::GateOutOfRange, QString::number(gate.successPercent) + QLatin1Char('%'));
    if (gate.soakMinutes < 0 || gate.soakMinutes > mostSoakMinutes)
        return failure(ErrorKind::GateOutOfRange, QString::number(gate.soakMinutes) + QLatin1Char('m'));
    if (!gate.any())
        return failure(ErrorKind::GateEmpty);
    return {};
}

} // namespace

Result<void> checkWaves(const std::vector<Wave>& waves)
{
    if (waves.empty())
        return {};
    if (waves.size() < 2 || waves.size() > mostWaves)
        return failure(ErrorKind::WavesOutOfRange, QString::number(waves.size()));
    for (std::size_t i = 0; i < waves.size(); ++i) {
        const bool last = i + 1 == waves.size();
        if (auto size = checkSize(waves[i]); !size)
            return size;
        if (waves[i].isRest() != last)
            return failure(ErrorKind::WaveRestMissing, QString::number(i + 1));
        if (auto gate = checkGate(waves[i].gate); !last && !gate)
            return gate;
    }
    return {};
}

Result<std::vector<quint32>> waveSizes(const std::vector<Wave>& waves, quint32 devices)
{
    std::vector<quint32> sizes;
    quint64 taken = 0;
    for (const Wave& wave : waves) {
        quint64 size = wave.devices;
        if (wave.percentThousandths != 0)
            size = std::max<quint64>(1, quint64{ devices } * static_cast<quint64>(wave.percentThousandths) / 100'000);
        if (wave.isRest())
            size = std::max<quint64>(1, devices - std::min<quint64>(taken, devices));
        taken += size;
        sizes.push_back(static_cast<quint32>(size));
    }
    if (taken > devices)
        return failure(ErrorKind::WavesTooLarge, QStringLiteral("%1 > %2").arg(taken).arg(devices));
    return sizes;
}

} // namespace console
