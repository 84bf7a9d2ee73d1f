// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/batchlog.h"

#include <algorithm>

namespace console {

namespace {

constexpr int numberBits = 7;
constexpr auto lastState = static_cast<unsigned>(TaskState::Skipped);
constexpr auto lastReason = static_cast<unsigned>(TaskReason::AlreadyThere);
static_assert(lastState < 8 && lastReason < 16); // so many bits they have

/// Reads what BatchLogWriter wrote, and nothing behind its end.
class PieceReader
{
public:
    explicit PieceReader(const QByteArray& bytes)
        : m_bytes(bytes)
    {
    }

    [[nodiscard]] bool atEnd() const { return m_at == m_bytes.size(); }
    [[nodiscard]] bool isDamaged() const { return m_isDamaged; }

    quint8 byte()
    {
        if (atEnd()) {
            m_isDamaged = true;
            return 0;
        }
        return static_cast<quint8>(m_bytes.at(m_at++));
    }
    quint64 number()
    {
        quint64 value = 0;
        for (int shift = 0; shift < 64; shift += numberBits) {
            const quint8 next = byte();
            value |= quint64{ next & 0x7fU } << shift;
            if ((next & 0x80U) == 0)
                return value;
        }
        m_isDamaged = true;
        return 0;
    }

private:
    const QByteArray& m_bytes;
    qsizetype m_at = 0;
    bool m_isDamaged = false;
};

bool isFirstWait(const Task& task)
{
    return task.state == TaskState::Queued && task.attempt == 0 && task.updatedAt == task.createdAt;
}

} // namespace

void BatchLogWriter::number(quint64 value)
{
    for (; value >= 0x80; value >>= numberBits)
        m_bytes.append(static_cast<char>(value | 0x80U));
    m_bytes.append(static_cast<char>(value));
}

void BatchLogWriter::add(const Task& task, TimeMs now)
{
    if (isFirstWait(task))
        return;
    const TimeMs at = std::max(m_at, now);
    number(static_cast<quint64>(at - m_at));
    const qint64 step = qint64{ task.device } - m_device;
    number(step >= 0 ? static_cast<quint64>(step) << 1U : (static_cast<quint64>(-step) << 1U) | 1U);
    m_bytes.append(static_cast<char>(
        static_cast<unsigned>(task.state) | static_cast<unsigned>(task.reason) << 3U | (task.silent ? 0x80U : 0U)));
    m_bytes.append(static_cast<char>(task.attempt));
    m_at = at;
    m_device = task.device;
}

QByteArray BatchLogWriter::take()
{
    m_at = 0;
    m_device = 0;
    return std::exchange(m_bytes, {});
}

Result<void> readBatchLog(const QByteArray& piece, std::vector<BatchLogEntry>& into)
{
    const std::size_t before = into.size();
    PieceReader reader(piece);
    TimeMs at = 0;
    qint64 device = 0;
    while (!reader.atEnd() && !reader.isDamaged()) {
        at += static_cast<TimeMs>(reader.number());
        const quint64 step = reader.number();
        device += (step & 1U) != 0 ? -static_cast<qint64>(step >> 1U) : static_cast<qint64>(step >> 1U);
        const quint8 state = reader.byte();
        const quint8 attempt = reader.byte();
        const bool isPossible = (state & 7U) <= lastState && device >= 0 && device < noDevice && at >= 0;
        if (reader.isDamaged() || !isPossible) {
            into.resize(before);
            return failure(ErrorKind::DatabaseDamaged, QStringLiteral("batch_log"));
        }
        into.push_back({ at, static_cast<DeviceSlot>(device), static_cast<TaskState>(state & 7U),
            static_cast<TaskReason>(state >> 3U & 15U), attempt, (state & 0x80U) != 0 });
    }
    return {};
}

} // namespace console
