// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>

#include <functional>
#include <string>
#include <vector>

namespace console {

/// Prints "figure NAME VALUE UNIT": what tests/run shows of a benchmark. Units: ratio, s, ms, us, /s, B, count.
void printFigure(const std::string& name, double value, const std::string& unit);

/// The middle one, of an even number the mean of the two in the middle. At least one.
[[nodiscard]] double median(std::vector<double> values);

/// Prints "figure growth_NAME": what a device costs at the largest size over what it costs at the smallest, and the
/// same for the sizes between, with their number of devices behind the name. `cost`: seconds at so many devices,
/// negative when it failed. False then.
[[nodiscard]] bool printGrowth(const std::string& name, const std::function<double(quint32 devices)>& cost);

/// CPU seconds of this process so far, all threads, user and system.
[[nodiscard]] double cpuSeconds();
/// Of another process; -1 where there is none.
[[nodiscard]] double cpuSecondsOf(qint64 processId);
/// Resident memory.
[[nodiscard]] qint64 residentBytes();
[[nodiscard]] qint64 residentBytesOf(qint64 processId); ///< -1 where there is none

/// The most that was resident since the process began, or since forgetPeak(); -1 where the system does not say.
[[nodiscard]] qint64 peakBytes();
void forgetPeak();

/// Wall clock and CPU of this process since its making, or since restart().
class Stopwatch
{
public:
    Stopwatch() { restart(); }
    void restart();
    [[nodiscard]] double wall() const; ///< seconds
    [[nodiscard]] double cpu() const;

private:
    QElapsedTimer m_timer;
    double m_cpuBefore = 0;
};

/// True in `tests/run bench` (ROLLOUT_BENCH=1), false in the short form, which asserts that all is right and measures
/// nothing worth reading.
[[nodiscard]] bool isFullSize();
template <class T> [[nodiscard]] T sized(T full, T brief)
{
    return isFullSize() ? full : brief;
}
/// How often something is measured, for a median; ROLLOUT_RUNS=N says otherwise.
[[nodiscard]] inline int runs()
{
    const int wanted = qEnvironmentVariableIntValue("ROLLOUT_RUNS");
    return wanted > 0 ? wanted : sized(3, 1);
}

} // namespace console
