// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/taskexport.h"

#include "app/console/valuenames.h"
#include "models/base/csvcell.h"

#include <QSaveFile>

#include <algorithm>
#include <charconv>
#include <chrono>

namespace console {

namespace {

constexpr qsizetype blockSize = 1024 * 1024;
constexpr quint32 progressEvery = 4096;
constexpr char header[]
    = "device,from_version,state,reason,step,attempt,silent,may_still_arrive,created_at,updated_at,upgrading_since,"
      "next_at,published_at,acknowledged_at,download_began_at,progress_at,reported_at,bytes_served,reported_version,"
      "pushes,nobody_listening,refusal\n";

/// The lines, a block at a time. Twenty million cells of a big batch: nothing here allocates but the block.
class TaskLines
{
public:
    explicit TaskLines(const FleetNames& names)
        : m_names(names)
    {
        m_block.reserve(blockSize + 4096);
        m_block += header;
    }

    void add(const Task& task);
    [[nodiscard]] QByteArray& block() { return m_block; }

private:
    void text(std::string_view text);
    void number(qint64 value);
    void time(TimeMs at);
    void times(std::initializer_list<TimeMs> all)
    {
        for (const TimeMs at : all)
            time(at);
    }
    void end(char after) { m_block.back() = after; }

    const FleetNames& m_names;
    QByteArray m_block;
    qint64 m_day = -1;
    std::array<char, 11> m_date{}; ///< of m_day, with the T behind it
};

void TaskLines::add(const Task& task)
{
    const TaskEvidence& evidence = task.evidence;
    const QLatin1StringView state = nameOf(task.state);
    const QLatin1StringView reason = task.reason == TaskReason::None ? QLatin1StringView() : nameOf(task.reason);
    text(m_names.devices.at(task.device));
    text(m_names.versions.at(task.fromVersion));
    m_block.append(state.data(), state.size()).append(',');
    m_block.append(reason.data(), reason.size()).append(',');
    if (task.step == Task().step)
        m_block += ',';
    else
        number(task.step);
    number(task.attempt);
    number(task.silent);
    number(task.mayStillArrive);
    times({ task.createdAt, task.updatedAt, task.upgradingSince, task.nextAt, evidence.publishedAt,
        evidence.acknowledgedAt, evidence.downloadBeganAt, evidence.progressAt, evidence.reportedAt });
    number(static_cast<qint64>(evidence.bytesServed));
    text(m_names.versions.at(evidence.reportedVersion));
    number(evidence.pushes);
    number(evidence.nobodyListening);
    number(evidence.refusal);
    end('\n');
}

void TaskLines::text(std::string_view text)
{
    const auto isPlain = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '.' || c == '_'
            || c == '-';
    };
    const bool plain = (text.empty() || text.front() != '-') && std::all_of(text.begin(), text.end(), isPlain);
    if (plain)
        m_block.append(text.data(), static_cast<qsizetype>(text.size()));
    else
        m_block += csvCell(QByteArray(text.data(), static_cast<qsizetype>(text.size())));
    m_block += ',';
}

void TaskLines::number(qint64 value)
{
    std::array<char, 24> digits{};
    const auto result = std::to_chars(digits.data(), digits.data() + digits.size(), value);
    m_block.append(digits.data(), result.ptr - digits.data()).append(',');
}

/// 2026-11-22T16:22:43.125Z
void TaskLines::time(TimeMs at)
{
    if (at <= 0) {
        m_block += ',';
        return;
    }
    constexpr qint64 dayMs = 86'400'000;
    const auto put = [](char* to, qint64 value, int digits) {
        while (--digits >= 0) {
            to[digits] = static_cast<char>('0' + value % 10);
            value /= 10;
        }
    };
    if (at / dayMs != m_day) {
        m_day = at / dayMs;
        const std::chrono::year_month_day date{ std::chrono::sys_days(std::chrono::days(m_day)) };
        m_date = { '0', '0', '0', '0', '-', '0', '0', '-', '0', '0', 'T' };
        put(m_date.data(), static_cast<int>(date.year()), 4);
        put(m_date.data() + 5, static_cast<unsigned>(date.month()), 2);
        put(m_date.data() + 8, static_cast<unsigned>(date.day()), 2);
    }
    const qint64 ms = at % dayMs;
    std::array<char, 14> clock{ '0', '0', ':', '0', '0', ':', '0', '0', '.', '0', '0', '0', 'Z', ',' };
    put(clock.data(), ms / 3'600'000, 2);
    put(clock.data() + 3, ms / 60'000 % 60, 2);
    put(clock.data() + 6, ms / 1000 % 60, 2);
    put(clock.data() + 9, ms % 1000, 3);
    m_block.append(m_date.data(), static_cast<qsizetype>(m_date.size()));
    m_block.append(clock.data(), static_cast<qsizetype>(clock.size()));
}

Result<void> writeBlock(QSaveFile& file, QByteArray& block)
{
    if (file.write(block) != block.size())
        return failure(ErrorKind::WriteFailed, file.fileName());
    block.resize(0); // keeps its room
    return {};
}

} // namespace

Result<quint32> exportTasks(const StoreReader& reader, const FleetNames& names, BatchId batch, const QString& path,
    const StoreReader::Progress& progress)
{
    const auto all = reader.countTasks(batch);
    if (!all)
        return failure(all.error());
    if (*all == 0)
        return failure(ErrorKind::NotFound, batch.toString());
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return failure(ErrorKind::WriteFailed, path);
    TaskLines lines(names);
    quint32 count = 0;
    Result<void> written;
    const auto read = reader.eachTask(batch, [&](const Task& task) {
        // What another process wrote into the database has no name here.
        if (task.device >= names.devices.size() || task.fromVersion >= names.versions.size()
            || task.evidence.reportedVersion >= names.versions.size())
            written = failure(ErrorKind::DatabaseDamaged, batch.toString());
        else
            lines.add(task);
        if (written && lines.block().size() >= blockSize)
            written = writeBlock(file, lines.block());
        const bool goesOn = ++count % progressEvery != 0 || !progress
            || progress(static_cast<int>(std::min<qint64>(qint64{ count } * 100 / *all, 99)));
        if (written && !goesOn)
            written = failure(ErrorKind::Cancelled);
        return written.has_value();
    });
    if (written && read)
        written = writeBlock(file, lines.block());
    if (!written || !read)
        return failure(!written ? written.error() : read.error());
    if (!file.commit())
        return failure(ErrorKind::WriteFailed, path);
    return count;
}

} // namespace console
