// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/figures.h"

#include <QByteArray>
#include <QFile>
#include <QList>

#include <algorithm>
#include <cstdio>

#include <sys/resource.h>
#include <unistd.h>

namespace console {

namespace {

double seconds(const timeval& time)
{
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

QByteArray processFile(qint64 processId, const char* name)
{
    QFile file(QStringLiteral("/proc/%1/%2").arg(processId).arg(QLatin1StringView(name)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

void printFigure(const std::string& name, double value, const std::string& unit)
{
    std::printf("figure %s %.6g %s\n", name.c_str(), value, unit.c_str());
    std::fflush(stdout);
}

double median(std::vector<double> values)
{
    Q_ASSERT(!values.empty());
    std::sort(values.begin(), values.end());
    const std::size_t middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

bool printGrowth(const std::string& name, const std::function<double(quint32 devices)>& cost)
{
    const std::vector<quint32> sizes
        = isFullSize() ? std::vector{ 10'000U, 100'000U, 1'000'000U } : std::vector{ 1'000U, 2'000U };
    double smallest = 0;
    for (const quint32 devices : sizes) {
        // Small sizes are over before the machine's other work evens out.
        const int times = isFullSize() && devices < 1'000'000 ? 3 : 1;
        std::vector<double> costs;
        for (int i = 0; i < times; ++i) {
            const double seconds = cost(devices);
            if (seconds < 0)
                return false;
            costs.push_back(seconds / devices);
        }
        printFigure("cost_" + name + "_" + std::to_string(devices), median(costs) * 1e6, "us");
        if (devices == sizes.front())
            smallest = median(costs);
        else
            printFigure("growth_" + name + (devices == sizes.back() ? "" : "_" + std::to_string(devices)),
                median(costs) / smallest, "ratio");
    }
    return true;
}

double cpuSeconds()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

double cpuSecondsOf(qint64 processId)
{
    const QByteArray stat = processFile(processId, "stat");
    // The name, in brackets, may hold anything; user and system time are the 12th and 13th field after it.
    const QList<QByteArray> fields = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
    if (fields.size() < 13)
        return -1;
    return (fields.at(11).toDouble() + fields.at(12).toDouble()) / static_cast<double>(sysconf(_SC_CLK_TCK));
}

qint64 residentBytes()
{
    return residentBytesOf(getpid());
}

qint64 residentBytesOf(qint64 processId)
{
    const QList<QByteArray> pages = processFile(processId, "statm").split(' ');
    return pages.size() < 2 ? -1 : pages.at(1).toLongLong() * sysconf(_SC_PAGESIZE);
}

qint64 peakBytes()
{
    for (const QByteArray& line : processFile(getpid(), "status").split('\n')) {
        if (line.startsWith("VmHWM:"))
            return line.mid(6).trimmed().split(' ').first().toLongLong() * 1024;
    }
    return -1;
}

void forgetPeak()
{
    QFile file(QStringLiteral("/proc/self/clear_refs"));
    if (file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        file.write("5"); // proc(5): the peak is what is resident now
}

void Stopwatch::restart()
{
    m_timer.start();
    m_cpuBefore = cpuSeconds();
}

double Stopwatch::wall() const
{
    return static_cast<double>(m_timer.nsecsElapsed()) / 1e9;
}

double Stopwatch::cpu() const
{
    return cpuSeconds() - m_cpuBefore;
}

bool isFullSize()
{
    return qEnvironmentVariableIntValue("ROLLOUT_BENCH") == 1;
}

} // namespace console
